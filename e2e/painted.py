"""What is painted on a page, and what an analysis says must be painted there.

CSS.highlights belongs to the document, so that the page's own world sees what the content script has set.
Which range belongs to which mark it does not say: both sides are therefore laid out as the characters that
are painted, in the order of the text, each with how often it is painted. White space, which the browser
collapses, and characters that do not show are left out.
"""

from __future__ import annotations

from collections import Counter
from typing import Any, cast

from playwright.sync_api import Page

from e2e.extension import HOST, Extension
from e2e.samples import INVISIBLE

Coverage = list[tuple[str, int]]
"""Painted characters, in the order of the text, and how many marks of one kind paint each."""

LONG_NOTE = 80
"""A note on more code points than this is painted by its sign alone, as is one that is about an actor."""

PAINTED = """
(headline) => {
  const bare = (text) => text.replace(/\\s/g, "");
  const inHeadline = (node) => {
    for (let above = node.parentElement; above; above = above.parentElement) {
      if (above.matches("h1, h2, h3") && bare(above.textContent) === bare(headline)) return true;
    }
    return false;
  };
  const before = (a, b) => a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING;
  const order = (a, b) => inHeadline(b) - inHeadline(a) || (before(a, b) ? -1 : 1);
  const kinds = {};
  for (const [name, highlight] of CSS.highlights) {
    const found = /^sidelight-(person|organization|place|group|note|direct|mixed|indirect)\\b/.exec(name);
    if (!found) continue;
    const counts = (kinds[found[1]] ??= new Map());
    for (const range of highlight) {
      if (range.startContainer !== range.endContainer || !range.startContainer.isConnected) return null;
      const of = counts.get(range.startContainer) ?? new Map();
      counts.set(range.startContainer, of);
      for (let unit = range.startOffset; unit < range.endOffset; unit++) {
        of.set(unit, (of.get(unit) ?? 0) + 1);
      }
    }
  }
  const answer = {};
  for (const [kind, counts] of Object.entries(kinds)) {
    const nodes = [...counts.keys()].sort(order);
    answer[kind] = nodes.flatMap((node) => {
      const of = counts.get(node);
      let at = 0;
      return [...node.data].flatMap((character) => {
        const count = of.get(at);
        at += character.length;
        return count && character.trim() ? [[character, count]] : [];
      });
    });
  }
  return answer;
}
"""

RANGES = """
() => [...CSS.highlights].filter(([name]) => name.startsWith("sidelight-"))
        .reduce((sum, [, highlight]) => sum + highlight.size, 0)
"""

OUR_WORDS = """
(root) => {
  if (!root) return "";
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  const words = [];
  while (walker.nextNode()) words.push(walker.currentNode.data ?? walker.currentNode.dataset.text ?? "");
  return words.filter((some) => some !== "").join(" ");
}
"""

AFTER = """
(host) => {
  const copy = document.documentElement.cloneNode(true);
  const hosts = [...copy.querySelectorAll(host)];
  hosts.forEach((element) => element.remove());
  return {
    before: window.__before,
    after: copy.outerHTML,
    hosts: hosts.length,
    sheets: document.adoptedStyleSheets.length - window.__sheets,
  };
}
"""


def painted(page: Page, headline: str) -> dict[str, Coverage]:
    """What is painted now, by kind of mark; the headline, which may stand anywhere in the page, first."""
    answer = page.evaluate(PAINTED, headline)
    assert answer is not None, "A painted range is not in the page, or reaches over several of its nodes."
    return {
        kind: [(character, count) for character, count in coverage if ord(character) not in INVISIBLE]
        for kind, coverage in answer.items()
    }


def headline_of(state: dict[str, Any]) -> str:
    text: str = state["article"]["text"]
    return text.partition("\n\n")[0]


def ranges(page: Page) -> int:
    """How many ranges are painted now."""
    return cast(int, page.evaluate(RANGES))


def wait_for_paint(page: Page) -> None:
    page.wait_for_function(f"() => ({RANGES})() > 0", polling="raf")


def wait_for_no_paint(page: Page) -> None:
    page.wait_for_function(f"() => ({RANGES})() === 0", polling="raf")


def to_be_painted(text: str, analysis: dict[str, Any]) -> dict[str, Coverage]:
    """What an analysis says must be painted where everything is shown (density "full"), by kind of mark."""
    spans: dict[str, list[tuple[int, int]]] = {}
    for actor in analysis["actors"]:
        spans.setdefault(actor["type"], []).extend(mention["span"] for mention in actor["mentions"])
    for quote in analysis["quotes"]:
        spans.setdefault(quote["kind"], []).extend(quote["content"])
    for note in analysis["notes"]:
        start, end = note["span"]
        if note["text"] and note["about"] is None and end - start <= LONG_NOTE:
            spans.setdefault("note", []).append(note["span"])
    covered = {kind: coverage(text, of_kind) for kind, of_kind in spans.items()}
    return {kind: characters for kind, characters in covered.items() if characters}


def coverage(text: str, spans: list[tuple[int, int]]) -> Coverage:
    counts = Counter(offset for start, end in spans for offset in range(start, end))
    return [
        (text[offset], count)
        for offset, count in sorted(counts.items())
        if text[offset].strip() and ord(text[offset]) not in INVISIBLE
    ]


def words(characters: Coverage) -> str:
    """The painted characters alone, to read where two coverages differ."""
    return "".join(character for character, _ in characters)


def check_painted(page: Page, state: dict[str, Any]) -> None:
    """All that the analysis says is painted, in its place, and nothing else."""
    expected = to_be_painted(state["article"]["text"], state["analysis"])
    if expected:
        wait_for_paint(page)
    shown = painted(page, headline_of(state))
    assert shown.keys() == expected.keys()
    for kind, covered in shown.items():
        assert words(covered) == words(expected[kind]), kind
        assert covered == expected[kind], f"{kind}: painted more or less often than marked"


def words_of_ours(page: Page) -> str:
    """All that stands in our closed shadow root."""
    return cast(str, Extension.of(page).in_root(page, OUR_WORDS))


def page_now(page: Page) -> dict[str, Any]:
    """The page's elements as they came, and as they are but for our host element."""
    return cast("dict[str, Any]", page.evaluate(AFTER, HOST))
