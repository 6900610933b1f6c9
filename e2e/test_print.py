"""Print: no marks on paper."""

from __future__ import annotations

import re
import zlib
from contextlib import suppress
from dataclasses import astuple, dataclass

import pytest
from playwright.sync_api import Page

from e2e import layouts, samples
from e2e.extension import Extension
from e2e.loopback import Loopback
from e2e.painted import ranges, wait_for_paint
from e2e.placed import settled_placement

STRAIT = samples.sample("strait")


@dataclass(frozen=True)
class Print:
    """What a PDF puts on paper. A text may come in more or fewer pieces, which is not seen.

    glyphs: the letters, or their numbers, in their order; shapes: how many are filled or drawn.
    """

    glyphs: bytes
    colours: frozenset[bytes]
    shapes: int


STREAM = re.compile(rb"stream\r?\n(.*?)endstream", re.DOTALL)
LINE = re.compile(rb"(<[0-9A-F]+> ?|\((?:[^()\\]|\\.)*\))Tj|\[(.*?)\]TJ")
GLYPHS = re.compile(rb"<([0-9A-F]+)>|\(((?:[^()\\]|\\.)*)\)")
COLOUR = re.compile(rb"([\d. ]+) (?:rg|RG)\b")
SHAPE = re.compile(rb"\b(?:f|f\*|S|B)$", re.MULTILINE)


def printed(page: Page) -> Print:
    """The page as the browser prints it."""
    drawn = b""
    for stream in STREAM.findall(page.pdf()):
        with suppress(zlib.error):
            drawn += zlib.decompress(stream)
    lines = (b"".join(line) for line in LINE.findall(drawn))
    glyphs = b"".join(b"".join(piece) for line in lines for piece in GLYPHS.findall(line))
    return Print(glyphs, frozenset(COLOUR.findall(drawn)), len(SHAPE.findall(drawn)))


@pytest.mark.only("chromium", "Firefox cannot print a page as it is on the screen")
@pytest.mark.parametrize("style", ["", layouts.DARK, layouts.COLUMNS], ids=["light", "dark", "columns"])
def test_what_is_printed_is_the_page_without_any_mark(reader: Extension, pages: Loopback, style: str) -> None:
    with reader.open(pages.make("/made/printed", layouts.page(STRAIT, style))) as page:
        reader.settled(page)
        wait_for_paint(page)
        assert settled_placement(page).labels
        with_marks = printed(page)
        page.emulate_media(media="screen")
        as_on_the_screen = printed(page)
        page.emulate_media(media="null")
        assert ranges(page) > 0
        reader.toggle(page)
        page.wait_for_selector("sidelight-overlay", state="detached")
        without = printed(page)
        assert with_marks == without
        for one, other in zip(astuple(as_on_the_screen), astuple(without), strict=True):
            assert one != other, "A print with marks would look like one without."


@pytest.mark.only("firefox", "it prints no highlights, whosever they are: what is left to see is our layer")
def test_our_layer_is_not_printed(reader: Extension, pages: Loopback) -> None:
    with reader.open(pages.make("/made/printed", layouts.page(STRAIT))) as page:
        reader.settled(page)
        wait_for_paint(page)
        assert settled_placement(page).labels
        with_marks = printed(page)
        reader.in_root(
            page, "(root) => root.querySelector('.layer').style.setProperty('display', 'block', 'important')"
        )
        with_the_layer = printed(page)
        assert ranges(page) > 0
        reader.toggle(page)
        page.wait_for_selector("sidelight-overlay", state="detached")
        without = printed(page)
        assert len(without.glyphs) > 1_000
        assert with_marks == without
        assert with_the_layer.glyphs != without.glyphs
        assert with_the_layer.shapes > without.shapes
