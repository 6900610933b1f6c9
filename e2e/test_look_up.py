"""An actor that no brief knows is looked up on the reader's server, when the reader asks for it in a card."""

from __future__ import annotations

from pathlib import Path
from time import monotonic
from typing import Any

from libzim.writer import Creator, Hint, Item, StringProvider
from playwright.sync_api import Page

from e2e import samples
from e2e.extension import Extension
from e2e.loopback import Loopback
from e2e.ours import press_ours
from e2e.painted import wait_for_paint, words_of_ours
from e2e.server import start

STRAIT = samples.sample("strait")
PLACE = "Halden"
SAYS = "Halden is a port city on the Strait of Tarn."


class Entry(Item):  # type: ignore[misc]
    def get_path(self) -> str:
        return PLACE

    def get_title(self) -> str:
        return PLACE

    def get_mimetype(self) -> str:
        return "text/html"

    def get_contentprovider(self) -> StringProvider:
        return StringProvider(f"<p>{SAYS} <img src=x onerror=alert(1)></p>")

    def get_hints(self) -> dict[Hint, bool]:
        return {Hint.FRONT_ARTICLE: True}


def encyclopaedia(path: Path) -> Path:
    with Creator(path).config_indexing(False, "eng") as creator:
        creator.add_item(Entry())
        creator.add_metadata("Title", "A small encyclopaedia")
        creator.add_metadata("Date", "2026-10-01")
    return path


def wait_for_words(page: Page, words: str) -> None:
    give_up = monotonic() + 10
    while words not in (now := words_of_ours(page)):
        assert monotonic() < give_up, now
        page.wait_for_function("() => new Promise(requestAnimationFrame)")


def test_a_place_is_looked_up_when_the_reader_asks(
    reader: Extension, pages: Loopback, tmp_path: Path
) -> None:
    zim = {"SIDELIGHT_ZIM": str(encyclopaedia(tmp_path / "small.zim"))}
    with start(tmp_path, settings=zim) as server:
        reader.settings(engine="server", server=server.address)
        with reader.open(pages.url(STRAIT.path)) as page:
            state: dict[str, Any] = reader.settled(page)
            wait_for_paint(page)
            actor = next(one for one in state["analysis"]["actors"] if one["name"] == PLACE)
            assert actor["type"] == "place"
            reader.tell(page, "go", target={"mark": "actor", "id": actor["id"]})
            reader.tell(page, "open-card")
            press_ours(page, "Look it up on my server")
            wait_for_words(page, SAYS)
            shown = words_of_ours(page)
            assert "in A small encyclopaedia" in shown
            assert "As of 1 October 2026" in shown


def test_on_this_device_nothing_can_be_looked_up(reader: Extension, pages: Loopback) -> None:
    with reader.open(pages.url(STRAIT.path)) as page:
        state: dict[str, Any] = reader.settled(page)
        wait_for_paint(page)
        actor = next(one for one in state["analysis"]["actors"] if one["name"] == PLACE)
        reader.tell(page, "go", target={"mark": "actor", "id": actor["id"]})
        reader.tell(page, "open-card")
        wait_for_words(page, "Mention 1 of")
        assert "Look it up" not in words_of_ours(page)
