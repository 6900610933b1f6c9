"""Print where the reader has asked for the marks: lines and tints are on paper, the words as they were."""

from __future__ import annotations

import pytest

from e2e import layouts, samples
from e2e.extension import Extension
from e2e.loopback import Loopback
from e2e.ours import press_ours, select, wait_for_marks
from e2e.painted import ranges, wait_for_paint
from e2e.test_print import printed

pytestmark = pytest.mark.only("chromium", "Firefox prints no highlights, whosever they are")

STRAIT = samples.sample("strait")


@pytest.mark.parametrize("density", ["quiet", "full"])
def test_marks_are_printed_where_the_reader_asks_for_them(
    reader: Extension, pages: Loopback, density: str
) -> None:
    reader.settings(density=density, print=True)
    with reader.open(pages.make("/made/asked", layouts.page(STRAIT))) as page:
        reader.settled(page)
        wait_for_paint(page)
        asked = printed(page)
        painted = ranges(page)
        reader.settings(print=False)
        page.wait_for_function("() => ![...CSS.highlights.keys()].some((name) => name.includes('-print-'))")
        unasked = printed(page)
        assert asked.glyphs == unasked.glyphs, "Printed with marks, the words must be the same."
        assert asked.shapes > unasked.shapes + 20
        assert len(asked.colours) > len(unasked.colours) + 3, "Each speaker has a line in their own colour."
        assert painted > ranges(page) > 0


def test_own_marks_are_printed_with_the_others(reader: Extension, pages: Loopback) -> None:
    reader.settings(print=True, show={"actor": False, "quote": False, "note": False})
    with reader.open(pages.make("/made/asked-mine", layouts.page(STRAIT))) as page:
        reader.settled(page)
        page.bring_to_front()
        without = printed(page)
        select(page, "Three grain carriers")
        press_ours(page, "Highlight")
        wait_for_marks(page, 1)
        with_mark = printed(page)
        assert with_mark.colours - without.colours
        assert with_mark.glyphs == without.glyphs


def test_a_dark_page_is_printed_without_marks_since_its_words_would_be_gone(
    reader: Extension, pages: Loopback
) -> None:
    reader.settings(print=True)
    with reader.open(pages.make("/made/asked-dark", layouts.page(STRAIT, layouts.DARK))) as page:
        reader.settled(page)
        wait_for_paint(page)
        asked = printed(page)
        reader.toggle(page)
        page.wait_for_selector("sidelight-overlay", state="detached")
        assert asked == printed(page)
