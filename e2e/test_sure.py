"""Quotes of which Sidelight is not sure enough for this reader are in no mark, list, count, key or export."""

from __future__ import annotations

import json
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from e2e import layouts, samples
from e2e.extension import Extension
from e2e.loopback import Loopback
from e2e.painted import check_painted, headline_of, painted, to_be_painted, wait_for_paint
from e2e.test_exports import exported
from e2e.test_panel import entries, panel_of

FERRY = samples.sample("ferry")
LEAST = {"Show every quote": 0.0, "Fairly sure": 0.5, "Sure": 0.8}


def seen_by(state: dict[str, Any], least: float) -> dict[str, Any]:
    """The state with the quotes that are as sure as that, and no others."""
    sure = [quote for quote in state["analysis"]["quotes"] if quote["confidence"] >= least]
    return {**state, "analysis": {**state["analysis"], "quotes": sure}}


def choose(reader: Extension, name: str) -> None:
    """As the reader does, in the options."""
    with reader.open(reader.url("options.html")) as options:
        options.get_by_role("radio", name=name, exact=True).check()


def wait_for_count(reader: Extension, page: Page, quotes: int) -> dict[str, Any]:
    while (state := reader.settled(page))["seen"]["quotes"] != quotes:
        page.evaluate("() => new Promise(requestAnimationFrame)")
    return state


@pytest.mark.parametrize("name", ["Fairly sure", "Sure"])
def test_less_sure_quotes_are_left_out_everywhere_at_once_and_come_back(
    reader: Extension, pages: Loopback, name: str
) -> None:
    with reader.open(pages.url(FERRY.path)) as page:
        whole = reader.settled(page)
        wait_for_paint(page)
        every = whole["analysis"]["quotes"]
        sure = seen_by(whole, LEAST[name])["analysis"]["quotes"]
        assert 0 < len(sure) < len(every)
        choose(reader, name)
        state = wait_for_count(reader, page, len(sure))
        assert state["analysis"] == whole["analysis"], "What the engine said stays as it is."
        page.bring_to_front()
        quotes_painted(page, seen_by(state, LEAST[name]))
        with panel_of(reader, page) as panel:
            expect(panel.locator(".status")).to_contain_text(f"{len(sure)} quotes")
            panel.get_by_role("tab", name="Quotes").click()
            expect(panel.get_by_text("left out, as you wish")).to_contain_text(
                f"{len(every) - len(sure)} quote"
            )
            assert len(entries(panel)) == len(sure)
            kept = json.loads(exported(panel, "JSON"))["quotes"]
            assert [one["id"] for one in kept] == [one["id"] for one in sure]
            assert badge(reader, page) == str(len(sure))

            choose(reader, "Show every quote")
            wait_for_count(reader, page, len(every))
            expect(panel.get_by_text("left out, as you wish")).to_have_count(0)
            assert len(entries(panel)) == len(every)
        check_painted(page, whole)


def quotes_painted(page: Page, state: dict[str, Any]) -> None:
    """Just these quotes are painted, by kind."""
    wanted = to_be_painted(state["article"]["text"], state["analysis"])
    now = painted(page, headline_of(state))
    for kind in ("direct", "mixed", "indirect"):
        assert now.get(kind) == wanted.get(kind), kind


def badge(reader: Extension, page: Page) -> str:
    """What the toolbar button says of the page."""
    return str(reader.evaluate("(tabId) => chrome.action.getBadgeText({ tabId })", reader.tab(page)))


def test_after_a_correction_panel_and_button_count_what_the_reader_sees(
    reader: Extension, pages: Loopback
) -> None:
    with reader.open(pages.make("/made/counted", layouts.page(FERRY))) as page:
        before = reader.settled(page)["seen"]["quotes"]
        with panel_of(reader, page) as panel:
            panel.get_by_role("tab", name="Quotes").click()
            entry = panel.locator("#view .list > li").first
            entry.get_by_role("button", name="Not right?").click()
            panel.get_by_role("button", name="Not a quote").click()
            expect(panel.locator(".status")).to_contain_text(f"{before - 1} quotes")
            wait_for_count(reader, page, before - 1)
            assert badge(reader, page) == str(before - 1)
            panel.get_by_role("button", name="Undo").first.click()
            expect(panel.locator(".status")).to_contain_text(f"{before} quotes")
