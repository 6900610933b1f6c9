"""What the extension itself may do, done from one of its own pages: the same in every browser."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page

from e2e.extension import Extension

OF_TAB = """
const bare = (address) => address?.split("#")[0]; // match patterns know no ports in Firefox
const tabOf = async (url) => (await chrome.tabs.query({})).findLast((one) => bare(one.url) === bare(url));
"""


def run_inside(reader: Extension, script: str, argument: object = None) -> Any:
    """The value of an async function that is called in a page of the extension's own."""
    with reader.open(reader.url("options.html")) as own:
        return own.evaluate(script, argument)


def store(reader: Extension, items: dict[str, Any]) -> None:
    """Puts something into the extension's storage, past all that checks it."""
    run_inside(reader, "(items) => chrome.storage.local.set(items)", items)


def badge(reader: Extension, page: Page) -> str:
    """What the toolbar button says of a page."""
    script = (
        f"async (url) => {{ {OF_TAB} return chrome.action.getBadgeText({{ tabId: (await tabOf(url)).id }}) }}"
    )
    return str(run_inside(reader, script, page.url))


def offer_to_mark(reader: Extension, page: Page) -> None:
    """As the key does: the chip for the selected words, with the focus in it."""
    with reader.open(reader.url("options.html")) as own:
        page.bring_to_front()
        own.evaluate(
            f"""async (url) => {{
                 {OF_TAB}
                 const {{ id }} = await tabOf(url);
                 await chrome.tabs.sendMessage(id, {{ kind: "mark-selection" }}, {{ frameId: 0 }});
               }}""",
            page.url,
        )
