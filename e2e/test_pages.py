"""The extension over whole pages, our own and saved ones, with both engines."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest
from playwright.sync_api import Page

from e2e.extension import Extension
from e2e.loopback import Loopback
from e2e.painted import check_painted, page_now, ranges, wait_for_no_paint
from e2e.placed import settled_placement
from e2e.samples import ARTICLES, Sample, SavedPage, one_line
from sidelight import Article
from sidelight.analysis import EngineName
from sidelight.schema import to_json
from sidelight_server.engine import Engine, load


def check_marks(page: Page, state: dict[str, Any]) -> None:
    """All that the analysis says is painted, in its place, and nothing else; the page is as it came."""
    check_painted(page, state)
    assert state["unplaced"] == 0
    check_untouched(page, hosts=1)


def check_untouched(page: Page, hosts: int) -> None:
    now = page_now(page)
    assert now["before"], "The page was not seen before the extension came."
    assert now["after"] == now["before"]
    assert now["hosts"] == hosts


def check_put_back(reader: Extension, page: Page) -> None:
    """Toggled off, nothing is left; toggled on again, it is read again."""
    assert reader.toggle(page) == {"phase": "off"}
    wait_for_no_paint(page)
    check_untouched(page, hosts=0)
    assert page_now(page)["sheets"] == 0


def check_engine(state: dict[str, Any], engine: str) -> None:
    """The engine that was chosen has read, and it says what the package says in CPython."""
    assert state["report"]["fellBack"] is None
    assert state["report"]["where"] == {"local": "device", "server": "server"}[engine]
    name: EngineName = "rules" if engine == "local" else "spacy"
    assert state["analysis"]["engine"]["name"] == name
    assert state["analysis"] == in_cpython(name, Article(**state["article"]))


@cache
def in_cpython(name: EngineName, article: Article) -> object:
    """The analysis as plain JSON; both browsers ask for it."""
    return to_json(loaded(name).read(article))


@cache
def loaded(name: EngineName) -> Engine:
    return load(name)


def missing_paragraphs(paragraphs: list[str], text: str) -> list[str]:
    """Those that the text does not hold, white space aside."""
    bare = "".join(one_line(text).split())
    return [paragraph for paragraph in paragraphs if "".join(one_line(paragraph).split()) not in bare]


@pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article.name)
def test_a_sample_article_is_read_marked_and_put_back(
    reader: Extension, engine: str, pages: Loopback, article: Sample
) -> None:
    with reader.open(pages.url(article.path)) as page:
        state = reader.settled(page)
        assert state["phase"] == "read", state
        check_engine(state, engine)
        found = state["article"]
        blocks = [one_line(block) for block in found["text"].split("\n\n")]
        assert [block for block in blocks if block not in article.expected["beside"]] == article.paragraphs
        for field in ("title", "byline", "publisher", "published"):
            assert found[field] == article.expected[field], field
        assert state["analysis"]["actors"], "An article full of people has no actors."
        assert state["analysis"]["quotes"], "An article full of quotes has no quotes."
        check_marks(page, state)
        check_put_back(reader, page)


def check_placement(page: Page) -> None:
    """No label or bar covers the page's words or another."""
    placed = settled_placement(page)
    assert placed.drawn, "Nothing is written beside an article full of quotes."
    assert placed.words
    assert placed.overlaps() == []


def test_a_saved_page_is_read_marked_and_put_back(
    reader: Extension, engine: str, pages: Loopback, saved: SavedPage
) -> None:
    with reader.open(pages.url(saved.path)) as page:
        state = reader.settled(page)
        if not saved.readable:
            check_left_alone(page, state, "not-english")
            return
        assert state["phase"] == "read", state
        check_engine(state, engine)
        paragraphs = saved.paragraphs(page)
        missed = missing_paragraphs(paragraphs, state["article"]["text"])
        assert len(missed) <= 0.05 * len(paragraphs), missed
        check_marks(page, state)
        check_placement(page)
        check_put_back(reader, page)


def check_left_alone(page: Page, state: dict[str, Any], reason: str) -> None:
    """Nothing is painted, and the reader is told why in words."""
    assert state["phase"] == "failed", state
    assert state["problem"]["reason"] == reason
    assert state["problem"]["message"]
    assert ranges(page) == 0
    now = page_now(page)
    assert now["after"] == now["before"]


@pytest.mark.parametrize(("name", "reason"), [("marche", "not-english"), ("front", "no-article")])
def test_a_page_that_cannot_be_read_is_left_without_marks(
    reader: Extension, engine: str, pages: Loopback, name: str, reason: str
) -> None:
    with reader.open(pages.url(f"/pages/{name}/")) as page:
        check_left_alone(page, reader.settled(page), reason)
