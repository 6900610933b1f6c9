"""On a page of 20,000 words: no long task, and scrolling as smooth with the marks as without.

Other programs on the machine can make a task or a frame late, but none early: of several runs the best one
says what the page itself costs.
"""

from __future__ import annotations

from typing import cast

from playwright.sync_api import Page

from e2e.bench import longest, page_of, traced
from e2e.extension import Extension
from e2e.loopback import Loopback
from e2e.ours import in_our_world
from e2e.painted import ranges, wait_for_paint
from e2e.test_long_page import long_text

RUNS = 5
LONGEST = 50
"""Milliseconds on the processor."""
LATE = 0.03
"""Part of the frames that may be late for the marks' sake."""

# Resolves with how many labels and bars there are once no more are added: very many are drawn frame by frame.
DRAWN = """
new Promise((resolve) => {
  let [before, same] = [0, 0];
  const look = () => {
    const root = document.querySelector("sidelight-overlay").shadowRoot;
    const now = root.querySelectorAll(".label, .bar").length;
    same = now > 0 && now === before ? same + 1 : 0;
    before = now;
    if (same > 20) resolve(now);
    else requestAnimationFrame(look);
  };
  look();
})
"""

# Scrolls through a part of the page; resolves with the share of frames that came half a frame late or later.
SCROLL = """
async () => {
  const frame = () => new Promise(requestAnimationFrame);
  scrollTo({ top: 0, behavior: "instant" });
  for (let count = 0; count < 10; count++) await frame();
  const frames = 120;
  let late = 0;
  let last = await frame();
  for (let count = 0; count < frames; count++) {
    scrollBy({ top: 90, behavior: "instant" });
    const now = await frame();
    if (now - last > 1.5 * 1000 / 60) late++;
    last = now;
  }
  return late / frames;
}
"""


def drawn(reader: Extension, page: Page) -> int:
    """How many labels and bars stand beside the words, once all are there."""
    return cast(int, in_our_world(reader, page, DRAWN))


def test_no_task_takes_fifty_milliseconds_from_the_click_to_the_last_label(
    reader: Extension, pages: Loopback
) -> None:
    reader.settings(densities={"127.0.0.1": "off"})  # not read before the trace begins
    url = pages.make("/made/novel", page_of(long_text()))
    taken: list[float] = []
    while len(taken) < RUNS and (not taken or min(taken) >= LONGEST):
        with reader.open(url) as page:
            page.wait_for_load_state("load")
            reader.ask(page, "get-state", ("off",))
            with traced(page) as events:
                reader.toggle(page)
                reader.settled(page)
                wait_for_paint(page)
                labels = drawn(reader, page)
            assert ranges(page) > 1_000
            assert labels > 500
            reader.settings(densities={"127.0.0.1": "off"})
        taken.append(longest(events)[1])
    assert min(taken) < LONGEST, taken


def test_scrolling_is_as_smooth_with_marks_as_without(reader: Extension, pages: Loopback) -> None:
    with reader.open(pages.make("/made/novel", page_of(long_text()))) as page:
        page.bring_to_front()
        reader.settled(page)
        drawn(reader, page)
        added: list[float] = []
        while len(added) < RUNS and (not added or min(added) > LATE):
            marked = page.evaluate(SCROLL)
            reader.toggle(page)
            page.wait_for_selector("sidelight-overlay", state="detached")
            bare = page.evaluate(SCROLL)
            added.append(marked - bare)
            reader.toggle(page)
            reader.settled(page)
            drawn(reader, page)
        assert min(added) <= LATE, added
