"""Drives the loaded extension from outside: its state on a page, its settings, its pages, its errors."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, cast

from playwright.sync_api import BrowserContext, CDPSession, ConsoleMessage, Page, Playwright, WebError, Worker

from e2e.browser import DIST, launch

PATIENCE = 60_000
"""Milliseconds after which a page that is still being read counts as stuck."""

HOST = "sidelight-overlay"
"""The one element that the extension adds to a page."""

BUTTON = ("--enable-unsafe-extension-debugging",)
"""Lets the protocol click the toolbar button."""

BEFORE = """
addEventListener("DOMContentLoaded", () => {
  window.__before = document.documentElement.outerHTML;
  window.__sheets = document.adoptedStyleSheets.length;
});
"""

# Runs in the extension's own service worker. The content script may not be there yet.
ASK = """
async ({ url, message, phases, patience }) => {
  const give_up = performance.now() + patience;
  let last = null;
  for (;;) {
    const bare = (address) => address?.split("#")[0]; // match patterns know no ports in Firefox
    const tab = (await chrome.tabs.query({})).findLast((one) => bare(one.url) === bare(url));
    if (tab) last = await chrome.tabs.sendMessage(tab.id, message, { frameId: 0 }).catch(() => null);
    if (last && (!phases || phases.includes(last.phase))) return last;
    if (performance.now() > give_up) return last ?? { phase: "no content script" };
    await new Promise((resolve) => setTimeout(resolve, 15));
  }
}
"""


@dataclass
class Extension:
    """The extension in one running browser.

    heard: what its scripts threw or wrote to a console as an error, from pages and service worker.
    """

    context: BrowserContext
    worker: Worker
    heard: list[str] = field(default_factory=list)
    known: Counter[str] = field(default_factory=Counter)

    @property
    def id(self) -> str:
        return self.worker.url.split("/")[2]

    def url(self, path: str) -> str:
        return f"chrome-extension://{self.id}/{path}"

    def settings(self, **change: object) -> None:
        """Change what the reader has chosen, as the options page keeps it."""
        self.worker.evaluate(
            """async (change) => {
                 const { settings } = await chrome.storage.local.get("settings");
                 await chrome.storage.local.set({ settings: { ...settings, ...change } });
               }""",
            change,
        )

    def kept(self) -> dict[str, Any]:
        """Everything in the extension's storage."""
        return cast("dict[str, Any]", self.worker.evaluate("() => chrome.storage.local.get(null)"))

    @contextmanager
    def open(self, url: str) -> Iterator[Page]:
        """A page in a new tab, which is closed again."""
        page = self.context.new_page()
        try:
            page.goto(url, wait_until="domcontentloaded")
            yield page
        finally:
            page.close()

    def ask(
        self, page: Page, kind: str, phases: tuple[str, ...] | None = None, **more: object
    ) -> dict[str, Any]:
        """The answer of the page's content script to a message; waits until it shows one of the phases."""
        question = {
            "url": page.url,
            "message": {"kind": kind, **more},
            "phases": phases,
            "patience": PATIENCE,
        }
        return cast("dict[str, Any]", self.worker.evaluate(ASK, question))

    def settled(self, page: Page) -> dict[str, Any]:
        """The page's state once it has been read, or could not be."""
        return self.ask(page, "get-state", ("read", "failed"))

    def toggle(self, page: Page) -> dict[str, Any]:
        """The page's state after a toggle, as the background sends it to a page that is being shown."""
        return self.ask(page, "toggle")

    def click(self, page: Page) -> None:
        """The reader's own click on the toolbar button, which lets the extension see this page for once."""
        page.bring_to_front()
        session = self.context.new_cdp_session(page)
        frame = session.send("Target.getTargetInfo")["targetInfo"]
        session.detach()
        with self.devtools() as browser:
            tabs = browser.send("Target.getTargets", {"filter": [{"type": "tab"}]})["targetInfos"]
            tab = next(tab for tab in tabs if tab["url"] == frame["url"])
            browser.send("Extensions.triggerAction", {"id": self.id, "targetId": tab["targetId"]})

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
        """Errors since the last call: from pages, service worker, offscreen document and engine's worker."""
        now = Counter([*self.heard, *hidden_errors(self)])
        new = now - self.known
        self.known = now
        return list(new.elements())


