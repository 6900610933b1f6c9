"""Nothing runs while nothing changes: what the browser counts of its own work stands still."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import CDPSession, Page

from e2e import samples
from e2e.extension import Extension
from e2e.loopback import Loopback
from e2e.painted import wait_for_paint

COUNTS = ("LayoutCount", "RecalcStyleCount", "JSEventListeners", "Nodes")
FRAMES = """
(count) => new Promise((done) => {
  const next = () => (count-- > 0 ? requestAnimationFrame(next) : done());
  next();
})
"""


def work(session: CDPSession) -> dict[str, float]:
    """How often the browser has laid out and styled the page, and how much hangs on it."""
    metrics: list[dict[str, Any]] = session.send("Performance.getMetrics")["metrics"]
    return {metric["name"]: metric["value"] for metric in metrics if metric["name"] in COUNTS}


def work_over(page: Page, session: CDPSession, frames: int) -> dict[str, float]:
    before = work(session)
    page.evaluate(FRAMES, frames)
    return {name: value - before[name] for name, value in work(session).items()}


@pytest.mark.only("chromium", "Firefox tells nobody how often it has laid out a page")
@pytest.mark.parametrize("density", ["quiet", "full"])
def test_nothing_is_laid_out_styled_or_added_while_nothing_changes(
    reader: Extension, pages: Loopback, density: str
) -> None:
    reader.settings(density=density)
    with reader.open(pages.url(samples.sample("library").path)) as page:
        reader.settled(page)
        wait_for_paint(page)
        session = page.context.new_cdp_session(page)
        session.send("Performance.enable")
        still = dict.fromkeys(COUNTS, 0)
        for _ in range(100):  # the word on what was found stays for some seconds
            if work_over(page, session, 30) == still:
                break
        assert work_over(page, session, 120) == still
