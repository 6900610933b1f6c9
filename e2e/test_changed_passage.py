"""A long passage that the reader marked, in an article that comes back with some of its words changed."""

from __future__ import annotations

import re
from itertools import count

from playwright.sync_api import Page, expect

from e2e import samples
from e2e.extension import Extension
from e2e.loopback import Loopback
from e2e.made import page_of
from e2e.ours import FIND, marked, press_ours, wait_for_marks
from e2e.painted import wait_for_paint
from e2e.test_panel import panel_of

STRAIT = samples.sample("strait")
HEADLINE, *PARAGRAPHS = STRAIT.paragraphs
FIRST, LAST = 2, 6
"""The passage begins with one of the paragraphs and ends with another."""


def with_words_changed(paragraphs: list[str], every: int) -> list[str]:
    """In place of every so-manieth word one that has other letters, as many."""
    number = count(1)

    def other(word: re.Match[str]) -> str:
        if next(number) % every:
            return word[0]
        return "".join(chr(ord(letter) + (1 if letter.lower() < "z" else -1)) for letter in word[0])

    return [re.sub(r"[A-Za-z]+", other, paragraph) for paragraph in paragraphs]


def select_from_to(page: Page, first: str, last: str) -> None:
    """Selects with the mouse all from the first of these words to the last of those."""
    page.evaluate(FIND, last)
    (left, top, _, bottom), (_, last_top, right, last_bottom) = (
        page.evaluate(FIND, words) for words in (first, last)
    )
    page.mouse.move(left, (top + bottom) / 2)
    page.mouse.down()
    page.mouse.move(right, (last_top + last_bottom) / 2, steps=9)
    page.mouse.up()


def test_a_passage_over_paragraphs_is_found_with_a_tenth_changed_but_not_with_a_fifth(
    reader: Extension, pages: Loopback
) -> None:
    passage = PARAGRAPHS[FIRST : LAST + 1]
    assert sum(map(len, passage)) > 1_000
    url = pages.make("/made/passage", page_of(PARAGRAPHS, title=HEADLINE))
    with reader.open(url) as page:
        reader.settled(page)
        wait_for_paint(page)
        select_from_to(page, passage[0][:30], passage[-1][-30:])
        press_ours(page, "Highlight")
        wait_for_marks(page, len(passage))

    nearly = with_words_changed(PARAGRAPHS, every=11)
    pages.make("/made/passage", page_of(["A correction stands above it. " * 9, *nearly], title=HEADLINE))
    with reader.open(url) as page:
        reader.settled(page)
        wait_for_marks(page, len(passage))
        assert marked(page) == [f"highlight: {paragraph}" for paragraph in nearly[FIRST : LAST + 1]]

    pages.make("/made/passage", page_of(with_words_changed(PARAGRAPHS, every=5), title=HEADLINE))
    with reader.open(url) as page:
        reader.settled(page)
        wait_for_paint(page)
        with panel_of(reader, page) as panel:
            panel.get_by_role("tab", name="Mine").click()
            expect(panel.locator("#view .list > li")).to_contain_text("its words are not in the article now")
        assert marked(page) == []
