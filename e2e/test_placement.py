"""What is written beside the words covers neither them nor one another: computed from rectangles.

On saved pages test_pages.py computes the same.
"""

from __future__ import annotations

from time import monotonic

import pytest
from playwright.sync_api import Page

from e2e import layouts, samples
from e2e.bench import lengthened, page_of
from e2e.extension import PATIENCE, Extension
from e2e.loopback import Loopback
from e2e.placed import Placement, settled_placement
from e2e.samples import ARTICLES, Sample

STRAIT = samples.sample("strait")


def read(reader: Extension, page: Page, url: str) -> Placement:
    page.goto(url, wait_until="domcontentloaded")
    state = reader.settled(page)
    assert state["phase"] == "read", state
    return settled_placement(page)


@pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article.name)
def test_no_label_covers_anything_at_any_zoom(reader: Extension, pages: Loopback, article: Sample) -> None:
    """Zoomed while it is open, and as it is opened again."""
    with reader.open("about:blank") as page:
        placed = [read(reader, page, pages.url(article.path))]
        try:
            for factor in (0.5, 2, 3):
                reader.zoom(page, factor)
                placed += [settled_placement(page), read(reader, page, page.url)]
        finally:
            reader.zoom(page, 1)
    for one in placed:
        assert one.labels, "Nothing is written beside the words."
        assert one.overlaps() == []


@pytest.mark.parametrize("density", ["quiet", "full"])
def test_labels_find_new_places_when_the_window_changes(
    reader: Extension, pages: Loopback, density: str
) -> None:
    reader.settings(density=density)
    with reader.open("about:blank") as page:
        wide = read(reader, page, pages.url(STRAIT.path))
        page.set_viewport_size({"width": 420, "height": 800})
        narrow = settled_placement(page)
        page.set_viewport_size({"width": 1280, "height": 900})
        assert {label.where for label in wide.labels} >= {"left", "above"}
        assert narrow.drawn != wide.drawn
        assert narrow.overlaps() == []
        assert settled_placement(page).drawn == wide.drawn


def test_labels_follow_their_words_when_text_above_them_grows(reader: Extension, pages: Loopback) -> None:
    with reader.open("about:blank") as page:
        before = read(reader, page, pages.url(STRAIT.path))
        page.evaluate("() => { document.querySelector('.byline').style.paddingBottom = '118px' }")
        after = settled_placement(page)
        moved = [two.rect.top - one.rect.top for one, two in zip(before.drawn, after.drawn, strict=True)]
        assert {round(distance) for distance in moved} == {0, 100}
        assert after.overlaps() == []


SCROLLED_MEANWHILE = """
async () => {
  document.querySelector("h1").style.paddingBottom = "100px";
  for (let frame = 0; frame < 60; frame++) {
    scrollBy(0, 17);
    await new Promise(requestAnimationFrame);
  }
}
"""


def test_labels_stand_right_where_the_page_is_scrolled_while_they_are_placed(
    reader: Extension, pages: Loopback
) -> None:
    """Of a long article, which takes more than one slice."""
    with reader.open("about:blank") as page:
        before = read(reader, page, pages.make("/made/long", page_of(lengthened(STRAIT.text, 8_000))))
        page.evaluate(SCROLLED_MEANWHILE)
        after = settled_placement(page)
        moved = [two.rect.top - one.rect.top for one, two in zip(before.drawn, after.drawn, strict=True)]
        assert len(set(map(round, moved))) <= 2, "Those under the headline go with it, all as far."
        assert round(max(moved)) > 50


BOTTOM = "() => document.querySelector('article').getBoundingClientRect().bottom + scrollY"


def test_beside_words_that_a_box_cuts_off_stands_nothing_until_it_opens(
    reader: Extension, pages: Loopback
) -> None:
    """As where the rest comes with "read more"."""
    style = "article { height: 300px; overflow: hidden }"
    with reader.open("about:blank") as page:
        cut = read(reader, page, pages.make("/made/cut", layouts.page(STRAIT, style)))
        assert cut.labels
        assert max(drawn.rect.bottom for drawn in cut.drawn) < page.evaluate(BOTTOM) + 3
        page.evaluate("() => { document.querySelector('article').style.height = 'auto' }")
        opened = settled_placement(page)
        assert len(opened.drawn) > 2 * len(cut.drawn)
        assert opened.overlaps() == []


