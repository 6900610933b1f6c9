"""The processes that read."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest
from made_engines import obedient, unloadable

from sidelight import Article
from sidelight_server.engine import EngineError
from sidelight_server.readers import Readers, ReadersBusyError, ReadingError, ReadingTooLongError


@pytest.fixture
def readers(tally: Path) -> Iterator[Readers]:
    with closing(Readers(partial(obedient, tally=tally), at_once=1, seconds=60)) as readers:
        yield readers


def processes(tally: Path) -> list[int]:
    return [int(line) for line in tally.read_text().splitlines()]


def is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def test_articles_are_read_in_one_process_that_is_not_ours(readers: Readers, tally: Path) -> None:
    for text in ("One", "Two"):
        assert readers.read(Article(text=text), "rules")["schema"] == "sidelight/1"
    first, second = processes(tally)
    assert first == second != os.getpid()


def test_a_reader_started_early_reads_the_first_article(readers: Readers, tally: Path) -> None:
    readers.start("rules")
    [waiting] = readers.idle()
    readers.read(Article(text="One"), "rules")
    assert processes(tally) == [waiting]


def test_an_endless_reading_is_ended_with_its_process(tally: Path) -> None:
    with closing(Readers(partial(obedient, tally=tally), at_once=1, seconds=0.2)) as readers:
        with pytest.raises(ReadingTooLongError):
            readers.read(Article(text="Endless"), "rules")
        [ended] = processes(tally)
        assert not is_running(ended)
        assert readers.read(Article(text="One"), "rules")


def test_a_process_that_dies_is_replaced(readers: Readers, tally: Path) -> None:
    with pytest.raises(ReadingError):
        readers.read(Article(text="Dying"), "rules")
    assert readers.read(Article(text="One"), "rules")
    assert len(set(processes(tally))) == 2


def test_a_process_that_was_killed_while_it_waited_is_not_asked(readers: Readers, tally: Path) -> None:
    readers.start("rules")
    [waiting] = readers.idle()
    os.kill(waiting, signal.SIGKILL)
    os.waitid(os.P_PID, waiting, os.WEXITED | os.WNOWAIT)
    assert readers.read(Article(text="One"), "rules")
    assert processes(tally) != [waiting]


def test_no_more_are_read_at_once_than_allowed(tally: Path) -> None:
    gate = tally.parent / "gate"
    os.mkfifo(gate)
    load = partial(obedient, tally=tally)
    with closing(Readers(load, at_once=1, seconds=60, waiting=0)) as readers, ThreadPoolExecutor(1) as pool:
        first = pool.submit(readers.read, Article(text="Waiting"), "rules")
        with gate.open("w") as opened:  # opens once the first article is being read
            with pytest.raises(ReadersBusyError):
                readers.read(Article(text="One"), "rules")
            opened.write("go on")
        assert first.result()


def test_an_engine_that_cannot_be_loaded_is_told_each_time() -> None:
    with closing(Readers(unloadable, at_once=1, seconds=60)) as readers:
        readers.start("rules")
        for _ in range(2):
            with pytest.raises(EngineError, match="The pipeline is torn"):
                readers.read(Article(text="One"), "rules")


def test_closing_ends_the_processes(readers: Readers, tally: Path) -> None:
    readers.read(Article(text="One"), "rules")
    readers.close()
    [ended] = processes(tally)
    assert not is_running(ended)
    with pytest.raises(ReadersBusyError):
        readers.read(Article(text="Two"), "rules")


def test_closing_ends_a_reading_too(readers: Readers, tally: Path, caplog: pytest.LogCaptureFixture) -> None:
    gate = tally.parent / "gate"
    os.mkfifo(gate)
    with ThreadPoolExecutor(1) as pool:
        reading = pool.submit(readers.read, Article(text="Waiting"), "rules")
        with gate.open("w"):  # opens once the article is being read
            readers.close()
        with pytest.raises(ReadingError):
            reading.result()
    assert caplog.text == ""
