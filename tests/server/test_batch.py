"""Lines of JSON in, lines of JSON out."""

from __future__ import annotations

import gzip
import io
import json
import signal
import subprocess
import sys
import threading
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from made_engines import obedient

from sidelight import Article
from sidelight_server import batch
from sidelight_server.batch import MAX_LINE, Outcome, in_order, read_lines, whole_file
from sidelight_server.readers import Readers

SIDELIGHT = (str(Path(sys.executable).with_name("sidelight")),)


def analysis(article: Article) -> dict[str, Any]:
    """Stands for a reading: says what it was given."""
    return {"text": article.text, "title": article.title, "publisher": article.publisher}


def outcomes(*lines: str | bytes) -> list[Outcome]:
    raw = b"\n".join(line.encode() if isinstance(line, str) else line for line in lines)
    return list(read_lines(io.BytesIO(raw), analysis, workers=2))


def document(id: str, text: str = "The pier fell.", **more: Any) -> str:
    return json.dumps({"id": id, "text": text, **more})


def test_each_line_is_answered_with_its_id_in_the_same_order() -> None:
    ids = [f"d{number}" for number in range(100)]
    found = outcomes(*(document(id, f"Text of {id}.") for id in ids))
    answers = [json.loads(outcome.answer or b"") for outcome in found]
    assert [answer["id"] for answer in answers] == ids
    assert [answer["text"] for answer in answers] == [f"Text of {id}." for id in ids]
    assert [outcome.number for outcome in found] == list(range(1, 101))


def test_what_is_known_of_the_article_is_taken_and_what_else_there_is_left_aside() -> None:
    [found] = outcomes(
        document(
            "d", title="Pier falls", publisher=None, quotes=[{"kind": "direct"}], actors=[], genre="news"
        )
    )
    assert json.loads(found.answer or b"") == {
        "id": "d", "text": "The pier fell.", "title": "Pier falls", "publisher": None,
    }  # fmt: skip


def test_the_text_is_read_as_it_stands_so_that_offsets_hold() -> None:
    text = "  One.\r\n\r\nTwo.\n"
    [found] = outcomes(document("d", text))
    assert json.loads(found.answer or b"")["text"] == text


@pytest.mark.parametrize(
    ("line", "id", "reason"),
    [
        ("no JSON", None, "is not JSON: Expecting value at character 1"),
        ('{"id": "d", "text": "cut', None, "is not JSON: "),
        ("[1, 2]", None, "no object"),
        ("[" * 100_000, None, "too deep"),
        ('{"id": ' + "9" * 5000 + ', "text": "x"}', None, "too long"),
        (b'{"id": "d", "text": "\xff"}', None, "is not UTF-8: byte 22"),
        ('{"text": "The pier fell."}', None, 'no "id"'),
        ('{"id": null, "text": "The pier fell."}', None, 'no "id"'),
        ('{"id": "d"}', "d", 'no "text"'),
        ('{"id": "d", "text": null}', "d", "must be text"),
        ('{"id": 7, "text": 7}', 7, "must be text"),
        ('{"id": "d", "text": " "}', "d", "is empty"),
        ('{"id": "d", "text": "half \\ud800"}', "d", "lone surrogate"),
        ('{"id": "d", "text": "The pier fell.", "published": "Tuesday"}', "d", "must look like 2020-10-22"),
        ('{"id": "d", "text": "The pier fell.", "title": ["x"]}', "d", "title must be text"),
        (document("d", "a" * 150_001), "d", "150,001 characters"),
        (b'{"id": "d", "text": "' + b"a" * MAX_LINE + b'"}', None, "longer than 5 MB"),
    ],
)
def test_a_bad_line_is_told_with_number_id_and_reason_and_the_others_are_read(
    line: str | bytes, id: str | int | None, reason: str
) -> None:
    before, bad, after = outcomes(document("before"), line, document("after"))
    assert before.answer
    assert after.answer
    assert (bad.number, bad.id, bad.answer) == (2, id, None)
    assert reason in bad.reason
    assert "\n" not in bad.reason


def test_blank_lines_are_passed_over_and_still_counted() -> None:
    assert [found.number for found in outcomes("", document("a"), " ", "", document("b"), "")] == [2, 5]


def test_a_byte_order_mark_does_no_harm() -> None:
    [found] = outcomes(b"\xef\xbb\xbf" + document("d").encode())
    assert found.id == "d"


def test_zipped_input_is_known_by_its_content() -> None:
    raw = gzip.compress(document("d").encode())
    [found] = read_lines(io.BytesIO(raw), analysis, workers=1)
    assert found.id == "d"


def test_what_was_read_before_the_input_broke_off_is_kept() -> None:
    lines = "\n".join(document(f"d{number}", f"{number * 7919} pier") for number in range(2000)).encode()
    *read, last = read_lines(io.BytesIO(gzip.compress(lines)[:-4000]), analysis, workers=1)
    assert len(read) > 10
    assert [outcome.id for outcome in read] == [f"d{number}" for number in range(len(read))]
    assert last.number == len(read) + 1
    assert "cut off or damaged" in last.reason


def test_few_lines_are_taken_before_the_first_answer() -> None:
    taken = 0

    def endless() -> Any:
        nonlocal taken
        while True:
            taken += 1
            yield taken

    results = in_order(str, endless(), workers=3)
    assert [next(results) for _ in range(5)] == ["1", "2", "3", "4", "5"]
    assert taken <= 5 + 4 * 3
    results.close()  # type: ignore[attr-defined]


