"""Everything works without a mouse, with the focus where the reader expects it."""

from __future__ import annotations

from playwright.sync_api import expect

from e2e import samples
from e2e.extension import Extension
from e2e.loopback import Loopback
from e2e.ours import field_of, marked, wait_for_focus, wait_for_marks
from e2e.painted import wait_for_paint
from e2e.test_panel import FLASHED, panel_of

STRAIT = samples.sample("strait")


def test_keys_go_from_quote_to_quote_and_open_the_card_which_gives_the_focus_back(
    reader: Extension, pages: Loopback
) -> None:
    with reader.open(pages.url(STRAIT.path)) as page:
        state = reader.settled(page)
        wait_for_paint(page)
        page.bring_to_front()
        reader.tell(page, "step", mark="quote", by=1)
        first = page.wait_for_function(FLASHED, polling="raf").json_value()
        reader.tell(page, "step", mark="quote", by=1)
        second = page.wait_for_function(
            f"(first) => {{ const now = ({FLASHED})(); return now !== first && now; }}",
            arg=first,
            polling="raf",
        ).json_value()
        assert first != second
        reader.tell(page, "open-card")
        wait_for_focus(page, "Sidelight: ")
        page.keyboard.press("Escape")
        wait_for_focus(page, None)
        assert len(state["analysis"]["quotes"]) > 1


def test_selected_words_are_marked_by_key_alone(reader: Extension, pages: Loopback) -> None:
    with reader.open(pages.url(STRAIT.path)) as page:
        reader.settled(page)
        wait_for_paint(page)
        page.bring_to_front()
        page.evaluate(
            """() => {
                 const node = [...document.querySelectorAll("article p")]
                   .find((p) => p.textContent.includes("Three grain")).firstChild;
                 const at = node.data.indexOf("Three grain");
                 getSelection().setBaseAndExtent(node, at, node, at + 11);
               }"""
        )
        reader.tell(page, "mark-selection")
        wait_for_focus(page, "Highlight")
        page.keyboard.press("Tab")
        wait_for_focus(page, "Note")
        page.keyboard.press("Enter")
        field_of(page)
        page.keyboard.type("By key.")
        page.keyboard.press("Tab")
        wait_for_focus(page, "Save")
        page.keyboard.press("Enter")
        wait_for_marks(page, 1)
        assert marked(page) == ["note: Three grain"]


def test_the_panel_is_walked_in_the_order_in_which_it_reads(reader: Extension, pages: Loopback) -> None:
    with reader.open(pages.url(STRAIT.path)) as page:
        reader.settled(page)
        with panel_of(reader, page) as panel:
            expect(panel.get_by_role("tab", name="Cast")).to_be_visible()
            panel.keyboard.press("Tab")
            tops: list[float] = []
            for _ in range(12):
                top = panel.evaluate(
                    """() => {
                         const at = document.activeElement;
                         const style = getComputedStyle(at);
                         if (style.outlineStyle === "none" && style.borderStyle === "none") return null;
                         return at.getBoundingClientRect().top + scrollY;
                       }"""
                )
                assert top is not None, "What has the focus does not show it."
                tops.append(top)
                panel.keyboard.press("Tab")
            assert tops == sorted(tops)


def test_not_right_gives_the_focus_back_when_it_is_closed(reader: Extension, pages: Loopback) -> None:
    with reader.open(pages.url(STRAIT.path)) as page:
        reader.settled(page)
        with panel_of(reader, page) as panel:
            button = panel.get_by_role("button", name="Not right?").first
            button.focus()
            panel.keyboard.press("Enter")
            expect(panel.get_by_label("Name", exact=True)).to_be_focused()
            panel.keyboard.press("Escape")
            expect(button).to_be_focused()
            expect(button).to_have_attribute("aria-expanded", "false")
