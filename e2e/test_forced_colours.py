"""Where the reader's system forces its colours: lines under the words, and nothing that looks selected.

Browsers paint every highlight as if it were selected then. What would be painted is known from before: the
page's own world keeps the ranges, which go on telling where their words are.
"""

from __future__ import annotations

from base64 import b64encode
from time import monotonic

import pytest
from playwright.sync_api import Page

from e2e import layouts, samples
from e2e.extension import PATIENCE, Extension
from e2e.loopback import Loopback
from e2e.ours import field_of, press_ours, select, wait_for_marks
from e2e.painted import wait_for_paint
from e2e.placed import FRAME, settled_placement
from e2e.test_print import printed

STRAIT = samples.sample("strait")
WORDS = "Three grain carriers"

KEEP = """
() => {
  window.kept = [...CSS.highlights].flatMap(([name, all]) => [...all].map((range) => [name, range]));
}
"""
LASTING = """
() => [...CSS.highlights.keys()].filter((name) => !/^sidelight-(lit|flash|mine-draft)/.test(name))
"""
# By density: whether all that is no longer shown is gone, and the reader's own marks are there.
SHOWN = {
    "off": f"() => ({LASTING})().every((name) => name.startsWith('sidelight-mine'))",
    "quiet": f"() => ({LASTING})().every((name) => !/-(direct|mixed|indirect)-/.test(name))",
    "full": f"() => ({LASTING})().length > 10",
}
IN_DOCUMENT = (
    "({ left, top, right, bottom }) => [left + scrollX, top + scrollY, right + scrollX, bottom + scrollY]"
)
PIECES = f"""
() => window.kept.flatMap(([name, range]) =>
  [...range.getClientRects()]
    .filter(({{ width }}) => width >= 1)
    .map((box) => [name, ...({IN_DOCUMENT})(box)]))
"""
LINES = f"""
(root) => [...root.querySelectorAll(".stroke")].map((line) =>
  [getComputedStyle(line).borderBottomStyle, ...({IN_DOCUMENT})(line.getBoundingClientRect())])
"""

STYLES = {
    "person": "solid",
    "organization": "dashed",
    "place": "dotted",
    "group": "double",
    "note": "dotted",
    "line-direct": "solid",
    "line-mixed": "dashed",
    "line-indirect": "dotted",
    "mixed": "dashed",
    "indirect": "dotted",
    "mine-highlight": "solid",
    "mine-note": "double",
}
"""Of the line under what is painted under a name that begins so; all else has none."""

Line = tuple[str, float, float, float, float]
"""Its style; left, top, right and bottom in the document, of it or of the words that must have it."""


def bare(page: Page) -> tuple[list[Line], list[Line]]:
    """The pieces of marked words without a line under them, and the lines that are under none."""
    words = pieces(page)
    lines = drawn(page)
    return (
        [piece for piece in words if not any(is_under(line, piece) for line in lines)],
        [line for line in lines if not any(is_under(line, piece) for piece in words)],
    )


def drawn(page: Page) -> list[Line]:
    return [tuple(line) for line in Extension.of(page).in_root(page, LINES)]


def pieces(page: Page) -> list[Line]:
    found: list[Line] = [(style_of(name), *box) for name, *box in page.evaluate(PIECES)]
    return [piece for piece in found if piece[0]]


def style_of(name: str) -> str:
    kind = name.removeprefix("sidelight-")
    return next((style for start, style in STYLES.items() if kind.startswith(start)), "")


def is_under(line: Line, words: Line) -> bool:
    """Under all of the letters: it ends below the middle of their box, and hardly below it.

    The lines of two marks on the same words may be one.
    """
    return (
        line[0] == words[0]
        and line[1] < words[1] + 1
        and line[3] > words[3] - 1
        and (words[2] + words[4]) / 2 < line[4] < words[4] + 6
    )


