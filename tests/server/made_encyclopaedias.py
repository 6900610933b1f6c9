"""Encyclopaedias for tests: a real ZIM file, and a real HTTP server that speaks Wikipedia's format."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Event, Thread
from typing import Any
from urllib.parse import unquote

from libzim.writer import Creator, Hint, Item, StringProvider


class Page(Item):  # type: ignore[misc]
    """One entry of a ZIM file."""

    def __init__(self, title: str, html: str) -> None:
        super().__init__()
        self.title, self.html = title, html

    def get_path(self) -> str:
        return self.title.replace(" ", "_")

    def get_title(self) -> str:
        return self.title

    def get_mimetype(self) -> str:
        return "text/html"

    def get_contentprovider(self) -> StringProvider:
        return StringProvider(self.html)

    def get_hints(self) -> dict[Hint, bool]:
        return {Hint.FRONT_ARTICLE: True}


def write_zim(
    path: Path, pages: Mapping[str, str], redirects: Mapping[str, str], metadata: Mapping[str, str]
) -> Path:
    """A ZIM file with these entries: title → HTML, and title → title of another."""
    with Creator(path).config_indexing(False, "eng") as creator:
        for title, html in pages.items():
            creator.add_item(Page(title, html))
        for title, target in redirects.items():
            creator.add_redirection(title.replace(" ", "_"), title, target.replace(" ", "_"), {})
        for key, value in metadata.items():
            creator.add_metadata(key, value)
    return path


@dataclass
class Answer:
    """What the server does when it is asked for a title.

    drip: it sends the body a byte at a time, until the test ends.
    silent: it takes the request and says nothing.
    """

    status: int = 200
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)
    drip: bool = False
    silent: bool = False


def summary(title: str, extract: str, kind: str = "standard") -> Answer:
    return Answer(body=json.dumps({"type": kind, "title": title, "extract": extract}).encode())


@dataclass
class Wiki:
    """A running server: its address, what it answers by title, and the requests that it got."""

    address: str
    answers: dict[str, Answer]
    asked: list[tuple[str, Mapping[str, str]]]


@contextmanager
def wiki(**answers: Answer) -> Iterator[Wiki]:
    """A server on loopback that answers for these titles, and 404 for all others."""
    over = Event()
    running = Wiki("", dict(answers), [])

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            title = unquote(self.path.rsplit("/", 1)[1].partition("?")[0])
            running.asked.append((title, dict(self.headers)))
            answer = running.answers.get(title, Answer(404, b'{"type": "not found"}'))
            if answer.silent:
                over.wait()
                return
            self.send_response(answer.status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(answer.body)))
            for name, value in answer.headers.items():
                self.send_header(name, value)
            self.end_headers()
            if not answer.drip:
                self.wfile.write(answer.body)
                return
            for byte in answer.body:
                if over.wait(0.2):
                    return
                try:
                    self.wfile.write(bytes([byte]))
                except OSError:
                    return

        def log_message(self, format: str, *args: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    server.block_on_close = False
    running.address = f"http://127.0.0.1:{server.server_port}"
    thread = Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield running
    finally:
        over.set()
        server.shutdown()
        server.server_close()
        thread.join()


class Clock:
    """Seconds that pass when the test says so."""

    def __init__(self) -> None:
        self.now = time.monotonic()

    def __call__(self) -> float:
        return self.now
