"""What is ours on a page, and what the reader does with it: press, select, see own marks."""

from __future__ import annotations

from time import monotonic
from typing import cast

from playwright.sync_api import Frame, Page

from e2e.extension import PATIENCE, Extension

SAID = """
(element) =>
  [element, ...element.querySelectorAll("[data-text]")].map((one) => one.dataset.text ?? "").join("")
"""
"""What is written in something of ours on a page (extension/overlay/unfindable.ts)."""

PLACE = f"""
(root, name) => {{
  const named = (button) => [({SAID})(button), button.getAttribute("aria-label")].includes(name);
  const button = root && [...root.querySelectorAll("button")].find(named);
  if (!button?.checkVisibility()) return null;
  button.scrollIntoView({{ block: "nearest", inline: "nearest", behavior: "instant" }});
  const {{ left, top, width, height }} = button.getBoundingClientRect();
  return [left + width / 2, top + height / 2];
}}
"""


def press_ours(page: Page, name: str) -> None:
    """Clicks the button of ours with this name, with the mouse; waits until there is one."""
    x, y = place_of(page, name)
    page.mouse.click(x, y)


def place_of(page: Page, name: str) -> tuple[float, float]:
    """The middle of the button of this name in the window, to where it is scrolled."""
    give_up = monotonic() + PATIENCE / 1000
    while monotonic() < give_up:
        if found := Extension.of(page).in_root(page, PLACE, name):
            x, y = found
            return x, y
        page.wait_for_function("() => new Promise(requestAnimationFrame)")
    raise AssertionError(f"There is no button “{name}” of ours on the page.")


FIELD_PAGE = "field.html"
"""The page of the extension that stands in the frame in which the reader writes."""


def field_of(page: Page) -> Frame:
    """The frame with the field in which the reader writes on this page, once the field has the focus."""
    url = Extension.of(page).url(FIELD_PAGE)
    give_up = monotonic() + PATIENCE / 1000
    while (frame := page.frame(url=url)) is None:
        assert monotonic() < give_up, "There is no field of ours on the page."
        page.wait_for_function("() => new Promise(requestAnimationFrame)")
    frame.wait_for_function(
        "() => document.hasFocus() && document.activeElement?.id === 'field'",
        polling=20,  # a frame that is not seen yet is given no animation frames
    )
    return frame


def press_and_close(page: Page, key: str) -> None:
    """Presses a key that closes the field, and lets it go when the field is gone, as people do.

    That a key is let go in a frame that is just going, Chromium never confirms: the test would wait for ever.
    """
    keys = key.split("+")
    for one in keys:
        page.keyboard.down(one)
    url = Extension.of(page).url(FIELD_PAGE)
    give_up = monotonic() + PATIENCE / 1000
    while page.frame(url=url) is not None:
        assert monotonic() < give_up, "The field does not close."
        page.wait_for_function("() => new Promise(requestAnimationFrame)")
    for one in reversed(keys):
        page.keyboard.up(one)


FOCUSED = """
(root) => {
  const focused = root?.activeElement;
  return focused && (focused.getAttribute("aria-label") ?? focused.dataset.text);
}
"""


def wait_for_focus(page: Page, name: str | None) -> None:
    """Until what has the focus among our own things has a name that begins so; None for nothing of ours."""
    give_up = monotonic() + 10
    while True:
        focused: str | None = Extension.of(page).in_root(page, FOCUSED)
        if focused == name or (focused and name and focused.startswith(name)):
            return
        assert monotonic() < give_up, f"“{focused}” has the focus."
        page.evaluate("() => new Promise(requestAnimationFrame)")


def select(page: Page, words: str) -> None:
    """Selects words of the article with the mouse, as a reader does."""
    box = cast("list[float] | None", page.evaluate(FIND, words))
    assert box is not None, f"The page does not say “{words}” in one text node."
    left, top, right, bottom = box
    page.mouse.move(left, (top + bottom) / 2)
    page.mouse.down()
    page.mouse.move(right, (top + bottom) / 2, steps=5)
    page.mouse.up()


FIND = """
(words) => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const at = node.data.indexOf(words);
    if (at < 0 || !node.parentElement.closest("p")) continue;
    const range = document.createRange();
    range.setStart(node, at);
    range.setEnd(node, at + words.length);
    node.parentElement.scrollIntoView({ block: "center", behavior: "instant" });
    const { left, top, right, bottom } = range.getBoundingClientRect();
    return [left, top, right, bottom];
  }
  return null;
}
"""

MARKED = """
() => ["highlight", "note"].flatMap((kind) =>
  [...(CSS.highlights.get(`sidelight-mine-${kind}`) ?? [])].map((range) => `${kind}: ${range}`))
"""


def marked(page: Page) -> list[str]:
    """The reader's own marks as they are painted now."""
    return cast("list[str]", page.evaluate(MARKED))


def wait_for_marks(page: Page, count: int) -> None:
    page.wait_for_function(f"() => ({MARKED})().length === {count}", polling="raf")
