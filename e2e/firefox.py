"""A Firefox with the extension, driven by Playwright over WebDriver BiDi: it needs no download.

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
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from playwright.sync_api import Page, Playwright

from e2e.bidi import Intermediary, intermediary
from e2e.browser import DIST, NoBrowserError, administrators, version_of
from e2e.extension import BEFORE, Extension, known

VARIABLE = "SIDELIGHT_FIREFOX"
SYSTEM = ("firefox-esr", "firefox", "/Applications/Firefox.app/Contents/MacOS/firefox")

GECKO_ID = "{6f2b7b0e-5c0d-4c0e-9a37-51de1a9a7c11}"
UUID = "8d1b2c3a-4e5f-4a6b-9c7d-0123456789ab"

ORIGIN = f"moz-extension://{UUID}"
LOG = "firefox.log"

Preference = str | float | bool
PREFERENCES: dict[str, Preference] = {
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
    "devtools.console.stdout.content": True,
}

# Playwright connects to the address that a browser tells when it starts, and gives it the port first. What is
# written to a console goes to the standard output, by the preferences above.
STARTER = """#!/bin/sh
echo "WebDriver BiDi listening on {address}"
shift
exec "{program}" --remote-debugging-port {port} --remote-allow-system-access --no-remote "$@" >"{log}"
"""

# In the browser's own window.
CLICK = """
(id) => {
  const { ExtensionParent } = ChromeUtils.importESModule("resource://gre/modules/ExtensionParent.sys.mjs");
  const { extension } = WebExtensionPolicy.getByID(id);
  const window = Services.wm.getMostRecentWindow("navigator:browser");
  ExtensionParent.apiManager.global.browserActionFor(extension).triggerAction(window);
}
"""

# As the window gets it from a keyboard: first it is the page's, then the browser's.
KEY = """
(letter) => {
  const window = Services.wm.getMostRecentWindow("navigator:browser");
  const keyboard = Cc["@mozilla.org/text-input-processor;1"].createInstance(Ci.nsITextInputProcessor);
  keyboard.beginInputTransactionForTests(window);
  const keys = [
    { key: "Alt", code: "AltLeft", keyCode: 18 },
    { key: "Shift", code: "ShiftLeft", keyCode: 16 },
    { key: letter, code: `Key${letter}`, keyCode: letter.charCodeAt(0) },
  ].map((key) => new window.KeyboardEvent("", key));
  for (const key of keys) keyboard.keydown(key);
  for (const key of keys.reverse()) keyboard.keyup(key);
}
"""

IN_SIDE_PANEL = """
() => {
  const [panel] = browser.extension.getViews({ type: "sidebar" });
  return panel ? (FUNCTION)(panel.document) : null;
}
"""

# Every request of the browser, with the origin that made it.
ASKED = """
() => {
  window.asked = [];
  const observe = (channel) => {
    const { URI, loadInfo } = channel.QueryInterface(Ci.nsIChannel);
    window.asked.push([URI.spec, loadInfo.triggeringPrincipal.origin]);
  };
  Services.obs.addObserver({ observe }, "http-on-modify-request");
}
"""

# In the process of the page that is shown, with the rights of the browser; `content` is the page's window.
BESIDE = """
async (script) => {
  const window = Services.wm.getMostRecentWindow("navigator:browser");
  const page = window.gBrowser.selectedBrowser.messageManager;
  const answer = new Promise((done) => page.addMessageListener("sidelight:beside", ({ data }) => done(data)));
  page.loadFrameScript(`data:,${encodeURIComponent(script)}`, false);
  return answer;
}
"""
ANSWER = "Promise.resolve((FUNCTION)()).then((answer) => sendAsyncMessage('sidelight:beside', answer));"
WORK = """
() => {
  const { framesReflowed, framesConstructed } = content.windowUtils;
  return { framesReflowed, framesConstructed };
}
"""

BACKGROUND = "(id) => WebExtensionPolicy.getByID(id).extension.backgroundState"

# Errors in any of the extension's scripts, as the browser's own console has them.
LISTEN = """
(origin) => {
  window.thrown = [];
  const isError = (message) => message instanceof Ci.nsIScriptError && !(message.flags & message.warningFlag);
  // A page may go while its content script waits for an answer: then there is nobody left to be told.
  const isLate = ({ errorMessage }) => /^Promise \\w+ after context unloaded/.test(errorMessage);
  const ours = (message) => isError(message) && message.sourceName.startsWith(origin) && !isLate(message);
  const observe = (message) => ours(message) && window.thrown.push(message.errorMessage);
  Services.console.registerListener({ observe });
}
"""
TAKE = "() => window.thrown.splice(0)"

# The browser's own messages begin with the name of who speaks, those of pages with a value.
LOGGED = re.compile(r"^console\.error: ([\"({].*)", re.MULTILINE)

# What the browser thinks of its system, by the name of a preference; null for what it finds there.
PREFER = """
(values) => {
  for (const [name, value] of Object.entries(values)) {
    if (value === null) Services.prefs.clearUserPref(name);
    else Services.prefs.setIntPref(name, value);
  }
}
"""
SCHEME = "layout.css.prefers-color-scheme.content-override"
SCHEMES = {"dark": 0, "light": 1}
FORCED = {"browser.display.document_color_use": 2, "ui.prefersReducedMotion": 1}


@dataclass
class FirefoxExtension(Extension):
    """The extension in one running Firefox.

    node: speaks to the browser where Playwright has no words.
    log: what the browser writes to its standard output.
    """

    name = "firefox"

    node: Intermediary
    log: Path
    reported: int = 0

    @property
    def origin(self) -> str:
        return ORIGIN

    def renew(self) -> None:
        super().renew()
        in_window(self.node, PREFER, dict.fromkeys([SCHEME, *FORCED]))

    def click(self, page: Page) -> None:
        page.bring_to_front()
        in_window(self.node, CLICK, GECKO_ID)

    def force_colours(self, page: Page) -> None:
        in_window(self.node, PREFER, FORCED)

    def work(self, page: Page) -> dict[str, float]:
        """How many boxes of the page were laid out and made since it was opened."""
        counts: dict[str, float] = self.beside(page, WORK)
        return counts

    def beside(self, page: Page, function: str) -> Any:
        """What a function answers in the page's process, with the rights of the browser."""
        page.bring_to_front()
        return in_window(self.node, BESIDE, ANSWER.replace("FUNCTION", function))

    def press(self, page: Page, letter: str) -> None:
        page.bring_to_front()
        in_window(self.node, KEY, letter)

    def in_side_panel(self, function: str) -> Any:
        return self.evaluate(IN_SIDE_PANEL.replace("FUNCTION", function))

    def requests(self) -> list[tuple[str, str]]:
        """All addresses that were asked for, each with the origin that did."""
        return [(url, origin) for url, origin in in_window(self.node, "() => window.asked")]

    def wait_for_background_to_end(self) -> None:
        """Waits until Firefox has ended the event page."""
        while in_window(self.node, BACKGROUND, GECKO_ID) != "stopped":
            self.inside.evaluate("() => new Promise((done) => setTimeout(done, 15))")

    def new_errors(self) -> list[str]:
        thrown: list[str] = in_window(self.node, TAKE)
        written = LOGGED.findall(self.log.read_text(encoding="utf-8", errors="replace"))
        new, self.reported = written[self.reported :], len(written)
        return [*thrown, *new]


