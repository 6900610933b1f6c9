"""A Firefox with the extension, driven by Playwright over WebDriver BiDi: it needs no download.

    python -m e2e.firefox        # says which one is used; installs Debian's where there is none

The extension's own id in this browser, which Firefox otherwise draws by lot, is fixed by a preference.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from playwright.sync_api import BrowserContext, Page, Playwright

from e2e.bidi import Intermediary, intermediary
from e2e.browser import DIST, NoBrowserError, administrators, version_of
from e2e.extension import BEFORE, Extension, known

VARIABLE = "SIDELIGHT_FIREFOX"
SYSTEM = ("firefox-esr", "firefox", "/Applications/Firefox.app/Contents/MacOS/firefox")

GECKO_ID = "{6f2b7b0e-5c0d-4c0e-9a37-51de1a9a7c11}"
UUID = "8d1b2c3a-4e5f-4a6b-9c7d-0123456789ab"

PREFERENCES: dict[str, str | float | bool] = {
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

# Playwright connects to the address that a browser tells when it starts, and gives it the port first.
STARTER = """#!/bin/sh
echo "WebDriver BiDi listening on {address}"
shift
exec "{program}" --remote-debugging-port {port} --remote-allow-system-access --no-remote "$@"
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

BACKGROUND = "(id) => WebExtensionPolicy.getByID(id).extension.backgroundState"

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
    """

    name = "firefox"

    node: Intermediary
    reported: int = 0

    @property
    def origin(self) -> str:
        return f"moz-extension://{UUID}"

    def renew(self) -> None:
        super().renew()
        in_window(self.node, PREFER, dict.fromkeys([SCHEME, *FORCED]))

    def click(self, page: Page) -> None:
        page.bring_to_front()
        in_window(self.node, CLICK, GECKO_ID)

    def force_colours(self, page: Page) -> None:
        in_window(self.node, PREFER, FORCED)

    def wait_for_background_to_end(self) -> None:
        """Waits until Firefox has ended the event page."""
        while in_window(self.node, BACKGROUND, GECKO_ID) != "stopped":
            self.inside.evaluate("() => new Promise((done) => setTimeout(done, 15))")

    def new_errors(self) -> list[str]:
        self.node.command("session.status")  # all that was sent before has then arrived
        new, self.reported = self.node.heard[self.reported :], len(self.node.heard)
        return [
            str(entry.get("text"))
            for entry in new
            if entry["level"] == "error" and "moz-extension:" in str(entry)
        ]


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
    build: str = "firefox-dev",
    *,
    headless: bool = True,
    preferences: Mapping[str, str | float | bool] | None = None,
) -> Iterator[FirefoxExtension]:
    """A fresh Firefox with a build of the extension: firefox-dev reads loopback pages by itself."""
    with (
        intermediary() as (node, address),
        launch(playwright, node, address, headless, preferences) as context,
    ):
        node.command("webExtension.install", extensionData={"type": "path", "path": str(DIST / build)})
        context.add_init_script(BEFORE)
        loaded = FirefoxExtension(context, context.pages[0], node)
        loaded.inside.goto(loaded.url("options.html"))
        with known(loaded):
            yield loaded


@contextmanager
def launch(
    playwright: Playwright,
    node: Intermediary,
    address: str,
    headless: bool,
    preferences: Mapping[str, str | float | bool] | None,
) -> Iterator[BrowserContext]:
    """A Firefox with a fresh profile that reaches this device alone; Playwright takes the node for it."""
    program = find()
    if program is None:
        raise NoBrowserError(f"There is no Firefox here: install one, or name it in {VARIABLE}.")
    node.answers["emulation.setMediaFeaturesOverride"] = lambda parameters: in_window(
        node, PREFER, {SCHEME: SCHEMES.get(parameters["features"].get("prefers-color-scheme"))}
    )
    with TemporaryDirectory(prefix="sidelight-", ignore_cleanup_errors=True) as folder:
        starter = Path(folder) / "firefox.sh"
        starter.write_text(STARTER.format(address=address, program=program, port=node.port), encoding="utf-8")
        starter.chmod(0o755)
        context = playwright.firefox.launch_persistent_context(
            Path(folder) / "profile",
            channel="moz-firefox",
            executable_path=starter,
            headless=headless,
            firefox_user_prefs={**PREFERENCES, **(preferences or {})},
            env={**os.environ, "HOME": folder},
            viewport={"width": 1280, "height": 900},
        )
        try:
            yield context
        finally:
            context.close()


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