@contextmanager
def extension(
    playwright: Playwright,
    build: str = "chromium-dev",
    *,
    headless: bool = True,
    arguments: tuple[str, ...] = BUTTON,
) -> Iterator[Extension]:
    """A fresh browser with a build of the extension: chromium-dev reads loopback pages by itself."""
    with launch(playwright, DIST / build, headless=headless, arguments=arguments) as context:
        running = context.service_workers
        worker = running[0] if running else context.wait_for_event("serviceworker")
        context.add_init_script(BEFORE)
        loaded = Extension(context, worker)
        loaded.listen()
        yield loaded


def hidden_errors(loaded: Extension) -> list[str]:
    """Errors of the contexts where Playwright does not look.

    The browser keeps the messages of each, and repeats them to whoever attaches.
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
        heard: list[tuple[str, dict[str, Any]]] = []

        def listen(event: dict[str, Any]) -> None:
            if event["sessionId"] == attached:
                heard.extend(unwrapped("", json.loads(event["message"])))

        self.session.on("Target.receivedMessageFromTarget", listen)
        attached = self.session.send("Target.attachToTarget", {"targetId": self.target, "flatten": False})[
            "sessionId"
        ]
        auto = {"autoAttach": True, "waitForDebuggerOnStart": False, "flatten": False}
        self._send(attached, 1, "Runtime.enable")
        self._send(attached, 2, "Target.setAutoAttach", auto)
        self._until(heard, "", 2)
        for worker in [message["params"]["sessionId"] for _, message in heard if is_worker(message)]:
            inner = json.dumps({"id": 3, "method": "Runtime.enable"})
            self._send(attached, 4, "Target.sendMessageToTarget", {"sessionId": worker, "message": inner})
            self._until(heard, worker, 3)
        self.session.send("Target.detachFromTarget", {"sessionId": attached})
        self.session.remove_listener("Target.receivedMessageFromTarget", listen)
        return [text for _, message in heard if (text := error_in(message))]

    def _send(self, attached: str, number: int, method: str, parameters: object = None) -> None:
        message = json.dumps({"id": number, "method": method, "params": parameters or {}})
        self.session.send("Target.sendMessageToTarget", {"sessionId": attached, "message": message})

    def _until(self, heard: list[tuple[str, dict[str, Any]]], sender: str, number: int) -> None:
        """Let the browser speak until its answer with this number has come."""
        while not any(who == sender and message.get("id") == number for who, message in heard):
            self.session.send("Target.getTargets")


def unwrapped(sender: str, message: dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    """The message with its sender, and what is inside of it where it passes on a worker's."""
    inner: list[tuple[str, dict[str, Any]]] = []
    if message.get("method") == "Target.receivedMessageFromTarget":
        passed = message["params"]
        inner = unwrapped(passed["sessionId"], json.loads(passed["message"]))
    return [(sender, message), *inner]


def is_worker(message: dict[str, Any]) -> bool:
    return (
        message.get("method") == "Target.attachedToTarget"
        and message["params"]["targetInfo"]["type"] == "worker"
    )


def error_in(message: dict[str, Any]) -> str | None:
    """What went wrong, where a message of the protocol tells of an error."""
    parameters = message.get("params", {})
    if message.get("method") == "Runtime.exceptionThrown":
        details = parameters["exceptionDetails"]
        return str(details.get("exception", {}).get("description") or details["text"])
    if message.get("method") == "Runtime.consoleAPICalled" and parameters["type"] in ("error", "assert"):
        return " ".join(str(one.get("value", one.get("description"))) for one in parameters["args"])
    return None
