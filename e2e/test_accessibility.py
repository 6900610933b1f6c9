"""axe-core finds nothing serious in panel, options, card and chip; large text and narrow windows hold."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Literal

import pytest
from playwright.sync_api import Page, expect

from e2e import samples
from e2e.extension import Extension
from e2e.loopback import Loopback
from e2e.ours import press_ours, select, wait_for_marks
from e2e.painted import wait_for_paint
from e2e.test_panel import panel_of

STRAIT = samples.sample("strait")
AXE = (Path(__file__).parents[1] / "extension/node_modules/axe-core/axe.min.js").read_text(encoding="utf-8")
# Without the frame in which the reader writes: one that is just opening would never answer.
RUN = """
axe.run(CONTEXT, { iframes: false }).then(({ violations, passes }) => ({
  passes: passes.length,
  violations: violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => [id, nodes.slice(0, 3).map(({ html }) => html.slice(0, 200))]),
}))
"""
# Where the closed root can be seen, axe takes it for an open one.
LOAD_AXE = f"""
(root) => {{
  {AXE};
  Object.defineProperty(root.host, "shadowRoot", {{ configurable: true, value: root }});
}}
"""
Scheme = Literal["light", "dark"]


def check(found: dict[str, Any]) -> None:
    assert found["passes"] > 5, "axe found nothing to look at."
    assert found["violations"] == []


def axe(page: Page) -> None:
    page.evaluate(AXE + ";0")
    check(page.evaluate(RUN.replace("CONTEXT", "document")))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_serious_in_the_panel(reader: Extension, pages: Loopback, scheme: Scheme) -> None:
    with reader.open(pages.url(STRAIT.path)) as page:
        reader.settled(page)
        wait_for_paint(page)
        select(page, "Three grain carriers")
        press_ours(page, "Highlight")
        wait_for_marks(page, 1)
        with panel_of(reader, page) as panel:
            panel.emulate_media(color_scheme=scheme)
            panel.get_by_text("Export", exact=True).click()
            for tab in ("Cast", "Quotes", "Notes", "Mine"):
                panel.get_by_role("tab", name=tab).click()
                for opener in (
                    panel.locator("#view summary"),
                    panel.get_by_role("button", name="Not right?"),
                ):
                    if opener.count():
                        opener.first.click()
                axe(panel)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_serious_in_the_options(reader: Extension, scheme: Scheme) -> None:
    reader.settings(densities={"example.org": "full"}, sites=["https://*.example.org/*"])
    with reader.open(reader.url("options.html")) as options:
        options.emulate_media(color_scheme=scheme)
        options.get_by_role("radio", name="My server").check()
        axe(options)


@pytest.mark.parametrize(
    ("name", "words"),
    [("strait", "Three grain carriers"), ("orchard", "apple orchard")],
    ids=["light", "dark"],
)
def test_nothing_serious_in_card_and_chip(reader: Extension, pages: Loopback, name: str, words: str) -> None:
    with reader.open(pages.url(samples.sample(name).path)) as page:
        state = reader.settled(page)
        wait_for_paint(page)
        page.bring_to_front()
        reader.in_root(page, LOAD_AXE)
        for kind in ("actor", "quote"):
            identifier = state["analysis"][f"{kind}s"][0]["id"]
            reader.tell(page, "go", target={"mark": kind, "id": identifier})
            reader.tell(page, "open-card")
            press_ours(page, "Not right?")
            check(reader.in_root(page, of_ours(".card")))
            assert reader.in_root(page, ON_ONE_ANOTHER) == []
            page.keyboard.press("Escape")
            page.keyboard.press("Escape")
        select(page, words)
        press_ours(page, "Note")
        check(reader.in_root(page, of_ours(".chip")))


# Of the card's form.
ON_ONE_ANOTHER = """
(root) => {
  const parts = [...root.querySelectorAll(".card .form :is(label, .typing, select, button)")].map((part) => {
    const { left, top, right, bottom } = part.getBoundingClientRect();
    return { left, top, right, bottom, name: part.getAttribute("aria-label") ?? part.className };
  });
  const overlap = (one, other) =>
    Math.min(one.right, other.right) - Math.max(one.left, other.left) > 1 &&
    Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > 4;
  return parts.flatMap((one, at) =>
    parts.slice(at + 1).filter((other) => overlap(one, other)).map((other) => `${one.name} / ${other.name}`));
}
"""


def of_ours(selector: str) -> str:
    context = {"include": [{"fromShadowDom": ["sidelight-overlay", selector]}]}
    return f"() => {RUN.replace('CONTEXT', json.dumps(context))}"


@pytest.mark.parametrize("path", ["panel", "options"])
def test_nothing_is_cut_off_at_300_pixels_nor_with_text_twice_as_large(
    reader: Extension, pages: Loopback, path: str
) -> None:
    with reader.open(pages.url(STRAIT.path)) as page:
        reader.settled(page)
        tab = reader.tab(page)
        with reader.open(reader.url(f"{path}.html?tab={tab}")) as ours:
            ours.set_viewport_size({"width": 300, "height": 800})
            expect(ours.get_by_role("heading").first).to_be_visible()
            for size in ("100%", "200%"):
                ours.evaluate("(size) => { document.documentElement.style.fontSize = size; }", size)
                tabs = ours.get_by_role("tab")
                for place in range(tabs.count() or 1):
                    if tabs.count():
                        tabs.nth(place).click()
                    wide = ours.evaluate("() => document.documentElement.scrollWidth - innerWidth")
                    assert wide <= 0, f"{size}: {wide} pixels too wide"
