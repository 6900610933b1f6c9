"""Pages that change under the marks: they come back, or are read anew, or are taken away."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page

from e2e import layouts, samples
from e2e.extension import Extension
from e2e.loopback import Loopback
from e2e.painted import check_painted, page_now, ranges, wait_for_no_paint, wait_for_paint
from e2e.placed import settled_placement

STRAIT = samples.sample("strait")
FERRY = samples.sample("ferry")

LIVE = """
(least) => {
  const ranges = [...CSS.highlights].flatMap(([, highlight]) => [...highlight]);
  const live = ranges.filter((range) => range.startContainer.isConnected && !range.collapsed);
  return live.length === ranges.length && live.length >= least;
}
"""


def wait_for_marks(page: Page, least: int = 20) -> None:
    """Until so many are painted, and none on words that are gone."""
    page.wait_for_function(LIVE, arg=least, polling="raf")


def wait_for_text(reader: Extension, page: Page, words: str) -> dict[str, Any]:
    """The state of the page once the article that was read holds these words."""
    while True:
        state = reader.settled(page)
        if words in state.get("article", {}).get("text", ""):
            return state
        page.evaluate("() => new Promise(requestAnimationFrame)")


@pytest.fixture(scope="module")
def app(pages: Loopback) -> str:
    """The address of the framework's page."""
    return pages.make("/made/live", layouts.live(STRAIT, layouts.bundled()))


def test_a_page_drawn_by_a_framework_gets_its_marks_back_each_time(reader: Extension, app: str) -> None:
    with reader.open(app) as page:
        state = reader.settled(page)
        for edition in (1, 2):
            page.click("#redraw")
            page.get_by_text(f"Edition {edition}").wait_for()
            wait_for_marks(page)
            check_painted(page, state)
        assert settled_placement(page).overlaps() == []


def test_paragraphs_that_are_added_are_read_too(reader: Extension, app: str) -> None:
    with reader.open(app) as page:
        last = STRAIT.paragraphs[-1]
        assert last not in reader.settled(page)["article"]["text"]
        page.click("#more")
        state = wait_for_text(reader, page, "The sea has no memory")
        check_painted(page, state)


def test_a_story_that_is_opened_in_the_same_page_is_read(reader: Extension, app: str) -> None:
    with reader.open(f"{app}#list") as page:
        assert reader.settled(page)["phase"] == "failed"
        page.click("#open")
        state = wait_for_text(reader, page, STRAIT.paragraphs[1])
        check_painted(page, state)
        page.click("#back")
        wait_for_no_paint(page)


def test_another_article_in_the_same_page_is_read_anew(reader: Extension, pages: Loopback) -> None:
    with reader.open(pages.make("/made/single", layouts.page(STRAIT))) as page:
        reader.settled(page)
        wait_for_paint(page)
        page.evaluate(
            """([story, title]) => {
                 history.pushState(null, "", "/made/other");
                 document.title = title;
                 document.querySelector("#story").innerHTML = story;
               }""",
            [layouts.story(FERRY), FERRY.paragraphs[0]],
        )
        state = wait_for_text(reader, page, FERRY.paragraphs[1])
        wait_for_marks(page)
        check_painted(page, state)


def test_an_article_that_is_loaded_late_is_read_when_it_is_there(reader: Extension, pages: Loopback) -> None:
    url = pages.make("/made/late", layouts.around("Loading …", "The Daily Layout"))
    with reader.open(url) as page:
        assert reader.settled(page)["problem"]["reason"] == "no-article"
        page.evaluate(
            "(story) => { document.querySelector('#story').innerHTML = story }", layouts.story(STRAIT)
        )
        check_painted(page, wait_for_text(reader, page, STRAIT.paragraphs[1]))


