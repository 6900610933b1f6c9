"""The keys stand in the options as the browser has them; the way to change each of them is one press away."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import expect

from e2e.browser import ROOT
from e2e.extension import Extension

COMMANDS = json.loads((ROOT / "extension" / "manifest" / "common.json").read_text(encoding="utf-8"))[
    "commands"
]


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


@pytest.mark.only("chromium", "the page of Firefox for its keys is not one that a test can see")
def test_the_browsers_own_page_for_the_keys_is_opened_by_a_button(reader: Extension) -> None:
    with reader.open(reader.url("options.html")) as options:
        with options.context.expect_page() as opened:
            options.get_by_role("button", name="Change the keys").click()
        opened.value.wait_for_url("chrome://extensions/shortcuts")
        opened.value.close()
