"""A page of 20,000 words is read and shown, and what that took of memory is given back."""

from __future__ import annotations

from dataclasses import dataclass

from playwright.sync_api import Page

from e2e.bench import lengthened, page_of
from e2e.extension import Extension
from e2e.firefox import FirefoxExtension
from e2e.loopback import Loopback
from e2e.painted import ranges
from e2e.samples import ARTICLES

WORDS = 20_000

LEFT = {"chromium": 0.75, "firefox": 0.5}
"""Part of the scripts' heap that may be left; it is 0.61 and 0.28 where nothing is kept."""


def long_text() -> str:
    """The paragraphs of all our articles, again and again."""
    paragraphs = [paragraph for article in ARTICLES for paragraph in article.paragraphs[1:]]
    return lengthened("\n\n".join([ARTICLES[0].paragraphs[0], *paragraphs]), WORDS)


@dataclass(frozen=True)
class Held:
    """What a page holds once nothing is left to be collected.

    script: bytes of the heap of its scripts, ours among them.
    nodes: how many of them in Chromium, their bytes in Firefox.
    """

    script: int
    nodes: int


# The content script's heap is in the page's zone.
OF_FIREFOX = """
() => new Promise((done) => {
  const service = Cc["@mozilla.org/memory-reporter-manager;1"];
  const manager = service.getService(Ci.nsIMemoryReporterManager);
  manager.minimizeMemoryUsage(() => {
    const [objects, strings, moreOfScript, nodes, ...more] = Array.from({ length: 9 }, () => ({}));
    manager.sizeOfTab(content, objects, strings, moreOfScript, nodes, ...more);
    done([objects.value + strings.value, nodes.value]);
  });
})
"""


def held(reader: Extension, page: Page) -> Held:
    if isinstance(reader, FirefoxExtension):
        return Held(*reader.beside(page, OF_FIREFOX))
    session = page.context.new_cdp_session(page)
    session.send("HeapProfiler.collectGarbage")
    nodes = session.send("Memory.getDOMCounters")["nodes"]
    size = session.send("Runtime.getHeapUsage")["usedSize"]
    session.detach()
    return Held(size, nodes)


def test_a_page_of_twenty_thousand_words_is_marked_and_forgotten(reader: Extension, pages: Loopback) -> None:
    with reader.open(pages.make("/made/novel", page_of(long_text()))) as page:
        assert reader.settled(page)["phase"] == "read"
        marks = ranges(page)
        assert marks > 1_000
        shown = held(reader, page)
        reader.toggle(page)
        page.wait_for_selector("sidelight-overlay", state="detached")
        forgotten = held(reader, page)
        assert ranges(page) == 0
        assert shown.nodes - forgotten.nodes > marks / 2, "The labels are nodes, and gone."
        assert forgotten.nodes < 0.5 * shown.nodes
        assert forgotten.script < LEFT[reader.name] * shown.script