def test_words_that_are_changed_beyond_recognition_lose_their_marks_and_are_counted(
    reader: Extension, pages: Loopback
) -> None:
    with reader.open(pages.make("/made/changed", layouts.page(STRAIT))) as page:
        before = reader.settled(page)
        wait_for_paint(page)
        painted = ranges(page)
        page.evaluate(
            "() => { document.querySelectorAll('p')[2].textContent = 'This paragraph was withdrawn.' }"
        )
        page.wait_for_function(
            """(before) => [...CSS.highlights].reduce((sum, [, set]) => sum + set.size, 0) < before""",
            arg=painted,
            polling="raf",
        )
        while (now := reader.ask(page, "get-state"))["unplaced"] == 0:
            page.evaluate("() => new Promise(requestAnimationFrame)")
        assert before["unplaced"] == 0
        assert 0 < now["unplaced"] < painted


def test_a_page_that_takes_our_element_away_gets_it_back_but_not_for_ever(
    reader: Extension, pages: Loopback
) -> None:
    with reader.open(pages.make("/made/taken", layouts.page(STRAIT))) as page:
        reader.settled(page)
        drawn = settled_placement(page).drawn
        page.evaluate("() => document.querySelector('sidelight-overlay').remove()")
        page.wait_for_selector("sidelight-overlay", state="attached")
        assert settled_placement(page).drawn == drawn
        page.evaluate(
            """() => new MutationObserver(() => document.querySelector("sidelight-overlay")?.remove())
                 .observe(document.documentElement, { childList: true })"""
        )
        page.evaluate("() => document.querySelector('sidelight-overlay')?.remove()")
        for _ in range(40):
            page.evaluate("() => new Promise(requestAnimationFrame)")
        assert page_now(page)["hosts"] == 0


def test_a_page_that_one_comes_back_to_has_its_marks_once(reader: Extension, pages: Loopback) -> None:
    with reader.open(pages.make("/made/first", layouts.page(STRAIT))) as page:
        count = len(reader.settled(page)["article"]["text"])
        wait_for_paint(page)
        painted = ranges(page)
        page.goto(pages.url(FERRY.path))
        reader.settled(page)
        page.go_back()
        assert len(wait_for_text(reader, page, STRAIT.paragraphs[1])["article"]["text"]) == count
        page.wait_for_function(LIVE, arg=painted, polling="raf")
        assert ranges(page) == painted
        assert page_now(page)["hosts"] == 1


def test_an_article_in_a_frame_is_read_there(reader: Extension, pages: Loopback) -> None:
    pages.make("/made/inside", layouts.page(STRAIT))
    frame = '<iframe src="/made/inside" style="width: 100%; height: 800px; border: 0"></iframe>'
    with reader.open(pages.make("/made/outside", layouts.around(frame, "Outside"))) as page:
        state = wait_for_text(reader, page, STRAIT.paragraphs[1])
        inside = next(frame for frame in page.frames if frame.url.endswith("/made/inside"))
        inside.wait_for_function("() => CSS.highlights.size > 0")
        assert inside.evaluate("() => document.querySelectorAll('sidelight-overlay').length") == 1
        assert state["analysis"]["quotes"]
        assert ranges(page) == 0
        reader.toggle(page)
        inside.wait_for_function("() => CSS.highlights.size === 0")
        assert inside.evaluate("() => document.querySelectorAll('sidelight-overlay').length") == 0


def test_an_article_in_a_frame_of_another_origin_is_left_alone(reader: Extension, pages: Loopback) -> None:
    pages.make("/made/inside", layouts.page(STRAIT))
    other = pages.url("/made/inside").replace("127.0.0.1", "localhost")
    frame = f'<iframe src="{other}" style="width: 100%; height: 800px"></iframe>'
    with reader.open(pages.make("/made/stranger", layouts.around(frame, "Outside"))) as page:
        assert reader.settled(page)["problem"]["reason"] == "no-article"


def test_a_page_written_from_right_to_left_is_left_alone(reader: Extension, pages: Loopback) -> None:
    html = layouts.around(layouts.story(STRAIT), STRAIT.paragraphs[0], attributes='dir="rtl"')
    with reader.open(pages.make("/made/rtl", html)) as page:
        assert reader.settled(page)["problem"]["reason"] == "not-english"
        assert ranges(page) == 0
        assert page_now(page)["after"] == page_now(page)["before"]
