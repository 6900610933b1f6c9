"""The promises: the page is never harmed; nothing leaves the device unless the reader set a server."""

from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Playwright

from e2e import samples
from e2e.chromium import BUTTON, extension
from e2e.extension import Extension
from e2e.loopback import Loopback, serve
from e2e.painted import check_painted, page_now, ranges, wait_for_no_paint, wait_for_paint
from e2e.server import Server

STRAIT = samples.sample("strait")


def requests_of(log: Path) -> list[tuple[str, str]]:
    """Every request of the browser, with the origin that made it, from Chromium's own log."""
    record = json.loads(log.read_text(encoding="utf-8"))
    starts = record["constants"]["logEventTypes"]["URL_REQUEST_START_JOB"]
    events = [
        event for event in record["events"] if event["type"] == starts and "url" in event.get("params", {})
    ]
    return [(event["params"]["url"], event["params"].get("initiator", "")) for event in events]


@pytest.mark.parametrize("build", ["chromium", "chromium-dev"])
def test_a_fresh_install_sends_nothing_anywhere(playwright: Playwright, build: str, tmp_path: Path) -> None:
    log = tmp_path / "net.json"
    with serve() as pages, extension(playwright, build, arguments=(*BUTTON, f"--log-net-log={log}")) as fresh:
        samples.mount(pages)
        with fresh.open(pages.url(STRAIT.path)) as page:
            if build == "chromium":
                fresh.click(page)
            state = fresh.settled(page)
            assert state["phase"] == "read", state
            assert state["report"]["where"] == "device"
        own = pages.address
        assert fresh.new_errors() == []
    asked = requests_of(log)
    assert any(url == own + STRAIT.path for url, _ in asked), "The log misses the page itself."
    strangers = [
        (url, origin) for url, origin in asked if origin not in ("not an origin", own) or "sidelight" in url
    ]
    assert strangers == []
    elsewhere = [url for url, origin in asked if origin == own and f"http://{urlsplit(url).netloc}" != own]
    assert elsewhere == []


def test_a_fresh_install_waits_for_the_button_and_takes_it_all_back(playwright: Playwright) -> None:
    with serve() as pages, extension(playwright, "chromium") as fresh:
        samples.mount(pages)
        with fresh.open(pages.url(STRAIT.path)) as page:
            page.wait_for_load_state("load")
            registered = fresh.evaluate("() => chrome.scripting.getRegisteredContentScripts()")
            assert registered == []
            assert ranges(page) == 0
            assert page_now(page)["after"] == page_now(page)["before"]

            fresh.click(page)
            assert fresh.settled(page)["phase"] == "read"
            wait_for_paint(page)

            fresh.click(page)
            assert fresh.ask(page, "get-state", ("off",)) == {"phase": "off"}
            wait_for_no_paint(page)
            now = page_now(page)
            assert now["after"] == now["before"]
            assert (now["hosts"], now["sheets"]) == (0, 0)
        assert fresh.kept() == {}
        assert fresh.new_errors() == []


def test_quiet_shows_first_mentions_and_full_shows_all(reader: Extension, pages: Loopback) -> None:
    counts = {}
    for density in ("quiet", "full"):
        reader.settings(density=density)
        with reader.open(pages.url(STRAIT.path)) as page:
            state = reader.settled(page)
            wait_for_paint(page)
            counts[density] = ranges(page)
            if density == "full":
                check_painted(page, state)
    assert 0 < counts["quiet"] < counts["full"]


def test_only_the_article_goes_to_the_readers_server(
    reader: Extension, pages: Loopback, server: Server
) -> None:
    """The page itself asks nobody: the request comes from the background."""
    reader.settings(engine="server", server=server.address)
    asked: list[str] = []
    with reader.open("about:blank") as page:
        page.on("request", lambda request: asked.append(request.url))
        page.goto(pages.url(STRAIT.path), wait_until="domcontentloaded")
        state = reader.settled(page)
    assert state["report"]["address"] == server.address
    assert {urlsplit(url).netloc for url in asked} == {urlsplit(pages.address).netloc}
