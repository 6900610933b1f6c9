"""The same extension in Firefox: what it reads, paints, puts back and keeps to itself."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from e2e import firefox, samples
from e2e.bidi import Tab
from e2e.firefox import FirefoxExtension
from e2e.loopback import Loopback
from e2e.painted import ranges, wait_for_no_paint, wait_for_paint
from e2e.samples import ARTICLES, Sample, SavedPage, one_line
from e2e.server import Server
from e2e.test_pages import check_engine, check_left_alone, check_marks, check_untouched

pytestmark = pytest.mark.skipif(firefox.find() is None, reason="there is no Firefox on this machine")

STRAIT = samples.sample("strait")

PANEL_TEXT = """
() => [...document.querySelectorAll("#view .list > li")].map((entry) => entry.innerText)
"""


@pytest.fixture(scope="module")
def fox() -> Iterator[FirefoxExtension]:
    with firefox.extension() as loaded:
        yield loaded


@pytest.fixture
def reader(fox: FirefoxExtension) -> Iterator[FirefoxExtension]:
    """The extension as freshly installed, showing everything; nothing of ours may go wrong under a test."""
    fox.clear()
    fox.settings(engine="local", density="full")
    yield fox
    assert fox.new_errors() == [], "The extension's own scripts reported errors."


def check_put_back(reader: FirefoxExtension, tab: Tab) -> None:
    assert reader.ask(tab, "toggle") == {"phase": "off"}
    wait_for_no_paint(tab)
    check_untouched(tab, hosts=0)


@pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article.name)
def test_a_sample_article_is_read_marked_and_put_back(
    reader: FirefoxExtension, pages: Loopback, article: Sample
) -> None:
    with reader.open(pages.url(article.path)) as tab:
        state = reader.settled(tab)
        assert state["phase"] == "read", state
        check_engine(state, "local")
        blocks = [one_line(block) for block in state["article"]["text"].split("\n\n")]
        assert [block for block in blocks if block not in article.expected["beside"]] == article.paragraphs
        check_marks(tab, state)
        check_put_back(reader, tab)


def test_a_saved_page_is_read_marked_and_put_back(
    reader: FirefoxExtension, pages: Loopback, saved: SavedPage
) -> None:
    with reader.open(pages.url(saved.path)) as tab:
        state = reader.settled(tab)
        if not saved.readable:
            check_left_alone(tab, state, "not-english")
            return
        assert state["phase"] == "read", state
        check_engine(state, "local")
        check_marks(tab, state)
        check_put_back(reader, tab)


@pytest.mark.parametrize(("name", "reason"), [("marche", "not-english"), ("front", "no-article")])
def test_a_page_that_cannot_be_read_is_left_without_marks(
    reader: FirefoxExtension, pages: Loopback, name: str, reason: str
) -> None:
    with reader.open(pages.url(f"/pages/{name}/")) as tab:
        check_left_alone(tab, reader.settled(tab), reason)


def test_the_readers_server_is_asked_and_says_the_same(
    reader: FirefoxExtension, pages: Loopback, server: Server
) -> None:
    reader.settings(engine="server", server=server.address)
    with reader.open(pages.url(STRAIT.path)) as tab:
        state = reader.settled(tab)
        check_engine(state, "server")
        check_marks(tab, state)


def test_the_side_bar_shows_the_cast_of_the_page(reader: FirefoxExtension, pages: Loopback) -> None:
    with reader.open(pages.url(STRAIT.path)) as tab:
        state = reader.settled(tab)
        number = reader.room.evaluate(
            "async (url) => (await browser.tabs.query({})).findLast((tab) => tab.url === url).id", tab.url
        )
        with reader.open(reader.url(f"panel.html?tab={number}")) as panel:
            panel.wait_for_function("() => document.querySelectorAll('#view .list > li').length > 0")
            entries = [one_line(entry) for entry in panel.evaluate(PANEL_TEXT)]
            names = [actor["name"] for actor in state["analysis"]["actors"]]
            assert len(entries) == len(names)
            assert all(any(entry.startswith(name) for entry in entries) for name in names)


def test_the_event_page_may_die_between_two_readings(pages: Loopback) -> None:
    """Firefox ends it when it is idle, and the worker with it; no state may be needed."""
    with firefox.extension(preferences={"extensions.background.idle.timeout": 10_000}) as hasty:
        for last in (False, True):
            with hasty.open(pages.url(STRAIT.path)) as tab:
                state = hasty.settled(tab)
                assert state["phase"] == "read", state
                check_engine(state, "local")
            if not last:
                hasty.wait_for_background_to_end()
        assert hasty.new_errors() == []


def test_a_fresh_install_waits_for_the_button_and_takes_it_all_back(pages: Loopback) -> None:
    with firefox.extension("firefox") as fresh, fresh.open(pages.url(STRAIT.path)) as tab:
        assert ranges(tab) == 0
        check_untouched(tab, hosts=0)
        assert fresh.room.evaluate("() => browser.scripting.getRegisteredContentScripts()") == []

        fresh.click(tab)
        wait_for_paint(tab)
        check_untouched(tab, hosts=1)

        fresh.click(tab)
        wait_for_no_paint(tab)
        check_untouched(tab, hosts=0)
        assert fresh.new_errors() == []