def in_window(node: Intermediary, function: str, *arguments: object) -> Any:
    """What a function answers in a window of the browser's own, where it may do everything."""
    windows = node.command("browsingContext.getTree", **{"moz:scope": "chrome"})["contexts"]
    return node.call(function, *arguments, context=windows[0]["context"])


def find() -> str | None:
    """The reader's choice, else the system's Firefox; None where there is none."""
    named = (os.environ.get(VARIABLE), *SYSTEM)
    return next((path for name in named if name and (path := shutil.which(name)) and version_of(path)), None)


@contextmanager
def extension(
    playwright: Playwright,
    build: str | Path = "firefox-dev",
    *,
    headless: bool = True,
    preferences: Mapping[str, Preference] | None = None,
) -> Iterator[FirefoxExtension]:
    """A fresh Firefox with a build of the extension: firefox-dev reads loopback pages by itself."""
    with (
        TemporaryDirectory(prefix="sidelight-", ignore_cleanup_errors=True) as name,
        intermediary() as (node, address),
    ):
        folder = Path(name)
        node.answers["emulation.setMediaFeaturesOverride"] = partial(prefer_scheme, node)
        context = playwright.firefox.launch_persistent_context(
            folder / "profile",
            channel="moz-firefox",
            executable_path=write_starter(folder, address, node.port),
            headless=headless,
            firefox_user_prefs={**PREFERENCES, **(preferences or {})},
            env={**os.environ, "HOME": name},
            viewport={"width": 1280, "height": 900},
        )
        try:
            in_window(node, LISTEN, ORIGIN)
            in_window(node, ASKED)
            node.command("webExtension.install", extensionData={"type": "path", "path": str(DIST / build)})
            context.add_init_script(BEFORE)
            loaded = FirefoxExtension(context, context.pages[0], node, folder / LOG)
            context.pages[0].goto(loaded.url("options.html"))
            with known(loaded):
                yield loaded
        finally:
            context.close()


def write_starter(folder: Path, address: str, port: int) -> Path:
    """A program that starts Firefox so that Playwright finds the node, and the node finds Firefox."""
    program = find()
    if program is None:
        raise NoBrowserError(f"There is no Firefox here: install one, or name it in {VARIABLE}.")
    starter = folder / "firefox.sh"
    text = STARTER.format(address=address, program=program, port=port, log=folder / LOG)
    starter.write_text(text, encoding="utf-8")
    starter.chmod(0o755)
    return starter


def prefer_scheme(node: Intermediary, parameters: dict[str, Any]) -> None:
    """Dark or light pages, as the standard's command for one page would have them: for all pages."""
    in_window(node, PREFER, {SCHEME: SCHEMES.get(parameters["features"].get("prefers-color-scheme"))})


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
