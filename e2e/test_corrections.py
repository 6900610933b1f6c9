"""*Not right?*: a correction holds at once and next time, on the page and in the panel, and can be undone."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic
from typing import Any, cast

import pytest
from playwright.sync_api import Page, expect

from e2e import samples
from e2e.extension import Extension
from e2e.loopback import Loopback
from e2e.ours import place_of, press_ours
from e2e.painted import RANGES, ranges, wait_for_paint, words_of_ours
from e2e.test_panel import panel_of

STRAIT = samples.sample("strait")
PERSON = STRAIT.expected["people"][0]["name"]


PAINTED_AS = """
([kind, words]) => [...CSS.highlights]
  .filter(([name]) => new RegExp(`^sidelight-${kind}\\b`).test(name))
  .some(([, ranges]) => [...ranges].some((range) => range.toString() === words))
"""


def wait_for_painted(page: Page, kind: str, words: str, *, there: bool) -> None:
    """Until these words are painted as an actor of this type, or are so no more."""
    page.wait_for_function(
        f"async (given) => ({PAINTED_AS})(given) === {str(there).lower()}", arg=[kind, words]
    )


def wait_for_words(page: Page, words: str, *, there: bool) -> None:
    """Until our own labels say this, or say it no more."""
    give_up = monotonic() + 10
    while (words in (now := words_of_ours(page))) != there:
        assert monotonic() < give_up, now
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


def another_type(panel: Page) -> None:
    panel.get_by_label("Type", exact=True).select_option("organization")
    panel.get_by_role("button", name="Change: Type").click()


def no_actor(panel: Page) -> None:
    panel.get_by_role("button", name="Not an actor").click()


def same_as(panel: Page) -> None:
    panel.get_by_label("Same as", exact=True).select_option("Velmora")
    panel.get_by_role("button", name="Change: Same as").click()


@pytest.mark.parametrize(
    ("correct", "painted_as"), [(another_type, "organization"), (no_actor, None), (same_as, "place")]
)
def test_an_actor_is_painted_as_the_reader_says(
    reader: Extension, pages: Loopback, correct: Callable[[Page], None], painted_as: str | None
) -> None:
    def holds(page: Page) -> None:
        wait_for_painted(page, "person", PERSON, there=False)
        if painted_as is not None:
            wait_for_painted(page, painted_as, PERSON, there=True)

    with reader.open(pages.url(STRAIT.path)) as page:
        reader.settled(page)
        wait_for_painted(page, "person", PERSON, there=True)
        with panel_of(reader, page) as panel:
            panel.get_by_role("button", name=f"Not right? {PERSON}").click()
            correct(panel)
            expect(panel.locator(".done")).to_contain_text(PERSON)
            holds(page)
            page.reload()
            reader.settled(page)
            holds(page)
            panel.reload()
            panel.get_by_role("tab", name="Mine").click()
            panel.get_by_role("button", name="Undo").click()
            wait_for_painted(page, "person", PERSON, there=True)


def test_a_quote_is_said_by_whom_the_reader_says(reader: Extension, pages: Loopback) -> None:
    with reader.open(pages.url(STRAIT.path)) as page:
        reader.settled(page)
        wait_for_paint(page)
        with panel_of(reader, page) as panel:
            panel.get_by_role("tab", name="Quotes").click()
            quote = panel.locator("#view .list > li").filter(has_text="Not one vessel has been turned back")
            expect(quote.get_by_role("heading")).to_contain_text(PERSON)
            quote.get_by_role("button", name="Not right?").click()
            quote.get_by_label("Speaker", exact=True).select_option("Brandt & Lowe")
            quote.get_by_role("button", name="Change: Speaker").click()
            expect(quote.get_by_role("heading")).to_contain_text("Brandt & Lowe")
            panel.get_by_role("button", name="Undo").click()
            expect(quote.get_by_role("heading")).to_contain_text(PERSON)


CARD = """
(root) => {
  const card = root.querySelector(".card");
  const written = [...card.querySelectorAll("[data-text]")].map((one) => `${one.dataset.text}\\n`);
  return card.matches(":popover-open") ? written.join("") : null;
}
"""

CHOOSE = """
(root, id) => {
  const select = root.querySelectorAll(".not-right select")[1];
  select.value = id;
  select.dispatchEvent(new Event("change", { bubbles: true }));
}
"""


def wait_for_card(reader: Extension, page: Page, *words: str) -> None:
    """Until the open card says all of this; until none is open, where nothing is named."""
    give_up = monotonic() + 10
    while True:
        card = reader.in_root(page, CARD)
        if all(one in (card or "") for one in words) if words else card is None:
            return
        assert monotonic() < give_up, f"The card says: {card}"
        page.wait_for_function("() => new Promise(requestAnimationFrame)")


def test_the_card_stays_with_its_words_when_they_become_another_actors(
    reader: Extension, pages: Loopback
) -> None:
    with reader.open(pages.url(STRAIT.path)) as page:
        actors = cast("list[dict[str, Any]]", reader.settled(page)["analysis"]["actors"])
        ids = {actor["name"]: actor["id"] for actor in actors}
        wait_for_paint(page)
        page.bring_to_front()
        reader.tell(page, "go", target={"mark": "actor", "id": ids[PERSON]})
        reader.tell(page, "open-card")
        wait_for_card(reader, page, PERSON, "Defence Minister")
        press_ours(page, "Not right?")
        place_of(page, "Change: Same as")
        reader.in_root(page, CHOOSE, ids["Velmora"])
        press_ours(page, "Change: Same as")
        wait_for_card(reader, page, "Velmora\n", "is the same as", " mentions")
        press_ours(page, "Undo")
        wait_for_card(reader, page, f"{PERSON}\n", "Defence Minister")


def test_the_card_says_what_was_corrected_and_takes_it_back(reader: Extension, pages: Loopback) -> None:
    with reader.open(pages.url(STRAIT.path)) as page:
        quotes = reader.settled(page)["analysis"]["quotes"]
        wait_for_paint(page)
        page.bring_to_front()
        reader.tell(page, "go", target={"mark": "quote", "id": quotes[0]["id"]})
        reader.tell(page, "open-card")
        press_ours(page, "Not right?")
        painted = ranges(page)
        press_ours(page, "Not a quote")
        wait_for_card(reader, page, "is no quote", "Undo")
        page.wait_for_function(f"() => ({RANGES})() < {painted}")  # until then the card is drawn anew
        press_ours(page, "Undo")
        wait_for_card(reader, page, "Not right?")
        page.keyboard.press("Escape")
        wait_for_card(reader, page)
