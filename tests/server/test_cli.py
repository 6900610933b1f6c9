"""The command line, as the one who types it meets it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from lxml import html as lxml_html

import sidelight
from sidelight.analysis import Analysis
from sidelight_server import cli, serving
from sidelight_server.cli import main
from sidelight_server.config import Config
from sidelight_server.engine import Engine

COMMAND = str(Path(sys.executable).with_name("sidelight"))
STORY = """\
Tidewick’s pier closes after the storm

The harbour master of Tidewick, Ada Rook, said on Tuesday that the old pier would be closed until the spring.

“Nobody was hurt,” Rook said. “We were lucky.”
"""


@pytest.fixture
def story(tmp_path: Path) -> str:
    path = tmp_path / "story.txt"
    path.write_text(STORY, encoding="utf-8")
    return str(path)


def run(*arguments: str, **options: Any) -> Result:
    return CliRunner().invoke(main, arguments, **options)


def test_the_terminal_shows_the_article_then_cast_quotes_and_notes(story: str) -> None:
    done = run("read", story)
    assert done.exit_code == 0
    assert done.stderr == ""
    headings = [line for line in done.stdout.splitlines() if line in ("CAST", "QUOTES", "NOTES")]
    assert headings == ["CAST", "QUOTES", "NOTES"]
    assert "pier closes after the storm" in done.stdout
    assert "\x1b" not in done.stdout


def test_json_is_exactly_the_analysis(story: str) -> None:
    done = run("read", story, "--engine", "rules", "--format", "json", "--published", "2026-03-05")
    title = STORY.partition("\n")[0]
    article = sidelight.Article(title=title, published="2026-03-05", text=STORY.strip())
    assert json.loads(done.stdout) == json.loads(
        json.dumps(sidelight.schema.to_json(sidelight.read(article)))
    )
    assert set(json.loads(done.stdout)) == set(Analysis.__dataclass_fields__)


def test_html_is_one_page(story: str) -> None:
    done = run("read", story, "--format", "html")
    page = lxml_html.fromstring(done.stdout)
    assert page.tag == "html"
    assert page.findtext(".//h1") is not None


def test_markdown_begins_with_the_headline(story: str) -> None:
    done = run("read", story, "--format", "markdown")
    assert done.stdout.startswith("# Tidewick’s pier closes after the storm\n")


@pytest.mark.parametrize("form", ["text", "json", "html", "markdown"])
def test_standard_input_is_read_in_every_format(form: str) -> None:
    done = run("read", "-", "--format", form, input=STORY.encode())
    assert done.exit_code == 0
    assert "Tidewick" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "given", "message"),
    [
        (["missing.txt"], "", "There is no file missing.txt."),
        (["."], "", ". is a folder; name a file in it."),
        (["-"], "", "Standard input is empty."),
        (["-"], " \r\n\t", "Standard input holds only white space."),
        (["-"], b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "Standard input holds binary data, not text."),
        (["-"], "a" * 5_000_001, "Standard input is larger than 5 MB, too large for one article."),
        (
            ["-"],
            "a " * 90_000,
            "The article has 179,999 characters; at most 150,000 are read. Send it in parts.",
        ),
        (["-"], "... !!! 12", "The article holds no words."),
        (["-"], b"half \xed\xb0\x80", "The text holds half of a character (a lone surrogate) at offset 5."),
        (
            ["-", "--published", "May 5"],
            STORY,
            "The date of publication must look like 2020-10-22, not 'May 5'.",
        ),
        (["-", "--published", ""], STORY, "The date of publication must look like 2020-10-22, not ''."),
        (["gopher://x.org"], "", "gopher://x.org cannot be read: only http and https addresses can."),
    ],
)
def test_bad_input_is_told_in_one_line_on_standard_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], given: str | bytes, message: str
) -> None:
    monkeypatch.chdir(tmp_path)
    done = run("read", *arguments, input=given)
    assert (done.exit_code, done.stdout, done.stderr) == (2, "", f"Error: {message}\n")


@pytest.mark.parametrize("command", [["read", "-"], ["batch", "-", "--output", "out.jsonl"], ["serve"]])
def test_an_engine_that_is_not_set_up_is_told_before_anything_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SIDELIGHT_SPACY_MODEL", "no_such_pipeline")
    done = run(*command, "--engine", "spacy", input=STORY)
    assert done.exit_code == 2
    assert done.stderr.startswith("Error: There is no spaCy pipeline 'no_such_pipeline': ")
    assert done.stderr.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


def test_an_engine_that_fails_is_told_without_its_traceback(
    story: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(self: Engine, article: sidelight.Article) -> Analysis:
        raise RecursionError("too deep\nby far")

    monkeypatch.setattr(Engine, "read", fail)
    done = run("read", story, "--engine", "rules")
    assert (done.exit_code, done.stdout) == (2, "")
    assert (
        done.stderr == "Error: The engine rules failed on this article (RecursionError: too deep�by far).\n"
    )


def test_a_page_in_another_language_is_read_with_a_word_of_warning() -> None:
    page = f'<html lang="fr"><body><article><p>{STORY}</p></article></body></html>'
    done = run("read", "-", input=page.encode())
    assert done.exit_code == 0
    assert done.stderr == "This page says that its language is fr; Sidelight reads English.\n"


def test_a_setting_of_the_environment_that_cannot_be_is_told(story: str) -> None:
    done = run("read", story, env={"SIDELIGHT_ENGINE": "oracle"})
    assert done.exit_code == 2
    assert "must be one of rules, spacy" in done.stderr


def test_serve_hands_its_options_to_the_server(monkeypatch: pytest.MonkeyPatch) -> None:
    called: list[tuple[str, int, bool, Config]] = []
    monkeypatch.setattr(
        cli,
        "serve_until_ended",
        lambda host, port, *, config, allow_remote: called.append((host, port, allow_remote, config)),
    )
    assert run("serve", "--port", "0", "--engine", "rules").exit_code == 0
    [(host, port, allow_remote, config)] = called
    assert (host, port, allow_remote, config.engine) == (serving.DEFAULT_HOST, 0, False, "rules")


def test_serve_tells_in_one_line_why_it_cannot() -> None:
    done = run("serve", "--host", "0.0.0.0")  # noqa: S104
    assert done.exit_code == 2
    assert "--allow-remote" in done.stderr
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize("command", [[], ["read"], ["batch"], ["serve"], ["evaluate"]])
def test_every_command_explains_itself(command: list[str]) -> None:
    done = run(*command, "--help")
    assert done.exit_code == 0
    assert "Usage: " in done.stdout


# As a process, with its own standard streams


def test_the_output_is_utf8_whatever_the_terminal_says(story: str) -> None:
    environment = {**os.environ, "PYTHONIOENCODING": "ascii"}
    for form in ("json", "html", "markdown"):
        done = subprocess.run(  # noqa: S603
            [COMMAND, "read", story, "--format", form], capture_output=True, check=True, env=environment
        )
        assert "Tidewick’s pier" in done.stdout.decode("utf-8")
    done = subprocess.run([COMMAND, "read", story], capture_output=True, check=True, env=environment)  # noqa: S603
    assert "Nobody was hurt" in done.stdout.decode("ascii")


def test_a_reader_that_goes_away_causes_no_traceback(story: str) -> None:
    with subprocess.Popen(  # noqa: S603
        [COMMAND, "read", story], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert b"Traceback" not in process.stderr.read()
