"""A Firefox with the extension, driven over WebDriver BiDi: it needs no driver and no download.

    python -m e2e.firefox        # says which one is used; installs Debian's where there is none

The extension's own id in this browser, which Firefox otherwise draws by lot, is fixed by a preference.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, cast

from e2e.bidi import Browser, Tab, open_session
from e2e.browser import DIST, NoBrowserError, administrators, version_of
from e2e.extension import ASK, PATIENCE

VARIABLE = "SIDELIGHT_FIREFOX"
SYSTEM = ("firefox-esr", "firefox", "/Applications/Firefox.app/Contents/MacOS/firefox")

GECKO_ID = "{6f2b7b0e-5c0d-4c0e-9a37-51de1a9a7c11}"
UUID = "8d1b2c3a-4e5f-4a6b-9c7d-0123456789ab"

PREFERENCES: dict[str, object] = {
    "extensions.webextensions.uuids": f'{{"{GECKO_ID}":"{UUID}"}}',
    "network.dns.forceResolve": "127.0.0.1",
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "browser.safebrowsing.downloads.remote.enabled": False,
    "app.update.enabled": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "browser.shell.checkDefaultBrowser": False,
    "browser.startup.page": 0,
    "browser.aboutwelcome.enabled": False,
    "privacy.reduceTimerPrecision": False,
}

# As Playwright's init script does for Chromium: how the page came, before anything was shown.
BEFORE = """
() => {
  addEventListener("DOMContentLoaded", () => {
    window.__before = document.documentElement.outerHTML;
    window.__sheets = document.adoptedStyleSheets.length;
  });
}
"""


# In the browser's own window.
CLICK = """
(id) => {
  const { ExtensionParent } = ChromeUtils.importESModule("resource://gre/modules/ExtensionParent.sys.mjs");
  const { extension } = WebExtensionPolicy.getByID(id);
  return ExtensionParent.apiManager.global.browserActionFor(extension).triggerAction(window);
}
"""

BACKGROUND = "(id) => WebExtensionPolicy.getByID(id).extension.backgroundState"


@dataclass
class FirefoxExtension:
    """The extension in one running Firefox.

    room: a tab with a page of the extension, from which the tests ask what it knows.
    """

    browser: Browser
    room: Tab
    known: int = field(default=0)

    def url(self, path: str) -> str:
        return f"moz-extension://{UUID}/{path}"

    def settings(self, **change: object) -> None:
        """Change what the reader has chosen, as the options page keeps it."""
        self.room.evaluate(
            """async (change) => {
                 const { settings } = await browser.storage.local.get("settings");
                 await browser.storage.local.set({ settings: { ...settings, ...change } });
               }""",
            change,
        )

    def clear(self) -> None:
        self.room.evaluate("() => browser.storage.local.clear()")

    @contextmanager
    def open(self, url: str) -> Iterator[Tab]:
        """A page in a new tab, which is closed again."""
        tab = self.new_tab()
        try:
            tab.goto(url)
            yield tab
        finally:
            tab.close()

    def new_tab(self) -> Tab:
        return Tab(self.browser, self.browser.command("browsingContext.create", type="tab")["context"])

    def ask(
        self, tab: Tab, kind: str, phases: tuple[str, ...] | None = None, **more: object
    ) -> dict[str, Any]:
        """The answer of the page's content script to a message; waits until it shows one of the phases."""
        question = {"url": tab.url, "message": {"kind": kind, **more}, "phases": phases, "patience": PATIENCE}
        return cast("dict[str, Any]", self.room.evaluate(ASK, question))

    def settled(self, tab: Tab) -> dict[str, Any]:
        """The page's state once it has been read, or could not be."""
        return self.ask(tab, "get-state", ("read", "failed"))

    def click(self, tab: Tab) -> None:
        """The reader's own click on the toolbar button, which lets the extension see this page for once."""
        self.browser.command("browsingContext.activate", context=tab.context)
        self._window().evaluate(CLICK, GECKO_ID)

    def wait_for_background_to_end(self) -> None:
        """Waits until Firefox has ended the event page."""
        window = self._window()
        window.wait_until(lambda: window.evaluate(BACKGROUND, GECKO_ID) == "stopped")

    def _window(self) -> Tab:
        """The browser's own window, as a thing to run scripts in."""
        tree = self.browser.command("browsingContext.getTree", **{"moz:scope": "chrome"})
        return Tab(self.browser, tree["contexts"][0]["context"])

    def new_errors(self) -> list[str]:
        """What the extension's scripts threw or logged as errors since the last call."""
        self.room.evaluate("() => null")  # all that was sent before has then arrived
        new, self.known = self.browser.events[self.known :], len(self.browser.events)
        logged = [event["params"] for event in new if event.get("method") == "log.entryAdded"]
        return [
            str(entry.get("text"))
            for entry in logged
            if entry["level"] == "error" and "moz-extension:" in str(entry)
        ]


