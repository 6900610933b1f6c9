"""A hostile page cannot see what is ours, nor make it do anything; no policy of a page is weakened."""

from __future__ import annotations

from e2e import layouts, samples
from e2e.extension import Extension
from e2e.loopback import Loopback
from e2e.painted import check_painted, page_now, ranges, wait_for_paint, words_of_ours
from e2e.placed import settled_placement

STRAIT = samples.sample("strait")

STRICTEST = {
    "Content-Security-Policy": "default-src 'none'; require-trusted-types-for 'script'; "
    "trusted-types 'none'; frame-ancestors 'none'; form-action 'none'; base-uri 'none'; "
    "sandbox allow-same-origin allow-scripts",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
}

SEEN_BY_THE_PAGE = """
() => {
  const host = document.querySelector("sidelight-overlay");
  const found = new Set();
  for (let x = 0; x < innerWidth; x += 8)
    for (let y = 0; y < innerHeight; y += 8)
      for (const element of document.elementsFromPoint(x, y)) found.add(element);
  getSelection().selectAllChildren(document.documentElement);
  return {
    root: host.shadowRoot,
    inner: host.innerHTML + host.textContent + host.innerText,
    children: host.childNodes.length,
    selected: getSelection().toString(),
    strangers: [...found].filter((one) => one !== host && one.getRootNode() !== document).length,
    frames: host.getRootNode() === document,
  };
}
"""

FORGED = """
async () => {
  const host = document.querySelector("sidelight-overlay");
  const word = [...CSS.highlights.get("sidelight-person")][0].getBoundingClientRect();
  const at = { clientX: word.x + 3, clientY: word.y + 3, bubbles: true, composed: true };
  for (const target of [host, document, document.querySelector("p")]) {
    for (const type of ["pointermove", "pointerenter", "pointerover", "pointerdown", "pointerup"])
      target.dispatchEvent(new PointerEvent(type, at));
    for (const type of ["click", "mousedown", "mouseup"]) target.dispatchEvent(new MouseEvent(type, at));
    for (const key of ["Enter", "Escape", "Tab", "s", "n"])
      for (const type of ["keydown", "keyup"])
        target.dispatchEvent(new KeyboardEvent(type, { key, altKey: true, shiftKey: true, bubbles: true }));
  }
  host.click();
  for (const kind of "toggle read open-panel go state started test-server toggle-tab".split(" ")) {
    postMessage({ kind, tab: 1, address: location.origin }, "*");
    document.dispatchEvent(new CustomEvent(kind, { detail: { kind } }));
    dispatchEvent(new MessageEvent("message", { data: { kind } }));
  }
  await new Promise((resolve) => setTimeout(resolve, 600)); // longer than a card waits before it opens
  return typeof chrome === "object" && chrome.runtime ? Object.keys(chrome.runtime) : [];
}
"""


def test_the_page_cannot_see_what_is_written_beside_its_words(reader: Extension, pages: Loopback) -> None:
    with reader.open(pages.make("/made/curious", layouts.page(STRAIT))) as page:
        reader.settled(page)
        assert settled_placement(page).labels
        assert "Kastrian Foreign Minister" in words_of_ours(page)
        seen = page.evaluate(SEEN_BY_THE_PAGE)
        assert (seen["root"], seen["inner"], seen["children"], seen["strangers"]) == (None, "", 0, 0)
        assert "contested" not in seen["selected"]


def test_forged_events_and_messages_do_nothing(reader: Extension, pages: Loopback) -> None:
    with reader.open(pages.make("/made/forger", layouts.page(STRAIT))) as page:
        state = reader.settled(page)
        kept = reader.kept()
        words = words_of_ours(page)
        painted = ranges(page)
        tabs = len(reader.context.pages)
        assert page.evaluate(FORGED) == []
        assert reader.ask(page, "get-state") == state
        assert reader.kept() == kept
        assert ranges(page) == painted
        assert len(words_of_ours(page)) <= len(words), "A card was opened by an event that no reader made."
        assert len(reader.context.pages) == tabs


def test_the_strictest_policy_holds_and_is_not_weakened(reader: Extension, pages: Loopback) -> None:
    url = pages.make("/made/strictest", layouts.page(STRAIT), STRICTEST)
    with reader.open(url) as page:
        violations = "() => { window.broken = []; addEventListener('securitypolicyviolation', (event) => "
        page.evaluate(violations + "window.broken.push(event.violatedDirective)) }")
        state = reader.settled(page)
        assert state["phase"] == "read", state
        wait_for_paint(page)
        check_painted(page, state)
        assert settled_placement(page).labels
        assert page.evaluate("() => window.broken") == []
        assert page_now(page)["after"] == page_now(page)["before"]
        blocked = page.evaluate(
            """() => new Promise((resolve) => {
                 const image = new Image();
                 image.onerror = () => resolve(true);
                 image.onload = () => resolve(false);
                 image.src = "/pages/strait/picture.svg";
               })"""
        )
        assert blocked
