"""Serves pages on loopback: folders of them, and pages made up by a test."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from mimetypes import guess_type
from pathlib import Path
from threading import Lock, Thread
from urllib.parse import unquote, urlsplit

HTML = "text/html; charset=utf-8"


@dataclass
class Loopback:
    """A web server on 127.0.0.1.

    mounts: folders by their first path segment; an address of a folder gives its index.html.
    headers: further headers, by the beginning of the path that they are for.
    made: pages made up by a test, by path.
    asked: every path that was asked for, in order.
    """

    port: int = 0
    mounts: dict[str, Path] = field(default_factory=dict)
    headers: dict[str, Mapping[str, str]] = field(default_factory=dict)
    made: dict[str, bytes] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    _lock: Lock = field(default_factory=Lock, repr=False)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def url(self, path: str) -> str:
        return f"{self.address}/{path.lstrip('/')}"

    def make(self, path: str, html: str, headers: Mapping[str, str] | None = None) -> str:
        """Put a page up; returns its address."""
        self.made[path] = html.encode("utf-8")
        if headers:
            self.headers[path] = headers
        return self.url(path)

    def content(self, path: str) -> tuple[bytes, str] | None:
        """The body and its type; None where there is no such page."""
        with self._lock:
            self.asked.append(path)
        if path in self.made:
            return self.made[path], HTML
        mount, _, rest = path.strip("/").partition("/")
        folder = self.mounts.get(mount)
        if folder is None:
            return None
        file = (folder / rest).resolve()
        if file.is_dir():
            file /= "index.html"
        if not file.is_relative_to(folder.resolve()) or not file.is_file():
            return None
        kind = guess_type(file.name)[0] or "application/octet-stream"
        return file.read_bytes(), HTML if kind == "text/html" else kind


@contextmanager
def serve() -> Iterator[Loopback]:
    """A server on a free port, until the block is left."""
    loopback = Loopback()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            path = unquote(urlsplit(self.path).path)
            found = loopback.content(path)
            body, kind = found or (b"There is no such page.", "text/plain")
            self.send_response(200 if found else 404)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            more = {"Cache-Control": "no-store"}
            for beginning, headers in loopback.headers.items():
                if path.startswith(beginning):
                    more |= headers
            for name, value in more.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *arguments: object) -> None:
            """Quiet: what was asked stands in Loopback.asked."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        server.daemon_threads = True
        loopback.port = server.server_port
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield loopback
        finally:
            server.shutdown()
