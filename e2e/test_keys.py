"""The keys do what the manifest says, and stand in the options as the browser has them, to be changed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from time import monotonic
from urllib.parse import quote

import pytest
from playwright.sync_api import Playwright, expect

from e2e import samples
from e2e.browser import ROOT
from e2e.browsers import opened
from e2e.extension import Extension
from e2e.firefox import GECKO_ID, FirefoxExtension, in_window
from e2e.loopback import Loopback
from e2e.ours import wait_for_focus
from e2e.painted import wait_for_no_paint, wait_for_paint
from e2e.test_panel import FLASHED

STRAIT = samples.sample("strait")

COMMANDS = json.loads((ROOT / "extension" / "manifest" / "common.json").read_text(encoding="utf-8"))[
    "commands"
]
# In Firefox' own window: what its page for extensions shows, and how many keys it has.
VIEW = """
() => {
  const { gBrowser } = Services.wm.getMostRecentWindow("navigator:browser");
  const { contentWindow, contentDocument } = gBrowser.selectedBrowser;
  const keys = contentDocument?.querySelectorAll(".shortcut-row").length;
  return [contentWindow?.gViewController?.currentViewId, keys];
}
"""
ENTRIES = "(document) => document.querySelectorAll('#view .list > li').length"


@pytest.fixture(scope="module")
def browser(request: pytest.FixtureRequest, playwright: Playwright) -> Iterator[Extension]:
    """One of its own: the side panel stays once a key has opened it."""
    with opened(request.param, playwright) as loaded:
        yield loaded


def test_the_browser_takes_every_key_that_the_manifest_suggests(reader: Extension) -> None:
    suggested = {
        name: command["suggested_key"]["default"]
        for name, command in COMMANDS.items()
        if "suggested_key" in command
    }
    taken = reader.evaluate("() => chrome.commands.getAll()")
    assert {one["name"]: one["shortcut"] for one in taken if one["shortcut"]} == suggested


def test_the_browsers_own_keys_do_what_the_manifest_says(reader: Extension, pages: Loopback) -> None:
    with reader.open(pages.url(STRAIT.path)) as page:
        state = reader.settled(page)
        wait_for_paint(page)
        keys = {
            command["name"]: command["shortcut"].removeprefix("Alt+Shift+")
            for command in reader.evaluate("() => chrome.commands.getAll()")
            if command["shortcut"]
        }
        reader.press(page, keys.pop("next-quote"))
        page.wait_for_function(FLASHED, polling="raf")

        page.evaluate("() => getSelection().selectAllChildren(document.querySelector('article p'))")
        reader.press(page, keys.pop("mark-selection"))
        wait_for_focus(page, "Highlight")
        page.keyboard.press("Escape")

        toggle = keys.pop("_execute_action")
        reader.press(page, toggle)
        wait_for_no_paint(page)
        reader.press(page, toggle)
        wait_for_paint(page)

        reader.press(page, keys.pop("open-panel"))
        give_up = monotonic() + 30
        while (entries := reader.in_side_panel(ENTRIES)) != len(state["analysis"]["actors"]):
            assert monotonic() < give_up, f"The side panel has {entries} entries."
        assert keys == {}, "These keys are not tested."


def test_the_options_list_every_key_of_the_manifest(reader: Extension) -> None:
    with reader.open(reader.url("options.html")) as options:
        listed = options.locator(".keys li")
        expect(listed).to_have_count(len(COMMANDS))
        of_browser = options.evaluate("() => chrome.commands.getAll()")
        assert {one["name"] for one in of_browser} == COMMANDS.keys()
        for one in of_browser:
            # Chromium keeps the toolbar button's own description to itself.
            described = one["description"] or COMMANDS[one["name"]]["description"]
            entry = listed.filter(has_text=described)
            expect(entry).to_contain_text(one["shortcut"] or "No key is set for this.")


def test_the_browsers_own_page_for_the_keys_is_opened_by_a_button(reader: Extension) -> None:
    with reader.open(reader.url("options.html")) as options:
        with options.context.expect_page() as opened_page:
            options.get_by_role("button", name="Change the keys").click()
        if isinstance(reader, FirefoxExtension):
            wait_for_view(reader, [f"addons://shortcuts/{quote(GECKO_ID)}", len(COMMANDS)])
        else:
            opened_page.value.wait_for_url("chrome://extensions/shortcuts")
        opened_page.value.close()


def wait_for_view(reader: FirefoxExtension, wanted: list[object]) -> None:
    give_up = monotonic() + 30
    while (view := in_window(reader.node, VIEW)) != wanted:
        assert monotonic() < give_up, view