def wait_for_lines(page: Page) -> None:
    """Until each of the marks has its line, and there is no other."""
    give_up = monotonic() + PATIENCE / 6000
    while (now := bare(page)) != ([], []):
        assert monotonic() < give_up, now
        page.evaluate("() => new Promise(requestAnimationFrame)")


# Of the pieces in the window: the colour that most of a piece's box has, in a picture of the window.
GROUNDS = """
async ([picture, boxes]) => {
  const image = new Image();
  image.src = `data:image/png;base64,${picture}`;
  await image.decode();
  const context = new OffscreenCanvas(image.width, image.height).getContext("2d");
  context.drawImage(image, 0, 0);
  return boxes.map(([left, top, right, bottom]) => {
    const { data } = context.getImageData(left, top, right - left, bottom - top);
    const counts = new Map();
    for (let at = 0; at < data.length; at += 4) {
      const colour = data.slice(at, at + 3).join();
      counts.set(colour, (counts.get(colour) ?? 0) + 1);
    }
    return [...counts].sort(([, one], [, other]) => other - one)[0][0];
  });
}
"""


def grounds(page: Page, painter: Page) -> set[str]:
    """The colours on which the marked words in the window stand."""
    page.bring_to_front()
    page.evaluate(FRAME)
    down, height = page.evaluate("() => [scrollY, innerHeight]")
    boxes = [
        (left, top - down, right, bottom - down) for _, left, top, right, bottom in page.evaluate(PIECES)
    ]
    seen = [box for box in boxes if box[1] > 0 and box[3] < height]
    assert len(seen) > 10
    return set(painter.evaluate(GROUNDS, [b64encode(page.screenshot()).decode(), seen]))


def mark(page: Page) -> None:
    """A highlight and a note of the reader's own."""
    page.bring_to_front()
    select(page, WORDS)
    press_ours(page, "Highlight")
    wait_for_marks(page, 1)
    select(page, "turned back, and not one")
    press_ours(page, "Note")
    field_of(page)
    page.keyboard.type("Which three?")
    press_ours(page, "Save")
    wait_for_marks(page, 2)
    page.evaluate("() => getSelection().removeAllRanges()")  # which looks selected, as it should


def read(reader: Extension, page: Page) -> None:
    """Until all is painted, and known."""
    reader.settled(page)
    wait_for_paint(page)
    settled_placement(page)
    page.evaluate(KEEP)


def force(reader: Extension, page: Page) -> None:
    reader.force_colours(page)
    page.wait_for_function(f"() => ({LASTING})().length === 0")
    wait_for_lines(page)


@pytest.mark.parametrize("density", ["off", "quiet", "full"])
def test_each_mark_has_its_line_as_soon_as_colours_are_forced_or_its_words_have_moved(
    reader: Extension, pages: Loopback, density: str
) -> None:
    with reader.open(pages.url(STRAIT.path)) as page:
        read(reader, page)
        mark(page)
        reader.settings(densities={"127.0.0.1": density})
        page.wait_for_function(SHOWN[density])
        read(reader, page)
        force(reader, page)
        page.evaluate("() => { document.querySelector('.byline').style.paddingBottom = '118px' }")
        wait_for_lines(page)
        page.set_viewport_size({"width": 1100, "height": 800})
        wait_for_lines(page)
        assert page.evaluate(LASTING) == []


def test_a_page_that_is_opened_with_forced_colours_has_the_same_lines(
    reader: Extension, pages: Loopback
) -> None:
    with reader.open(pages.url(STRAIT.path)) as page:
        read(reader, page)
        force(reader, page)
        lines = drawn(page)
        page.reload()
        reader.settled(page)
        give_up = monotonic() + PATIENCE / 6000
        while drawn(page) != lines:
            assert monotonic() < give_up, drawn(page)
        assert page.evaluate(LASTING) == []


