"""A hostile page reaches neither the extension's pages nor its engines, prompts, exports and settings."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page, expect

from e2e import layouts, samples
from e2e.extension import Extension
from e2e.loopback import Loopback
from e2e.ours import press_ours, select
from e2e.painted import wait_for_paint, words_of_ours
from e2e.test_panel import panel_of
from e2e.test_security import FORGED, SEEN_BY_THE_PAGE

STRAIT = samples.sample("strait")

OURS = ["panel.html", "options.html", "offscreen.html", "background.js", "content.js", "manifest.json"]

GRANTED = "() => chrome.permissions.getAll()"

# The pages of ours that are really there: the address of a tab may be one that the browser has refused.
OPEN = "() => chrome.extension.getViews({ type: 'tab' }).length"

# Everything that a page can do with an address: show it, load it, run it, go there.
REACH = """
async (addresses) => {
  const reached = [];
  const settled = (element) =>
    new Promise((resolve) => {
      element.onload = () => resolve(true);
      element.onerror = () => resolve(false);
      document.body.append(element);
    });
  const made = (name, attributes) => Object.assign(document.createElement(name), attributes);
  for (const address of addresses) {
    await fetch(address).then(() => reached.push(`fetch ${address}`), () => {});
    await fetch(address, { mode: "no-cors" }).then(() => reached.push(`fetch ${address}`), () => {});
    await import(address).then(() => reached.push(`import ${address}`), () => {});
    if (await settled(made("script", { src: address }))) reached.push(`script ${address}`);
    if (await settled(made("img", { src: address }))) reached.push(`image ${address}`);
    if (await settled(made("link", { rel: "stylesheet", href: address }))) reached.push(`style ${address}`);
    const frame = made("iframe", { src: address, style: "width: 10px; height: 10px" });
    await settled(frame);
    frame.contentWindow?.postMessage({ kind: "delete", tab: 1 }, "*");
    const reaches = [
      () => window.open(address, "_blank")?.postMessage({ kind: "toggle-tab", tab: 1 }, "*"),
      () => new Worker(address),
      () => navigator.sendBeacon(address, "{}"),
    ];
    for (const reach of reaches) try { reach(); } catch { /* as it should be */ }
  }
  return reached;
}
"""


def permissions(reader: Extension) -> Any:
    return reader.evaluate(GRANTED)


def test_a_page_cannot_load_embed_open_or_speak_to_what_is_the_extensions(
    reader: Extension, pages: Loopback
) -> None:
    with reader.open(pages.make("/made/reaching", layouts.page(STRAIT))) as page:
        state = reader.settled(page)
        wait_for_paint(page)
        before = permissions(reader), reader.kept()
        tabs = page.context.pages
        page.bring_to_front()
        assert page.evaluate(REACH, [reader.url(path) for path in OURS]) == []
        ours = reader.url("")
        opened = [other for other in page.context.pages if other not in tabs]
        assert [frame.url for frame in page.frames if frame.url.startswith(ours)] == []
        assert [tab.url for tab in opened if tab.url.startswith(ours)] == []
        for tab in opened:
            tab.close()
        assert (permissions(reader), reader.kept()) == before
        assert reader.ask(page, "get-state") == state


def open_pages(reader: Extension) -> int:
    """How many pages of the extension's own are open, this one with them."""
    with reader.open(reader.url("options.html")) as options:
        expect(options.get_by_role("button", name="Change the keys")).to_be_visible()
        return int(options.evaluate(OPEN))


def test_a_link_to_the_options_that_the_reader_presses_does_not_open_them(
    reader: Extension, pages: Loopback
) -> None:
    link = f'<a id="lure" target="_blank" href="{reader.url("options.html")}">Read more</a>'
    with reader.open(pages.make("/made/lure", layouts.page(STRAIT, end=link))) as page:
        reader.settled(page)
        tabs = page.context.pages
        before = open_pages(reader)
        page.bring_to_front()
        page.click("#lure")
        assert open_pages(reader) == before
        for tab in page.context.pages:
            if tab not in tabs:
                tab.close()


def test_what_stands_in_an_open_card_and_in_the_panel_is_not_for_the_page(
    reader: Extension, pages: Loopback
) -> None:
    with reader.open(pages.make("/made/peeping", layouts.page(STRAIT))) as page:
        reader.settled(page)
        wait_for_paint(page)
        page.bring_to_front()
        open_card(page)
        seen = page.evaluate(SEEN_BY_THE_PAGE)
        assert (seen["root"], seen["inner"], seen["children"], seen["strangers"]) == (None, "", 0, 0)
        assert "Open the side panel" not in seen["selected"]
        with panel_of(reader, page) as panel:
            expect(panel.get_by_role("tab", name="Cast")).to_be_visible()
            assert panel.evaluate("() => window.opener") is None
            assert page.evaluate("() => [window.length, window.opener, window.parent === window]") == [
                0,
                None,
                True,
            ]


