"""Hostile strings in every field of a server's answer are words on the page, in the card and in the panel."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

import pytest
from playwright.sync_api import expect

from e2e import layouts, samples
from e2e.extension import Extension
from e2e.loopback import Loopback
from e2e.painted import page_now, wait_for_paint, words_of_ours
from e2e.test_hostile import TEXTS
from e2e.test_hostile_records import INJECTED
from e2e.test_panel import panel_of

STRAIT = samples.sample("strait")

ADDRESSES = [
    "javascript:window.harmed=1",
    "data:text/html,<script>1</script>",
    "http://evil.example/",
    "//evil",
]


KNOWN = ("url", "title", "published", "language")


def span_of(text: str, words: str) -> list[int]:
    start = text.index(words)
    return [start, start + len(words)]


def answer(article: dict[str, Any], hostile: str) -> dict[str, Any]:
    """An analysis in good form with this string in every field that takes words."""
    text = article["text"]
    source = {"title": hostile, "url": None, "licence": hostile}
    said = span_of(text, "“Not one vessel has been turned back, and not one will be,”")
    return {
        "schema": "sidelight/1",
        "article": {"id": f"sha256:{'0' * 64}", **{key: article[key] for key in KNOWN}},
        "engine": {"name": "spacy", "version": hostile},
        "actors": [
            {"id": hostile, "name": hostile, "type": "person", "role": hostile, "of": None,
             "mentions": [{"span": span_of(text, "Ilse Maranthe"), "form": "name"}]},
        ],
        "quotes": [
            {"id": hostile, "kind": "direct", "speech": True, "content": [said], "cue": [], "source": [],
             "speakers": [], "speaker_text": hostile, "anonymous": True, "via": [hostile], "stance": "denies",
             "contests": [], "within": None, "confidence": 0.9, "because": [hostile]},
        ],
        "notes": [
            {"id": hostile, "kind": "background", "span": span_of(text, "Sarvik"), "about": None,
             "title": hostile, "text": hostile, "value": hostile, "as_of": hostile, "because": [hostile],
             "sources": [source]},
        ],
    }  # fmt: skip


@contextmanager
def answering(make: Any) -> Iterator[str]:
    """A server that answers every article with what `make` makes of it; its address."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            body = json.dumps(make(asked.get("article", asked))).encode()
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *arguments: object) -> None:
            """Quiet."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        server.daemon_threads = True
        Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()


@pytest.mark.parametrize("hostile", [text for text in TEXTS if len(text) < 100])
def test_hostile_strings_in_every_field_of_an_answer_stay_words(
    reader: Extension, pages: Loopback, hostile: str
) -> None:
    with answering(lambda article: answer(article, hostile)) as server:
        reader.settings(engine="server", server=server)
        with reader.open(pages.make("/made/answered", layouts.page(STRAIT))) as page:
            state = reader.settled(page)
            assert state["report"]["fellBack"] is None, state["report"]
            wait_for_paint(page)
            assert page.evaluate("() => window.harmed") is None
            now = page_now(page)
            assert now["after"] == now["before"]
            assert hostile in words_of_ours(page)
            with panel_of(reader, page) as panel:
                for tab in ("Cast", "Quotes", "Notes"):
                    panel.get_by_role("tab", name=tab).click()
                    expect(panel.locator("#view .list > li").first).to_contain_text(" ".join(hostile.split()))
                assert panel.evaluate(INJECTED) == [None, 0]
                assert panel.locator("main a:not([href^='https://'])").count() == 0


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_answer_with_an_address_that_is_none_is_refused_or_never_a_link(
    reader: Extension, pages: Loopback, address: str
) -> None:
    def with_address(article: dict[str, Any]) -> dict[str, Any]:
        made = answer(article, "plain")
        made["notes"][0]["sources"][0]["url"] = address
        return made

    with answering(with_address) as server:
        reader.settings(engine="server", server=server)
        with reader.open(pages.make("/made/addressed", layouts.page(STRAIT))) as page:
            reader.settled(page)
            with panel_of(reader, page) as panel:
                panel.get_by_role("tab", name="Notes").click()
                expect(panel.locator("#view .list > li").first).to_be_visible()
                hrefs = panel.evaluate("() => [...document.links].map(({ href }) => href)")
                assert all(href.startswith("https://") for href in hrefs), hrefs