def test_a_late_answer_keeps_its_place() -> None:
    released = threading.Event()

    def work(item: int) -> int:
        if item == 0:
            assert released.wait(60)
        elif item == 3:
            released.set()
        return item

    assert list(in_order(work, range(10), workers=2)) == list(range(10))


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Dying words.", "The engine failed on this article."),
        ("Broken words.", "The engine failed on this article."),
        ("Endless words.", "The reading took too long and was ended."),
    ],
)
def test_an_engine_that_breaks_on_an_article_costs_that_article_alone(
    tally: Path, text: str, reason: str
) -> None:
    source = io.BytesIO("\n".join([document("a"), document("b", text), document("c")]).encode())
    with closing(Readers(partial(obedient, tally=tally), at_once=2, seconds=5)) as readers:
        found = list(read_lines(source, lambda article: readers.read(article, "rules"), workers=2))
    assert [bool(outcome.answer) for outcome in found] == [True, False, True]
    assert found[1].reason == reason


# The file that is written


def test_a_file_has_its_name_only_when_it_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    path.write_text("the old one")
    with whole_file(path) as file:
        file.write(b"the new one")
        assert path.read_text() == "the old one"
    assert path.read_text() == "the new one"
    assert [each.name for each in tmp_path.iterdir()] == ["out.jsonl"]


def test_a_file_that_was_not_finished_leaves_what_was_there(tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl.gz"
    path.write_text("the old one")
    with pytest.raises(KeyboardInterrupt), whole_file(path) as file:
        file.write(b"half")
        raise KeyboardInterrupt
    assert path.read_text() == "the old one"
    assert [each.name for each in tmp_path.iterdir()] == ["out.jsonl.gz"]


def test_a_file_is_zipped_where_its_name_says_so(tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl.gz"
    with whole_file(path) as file:
        file.write(b"words")
    assert gzip.decompress(path.read_bytes()) == b"words"


def test_a_link_stays_and_the_file_behind_it_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    link = tmp_path / "out.jsonl"
    link.symlink_to(tmp_path / "there" / "real.jsonl")
    with whole_file(link) as file:
        file.write(b"words")
    assert link.is_symlink()
    assert (tmp_path / "there" / "real.jsonl").read_bytes() == b"words"


# The command, as a process


def sidelight(*arguments: str, **options: Any) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603
        [*SIDELIGHT, *arguments], capture_output=True, text=True, encoding="utf-8", check=False, **options
    )


def test_the_command_reads_zipped_lines_in_processes_and_writes_zipped_lines(tmp_path: Path) -> None:
    source, output = tmp_path / "in.jsonl.gz", tmp_path / "out.jsonl.gz"
    ids = [f"d{number}" for number in range(30)]
    source.write_bytes(
        gzip.compress("\n".join(document(id, f"Ada Rook said {id} fell.") for id in ids).encode())
    )
    done = sidelight("batch", str(source), "--output", str(output), "--workers", "2")
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr.startswith("30 articles read in ")
    answers = [json.loads(line) for line in gzip.decompress(output.read_bytes()).decode().splitlines()]
    assert [answer["id"] for answer in answers] == ids
    assert {answer["schema"] for answer in answers} == {"sidelight/1"}


def test_the_command_names_bad_lines_goes_on_and_ends_with_one(tmp_path: Path) -> None:
    lines = [document("a"), "no JSON", document("b\x1b", ""), document("c")]
    output = tmp_path / "out.jsonl"
    done = sidelight("batch", "-", "--output", str(output), "--workers", "1", input="\n".join(lines))
    told = done.stderr.splitlines()
    assert done.returncode == 1
    assert told[0] == "Line 2: The line is not JSON: Expecting value at character 1."
    assert told[1] == "Line 3, id b�: The article is empty."
    assert told[2].startswith("2 articles read in ")
    assert told[2].endswith("; 2 lines left out.")
    assert [json.loads(line)["id"] for line in output.read_text(encoding="utf-8").splitlines()] == ["a", "c"]


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
@pytest.mark.parametrize("ending", [signal.SIGTERM, signal.SIGINT])
def test_the_command_leaves_no_half_file_when_it_is_ended(tmp_path: Path, ending: signal.Signals) -> None:
    output = tmp_path / "out.jsonl"
    command = [*SIDELIGHT, "batch", "-", "--output", str(output), "--workers", "1"]
    ours = signal.signal(ending, signal.SIG_DFL)  # what is ignored here is ignored by the command
    try:
        process = subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.PIPE)  # noqa: S603
    finally:
        signal.signal(ending, ours)
    with process:
        assert process.stdin is not None
        assert process.stderr is not None
        process.stdin.write(b"bad line\n" * 10)
        process.stdin.flush()
        assert process.stderr.readline().startswith(b"Line 1")  # now it is in the midst of it
        assert list(tmp_path.iterdir())
        process.send_signal(ending)
        rest = process.stderr.read()
        process.wait()
    assert process.returncode != 0
    assert b"Traceback" not in rest
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("source", "output", "message"),
    [
        ("missing.jsonl", "out.jsonl", "missing.jsonl cannot be opened: No such file or directory."),
        (".", "out.jsonl", ". cannot be opened: Is a directory."),
        ("in.jsonl", "nowhere/out.jsonl", "There is no folder nowhere to write to."),
        ("in.jsonl", ".", ". is no file, so it cannot be replaced by one."),
    ],
)
def test_the_command_tells_in_one_line_what_it_cannot_use(
    tmp_path: Path, source: str, output: str, message: str
) -> None:
    (tmp_path / "in.jsonl").write_text(document("a"))
    done = sidelight("batch", source, "--output", output, cwd=tmp_path)
    assert (done.returncode, done.stderr) == (2, f"Error: {message}\n")
    assert [each.name for each in tmp_path.iterdir()] == ["in.jsonl"]


def test_the_fields_that_are_taken_are_those_of_the_article() -> None:
    assert set(batch.FIELDS) == set(Article.__dataclass_fields__)