def open_card(page: Page) -> None:
    """By the pointer, which rests on a name."""
    x, y = page.evaluate(
        """() => {
             const [word] = [...CSS.highlights.get("sidelight-person")].filter(
               (range) => range.getClientRects().length === 1);
             word.startContainer.parentElement.scrollIntoView({ block: "center", behavior: "instant" });
             const { left, top, width, height } = word.getBoundingClientRect();
             return [left + width / 2, top + height / 2];
           }"""
    )
    page.mouse.move(x - 1, y)
    page.mouse.move(x, y)
    while "Open the side panel" not in words_of_ours(page):
        page.evaluate("() => new Promise(requestAnimationFrame)")


# All ways in which a page asks for text that it does not have: one is let look, and what it selects is read.
FINDS = """
(words) => words.flatMap((word) => {
  const selection = getSelection();
  selection.removeAllRanges();
  let found = false;
  try { found = window.find(word, false, false, true, false, true); } catch { /* as it should be */ }
  const node = selection.rangeCount > 0 ? selection.anchorNode : null;
  const inside = node !== null && node.getRootNode() !== document;
  return found || inside || selection.toString().includes(word) ? [word] : [];
})
"""
ALL = """
() => {
  document.execCommand("selectAll");
  const all = getSelection().toString();
  getSelection().removeAllRanges();
  return all;
}
"""
# Whether a node of ours is what a page is told stands at places all over the window.
POINTS = """
() => {
  const told = [];
  for (let x = 5; x < innerWidth; x += 15)
    for (let y = 5; y < innerHeight; y += 15)
      for (const node of [
        document.caretPositionFromPoint(x, y)?.offsetNode,
        document.caretRangeFromPoint?.(x, y)?.startContainer,
        ...document.elementsFromPoint(x, y),
      ])
        if (node && node.getRootNode() !== document) told.push(`${x}, ${y}: ${node.nodeName}`);
  return told;
}
"""
WRITTEN = """
(root) => [...root.querySelectorAll("*")].flatMap((element) =>
  element.localName !== "style" && element.checkVisibility()
    ? [element.dataset.text, ...[...element.childNodes].map((node) => node.data)].filter(Boolean) : [])
"""


def test_a_page_finds_no_word_of_ours(reader: Extension, pages: Loopback) -> None:
    """Finding reaches into closed shadow roots, and in Firefox would hand the page a node of ours."""
    with reader.open(pages.make("/made/finding", layouts.page(STRAIT))) as page:
        actor = reader.settled(page)["analysis"]["actors"][0]["id"]
        wait_for_paint(page)
        page.bring_to_front()
        reader.tell(page, "go", target={"mark": "actor", "id": actor})
        reader.tell(page, "open-card")
        press_ours(page, "Not right?")
        written = {words.strip() for words in reader.in_root(page, WRITTEN)}
        body = page.evaluate("() => document.body.innerText").lower()
        ours = sorted(words for words in written if len(words) > 1 and words.lower() not in body)
        assert {"Not an actor", "Cancel"} <= set(ours)
        assert len(ours) > 10
        assert page.evaluate(FINDS, ["Halden", *ours]) == ["Halden"], "What is the page's own is found."
        assert page.evaluate(POINTS) == []
        everything = page.evaluate(ALL)
        assert [words for words in ours if words in everything] == []


def test_with_everything_of_ours_open_forged_events_change_nothing(
    reader: Extension, pages: Loopback
) -> None:
    with reader.open(pages.make("/made/forging", layouts.page(STRAIT))) as page:
        reader.settled(page)
        wait_for_paint(page)
        page.bring_to_front()
        select(page, "Three grain carriers")
        page.wait_for_function("() => CSS.highlights.has('sidelight-mine-draft')")
        before = permissions(reader), reader.kept()
        page.evaluate(FORGED)
        assert (permissions(reader), reader.kept()) == before, "Something was marked or set."


def test_a_forged_selection_offers_nothing(reader: Extension, pages: Loopback) -> None:
    with reader.open(pages.make("/made/selecting", layouts.page(STRAIT))) as page:
        reader.settled(page)
        wait_for_paint(page)
        page.evaluate(
            """async () => {
                 const paragraph = document.querySelectorAll("p")[1];
                 getSelection().selectAllChildren(paragraph);
                 const forged = { bubbles: true, composed: true, key: "Shift", shiftKey: true };
                 paragraph.dispatchEvent(new PointerEvent("pointerup", forged));
                 paragraph.dispatchEvent(new KeyboardEvent("keyup", forged));
                 await new Promise(requestAnimationFrame);
                 await new Promise(requestAnimationFrame);
               }"""
        )
        assert not page.evaluate("() => CSS.highlights.has('sidelight-mine-draft')")


def test_a_page_that_names_things_after_the_documents_own_is_read_or_left_alone(
    reader: Extension, pages: Loopback
) -> None:
    names = (
        "body head defaultView fonts implementation getSelection createRange querySelectorAll cookie".split()
    )
    clobbering = "".join(f'<form name="{name}"></form><img name="{name}" alt="">' for name in names)
    with reader.open(pages.make("/made/clobbering", layouts.page(STRAIT, end=clobbering))) as page:
        state = reader.settled(page)
        assert state["phase"] in ("read", "failed")
        assert page.evaluate("() => window.harmed") is None
    reader.new_errors()  # its own things may fail on such a page, as long as nothing else does
    with reader.open(pages.url(STRAIT.path)) as page:
        assert reader.settled(page)["phase"] == "read"
