"""The reader's own notes and highlights: made by selecting words, kept by address, found again."""

from __future__ import annotations

from playwright.sync_api import expect

from e2e import samples
from e2e.extension import Extension
from e2e.loopback import Loopback
from e2e.made import SAID, page_of
from e2e.ours import field_of, marked, press_ours, select, wait_for_marks
from e2e.painted import page_now, wait_for_paint
from e2e.test_panel import panel_of

STRAIT = samples.sample("strait")
WORDS = "Three grain carriers"


def test_selected_words_are_highlighted_and_found_again_on_the_next_visit(
    reader: Extension, pages: Loopback
) -> None:
    with reader.open(pages.url(STRAIT.path)) as page:
        reader.settled(page)
        wait_for_paint(page)
        select(page, WORDS)
        press_ours(page, "Highlight")
        wait_for_marks(page, 1)
        assert marked(page) == [f"highlight: {WORDS}"]
        now = page_now(page)
        assert now["after"] == now["before"], "Marking words must not change the page."
        page.reload()
        reader.settled(page)
        wait_for_marks(page, 1)
        reader.toggle(page)
        wait_for_marks(page, 0)


def test_a_note_is_written_shown_edited_and_deleted(reader: Extension, pages: Loopback) -> None:
    said = "turned back, and not one"
    with reader.open(pages.url(STRAIT.path)) as page:
        reader.settled(page)
        wait_for_paint(page)
        select(page, said)
        press_ours(page, "Note")
        field_of(page)
        page.keyboard.type("Which three?")
        press_ours(page, "Save")
        wait_for_marks(page, 1)
        assert marked(page) == [f"note: {said}"]
        with panel_of(reader, page) as panel:
            panel.get_by_role("tab", name="Mine").click()
            entry = panel.locator("#view .list > li")
            expect(entry).to_have_count(1)
            expect(entry).to_contain_text("Which three?")
            entry.get_by_role("button", name="Edit note").click()
            panel.get_by_label("Your note").fill("Those of Tuesday.")
            panel.get_by_role("button", name="Save").click()
            expect(entry).to_contain_text("Those of Tuesday.")
            entry.get_by_role("button", name="Delete").click()
            expect(entry).to_have_count(0)
            panel.get_by_role("button", name="Undo").click()
            expect(entry).to_have_count(1)
            entry.get_by_role("button", name="Delete").click()
            expect(entry).to_have_count(0)
        wait_for_marks(page, 0)


def test_a_mark_follows_its_words_when_the_article_has_changed(reader: Extension, pages: Loopback) -> None:
    paragraphs = [
        SAID * 3,
        "The clock has told the town its hours since the first mill was built. " * 3,
        SAID * 3,
    ]
    url = pages.make("/made/mine", page_of(paragraphs))
    with reader.open(url) as page:
        assert reader.settled(page)["phase"] == "read"
        wait_for_paint(page)
        select(page, "first mill")
        press_ours(page, "Highlight")
        wait_for_marks(page, 1)
    pages.make("/made/mine", page_of(["A new paragraph now stands above the others. " * 3, *paragraphs]))
    with reader.open(url) as page:
        reader.settled(page)
        wait_for_marks(page, 1)
        assert marked(page) == ["highlight: first mill"]


def test_what_is_kept_of_one_page_is_not_shown_on_another(reader: Extension, pages: Loopback) -> None:
    first, second = (pages.make(f"/made/{name}", page_of([SAID * 3] * 3)) for name in ("one", "two"))
    with reader.open(first) as page:
        reader.settled(page)
        wait_for_paint(page)
        select(page, "Ada Marsh")
        press_ours(page, "Highlight")
        wait_for_marks(page, 1)
    with reader.open(second) as page:
        reader.settled(page)
        wait_for_paint(page)
        assert marked(page) == []
