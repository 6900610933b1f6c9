"""What goes wrong is said in words, and nothing is lost by it."""

from __future__ import annotations

import socket
from typing import Any

import pytest

from e2e import samples
from e2e.extension import Extension
from e2e.loopback import Loopback
from e2e.made import SAID, page_of
from e2e.painted import (
    check_painted,
    headline_of,
    page_now,
    painted,
    ranges,
    to_be_painted,
    wait_for_paint,
    words_of_ours,
)

STRAIT = samples.sample("strait")
COMET = samples.sample("comet")


def wait_for_words(page: Any, wanted: str) -> None:
    """Until our own corner of the page says so; a closed root can only be asked, not watched."""
    page.wait_for_function("() => document.querySelector('sidelight-overlay') !== null", polling="raf")
    while wanted not in words_of_ours(page):
        page.evaluate("() => new Promise(requestAnimationFrame)")


@pytest.fixture
def closed_port() -> int:
    """A port on which nothing answers."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def test_a_server_that_does_not_answer_is_replaced_by_this_device_and_the_reader_is_told(
    reader: Extension, pages: Loopback, closed_port: int
) -> None:
    reader.settings(engine="server", server=f"http://127.0.0.1:{closed_port}")
    with reader.open(pages.url(STRAIT.path)) as page:
        state = reader.settled(page)
        assert state["phase"] == "read", state
        assert state["report"]["where"] == "device"
        assert str(closed_port) in state["report"]["fellBack"]
        wait_for_words(page, state["report"]["fellBack"])
        check_painted(page, state)


def test_something_else_that_answers_at_the_servers_address_is_not_believed(
    reader: Extension, pages: Loopback
) -> None:
    reader.settings(engine="server", server=pages.address)
    with reader.open(pages.url(STRAIT.path)) as page:
        state = reader.settled(page)
        assert state["report"]["where"] == "device"
        assert state["report"]["fellBack"]


@pytest.mark.parametrize("name", ["marche", "front"])
def test_the_reader_is_told_why_a_page_has_no_marks(reader: Extension, pages: Loopback, name: str) -> None:
    with reader.open(pages.url(f"/pages/{name}/")) as page:
        state = reader.settled(page)
        wait_for_words(page, state["problem"]["message"])


def test_paragraphs_that_are_drawn_anew_get_their_marks_back(reader: Extension, pages: Loopback) -> None:
    with reader.open(pages.url(COMET.path)) as page:
        state = reader.settled(page)
        expected = to_be_painted(state["article"]["text"], state["analysis"])
        for time in ("1 time", "2 times"):
            page.click("#refresh")
            page.get_by_text(f"Drawn anew {time}").wait_for()
            page.wait_for_function(
                """(least) => {
                  const ranges = [...CSS.highlights].flatMap(([, highlight]) => [...highlight]);
                  const live = ranges.filter((range) => range.startContainer.isConnected && !range.collapsed);
                  return live.length === ranges.length && live.length >= least;
                }""",
                arg=sum(bool(covered) for covered in expected.values()),
                polling="raf",
            )
            check_painted(page, state)
        assert page_now(page)["hosts"] == 1


def test_an_article_that_is_longer_than_any_that_is_read_is_refused_in_words(
    reader: Extension, pages: Loopback
) -> None:
    paragraphs = [f"{number}. {SAID * 5}" for number in range(800)]
    with reader.open(pages.make("/made/long", page_of(paragraphs))) as page:
        state = reader.settled(page)
        assert state["problem"]["reason"] == "too-long"
        assert "150,000" in state["problem"]["message"]
        assert ranges(page) == 0


@pytest.mark.parametrize("words", ["", SAID], ids=["alone", "among-words"])
def test_a_million_quotation_marks_are_refused_in_words(
    reader: Extension, pages: Loopback, words: str
) -> None:
    url = pages.make("/made/million", page_of([words + "“" * 1_000] * 1_000))
    with reader.open(url) as page:
        state = reader.settled(page)
        assert state["phase"] == "failed", state
        assert state["problem"]["message"]
        assert page_now(page)["after"] == page_now(page)["before"]


@pytest.mark.parametrize(
    "paragraphs",
    [
        pytest.param([SAID + "“" * 300 + "”" * 200] * 60, id="thirty-thousand"),
        pytest.param(["“The “mayor “of “Fenwick “said “so “today. " * 20] * 60, id="in-each-word"),
    ],
)
def test_an_article_of_quotation_marks_is_read_in_bounded_time(
    reader: Extension, engine: str, pages: Loopback, paragraphs: list[str]
) -> None:
    with reader.open(pages.make("/made/marks", page_of(paragraphs))) as page:
        state = reader.settled(page)
        assert state["phase"] == "read", state
        assert state["report"]["fellBack"] is None
        check_painted(page, state)
        assert page_now(page)["after"] == page_now(page)["before"]


def test_halves_of_characters_do_no_harm(reader: Extension, engine: str, pages: Loopback) -> None:
    """A script can put lone surrogates into a page; markup cannot."""
    broken = f"{SAID * 4}“Half a \\ud83e character,” said Ada Marsh. {SAID}“Another \\udd80 half,” she said."
    script = (
        f'<script>document.querySelector("p").textContent = "{broken}"; document.title += "\\ud800";</script>'
    )
    paragraphs = ["To be replaced.", SAID * 4, f"The clock 🕰 stays. {SAID * 3}"]
    html = page_of(paragraphs).replace("</body>", f"{script}</body>")
    with reader.open(pages.make("/made/halves", html)) as page:
        state = reader.settled(page)
        assert state["phase"] == "read", state
        assert state["report"]["fellBack"] is None
        assert "Half a \ufffd character" in state["article"]["text"]
        expected = to_be_painted(state["article"]["text"].replace("\ufffd", "?"), state["analysis"])
        wait_for_paint(page)
        shown = {
            kind: [
                ("?" if 0xD800 <= ord(character) < 0xE000 else character, count)
                for character, count in covered
            ]
            for kind, covered in painted(page, headline_of(state)).items()
        }
        assert shown == expected
