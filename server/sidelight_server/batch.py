"""Many articles: lines of JSON in, lines of JSON out, in the same order, in as much memory as a few take."""

from __future__ import annotations

import gzip
import io
import json
import logging
import os
import zlib
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from itertools import count
from pathlib import Path
from typing import IO, Any, BinaryIO, TypeVar, cast

from sidelight import Article, ArticleError
from sidelight.analysis import EngineName
from sidelight_server import engine as engines
from sidelight_server.config import Config
from sidelight_server.readers import Readers, ReadingError, ReadingTooLongError

MAX_LINE = 5_000_000
"""The longest line that is taken, in bytes."""

FIELDS = ("url", "title", "byline", "publisher", "published", "language", "text")
"""What of a line goes into the Article; all else but the id is left aside."""

Item = TypeVar("Item")
Result = TypeVar("Result")
ReadArticle = Callable[[Article], dict[str, Any]]
"""Gives the analysis of an article as JSON data; raises ReadingError."""


class LineError(ValueError):
    """A line is no article that can be read; the message says why."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one line.

    number: of the line, from 1.
    id: what the line calls itself, None where it does not say.
    answer: the line of the output; None where there is none.
    reason: why there is none.
    """

    number: int
    id: str | int | None
    answer: bytes | None = None
    reason: str = ""


def read_lines(source: BinaryIO, read: ReadArticle, workers: int) -> Iterator[Outcome]:
    """What becomes of each line of JSON, gzipped or not, in order. Blank lines are passed over.

    Input that breaks off ends with an outcome that says so.
    """
    yield from in_order(partial(_outcome, read), _numbered(source), workers)


def in_order(work: Callable[[Item], Result], items: Iterable[Item], workers: int) -> Iterator[Result]:
    """The results in the order of the items, in threads; few items are taken in advance."""
    waiting: deque[Future[Result]] = deque()
    with ThreadPoolExecutor(workers) as pool:
        try:
            for item in items:
                waiting.append(pool.submit(work, item))
                if len(waiting) > 4 * workers:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        finally:
            pool.shutdown(cancel_futures=True)


@contextmanager
def reading_processes(config: Config, workers: int, *, quiet: bool) -> Iterator[ReadArticle]:
    """Reads in that many processes, which end with the block.

    quiet: where the engine fails, its processes do not log the place in its code.
    """
    load = partial(_load_quietly if quiet else engines.load, spacy_model=config.spacy_model)
    readers = Readers(load, at_once=workers, seconds=config.reading_seconds)
    try:
        yield lambda article: readers.read(article, config.engine)
    finally:
        readers.close()


def _load_quietly(name: EngineName, spacy_model: str | None) -> engines.Engine:
    """In a reader's process: its own log would break into the progress; what went wrong is told by line."""
    logging.getLogger().addHandler(logging.NullHandler())
    return engines.load(name, spacy_model)


def _outcome(read: ReadArticle, line: tuple[int, bytes | LineError]) -> Outcome:
    number, raw = line
    id = None
    try:
        if isinstance(raw, LineError):
            raise raw
        record = _record(raw)
        id = record.get("id") if isinstance(record.get("id"), str | int) else None
        if id is None or id == "":
            raise LineError('The line has no "id".')
        if "text" not in record:
            raise LineError('The line has no "text".')
        analysis = read(Article(**{name: record[name] for name in FIELDS if name in record}))
    except (LineError, ArticleError) as error:
        return Outcome(number, id, reason=str(error))
    except ReadingTooLongError:
        return Outcome(number, id, reason="The reading took too long and was ended.")
    except ReadingError:
        return Outcome(number, id, reason="The engine failed on this article.")
    return Outcome(number, id, answer=json.dumps({"id": id, **analysis}, ensure_ascii=False).encode() + b"\n")


def _record(raw: bytes) -> dict[str, Any]:
    try:
        record = json.loads(raw.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise LineError(f"The line is not UTF-8: byte {error.start + 1:,} does not fit.") from None
    except json.JSONDecodeError as error:
        raise LineError(f"The line is not JSON: {error.msg} at character {error.pos + 1:,}.") from None
    except (ValueError, RecursionError):
        raise LineError(
            "The line is not JSON that can be read: a number is too long or lists too deep."
        ) from None
    if not isinstance(record, dict):
        raise LineError("The line is JSON, but no object in braces.")
    return record


class _Buffered(io.BufferedReader):
    """A buffer of our own around a source that has none."""


def _numbered(source: BinaryIO) -> Iterator[tuple[int, bytes | LineError]]:
    """The lines with something in them, with their numbers, or what is wrong with them."""
    # Wrapped only where need be: a second buffer would hold back lines that a slow pipe has already given.
    buffered = source if isinstance(source, io.BufferedReader) else _Buffered(cast("io.RawIOBase", source))
    try:
        zipped = buffered.peek(2)[:2] == b"\x1f\x8b"
        lines = cast("IO[bytes]", gzip.GzipFile(fileobj=buffered) if zipped else buffered)
        for number in count(1):
            try:
                line = lines.readline(MAX_LINE + 1)
                too_long = len(line) > MAX_LINE
                while too_long and line and not line.endswith(b"\n"):
                    line = lines.readline(MAX_LINE)
            except (OSError, EOFError, zlib.error):
                yield number, LineError("The input is cut off or damaged here; what comes after is not read.")
                return
            if too_long:
                yield number, LineError(f"The line is longer than {MAX_LINE // 1_000_000} MB.")
            elif not line:
                return
            elif line.strip():
                yield number, line
    finally:
        if isinstance(buffered, _Buffered):
            buffered.detach()  # else the source is closed, which is for who opened it


@contextmanager
def whole_file(path: Path) -> Iterator[IO[bytes]]:
    """A file to write, gzipped where its name ends in .gz, that bears its name only when all of it is there.

    Raises OSError.
    """
    target = path.resolve()
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        with part.open("xb") as file:
            if target.suffix == ".gz":
                with gzip.GzipFile(filename="", mode="wb", fileobj=file, mtime=0) as zipped:
                    yield cast("IO[bytes]", zipped)
            else:
                yield file
            file.flush()
            os.fsync(file.fileno())
        part.replace(target)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
