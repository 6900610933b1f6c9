"""Drives the extension from outside, in either browser: its state on a page, its settings, its errors."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, ClassVar, Literal, cast

from playwright.sync_api import BrowserContext, Page, Worker

PATIENCE = 60_000
"""Milliseconds after which a page that is still being read counts as stuck."""

HOST = "sidelight-overlay"
"""The one element that the extension adds to a page."""

BEFORE = """
addEventListener("DOMContentLoaded", () => {
  window.__before = document.documentElement.outerHTML;
  window.__sheets = document.adoptedStyleSheets.length;
});
"""

# Both run with the extension's own rights. Firefox' match patterns know no ports: the address is compared.
TAB = """
async (url) => {
  const bare = (address) => address?.split("#")[0];
  return (await chrome.tabs.query({})).findLast((tab) => bare(tab.url) === bare(url))?.id;
}
"""

# The content script may not be there yet.
ASK = f"""
async ({{ url, message, phases, patience }}) => {{
  const give_up = performance.now() + patience;
  let last = null;
  for (;;) {{
    const tab = await ({TAB})(url);
    if (tab) last = await chrome.tabs.sendMessage(tab, message, {{ frameId: 0 }}).catch(() => null);
    if (last && (!phases || phases.includes(last.phase))) return last;
    if (performance.now() > give_up) return last ?? {{ phase: "no content script" }};
    await new Promise((resolve) => setTimeout(resolve, 15));
  }}
}}
"""

# In the content script's own world, which may see our closed shadow root.
IN_ROOT = """
async ({ tab, host, argument }) => {
  const func = async (host, argument) => {
    try {
      const frames = [...document.querySelectorAll("iframe")].map((frame) => frame.contentDocument);
      const element = [document, ...frames].map((one) => one?.querySelector(host)).find((found) => found);
      const root = element && (element.openOrClosedShadowRoot ?? chrome.dom.openOrClosedShadowRoot(element));
      return { value: await (FUNCTION)(root, argument) };
    } catch (error) {
      return { error: `${error}\\n${error.stack}` };
    }
  };
  const script = { target: { tabId: tab }, args: [host, argument], func, injectImmediately: true };
  const [{ result }] = await chrome.scripting.executeScript(script);
  if (result.error) throw new Error(result.error);
  return result.value ?? null;
}
"""

Name = Literal["chromium", "firefox"]


@dataclass
class Extension(ABC):
    """The extension in one running browser.

    inside: where scripts run with the extension's own rights: its service worker, or a page of its own.
    """

    name: ClassVar[Name]
    running: ClassVar[list[Extension]] = []
    """Those of all browsers that are open now."""

    context: BrowserContext
    inside: Worker | Page

    @staticmethod
    def of(page: Page) -> Extension:
        """The extension in the browser of this page."""
        return next(one for one in Extension.running if one.context is page.context)

    @property
    @abstractmethod
    def origin(self) -> str:
        """Of its own pages: scheme and host."""

    @abstractmethod
    def click(self, page: Page) -> None:
        """The reader's own click on the toolbar button, which lets the extension see this page for once."""

    @abstractmethod
    def force_colours(self, page: Page) -> None:
        """As on a system that forces its colours on all pages, and wants little motion."""

    @abstractmethod
    def press(self, page: Page, letter: str) -> None:
        """Alt+Shift and a letter, from the reader's keyboard: the browser has its keys before the page."""

    @abstractmethod
    def in_side_panel(self, function: str) -> Any:
        """What a function answers that is given the document of the browser's side panel; None without."""

    @abstractmethod
    def new_errors(self) -> list[str]:
        """What its scripts threw, or wrote to a console as an error, since the last call."""

    def url(self, path: str) -> str:
        return f"{self.origin}/{path}"

    def evaluate(self, script: str, argument: object = None) -> Any:
        """What a script answers that has the extension's own rights."""
        return self.inside.evaluate(script, argument)

    def renew(self) -> None:
        """As freshly installed."""
        self.evaluate("() => chrome.storage.local.clear()")

    def settings(self, **change: object) -> None:
        """Change what the reader has chosen, as the options page keeps it."""
        self.evaluate(
            """async (change) => {
                 const { settings } = await chrome.storage.local.get("settings");
                 await chrome.storage.local.set({ settings: { ...settings, ...change } });
               }""",
            change,
        )

    def kept(self) -> dict[str, Any]:
        """Everything in the extension's storage."""
        return cast("dict[str, Any]", self.evaluate("() => chrome.storage.local.get(null)"))

    @contextmanager
    def open(self, url: str) -> Iterator[Page]:
        """A page in a new tab, which is closed again."""
        page = self.context.new_page()
        try:
            page.goto(url, wait_until="domcontentloaded")
            yield page
        finally:
            page.close()

    def tab(self, page: Page) -> int:
        """The number by which the extension knows the page's tab."""
        number: int = self.evaluate(TAB, page.url)
        return number

    def zoom(self, page: Page, factor: float) -> None:
        """The browser's own zoom, which it keeps for the whole site."""
        self.evaluate("([tab, factor]) => chrome.tabs.setZoom(tab, factor)", [self.tab(page), factor])
        page.wait_for_function("(factor) => Math.abs(devicePixelRatio - factor) < 0.01", arg=factor)

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
        return cast("dict[str, Any]", self.evaluate(ASK, question))

    def tell(self, page: Page, kind: str, **more: object) -> None:
        """Sends the page's content script a message that has no answer."""
        self.evaluate(
            "({ tab, message }) => chrome.tabs.sendMessage(tab, message, { frameId: 0 }).then(() => null)",
            {"tab": self.tab(page), "message": {"kind": kind, **more}},
        )

    def settled(self, page: Page) -> dict[str, Any]:
        """The page's state once it has been read, or could not be."""
        return self.ask(page, "get-state", ("read", "failed"))

    def toggle(self, page: Page) -> dict[str, Any]:
        """The page's state after a toggle, as the background sends it to a page that is being shown."""
        return self.ask(page, "toggle")

    def in_root(self, page: Page, function: str, argument: object = None) -> Any:
        """What a function answers that is given our closed shadow root, or null, and the argument.

        The root stands in the page itself, or in a frame of its own origin.
        """
        question = {"tab": self.tab(page), "host": HOST, "argument": argument}
        return self.evaluate(IN_ROOT.replace("FUNCTION", function), question)


@contextmanager
def known(extension: Extension) -> Iterator[Extension]:
    """Until the block is left, `Extension.of` finds it."""
    Extension.running.append(extension)
    try:
        yield extension
    finally:
        Extension.running.remove(extension)
