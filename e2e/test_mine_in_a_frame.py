"""Own marks on an article that stands in a frame: made, changed and deleted there, as in the page itself."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Frame, Page

from e2e import layouts, samples
from e2e.extension import Extension
from e2e.loopback import Loopback
from e2e.ours import FIND, MARKED, field_of, wait_for_focus
from e2e.test_dynamic import wait_for_text

STRAIT = samples.sample("strait")
WORDS = "Three grain carriers"

LIT = """
(words) => [...CSS.highlights].some(([name, set]) =>
  name === "sidelight-mine-draft" && [...set].join("") === words)
"""


@pytest.fixture
def framed(reader: Extension, pages: Loopback) -> Iterator[tuple[Page, Frame]]:
    """A page without words of its own, and the frame in it that holds the article."""
    pages.make("/made/inside-mine", layouts.page(STRAIT))
    frame = '<iframe src="/made/inside-mine" style="width: 100%; height: 600px; border: 0"></iframe>'
    with reader.open(pages.make("/made/outside-mine", layouts.around(frame, "Outside"))) as page:
        wait_for_text(reader, page, STRAIT.paragraphs[1])
        inside = article_in(page)
        inside.wait_for_function("() => CSS.highlights.size > 0")
        page.bring_to_front()
        yield page, inside


def article_in(page: Page) -> Frame:
    return next(frame for frame in page.frames if frame.url.endswith("/made/inside-mine"))


def select(page: Page, inside: Frame, words: str) -> None:
    """With the mouse, which moves in the window and not in the frame."""
    left, top, right, bottom = inside.evaluate(FIND, words)
    corner = inside.frame_element().bounding_box()
    assert corner is not None
    middle = corner["y"] + (top + bottom) / 2
    page.mouse.move(corner["x"] + left, middle)
    page.mouse.down()
    page.mouse.move(corner["x"] + right, middle, steps=5)
    page.mouse.up()


def wait_for(inside: Frame, marked: list[str]) -> None:
    inside.wait_for_function(
        f"(wanted) => JSON.stringify(({MARKED})()) === JSON.stringify(wanted)", arg=marked
    )


def test_words_in_a_frame_are_highlighted_noted_changed_and_set_free(
    reader: Extension, framed: tuple[Page, Frame]
) -> None:
    page, inside = framed
    select(page, inside, WORDS)
    inside.wait_for_function(LIT, arg=WORDS)  # the chip opens by itself
    reader.tell(page, "mark-selection")
    wait_for_focus(page, "Highlight")
    page.keyboard.press("Tab")
    wait_for_focus(page, "Note")
    page.keyboard.press("Enter")
    field_of(page)
    page.keyboard.type("Which three?")
    page.keyboard.press("Tab")
    wait_for_focus(page, "Save")
    page.keyboard.press("Enter")
    wait_for(inside, [f"note: {WORDS}"])

    page.reload()
    inside = article_in(page)
    wait_for(inside, [f"note: {WORDS}"])
    select(page, inside, "not one will be")
    inside.wait_for_function(LIT, arg="not one will be")
    reader.tell(page, "mark-selection")
    wait_for_focus(page, "Highlight")
    page.keyboard.press("Enter")
    wait_for(inside, ["highlight: not one will be", f"note: {WORDS}"])


def test_a_chip_in_a_frame_is_closed_by_escape_and_gives_the_focus_back(
    reader: Extension, framed: tuple[Page, Frame]
) -> None:
    page, inside = framed
    inside.evaluate(
        """(words) => {
             const paragraphs = [...document.querySelectorAll("p")];
             const node = paragraphs.find((p) => p.textContent.includes(words)).firstChild;
             const at = node.data.indexOf(words);
             getSelection().setBaseAndExtent(node, at, node, at + words.length);
             const link = document.createElement("a");
             link.href = "#here";
             link.id = "here";
             link.textContent = "A link";
             document.querySelector("header").append(link);
             link.focus();
           }""",
        WORDS,
    )
    reader.tell(page, "mark-selection")
    inside.wait_for_function(LIT, arg=WORDS)
    inside.wait_for_function("() => document.activeElement.localName === 'sidelight-overlay'")
    page.keyboard.press("Escape")
    inside.wait_for_function("() => document.activeElement.id === 'here'")
    assert not inside.evaluate("() => CSS.highlights.has('sidelight-mine-draft')")
