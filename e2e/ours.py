"""What is ours on a page: it stands in a closed shadow root, where only a debugger sees it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic
from typing import Any, cast

from playwright.sync_api import CDPSession, Page

from e2e.extension import HOST, PATIENCE, Extension
from e2e.painted import nodes

OPEN = """
Object.defineProperty(Element.prototype, "shadowRoot", {
  configurable: true,
  get() { return chrome.dom.openOrClosedShadowRoot(this); },
});
0
"""
"""Lets a script of the content script's own world see the closed root."""


@contextmanager
def debugger(page: Page) -> Iterator[CDPSession]:
    session = page.context.new_cdp_session(page)
    try:
        yield session
    finally:
        session.detach()


def tell(reader: Extension, page: Page, kind: str, **more: object) -> None:
    """Sends the page's content script a message that has no answer."""
    reader.worker.evaluate(
        """async ({ url, message }) => {
             const tab = (await chrome.tabs.query({ url })).at(-1);
             await chrome.tabs.sendMessage(tab.id, message, { frameId: 0 });
           }""",
        {"url": page.url.partition("#")[0], "message": {"kind": kind, **more}},
    )


def text_of(node: dict[str, Any]) -> str:
    return "".join(inner["nodeValue"] for inner in nodes(node) if inner["nodeType"] == 3)


def attribute(node: dict[str, Any], name: str) -> str | None:
    pairs: list[str] = node.get("attributes", [])
    return dict(zip(pairs[::2], pairs[1::2], strict=True)).get(name)


def press_ours(page: Page, name: str) -> None:
    """Clicks the button of ours with this name, with the mouse; waits until there is one."""
    x, y = place_of(page, name)
    page.mouse.click(x, y)


def place_of(page: Page, name: str) -> tuple[float, float]:
    """The middle of the button of this name in the window, to where it is scrolled."""
    with debugger(page) as session:
        give_up = monotonic() + PATIENCE / 1000
        while monotonic() < give_up:
            root = session.send("DOM.getDocument", {"depth": -1, "pierce": True})["root"]
            for node in nodes(root):
                if node["localName"] == HOST:
                    found = button_in(node, name)
                    if found is not None:
                        button = {"backendNodeId": found["backendNodeId"]}
                        session.send("DOM.scrollIntoViewIfNeeded", button)
                        box = session.send("DOM.getBoxModel", button)
                        quad = box["model"]["content"]
                        return sum(quad[::2]) / 4, sum(quad[1::2]) / 4
            page.wait_for_function("() => new Promise(requestAnimationFrame)")
    raise AssertionError(f"There is no button “{name}” of ours on the page.")


def button_in(host: dict[str, Any], name: str) -> dict[str, Any] | None:
    return next(
        (
            node
            for node in nodes(host)
            if node["localName"] == "button" and name in (text_of(node), attribute(node, "aria-label"))
        ),
        None,
    )


def in_our_world(reader: Extension, page: Page, *scripts: str) -> Any:
    """The value of the last of these scripts, run in the content script's own world, which sees the root."""
    with debugger(page) as session:
        contexts: list[int] = []

        def created(event: dict[str, Any]) -> None:
            context = event["context"]
            if context["origin"] == reader.url("").rstrip("/"):
                contexts.append(context["id"])

        session.on("Runtime.executionContextCreated", created)
        session.send("Runtime.enable")
        session.send("Runtime.evaluate", {"expression": "0"})
        assert contexts, "There is no content script of ours on this page."
        value: Any = None
        for script in (OPEN, *scripts):
            answer = session.send(
                "Runtime.evaluate",
                {
                    "expression": script,
                    "contextId": contexts[-1],
                    "awaitPromise": True,
                    "returnByValue": True,
                },
            )
            assert "exceptionDetails" not in answer, answer
            value = answer["result"].get("value")
        return value


def select(page: Page, words: str) -> None:
    """Selects words of the article with the mouse, as a reader does."""
    box = cast("list[float] | None", page.evaluate(FIND, words))
    assert box is not None, f"The page does not say “{words}” in one text node."
    left, top, right, bottom = box
    page.mouse.move(left, (top + bottom) / 2)
    page.mouse.down()
    page.mouse.move(right, (top + bottom) / 2, steps=5)
    page.mouse.up()


FIND = """
(words) => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const at = node.data.indexOf(words);
    if (at < 0 || !node.parentElement.closest("p")) continue;
    const range = document.createRange();
    range.setStart(node, at);
    range.setEnd(node, at + words.length);
    node.parentElement.scrollIntoView({ block: "center", behavior: "instant" });
    const { left, top, right, bottom } = range.getBoundingClientRect();
    return [left, top, right, bottom];
  }
  return null;
}
"""

MARKED = """
() => ["highlight", "note"].flatMap((kind) =>
  [...(CSS.highlights.get(`sidelight-mine-${kind}`) ?? [])].map((range) => `${kind}: ${range}`))
"""


def marked(page: Page) -> list[str]:
    """The reader's own marks as they are painted now."""
    return cast("list[str]", page.evaluate(MARKED))


def wait_for_marks(page: Page, count: int) -> None:
    page.wait_for_function(f"() => ({MARKED})().length === {count}", polling="raf")