def test_quotes_without_room_for_their_bars_have_lines(reader: Extension, pages: Loopback) -> None:
    style = "main { max-width: none; margin: 0; padding: 0 }"
    with reader.open(pages.make("/made/forced-narrow", layouts.page(STRAIT, style))) as page:
        read(reader, page)
        assert any("-line-direct-" in name for name, *_ in page.evaluate(PIECES))
        force(reader, page)


def test_marked_words_stand_on_the_pages_own_ground(reader: Extension, pages: Loopback) -> None:
    with reader.open(pages.url(STRAIT.path)) as page, reader.open("about:blank") as painter:
        read(reader, page)
        mark(page)
        read(reader, page)
        coloured = grounds(page, painter)
        force(reader, page)
        forced = grounds(page, painter)
        assert len(coloured) > 3
        assert len(forced) == 1


LAYOUTS = {"scroll box": layouts.SCROLL_BOX, "dark": layouts.DARK, "columns": layouts.COLUMNS}


@pytest.mark.parametrize("name", LAYOUTS)
def test_lines_stay_with_their_words_however_the_page_is_built(
    reader: Extension, pages: Loopback, name: str
) -> None:
    url = pages.make(f"/made/forced-{name.replace(' ', '-')}", layouts.page(STRAIT, LAYOUTS[name]))
    with reader.open(url) as page:
        read(reader, page)
        force(reader, page)
        page.evaluate("() => { document.querySelector('#app').scrollTop = 120; scrollTo(0, 90); }")
        page.evaluate("() => new Promise(requestAnimationFrame)")
        assert bare(page) == ([], [])


def test_lines_follow_their_words_when_a_font_has_come_that_changes_no_box(
    reader: Extension, pages: Loopback
) -> None:
    url = pages.make("/made/forced-font", layouts.page(STRAIT, layouts.FIXED_BOXES))
    with reader.open(url) as page:
        read(reader, page)
        force(reader, page)
        page.evaluate(layouts.late_font(400))
        wait_for_lines(page)


def test_words_that_a_box_cuts_off_have_no_line(reader: Extension, pages: Loopback) -> None:
    style = "article { height: 300px; overflow: hidden }"
    with reader.open(pages.make("/made/forced-cut", layouts.page(STRAIT, style))) as page:
        read(reader, page)
        reader.force_colours(page)
        give_up = monotonic() + PATIENCE / 6000
        while not drawn(page):
            assert monotonic() < give_up, "No line is drawn."
        end = page.evaluate(
            "() => document.querySelector('article').getBoundingClientRect().bottom + scrollY"
        )
        assert max(bottom for *_, bottom in drawn(page)) < end + 3
        assert max(bottom for *_, bottom in pieces(page)) > end + 300


def test_the_card_opens_over_words_with_a_line(reader: Extension, pages: Loopback) -> None:
    with reader.open(pages.url(STRAIT.path)) as page:
        read(reader, page)
        force(reader, page)
        page.bring_to_front()
        _, left, top, right, bottom = next(piece for piece in pieces(page) if piece[0] == "solid")
        page.evaluate("(top) => scrollTo({ top, behavior: 'instant' })", top - 300)
        down = page.evaluate("() => scrollY")
        page.mouse.move((left + right) / 2, (top + bottom) / 2 - down)
        give_up = monotonic() + PATIENCE / 6000
        while not reader.in_root(page, "(root) => root.querySelector('.card:popover-open') !== null"):
            assert monotonic() < give_up, "The card did not open."
            page.evaluate("() => new Promise(requestAnimationFrame)")


@pytest.mark.only("chromium", "Playwright prints pages in Chromium alone")
@pytest.mark.parametrize("asked", [True, False])
def test_a_page_is_printed_as_with_its_own_colours(reader: Extension, pages: Loopback, asked: bool) -> None:
    reader.settings(print=asked)
    with reader.open(pages.make("/made/forced-print", layouts.page(STRAIT))) as page:
        read(reader, page)
        coloured = printed(page)
        force(reader, page)
        assert printed(page) == coloured
        wait_for_lines(page)
        assert page.evaluate(LASTING) == []
