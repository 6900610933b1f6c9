"""`make run`: the server, a Chromium with the extension, and a sample article that is lit up by itself.

With a display the browser stays open until the reader closes it. Without one the page is read all the same:
a picture of it is saved, the article is printed with its marks, and the program ends.
"""

from __future__ import annotations

import argparse
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import fields, is_dataclass
from pathlib import Path
from threading import Event
from time import monotonic
from typing import Any, get_args, get_type_hints

from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import Page, Playwright, ViewportSize, sync_playwright
from playwright.sync_api import TimeoutError as PlaywrightTimeoutError
from rich.console import Console

from e2e import samples
from e2e.browser import NoBrowserError
from e2e.chromium import extension
from e2e.loopback import serve
from e2e.painted import wait_for_paint
from e2e.server import Server, ServerStartError, health, start
from sidelight import Analysis, Article
from sidelight_server.render import Sheet, print_reading
from sidelight_server.serving import DEFAULT_HOST, DEFAULT_PORT

PICTURE = Path("sidelight-demo.png")
WINDOW: ViewportSize = {"width": 1280, "height": 1500}


def main() -> None:
    """Run the demo in a session of its own.

    Ctrl+C then reaches this process alone and not the browser's driver, so that all is put away in order.
    """
    arguments = argparse.ArgumentParser(prog="python -m e2e.demo", description=(__doc__ or "").split("\n")[0])
    arguments.add_argument("--headless", action="store_true", help="as if there were no display")
    names = [article.name for article in samples.ARTICLES]
    arguments.add_argument("--article", choices=names, default="strait", help="which sample article")
    arguments.add_argument("--attended", action="store_true", help=argparse.SUPPRESS)
    chosen = arguments.parse_args()
    if chosen.attended:
        demonstrate(chosen.article, headless=chosen.headless or not has_display())
        return
    for end in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(end, signal.default_int_handler)
    command = [sys.executable, "-m", "e2e.demo", *sys.argv[1:], "--attended"]
    with subprocess.Popen(command, start_new_session=True) as process:
        try:
            sys.exit(process.wait())
        except KeyboardInterrupt:
            tell("\nGoodbye …")
            process.terminate()


def demonstrate(article: str, *, headless: bool) -> None:
    end = Event()
    signal.signal(signal.SIGTERM, lambda *_: end.set())
    try:
        with running_server() as server, serve() as pages, sync_playwright() as playwright:
            samples.mount(pages)
            address = pages.url(samples.sample(article).path)
            if headless:
                show_and_end(playwright, server, address)
            else:
                tell("Browser: opening …")
                with lit_up(playwright, server, address, headless=False) as (page, _):
                    tell(f"\nHave a look: {address}\nMore papers: {pages.url('/pages/front/')}")
                    tell("Close the browser, or press Ctrl+C here, to end.")
                    wait_until_closed(page, end)
    except (NoBrowserError, ServerStartError) as error:
        sys.exit(str(error))


def wait_until_closed(page: Page, end: Event) -> None:
    """Until the reader has closed the browser, or wants to end."""
    while not end.is_set():
        try:
            page.context.wait_for_event("close", timeout=300)
        except PlaywrightTimeoutError:
            continue
        except PlaywrightError:
            pass
        return


def tell(line: str) -> None:
    print(line, flush=True)


def has_display() -> bool:
    return sys.platform in ("darwin", "win32") or any(
        os.environ.get(variable) for variable in ("DISPLAY", "WAYLAND_DISPLAY")
    )


@contextmanager
def running_server() -> Iterator[Server]:
    """The Sidelight server that answers already, else one of our own while the block runs."""
    usual = f"http://{DEFAULT_HOST}:{DEFAULT_PORT}"
    if health(usual):
        tell(f"Server:  your own, which answers already at {usual}")
        yield Server(usual)
        return
    port = DEFAULT_PORT
    if is_taken(port):
        tell(f"Server:  port {port} belongs to another program, so another port is taken …")
        port = 0
    with start(port=port) as server:
        tell(f"Server:  {server.address}")
        yield server


def is_taken(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex((DEFAULT_HOST, port)) == 0


@contextmanager
def lit_up(
    playwright: Playwright, server: Server, address: str, *, headless: bool
) -> Iterator[tuple[Page, dict[str, Any]]]:
    """The article in a Chromium whose extension asks the server, and what it shows; once it is lit up."""
    begun = monotonic()
    flags = () if headless else ("--no-first-run", "--start-maximized")
    with extension(playwright, headless=headless, arguments=flags) as loaded:
        loaded.settings(engine="server", server=server.address)
        page = loaded.context.pages[0]
        if headless:
            page.set_viewport_size(WINDOW)
        page.goto(address, wait_until="domcontentloaded")
        state = loaded.settled(page)
        if state["phase"] != "read":
            sys.exit(f"The article could not be read: {state}")
        wait_for_paint(page)
        found = state["analysis"]
        tell(
            f"Article: {len(found['actors'])} actors, {len(found['quotes'])} quotes and "
            f"{len(found['notes'])} notes, {monotonic() - begun:.1f} s after the browser was called"
        )
        yield page, state


def show_and_end(playwright: Playwright, server: Server, address: str) -> None:
    tell("Browser: there is no display, so it works unseen …")
    with lit_up(playwright, server, address, headless=True) as (page, state):
        page.screenshot(path=PICTURE)
    reading = Sheet(Article(**state["article"]), from_json(Analysis, state["analysis"]))
    tell("")
    print_reading(reading, Console(highlight=False, emoji=False, markup=False))
    tell(f"\nA picture of the page as the browser shows it: {PICTURE.resolve()}")
    tell("With a display, `make run` opens it in a window. To load Sidelight into your own: see README.md")


def from_json(hint: Any, value: Any) -> Any:
    """The value of the vocabulary that plain JSON data stands for."""
    if is_dataclass(hint) and isinstance(hint, type):
        hints = get_type_hints(hint)
        return hint(**{field.name: from_json(hints[field.name], value[field.name]) for field in fields(hint)})
    if isinstance(value, list):
        inner = get_args(hint)
        return tuple(from_json(inner[0], item) for item in value)
    return value


if __name__ == "__main__":
    main()
