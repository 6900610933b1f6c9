"""A Chromium that loads unpacked extensions: found, else installed, and launched with ours.

    python -m e2e.browser        # says which one is used; installs one where there is none

Google Chrome is not looked for: since version 137 it takes no extension from the command line.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import BrowserContext, Playwright, sync_playwright

ROOT = Path(__file__).parents[1]
DIST = ROOT / "extension" / "dist"

OLDEST = 130
"""The oldest version that the extension's manifest allows."""

VARIABLE = "SIDELIGHT_CHROMIUM"
SYSTEM = ("chromium", "chromium-browser", "/Applications/Chromium.app/Contents/MacOS/Chromium")

LOOPBACK_ONLY = "MAP * ~NOTFOUND , EXCLUDE 127.0.0.1 , EXCLUDE localhost"


class NoBrowserError(Exception):
    """There is no Chromium and none could be installed; the message says what to do."""


def version_of(program: str | Path) -> str | None:
    """What a browser says of itself ("Chromium 156.0.8078.79 …"); None where it does not start."""
    try:
        answer = subprocess.run(
            [program, "--version"], capture_output=True, text=True, timeout=30, check=True
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return answer.stdout.strip()


def suits(program: str | Path) -> bool:
    """Whether it starts and is new enough. A snap is not: it cannot see our folders."""
    if "/snap/" in os.path.realpath(program):
        return False
    found = re.search(r"(\d+)\.\d", version_of(program) or "")
    return found is not None and int(found[1]) >= OLDEST


def of_system() -> Path | None:
    """The reader's choice, else the system's Chromium; None where there is neither.

    Raises NoBrowserError where the reader's choice does not do.
    """
    if chosen := os.environ.get(VARIABLE):
        if not suits(chosen):
            raise NoBrowserError(
                f"{VARIABLE} names {chosen}, which does not start as a Chromium of version {OLDEST} or newer."
            )
        return Path(chosen)
    for name in SYSTEM:
        if (program := shutil.which(name)) and suits(program):
            return Path(program)
    return None


def find() -> Path | None:
    """The Chromium that `launch` takes: of_system, else Playwright's own; None where there is none."""
    if found := of_system():
        return found
    with sync_playwright() as playwright:
        own = Path(playwright.chromium.executable_path)
    return own if own.exists() and suits(own) else None


def install() -> Path:
    """Install Playwright's own Chromium, else Debian's package; raises NoBrowserError."""
    print("There is no Chromium here. Installing Playwright's own (about 170 MB) …", flush=True)
    subprocess.run([sys.executable, "-m", "playwright", "install", "chromium", "--no-shell"], check=False)
    if found := find():
        return found
    if apt := administrators("apt-get"):
        print("That did not do. Installing the package chromium of the system …", flush=True)
        subprocess.run([*apt, "update", "--quiet", "--quiet"], check=False)
        subprocess.run([*apt, "install", "--yes", "--no-install-recommends", "chromium"], check=False)
        if found := find():
            return found
    raise NoBrowserError(
        "Sidelight's demo and its end-to-end tests need a Chromium, and none could be installed.\n"
        "Install one (on Debian: sudo apt install chromium), or say where yours is:\n"
        f"    {VARIABLE}=/path/to/chromium make run"
    )


def administrators(program: str) -> list[str] | None:
    """The program as the administrator runs it, without a question; None where that is not possible."""
    if shutil.which(program) is None:
        return None
    if os.geteuid() == 0:
        return [program]
    sudo = shutil.which("sudo")
    if sudo and subprocess.run([sudo, "-n", "true"], capture_output=True, check=False).returncode == 0:
        return [sudo, "-n", program]
    return None


@contextmanager
def launch(
    playwright: Playwright,
    extension: Path | None,
    *,
    headless: bool = True,
    arguments: tuple[str, ...] = (),
    without: tuple[str, ...] = (),
) -> Iterator[BrowserContext]:
    """A Chromium with a fresh profile that reaches this device alone; None for one without extension.

    without: arguments that Playwright gives a browser by itself, and that this one shall not have.
    """
    loading = ("--disable-extensions-except", "--load-extension") if extension else ()
    with TemporaryDirectory(prefix="sidelight-", ignore_cleanup_errors=True) as profile:
        context = playwright.chromium.launch_persistent_context(
            profile,
            channel="chromium",  # the whole browser also where it is headless: the shell has no extensions
            executable_path=of_system(),  # else Playwright's own
            headless=headless,
            chromium_sandbox=not headless and os.geteuid() != 0,
            args=[
                *(f"{flag}={extension}" for flag in loading),
                f"--host-resolver-rules={LOOPBACK_ONLY}",
                "--no-proxy-server",
                *arguments,
            ],
            ignore_default_args=list(without),
            no_viewport=None if headless else True,
            viewport={"width": 1280, "height": 900} if headless else None,
        )
        try:
            yield context
        finally:
            context.close()


def main() -> None:
    try:
        chromium = find() or install()
    except NoBrowserError as error:
        sys.exit(str(error))
    print(f"Browser: {version_of(chromium)} ({chromium})")


if __name__ == "__main__":
    main()
