"""`sidelight briefs check`: what it finds in lines that are not in order, and how it says so."""

import pytest
from click.testing import CliRunner

from sidelight_server.briefs import GOOD_LINE, LONGEST, check
from sidelight_server.cli import main

GOOD = {
    "name": "Harbour Council of Lund",
    "others": "HCL",
    "kind": "organization",
    "as_of": "2025-06",
    "near": "",
    "title": "Harbour Council of Lund",
    "text": "A council that runs the harbour of Lund. It has nine members.",
}


def line(**changes):
    return "\t".join((GOOD | changes).values())


@pytest.fixture
def write(tmp_path):
    def write(*lines, name="new.tsv"):
        path = tmp_path / name
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return path

    return write


def test_a_good_line_is_in_order(write):
    assert check([write("# A comment.", "", line())]) == (1, [])


@pytest.mark.parametrize(
    ("changes", "wrong", "remedy"),
    [
        ({"text": f"{GOOD['text']}\tmore"}, "8 columns instead of 7", "one tab each"),
        ({"name": ""}, "the first column is empty", "Begin the line"),
        ({"others": "HCL "}, "blanks where none belong", "Take them out"),
        ({"text": "It runs  the harbour of Lund."}, "blanks where none belong", "Take them out"),
        ({"kind": "company"}, "“company” is no kind of brief", "organization"),
        ({"as_of": "June 2025"}, "“June 2025” is no month", "2025-06"),
        ({"as_of": "2025-13"}, "“2025-13” is no month", "2025-06"),
        ({"title": ""}, "no title of a Wikipedia article", "English Wikipedia"),
        ({"title": "Harbour_Council"}, "“Harbour_Council” is no title", "English Wikipedia"),
        ({"others": "~HCL"}, "a name with ~ needs words", "which words decide"),
        ({"near": "Lund"}, "need a name with ~", "Mark the names"),
        ({"text": "Too short."}, "the text has 10 characters", "20 to 300"),
        ({"text": f"{'Long ' * 70}tale."}, "the text has 355 characters", f"20 to {LONGEST}"),
        ({"text": "It runs the harbour of Lund"}, "does not end with a full stop", "whole sentences"),
        ({"text": "It is. It was. It has. It had. It does."}, "the text has 5 sentences", "One or two"),
        ({"text": "It currently runs the harbour."}, "“currently” ages", "since when"),
        ({"text": "It was founded recently in Lund."}, "“recently” ages", "since when"),
        ({"text": "Now it runs the harbour of Lund."}, "“Now” ages", "since when"),
        ({"text": "A notorious council of the harbour."}, "“notorious” takes a side", "who calls it so"),
        ({"text": "It is close to the regime in Lund."}, "“regime” takes a side", "who calls it so"),
        ({"others": "H.C.L.; HCL"}, "its name “HCL” is there twice", "keep one"),
        ({"text": "A council; see “Nowhere Council”."}, "no brief is called “Nowhere Council”", "Refer to"),
        ({"others": "NATO"}, "“NATO” is also a name of “NATO” (", "Put ~ before it in both"),
        ({"others": "~NATO", "near": "Lund"}, "“NATO” is also a name of “NATO” (", "Put ~ before it"),
        ({"name": "NATO", "others": ""}, "“NATO” is also the title of “NATO”", "Title one otherwise"),
        ({"title": "NATO"}, "its Wikipedia article is also that of “NATO”", "Make one brief"),
    ],
)
def test_what_is_wrong_is_told_with_its_line_and_a_remedy(write, changes, wrong, remedy):
    path = write("# Councils.", line(**changes))
    _, problems = check([path])
    told = [problem for problem in problems if wrong in problem.wrong]
    assert told, [problem.wrong for problem in problems]
    assert (told[0].path, told[0].line) == (path, 2)
    assert remedy in told[0].remedy


@pytest.mark.parametrize(
    "text",
    [
        "It met on 3 March 1990 in St. Petersburg, and left the U.S. Senate alone.",
        "A knowledgeable body that renowned historians know as the Lund council.",
        "It calls itself “the harbour’s voice”.",
    ],
)
def test_words_that_only_look_wrong_are_left_alone(write, text):
    assert check([write(line(text=text))]) == (1, [])


def test_a_name_in_two_lines_is_told_at_both(write):
    second = line(name="Hanseatic Court", title="Hanseatic Court")
    _, problems = check([write(line(), second)])
    assert [(problem.line, "HCL" in problem.wrong) for problem in problems] == [(1, True), (2, True)]


def test_what_is_wrong_in_other_files_is_not_told_of_this_one(write):
    bad = write(line(kind="company"), name="bad.tsv")
    good = write(line(), name="good.tsv")
    assert check([good]) == (1, [])
    assert {problem.path for problem in check([bad, good])[1]} == {bad}


def run(*arguments):
    return CliRunner().invoke(main, ["briefs", "check", *map(str, arguments)])


def test_the_command_says_that_all_is_in_order(write):
    done = run(write(line()))
    assert (done.exit_code, done.output) == (0, "1 brief: all in order.\n")


def test_the_command_says_what_is_wrong_and_shows_a_good_line(write):
    path = write(line(), line(kind="company"))
    done = run(path)
    assert done.exit_code == 1
    assert f"{path}:2: Harbour Council of Lund: “company” is no kind of brief." in done.output
    assert GOOD_LINE in done.output
    assert done.output.endswith("1 problem.\n")


def test_without_a_file_the_command_checks_all_bundled_briefs():
    done = run()
    assert done.exit_code == 0, done.output
    assert "all in order" in done.output


def test_markup_in_a_line_is_shown_as_it_is(write):
    assert "[bold]" in run(write(line(kind="[bold]"))).output


@pytest.mark.parametrize(("content", "reason"), [(None, "No such file"), (b"\xff\xfe\x00", "not UTF-8")])
def test_a_file_that_cannot_be_read_is_named(tmp_path, content, reason):
    path = tmp_path / "briefs.tsv"
    if content is not None:
        path.write_bytes(content)
    done = run(path)
    assert done.exit_code == 1
    assert reason in done.output
    assert "briefs.tsv" in done.output