def find() -> str | None:
    """The reader's choice, else the system's Firefox; None where there is none."""
    named = (os.environ.get(VARIABLE), *SYSTEM)
    return next((path for name in named if name and (path := shutil.which(name)) and version_of(path)), None)


@contextmanager
def extension(
    build: str = "firefox-dev", *, headless: bool = True, preferences: Mapping[str, object] | None = None
) -> Iterator[FirefoxExtension]:
    """A fresh Firefox with a build of the extension: firefox-dev reads loopback pages by itself."""
    program = find()
    if program is None:
        raise NoBrowserError(f"There is no Firefox here: install one, or name it in {VARIABLE}.")
    chosen = {**PREFERENCES, **(preferences or {})}
    with TemporaryDirectory(prefix="sidelight-", ignore_cleanup_errors=True) as profile:
        lines = (f'user_pref("{name}", {_literal(value)});\n' for name, value in chosen.items())
        (Path(profile) / "user.js").write_text("".join(lines), encoding="utf-8")
        command = [program, "--profile", profile, "--no-remote", "--remote-debugging-port", "0"]
        command += ["--remote-allow-system-access", *(["--headless"] if headless else [])]
        environment = {**os.environ, "MOZ_CRASHREPORTER_DISABLE": "1", "HOME": profile}
        with subprocess.Popen(
            command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, env=environment
        ) as process:
            try:
                with open_session(_address(process)) as session:
                    yield _installed(session, DIST / build)
            finally:
                process.terminate()


def _installed(browser: Browser, folder: Path) -> FirefoxExtension:
    browser.command("session.subscribe", events=["log.entryAdded"])
    browser.command("script.addPreloadScript", functionDeclaration=BEFORE)
    browser.command("webExtension.install", extensionData={"type": "path", "path": str(folder)})
    room = Tab(browser, browser.command("browsingContext.getTree")["contexts"][0]["context"])
    room.goto(f"moz-extension://{UUID}/options.html")
    return FirefoxExtension(browser, room)


def _address(process: subprocess.Popen[str]) -> str:
    """Where the browser listens, which it says once it does."""
    said = []
    for line in process.stderr or ():
        if found := re.search(r"WebDriver BiDi listening on (ws://\S+)", line):
            return found[1]
        said.append(line)
    raise NoBrowserError("Firefox did not start:\n" + "".join(said[-5:]))


def _literal(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return "'" + value + "'" if isinstance(value, str) else str(value)


def main() -> None:
    if find() is None and (apt := administrators("apt-get")):
        print("There is no Firefox here. Installing the package firefox-esr of the system …", flush=True)
        subprocess.run([*apt, "update", "--quiet", "--quiet"], check=False)
        subprocess.run([*apt, "install", "--yes", "--no-install-recommends", "firefox-esr"], check=False)
    if found := find():
        print(f"Browser: {version_of(found)} ({found})")
    else:
        sys.exit("There is no Firefox, and none could be installed: its tests will be skipped.")


if __name__ == "__main__":
    main()
