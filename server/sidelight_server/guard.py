"""Who may ask, and what answers may do.

The server is for programs on this device and for the extension, not for web pages. A page in the reader's
browser can send requests to 127.0.0.1, too: so

- the Host header must be one of the allowed names: a foreign name that was made to point to 127.0.0.1
  (DNS rebinding) is refused. Werkzeug's own check knows no IPv6 addresses;
- the Origin header, which browsers set and pages cannot forge, must be an extension's, or missing, as it is
  in programs and in addresses that a person types. No CORS header is ever sent.
"""

from __future__ import annotations

import re

from flask import Flask, Response, request

from sidelight_server.parsing import MAX_BODY
from sidelight_server.problems import ProblemError

HOST = re.compile(r"(\[[0-9a-f:.]+\]|[0-9a-z.-]+)(?::[0-9]{1,5})?", re.IGNORECASE | re.ASCII)
"""A name or address, and a port."""

EXTENSION_ORIGINS = ("chrome-extension://", "moz-extension://")

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
}


def guard(app: Flask, hosts: tuple[str, ...]) -> None:
    """Check each request before it is handled, and give each answer its security headers."""
    allowed = frozenset(host.lower() for host in hosts)

    def refuse_foreign_names() -> None:
        match = HOST.fullmatch(request.headers.get("Host", ""))
        if match is None or match[1].lower() not in allowed:
            raise ProblemError(
                421,
                "This server does not answer under the name by which it was called. "
                "Call it by 127.0.0.1 or localhost, or allow the name with SIDELIGHT_HOSTS.",
            )

    app.config["MAX_CONTENT_LENGTH"] = MAX_BODY + 1  # a body without a length is cut there, not refused
    app.before_request(refuse_foreign_names)
    app.before_request(refuse_pages)
    app.after_request(secure)


def refuse_pages() -> None:
    origin = request.headers.get("Origin")
    if origin is not None and not origin.startswith(EXTENSION_ORIGINS):
        raise ProblemError(
            403, "This server answers no web pages, only the Sidelight extension and programs."
        )


def secure(response: Response) -> Response:
    response.headers.extend(HEADERS)
    if request.endpoint != "static":
        response.headers["Cache-Control"] = "no-store"
    return response
