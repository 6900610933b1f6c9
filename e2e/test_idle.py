"""Nothing runs while nothing changes: what the browser counts of its own work stands still."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from playwright.sync_api import CDPSession, Page

from e2e import samples
from e2e.extension import Extension
from e2e.firefox import FirefoxExtension
from e2e.loopback import Loopback
from e2e.painted import wait_for_paint

SAYS_NOTHING = "(root) => root.querySelector('.status').dataset.tone === 'none'"
COUNTS = ("LayoutCount", "RecalcStyleCount", "JSEventListeners", "Nodes")
FRAMES = """
(count) => new Promise((done) => {
  const next = () => (count-- > 0 ? requestAnimationFrame(next) : done());
  next();
})
"""


def chromiums_work(session: CDPSession) -> dict[str, float]:
    """How often the browser has laid out and styled the page, and how much hangs on it."""
    metrics: list[dict[str, Any]] = session.send("Performance.getMetrics")["metrics"]
    return {metric["name"]: metric["value"] for metric in metrics if metric["name"] in COUNTS}


@contextmanager
def counter(reader: Extension, page: Page) -> Iterator[Callable[[], dict[str, float]]]:
    """Counts what work the browser has had with the page."""
    if isinstance(reader, FirefoxExtension):
        yield lambda: reader.work(page)
        return
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable")
    yield lambda: chromiums_work(session)


def work_over(
    page: Page, count: Callable[[], dict[str, float]], frames: int, change: str = "() => {}"
) -> set[float]:
    """By how much the counts have grown by a change of the page and after so many frames."""
    before = count()
    page.evaluate(change)
    page.evaluate(FRAMES, frames)
    return {value - before[name] for name, value in count().items()}


@pytest.mark.parametrize("density", ["quiet", "full"])
def test_nothing_is_laid_out_styled_or_added_while_nothing_changes(
    reader: Extension, pages: Loopback, density: str
) -> None:
    reader.settings(density=density)
    with reader.open(pages.url(samples.sample("library").path)) as page:
        reader.settled(page)
        wait_for_paint(page)
        while not reader.in_root(page, SAYS_NOTHING):  # the word on what was found stays for some seconds
            page.evaluate(FRAMES, 30)
        with counter(reader, page) as count:
            for _ in range(100):
                if work_over(page, count, 30) == {0}:
                    break
            assert work_over(page, count, 120) == {0}
            change = "() => document.body.append('Something changes.')"
            assert work_over(page, count, 30, change) != {0}, "Nothing would be counted."
