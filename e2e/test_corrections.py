"""*Not right?*: a correction holds at once and next time, on the page and in the panel, and can be undone."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from e2e import samples
from e2e.extension import Extension
from e2e.loopback import Loopback
from e2e.painted import wait_for_paint, words_of_ours
from e2e.test_panel import panel_of

STRAIT = samples.sample("strait")
PERSON = STRAIT.expected["people"][0]["name"]


def wait_for_words(page: Page, words: str, *, there: bool) -> None:
    """Until our own labels say this, or say it no more."""
    while (words in words_of_ours(page)) != there:
        page.wait_for_function("() => new Promise(requestAnimationFrame)")


def test_a_correction_holds_at_once_and_next_time_and_can_be_undone(
    reader: Extension, pages: Loopback
) -> None:
    with reader.open(pages.url(STRAIT.path)) as page:
        reader.settled(page)
        wait_for_paint(page)
        with panel_of(reader, page) as panel:
            panel.get_by_role("button", name=f"Not right? {PERSON}").click()
            panel.get_by_label("Name", exact=True).fill("Zora Quill")
            panel.get_by_role("button", name="Change: Name").click()
            expect(panel.locator(".done")).to_contain_text("Zora Quill")
            expect(panel.get_by_role("heading", name="Zora Quill")).to_be_visible()

            page.reload()
            reader.settled(page)
            panel.reload()
            expect(panel.get_by_role("heading", name="Zora Quill")).to_be_visible()
            panel.get_by_role("tab", name="Mine").click()
            panel.get_by_role("button", name="Undo").click()
            panel.get_by_role("tab", name="Cast").click()
            expect(panel.get_by_role("heading", name=PERSON)).to_be_visible()


def test_a_quote_that_is_none_loses_its_tag_on_the_page(reader: Extension, pages: Loopback) -> None:
    with reader.open(pages.url(STRAIT.path)) as page:
        state = reader.settled(page)
        wait_for_paint(page)
        with panel_of(reader, page) as panel:
            panel.get_by_role("tab", name="Quotes").click()
            before = len(state["analysis"]["quotes"])
            entries = panel.locator("#view .list > li")
            expect(entries).to_have_count(before)
            wait_for_words(page, "Maranthe", there=True)
            for left in range(before - 1, -1, -1):
                if not panel.get_by_role("button", name="Not right? Ilse Maranthe").count():
                    break
                panel.get_by_role("button", name="Not right? Ilse Maranthe").first.click()
                panel.get_by_role("button", name="Not a quote").click()
                expect(entries).to_have_count(left)
            page.bring_to_front()
            page.wait_for_function("() => new Promise(requestAnimationFrame)")
            wait_for_words(page, "Maranthe · accuses", there=False)
