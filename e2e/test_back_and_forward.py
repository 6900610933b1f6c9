"""Back and forward to a page that the browser kept as it was: the very same page, with its marks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from time import monotonic

import pytest
from playwright.sync_api import Playwright

from e2e import chromium, layouts, samples
from e2e.browsers import opened
from e2e.extension import HOST, TAB, Extension
from e2e.loopback import Loopback
from e2e.painted import RANGES
from e2e.tab import PATIENCE, Tab, opened_tab

STRAIT = samples.sample("strait")
FERRY = samples.sample("ferry")

# The page remembers that it is the same one, and whether it was kept when it is shown again.
REMEMBER = """
() => {
  window.remembered = true;
  addEventListener("pageshow", (event) => { window.persisted = event.persisted; });
}
"""
PAINTED = f"() => ({RANGES})() > 0"
HOSTS = "(host) => document.querySelectorAll(host).length"
BADGE = f"async (url) => chrome.action.getBadgeText({{ tabId: await ({TAB})(url) }})"


@dataclass
class Visit:
    """A tab on a page with all its marks, in a browser that keeps the pages which are left."""

    tab: Tab
    reader: Extension
    pages: Loopback

    def ranges(self) -> int:
        painted: int = self.tab.evaluate(RANGES)
        return painted

    def hosts(self) -> int:
        """How many elements of ours stand in the page."""
        hosts: int = self.tab.evaluate(HOSTS, HOST)
        return hosts

    def leave(self) -> None:
        """For another page, until it has its marks."""
        self.tab.go(self.pages.url(FERRY.path))
        self.tab.until(PAINTED)

    def back(self) -> None:
        """To the page that was kept."""
        self.tab.step(-1)
        self.tab.until("() => window.persisted !== undefined")
        assert self.tab.evaluate("() => [window.remembered, window.persisted]") == [True, True]

    def badge(self) -> str:
        url = self.tab.evaluate("() => document.URL")
        badge: str = self.reader.evaluate(BADGE, url)
        return badge

    def wait_for_badge(self, wanted: str) -> None:
        give_up = monotonic() + PATIENCE
        while (badge := self.badge()) != wanted:
            assert monotonic() < give_up, f"The button says “{badge}” and not “{wanted}”."

    def wait_for_count(self) -> str:
        """What the button says once the page is read."""
        give_up = monotonic() + PATIENCE
        while not (badge := self.badge()).isdigit():
            assert monotonic() < give_up, badge
        return badge


@pytest.fixture(scope="module")
def browser(request: pytest.FixtureRequest, playwright: Playwright) -> Iterator[Extension]:
    """One that keeps pages: Playwright has Chromium keep none."""
    keeping = (
        chromium.extension(playwright, without=("--disable-back-forward-cache",))
        if request.param == "chromium"
        else opened(request.param, playwright)
    )
    with keeping as loaded:
        yield loaded


@pytest.fixture
def visit(reader: Extension, pages: Loopback) -> Iterator[Visit]:
    with opened_tab(reader) as tab:
        tab.go(pages.make("/made/kept", layouts.page(STRAIT), {"Cache-Control": "no-cache"}))
        tab.until(PAINTED)
        tab.evaluate(REMEMBER)
        yield Visit(tab, reader, pages)


def test_a_page_that_was_kept_comes_back_with_its_marks_and_its_count_on_the_button(visit: Visit) -> None:
    count = visit.wait_for_count()
    painted = visit.ranges()
    visit.leave()
    assert visit.wait_for_count() != count
    visit.back()
    assert visit.ranges() == painted
    assert visit.hosts() == 1
    visit.wait_for_badge(count)

    visit.tab.step(1)
    visit.tab.until(PAINTED)
    assert visit.hosts() == 1


def test_a_page_that_was_kept_is_still_watched(visit: Visit) -> None:
    visit.leave()
    visit.back()
    painted = visit.ranges()
    visit.tab.evaluate(
        "() => { document.querySelectorAll('p')[2].textContent = 'This paragraph was withdrawn.'; }"
    )
    visit.tab.until(f"(painted) => ({RANGES})() < painted", painted)
    visit.tab.evaluate("(host) => document.querySelector(host).remove()", HOST)
    visit.tab.until("(host) => document.querySelector(host) !== null", HOST)


@pytest.mark.parametrize(("density", "holds"), [("quiet", "now > 0 && now < before"), ("off", "now === 0")])
def test_what_the_reader_has_chosen_meanwhile_holds_on_the_page_that_comes_back(
    visit: Visit, density: str, holds: str
) -> None:
    painted = visit.ranges()
    visit.leave()
    visit.reader.settings(densities={"127.0.0.1": density})
    visit.back()
    visit.tab.until(f"(before) => ((now) => {holds})(({RANGES})())", painted)
