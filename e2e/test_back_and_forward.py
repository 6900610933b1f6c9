"""Back and forward to a page that the browser kept as it was: the very same page, with its marks.

Playwright switches the cache of such pages off, and loses sight of one that comes out of it. Here it is on,
and the browser's own protocol looks at the page.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from time import monotonic
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, CDPSession, Playwright

from e2e import layouts, samples
from e2e.browser import DIST, launch
from e2e.loopback import Loopback
from e2e.painted import RANGES

pytestmark = pytest.mark.only("chromium", "the cache of pages is switched on by an argument of Chromium's")

STRAIT = samples.sample("strait")
FERRY = samples.sample("ferry")

PATIENCE = 30
"""Seconds."""

# The page remembers that it is the same one, and whether it was kept when it is shown again.
REMEMBER = """
window.remembered = true;
addEventListener("pageshow", (event) => { window.persisted = event.persisted; });
"""
BADGE = """
async () => {
  const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
  return chrome.action.getBadgeText({ tabId: tab.id });
}
"""
SETTINGS = """
async (change) => {
  const { settings } = await chrome.storage.local.get("settings");
  await chrome.storage.local.set({ settings: { ...settings, ...change } });
}
"""


@dataclass
class Tab:
    """A tab in a browser that keeps the pages which are left."""

    context: BrowserContext
    session: CDPSession

    def evaluate(self, expression: str) -> Any:
        asked = {"expression": expression, "awaitPromise": True, "returnByValue": True}
        answer = self.session.send("Runtime.evaluate", asked)
        assert "exceptionDetails" not in answer, answer
        return answer["result"].get("value")

    def until(self, expression: str) -> None:
        give_up = monotonic() + PATIENCE
        while not self.evaluate(f"new Promise(requestAnimationFrame).then(() => {expression})"):
            assert monotonic() < give_up, expression

    def go(self, url: str) -> None:
        self.session.send("Page.navigate", {"url": url})
        self.until(f"document.URL === {url!r} && ({RANGES})() > 0")

    def step(self, by: int) -> None:
        """Back or forward in the tab's history."""
        history = self.session.send("Page.getNavigationHistory")
        entry = history["entries"][history["currentIndex"] + by]
        self.session.send("Page.navigateToHistoryEntry", {"entryId": entry["id"]})
        self.until(f"document.URL === {entry['url']!r}")

    def back(self) -> None:
        """To the page that was kept."""
        self.step(-1)
        self.until("window.persisted !== undefined")
        assert self.evaluate("[window.remembered, window.persisted]") == [True, True]

    def tell(self, script: str, argument: object = None) -> Any:
        """Runs a script in the extension's service worker."""
        workers = self.context.service_workers
        worker = workers[0] if workers else self.context.wait_for_event("serviceworker")
        return worker.evaluate(script, argument)

    def wait_for_badge(self, wanted: str) -> None:
        give_up = monotonic() + PATIENCE
        while (badge := self.tell(BADGE)) != wanted:
            assert monotonic() < give_up, f"The button says “{badge}” and not “{wanted}”."

    def wait_for_count(self) -> str:
        """What the button says once the page is read."""
        give_up = monotonic() + PATIENCE
        while not (badge := str(self.tell(BADGE))).isdigit():
            assert monotonic() < give_up, badge
        return badge


@pytest.fixture(scope="module")
def keeping(playwright: Playwright) -> Iterator[BrowserContext]:
    """A browser that keeps pages."""
    with launch(playwright, DIST / "chromium-dev", without=("--disable-back-forward-cache",)) as context:
        yield context


@pytest.fixture
def tab(keeping: BrowserContext, pages: Loopback) -> Iterator[Tab]:
    """On a page with all its marks."""
    page = keeping.new_page()
    tab = Tab(keeping, keeping.new_cdp_session(page))
    tab.tell(SETTINGS, {"density": "full", "densities": {}})
    tab.go(pages.make("/made/kept", layouts.page(STRAIT), {"Cache-Control": "no-cache"}))
    tab.evaluate(REMEMBER)
    yield tab
    page.close()


def test_a_page_that_was_kept_comes_back_with_its_marks_and_its_count_on_the_button(
    tab: Tab, pages: Loopback
) -> None:
    count = tab.wait_for_count()
    painted = tab.evaluate(f"({RANGES})()")
    tab.go(pages.url(FERRY.path))
    assert tab.wait_for_count() != count
    tab.back()
    assert tab.evaluate(f"({RANGES})()") == painted
    assert tab.evaluate("document.querySelectorAll('sidelight-overlay').length") == 1
    tab.wait_for_badge(count)

    tab.step(1)
    tab.until(f"({RANGES})() > 0")
    assert tab.evaluate("document.querySelectorAll('sidelight-overlay').length") == 1


def test_a_page_that_was_kept_is_still_watched(tab: Tab, pages: Loopback) -> None:
    tab.go(pages.url(FERRY.path))
    tab.back()
    painted = tab.evaluate(f"({RANGES})()")
    tab.evaluate("document.querySelectorAll('p')[2].textContent = 'This paragraph was withdrawn.'")
    tab.until(f"({RANGES})() < {painted}")
    tab.evaluate("document.querySelector('sidelight-overlay').remove()")
    tab.until("document.querySelector('sidelight-overlay') !== null")


@pytest.mark.parametrize(("density", "holds"), [("quiet", "now > 0 && now < before"), ("off", "now === 0")])
def test_what_the_reader_has_chosen_meanwhile_holds_on_the_page_that_comes_back(
    tab: Tab, pages: Loopback, density: str, holds: str
) -> None:
    painted = tab.evaluate(f"({RANGES})()")
    tab.go(pages.url(FERRY.path))
    tab.tell(SETTINGS, {"densities": {"127.0.0.1": density}})
    tab.back()
    tab.until(f"((now, before) => {holds})(({RANGES})(), {painted})")
