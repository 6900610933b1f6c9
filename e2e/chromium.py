"""Drives the extension in a Chromium, by Playwright and the browser's own protocol."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import CDPSession, ConsoleMessage, Page, Playwright, WebError

from e2e.browser import DIST, launch
from e2e.extension import BEFORE, Extension, known

BUTTON = ("--enable-unsafe-extension-debugging",)
"""Lets the protocol click the toolbar button."""

# Right after the installation its script has not run yet, and a click would be lost: no reader is so quick.
LISTENING = """
async () => {
  while (!chrome.action.onClicked.hasListeners()) await new Promise((done) => setTimeout(done, 5));
}
"""

ALT, SHIFT = 1, 8
"""Of the protocol's modifiers."""


@dataclass
class ChromiumExtension(Extension):
    """The extension in one running Chromium.

    heard: what its scripts threw or wrote to a console as an error, from pages and service worker.
    """

    name = "chromium"

    heard: list[str] = field(default_factory=list)
    reported: Counter[str] = field(default_factory=Counter)

    @property
    def id(self) -> str:
        return self.inside.url.split("/")[2]

    @property
    def origin(self) -> str:
        return f"chrome-extension://{self.id}"

    def click(self, page: Page) -> None:
        page.bring_to_front()
        session = self.context.new_cdp_session(page)
        frame = session.send("Target.getTargetInfo")["targetInfo"]
        session.detach()
        with self.devtools() as browser:
            tabs = browser.send("Target.getTargets", {"filter": [{"type": "tab"}]})["targetInfos"]
            tab = next(tab for tab in tabs if tab["url"] == frame["url"])
            browser.send("Extensions.triggerAction", {"id": self.id, "targetId": tab["targetId"]})

    def force_colours(self, page: Page) -> None:
        page.emulate_media(forced_colors="active", reduced_motion="reduce")

    def press(self, page: Page, letter: str) -> None:
        page.bring_to_front()
        code = ord(letter)  # Playwright's own keys bear a text, and go to the page alone
        key = {"key": letter, "code": f"Key{letter}", "modifiers": ALT | SHIFT}
        key |= {"windowsVirtualKeyCode": code, "nativeVirtualKeyCode": code}
        session = self.context.new_cdp_session(page)
        for kind in ("rawKeyDown", "keyUp"):
            session.send("Input.dispatchKeyEvent", {**key, "type": kind})
        session.detach()

    def in_side_panel(self, function: str) -> Any:
        with self.devtools() as session:
            for target in session.send("Target.getTargets", {"filter": [{}]})["targetInfos"]:
                if target["type"] == "page" and target["url"] == self.url("panel.html"):
                    return Attached(session, target["targetId"]).evaluate(f"({function})(document)")
        return None

    @contextmanager
    def devtools(self) -> Iterator[CDPSession]:
        """The protocol of the whole browser."""
        if self.context.browser is None:
            raise RuntimeError("The browser is closed.")
        session = self.context.browser.new_browser_cdp_session()
        try:
            yield session
        finally:
            session.detach()

    def listen(self) -> None:
        self.context.on("console", self._heard)
        self.context.on("weberror", self._threw)

    def _heard(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "assert") and self.url("") in message.location.get("url", ""):
            self.heard.append(message.text)

    def _threw(self, error: WebError) -> None:
        text = error.error.stack or str(error.error)
        if self.url("") in text:
            self.heard.append(text)

    def new_errors(self) -> list[str]:
        """From pages, service worker, offscreen document and the engine's worker.

        What nobody catches in that worker ends it before the browser tells of it: the page says that.
        """
        now = Counter([*self.heard, *hidden_errors(self)])
        new = now - self.reported
        self.reported = now
        return list(new.elements())


@contextmanager
def extension(
    playwright: Playwright,
    build: str | Path = "chromium-dev",
    *,
    headless: bool = True,
    arguments: tuple[str, ...] = BUTTON,
    without: tuple[str, ...] = (),
) -> Iterator[ChromiumExtension]:
    """A fresh browser with a build of the extension: chromium-dev reads loopback pages by itself.

    without: arguments that Playwright gives a browser by itself, and that this one shall not have.
    """
    with launch(playwright, DIST / build, headless=headless, arguments=arguments, without=without) as context:
        running = context.service_workers
        worker = running[0] if running else context.wait_for_event("serviceworker")
        context.add_init_script(BEFORE)
        loaded = ChromiumExtension(context, worker)
        loaded.listen()
        loaded.evaluate(LISTENING)
        with known(loaded):
            yield loaded


def hidden_errors(loaded: ChromiumExtension) -> list[str]:
    """Errors of the contexts where Playwright does not look.

    The browser keeps the messages of each, and with a document's those of its workers, also once they have
    ended; it repeats them to whoever attaches.
    """
    found: list[str] = []
    with loaded.devtools() as session:
        for target in session.send("Target.getTargets", {"filter": [{}]})["targetInfos"]:
            if target["type"] in ("service_worker", "background_page") and loaded.id in target["url"]:
                found += Attached(session, target["targetId"]).errors()
    return found


@dataclass
class Attached:
    """One target that is asked through the browser, since Playwright has no session for it."""

    session: CDPSession
    target: str

    def errors(self) -> list[str]:
        heard = self._messages(("Runtime.enable", {}), ("Log.enable", {}))
        return [text for message in heard if (text := error_in(message))]

    def evaluate(self, expression: str) -> Any:
        asked = {"expression": expression, "awaitPromise": True, "returnByValue": True}
        heard = self._messages(("Runtime.evaluate", asked))
        answer = next(message["result"] for message in heard if "id" in message)
        assert "exceptionDetails" not in answer, answer
        return answer["result"].get("value")

    def _messages(self, *commands: tuple[str, dict[str, Any]]) -> list[dict[str, Any]]:
        """All that the target says until it has answered the last of the commands."""
        heard: list[dict[str, Any]] = []

        def listen(event: dict[str, Any]) -> None:
            if event["sessionId"] == attached:
                heard.append(json.loads(event["message"]))

        self.session.on("Target.receivedMessageFromTarget", listen)
        asked = {"targetId": self.target, "flatten": False}
        attached = self.session.send("Target.attachToTarget", asked)["sessionId"]
        for number, (method, parameters) in enumerate(commands):
            message = json.dumps({"id": number, "method": method, "params": parameters})
            self.session.send("Target.sendMessageToTarget", {"sessionId": attached, "message": message})
        while not any(message.get("id") == len(commands) - 1 for message in heard):
            self.session.send("Target.getTargets")  # lets the browser speak
        self.session.send("Target.detachFromTarget", {"sessionId": attached})
        self.session.remove_listener("Target.receivedMessageFromTarget", listen)
        return heard


def error_in(message: dict[str, Any]) -> str | None:
    """What went wrong, where a message of the protocol tells of an error."""
    parameters = message.get("params", {})
    if message.get("method") == "Runtime.exceptionThrown":
        details = parameters["exceptionDetails"]
        return str(details.get("exception", {}).get("description") or details["text"])
    if message.get("method") == "Runtime.consoleAPICalled" and parameters["type"] in ("error", "assert"):
        return " ".join(str(one.get("value", one.get("description"))) for one in parameters["args"])
    if message.get("method") == "Log.entryAdded":
        entry = parameters["entry"]
        return str(entry["text"]) if (entry["source"], entry["level"]) == ("worker", "error") else None
    return None
