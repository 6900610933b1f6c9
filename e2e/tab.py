"""A tab, looked at by the browser's own protocol.

Playwright loses sight of a page that comes out of the browser's cache of pages.
"""

from __future__ import annotations

import json
from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from time import monotonic
from typing import Any

from playwright.sync_api import CDPSession

from e2e.bidi import Intermediary
from e2e.chromium import ChromiumExtension
from e2e.extension import Extension
from e2e.firefox import FirefoxExtension

PATIENCE = 60
"""Seconds."""


class Tab(ABC):
    """One tab, on whatever page it shows."""

    @abstractmethod
    def evaluate(self, function: str, *arguments: object) -> Any:
        """What a function of JavaScript answers in the page, waited for; by JSON there and back."""

    @abstractmethod
    def go(self, url: str) -> None:
        """To an address, waited for."""

    @abstractmethod
    def step(self, by: int) -> None:
        """Back or forward in the tab's history, waited for."""

    def until(self, function: str, *arguments: object) -> None:
        """Until the function's answer is true, frame by frame."""
        give_up = monotonic() + PATIENCE
        while not self.evaluate(function, *arguments):
            assert monotonic() < give_up, f"{function}: {arguments}"
            self.evaluate("() => new Promise(requestAnimationFrame)")


@dataclass
class ChromiumTab(Tab):
    session: CDPSession

    def evaluate(self, function: str, *arguments: object) -> Any:
        expression = f"({function})(...{json.dumps(arguments)})"
        asked = {"expression": expression, "awaitPromise": True, "returnByValue": True}
        answer = self.session.send("Runtime.evaluate", asked)
        assert "exceptionDetails" not in answer, answer
        return answer["result"].get("value")

    def go(self, url: str) -> None:
        self.session.send("Page.navigate", {"url": url})
        self.until("(url) => document.URL === url", url)

    def step(self, by: int) -> None:
        history = self.session.send("Page.getNavigationHistory")
        entry = history["entries"][history["currentIndex"] + by]
        self.session.send("Page.navigateToHistoryEntry", {"entryId": entry["id"]})
        self.until("(url) => document.URL === url", entry["url"])


@dataclass
class FirefoxTab(Tab):
    """context: by which the protocol knows the tab."""

    node: Intermediary
    context: str

    def evaluate(self, function: str, *arguments: object) -> Any:
        return self.node.call(function, *arguments, context=self.context)

    def go(self, url: str) -> None:
        self.node.command("browsingContext.navigate", context=self.context, url=url, wait="complete")

    def step(self, by: int) -> None:
        left = self._address()
        self.node.command("browsingContext.traverseHistory", context=self.context, delta=by)
        give_up = monotonic() + PATIENCE
        while self._address() == left:
            assert monotonic() < give_up, left

    def _address(self) -> str:
        [tab] = self.node.command("browsingContext.getTree", root=self.context, maxDepth=0)["contexts"]
        address: str = tab["url"]
        return address


@contextmanager
def opened_tab(reader: Extension) -> Iterator[Tab]:
    """A new tab in the browser of the extension, which is closed again."""
    if isinstance(reader, FirefoxExtension):
        context = reader.node.command("browsingContext.create", type="tab")["context"]
        try:
            yield FirefoxTab(reader.node, context)
        finally:
            reader.node.command("browsingContext.close", context=context)
        return
    assert isinstance(reader, ChromiumExtension)
    page = reader.context.new_page()
    try:
        yield ChromiumTab(reader.context.new_cdp_session(page))
    finally:
        page.close()
