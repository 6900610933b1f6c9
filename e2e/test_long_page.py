"""A page of 20,000 words is read and shown, and what that took of memory is given back."""

from __future__ import annotations

import pytest
from playwright.sync_api import CDPSession

from e2e.bench import lengthened, page_of
from e2e.extension import Extension
from e2e.loopback import Loopback
from e2e.painted import ranges
from e2e.samples import ARTICLES

WORDS = 20_000


def long_text() -> str:
    """The paragraphs of all our articles, again and again."""
    paragraphs = [paragraph for article in ARTICLES for paragraph in article.paragraphs[1:]]
    return lengthened("\n\n".join([ARTICLES[0].paragraphs[0], *paragraphs]), WORDS)


def held(session: CDPSession) -> tuple[int, int]:
    """Bytes and nodes that the page holds once nothing is left to be collected."""
    session.send("HeapProfiler.collectGarbage")
    nodes: int = session.send("Memory.getDOMCounters")["nodes"]
    size: int = session.send("Runtime.getHeapUsage")["usedSize"]
    return size, nodes


@pytest.mark.only("chromium", "Firefox tells nobody what a page holds of memory")
def test_a_page_of_twenty_thousand_words_is_marked_and_forgotten(reader: Extension, pages: Loopback) -> None:
    with reader.open(pages.make("/made/novel", page_of(long_text()))) as page:
        session = page.context.new_cdp_session(page)
        assert reader.settled(page)["phase"] == "read"
        marks = ranges(page)
        assert marks > 1_000
        size_with, nodes_with = held(session)
        reader.toggle(page)
        page.wait_for_selector("sidelight-overlay", state="detached")
        size_without, nodes_without = held(session)
        assert ranges(page) == 0
        assert nodes_with - nodes_without > marks / 2, "The labels are nodes, and gone."
        assert size_without < 0.75 * size_with