LAYOUTS = {
    "sticky header": layouts.STICKY,
    "sticky headline": layouts.STICKY_HEADLINE,
    "columns": layouts.COLUMNS,
    "scroll box": layouts.SCROLL_BOX,
    "dark": layouts.DARK,
    "coloured": layouts.COLOURED,
    "tight lines": layouts.TIGHT,
}


@pytest.mark.parametrize("name", LAYOUTS)
def test_no_label_covers_anything_however_the_page_is_built(
    reader: Extension, pages: Loopback, name: str
) -> None:
    url = pages.make(f"/made/{name.replace(' ', '-')}", layouts.page(STRAIT, LAYOUTS[name]))
    with reader.open("about:blank") as page:
        placed = read(reader, page, url)
        assert len(placed.drawn) >= 5
        assert placed.overlaps() == []


def test_a_header_that_stays_passes_over_the_labels(reader: Extension, pages: Loopback) -> None:
    with reader.open("about:blank") as page:
        placed = read(reader, page, pages.make("/made/sticky", layouts.page(STRAIT, layouts.STICKY)))
        label = placed.labels[len(placed.labels) // 2].rect
        page.evaluate("(top) => scrollTo({ top, behavior: 'instant' })", label.top - 10)
        top = page.evaluate(
            "([x, y]) => document.elementFromPoint(x, y - scrollY).localName",
            [(label.left + label.right) / 2, (label.top + label.bottom) / 2],
        )
        assert top == "header"


def test_labels_scroll_with_the_box_that_holds_the_article(reader: Extension, pages: Loopback) -> None:
    with reader.open("about:blank") as page:
        before = read(reader, page, pages.make("/made/box", layouts.page(STRAIT, layouts.SCROLL_BOX)))
        page.evaluate("() => { document.querySelector('#app').scrollTop = 120 }")
        after = settled_placement(page)
        tops, now = (
            {one.text: one.rect.top for one in placed.labels if one.kind == "tag"}
            for placed in (before, after)
        )
        seen_twice = tops.keys() & now.keys()
        assert after.overlaps() == []
        assert len(seen_twice) >= 3
        assert {round(tops[text] - now[text]) for text in seen_twice} == {120}


# Of a sheet's font the browser tells, but not of one that a script adds.
FONTS = {
    "by a sheet": """
      () => {
        const sheet = document.createElement("style");
        sheet.textContent =
          "@font-face { font-family: Late; src: local('DejaVu Sans'), local('Liberation Sans') }";
        document.head.append(sheet);
        document.body.style.fontFamily = "Late, serif";
        return document.fonts.load("16px Late").then(() => null);
      }
    """,
    "by a script": """
      async () => {
        document.body.style.fontFamily = "Late, serif";
        const face = new FontFace("Late", "local('DejaVu Sans Mono'), local('Liberation Mono')");
        document.fonts.add(await face.load());
      }
    """,
}


@pytest.mark.parametrize("way", FONTS)
def test_labels_find_new_places_when_the_pages_font_has_come(
    reader: Extension, pages: Loopback, way: str
) -> None:
    with reader.open("about:blank") as page:
        before = read(reader, page, pages.make("/made/fonts", layouts.page(STRAIT)))
        page.evaluate(FONTS[way])
        after = settled_placement(page)
        assert after.drawn != before.drawn
        assert after.overlaps() == []


def test_labels_find_new_places_when_a_font_has_come_that_changes_no_box(
    reader: Extension, pages: Loopback
) -> None:
    url = pages.make("/made/fixed", layouts.page(STRAIT, layouts.FIXED_BOXES))
    with reader.open("about:blank") as page:
        before = read(reader, page, url)
        page.evaluate(layouts.late_font(400))
        give_up = monotonic() + PATIENCE / 6000
        while (after := settled_placement(page)).drawn == before.drawn:
            assert monotonic() < give_up, "The labels stay where the words are no more."
        page.evaluate("() => { dispatchEvent(new Event('resize')) }")  # all is measured anew
        assert settled_placement(page).drawn == after.drawn
        assert {label.where for label in after.labels} >= {"left", "above"}
        assert after.overlaps() == []
