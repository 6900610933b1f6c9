"""The browsers in which the extension is tested, by name."""

from __future__ import annotations

from contextlib import AbstractContextManager
from pathlib import Path

from playwright.sync_api import Playwright

from e2e import chromium, firefox
from e2e.extension import Extension

BROWSERS = ("chromium", "firefox")


def opened(
    name: str, playwright: Playwright, build: str | Path | None = None
) -> AbstractContextManager[Extension]:
    """The extension in a fresh browser; None for the build that reads loopback pages by itself."""
    if name == "chromium":
        return chromium.extension(playwright, build or "chromium-dev")
    return firefox.extension(playwright, build or "firefox-dev")
