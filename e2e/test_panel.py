"""The side panel, opened as a page of its own, follows the tab that it is told to."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Page, expect

from e2e import samples
from e2e.extension import Extension
from e2e.loopback import Loopback
from e2e.painted import check_painted, page_now, ranges, wait_for_no_paint, wait_for_paint

STRAIT = samples.sample("strait")

FLASHED = """
() => {
  const flash = CSS.highlights.get("sidelight-flash");
  if (!flash || flash.size === 0) return null;
  const [first] = flash;
  const { top, bottom } = first.getBoundingClientRect();
  const words = [...flash].map((range) => range.toString()).join(" ");
  return top >= 0 && bottom <= innerHeight ? words : null;
}
"""


@contextmanager
def panel_of(reader: Extension, page: Page) -> Iterator[Page]:
    with reader.open(reader.url(f"panel.html?tab={reader.tab(page)}")) as panel:
        yield panel


def bare(text: str) -> str:
    return "".join(samples.one_line(text).split())


def entries(panel: Page) -> list[str]:
    """The entries of the list that the panel shows."""
    return [samples.one_line(text) for text in panel.locator("#view .list > li").all_inner_texts()]


def slices(state: dict[str, Any], spans: list[list[int]]) -> list[str]:
    return [samples.one_line(state["article"]["text"][start:end]) for start, end in spans]


def test_the_panel_holds_the_whole_reading_in_the_order_of_the_text(
    reader: Extension, pages: Loopback
) -> None:
    with reader.open(pages.url(STRAIT.path)) as page:
        state = reader.settled(page)
        analysis = state["analysis"]
        with panel_of(reader, page) as panel:
            expect(panel.get_by_role("heading", name=STRAIT.expected["title"])).to_be_visible()
            expect(panel.get_by_role("tab", selected=True)).to_contain_text(str(len(analysis["actors"])))
            cast = entries(panel)
            by_place = sorted(analysis["actors"], key=lambda actor: actor["mentions"][0]["span"][0])
            assert [entry.startswith(actor["name"]) for entry, actor in zip(cast, by_place, strict=True)] == [
                True for _ in by_place
            ]
            for person in STRAIT.expected["people"]:
                assert any(entry.startswith(person["name"]) for entry in cast), person

            panel.get_by_role("tab", name="Quotes").click()
            expect(panel.locator("#view .list > li")).to_have_count(len(analysis["quotes"]))
            for entry, quote in zip(entries(panel), analysis["quotes"], strict=True):
                for words in slices(state, quote["content"]):
                    assert bare(words) in bare(entry)

            panel.get_by_role("tab", name="Notes").click()
            told = sorted(
                (note for note in analysis["notes"] if note["text"]), key=lambda note: note["span"][0]
            )
            expect(panel.locator("#view .list > li")).to_have_count(len(told))
            for entry, note in zip(entries(panel), told, strict=True):
                assert bare(note["title"]) in bare(entry)

            expect(panel.get_by_text("Nothing left this device.")).to_be_visible()


def test_a_click_in_the_panel_brings_the_page_to_the_place(reader: Extension, pages: Loopback) -> None:
    with reader.open(pages.url(STRAIT.path)) as page:
        state = reader.settled(page)
        last = state["analysis"]["quotes"][-1]
        with panel_of(reader, page) as panel:
            panel.get_by_role("tab", name="Quotes").click()
            panel.locator("#view .list > li").last.locator(".go").click()
            page.bring_to_front()
            flashed = page.wait_for_function(FLASHED, polling="raf").json_value()
        assert bare(flashed) == bare("".join(slices(state, last["content"])))
        assert page.evaluate("() => scrollY") > 0


def test_the_panel_turns_the_page_off_and_on(reader: Extension, pages: Loopback) -> None:
    with reader.open(pages.url(STRAIT.path)) as page:
        reader.settled(page)
        wait_for_paint(page)
        with panel_of(reader, page) as panel:
            panel.locator("footer").get_by_role("button").first.click()
            wait_for_no_paint(page)
            now = page_now(page)
            assert now["after"] == now["before"]
            panel.get_by_role("button", name="Read this page").click()
            state = reader.settled(page)
            check_painted(page, state)
            expect(panel.get_by_role("tab", name="Cast")).to_be_visible()


def test_the_panel_says_why_a_page_was_not_read(reader: Extension, pages: Loopback) -> None:
    with reader.open(pages.url("/pages/marche/")) as page:
        message = reader.settled(page)["problem"]["message"]
        with panel_of(reader, page) as panel:
            expect(panel.get_by_role("status").first).to_have_text(message)
            assert panel.get_by_role("tab").count() == 0
        assert ranges(page) == 0
