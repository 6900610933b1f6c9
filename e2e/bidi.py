"""WebDriver BiDi (https://w3c.github.io/webdriver-bidi) between Playwright and a Firefox as it is shipped.

Playwright speaks BiDi, but has no word for what the tests need besides, such as installing an extension, and
Firefox takes one session alone. So both talk through an intermediary node, as the standard calls it: it
passes everything on, speaks for the tests in the same session, and fills in where the two do not fit.
"""

from __future__ import annotations

import json
import socket
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from itertools import count
from threading import Thread
from time import monotonic, sleep
from typing import Any

from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, connect
from websockets.sync.server import Server, ServerConnection, serve

PATIENCE = 60.0
"""Seconds after which a command, or a browser that does not listen, counts as stuck."""

FIRST = 1 << 40
"""Numbers of our own commands begin here; Playwright counts from 1."""

Parameters = dict[str, Any]

CALL = "async (json) => JSON.stringify((await (FUNCTION)(...JSON.parse(json))) ?? null)"

# In the page; false where another still is.
STANDS = """
(url) => {
  const bare = (address) => address.split("#")[0];
  if (bare(location.href) !== bare(url)) return false;
  if (document.readyState === "complete") return true;
  return new Promise((done) => addEventListener("load", () => done(true)));
}
"""


class BidiError(Exception):
    """The browser refused a command; the message is its own."""


@dataclass
class Intermediary:
    """The node between Playwright and the browser.

    port: where the browser shall listen.
    answers: commands that the browser does not know, by name, and what is done instead.
    """

    port: int
    answers: dict[str, Callable[[Parameters], object]] = field(default_factory=dict)
    _browser: ClientConnection | None = None
    _waiting: dict[int, Future[dict[str, Any]]] = field(default_factory=dict)
    _closing: dict[int, str] = field(default_factory=dict)
    _numbers: Iterator[int] = field(default_factory=lambda: count(FIRST))

    def command(self, method: str, **parameters: Any) -> dict[str, Any]:
        """The result of a command; raises BidiError, TimeoutError."""
        if self._browser is None:
            raise BidiError("The browser is not connected.")
        number = next(self._numbers)
        answer = self._waiting[number] = Future()
        self._browser.send(json.dumps({"id": number, "method": method, "params": parameters}))
        message = answer.result(PATIENCE)
        if message["type"] == "error":
            raise BidiError(f"{method}: {message['error']}: {message['message']}")
        result: dict[str, Any] = message["result"]
        return result

    def call(self, function: str, *arguments: Any, context: str) -> Any:
        """What a function of JavaScript answers in a browsing context, waited for; by JSON there and back."""
        outcome = self.command(
            "script.callFunction",
            functionDeclaration=CALL.replace("FUNCTION", function),
            arguments=[{"type": "string", "value": json.dumps(arguments)}],
            target={"context": context},
            awaitPromise=True,
        )
        if outcome["type"] != "success":
            raise BidiError(outcome["exceptionDetails"]["text"])
        return json.loads(outcome["result"]["value"])

    def serve(self, client: ServerConnection) -> None:
        """Passes messages between Playwright and the browser until the browser ends."""
        with self._connect() as browser:
            self._browser = browser
            Thread(target=self._pass_to_browser, args=(client, browser), daemon=True).start()
            with suppress(ConnectionClosed):
                for text in browser:
                    self._pass_to_client(client, text)

    def _connect(self) -> ClientConnection:
        """To the browser, once it listens; raises OSError where it never does."""
        end = monotonic() + PATIENCE
        while True:
            try:
                return connect(f"ws://127.0.0.1:{self.port}/session", max_size=None, compression=None)
            except OSError:
                if monotonic() > end:
                    raise
                sleep(0.02)

    def _pass_to_browser(self, client: ServerConnection, browser: ClientConnection) -> None:
        with suppress(ConnectionClosed):
            for text in client:
                message = json.loads(text)
                method, parameters = message["method"], message["params"]
                if method in self.answers:
                    client.send(json.dumps({"id": message["id"], **self._answer(method, parameters)}))
                    continue
                if method == "browsingContext.setViewport":
                    parameters.pop("devicePixelRatio", None)  # it would stand in the way of the zoom
                if method == "browsingContext.close":
                    self._closing[message["id"]] = parameters["context"]
                browser.send(json.dumps(message))

    def _answer(self, method: str, parameters: Parameters) -> dict[str, Any]:
        try:
            self.answers[method](parameters)
        except (BidiError, TimeoutError) as error:
            return {"type": "error", "error": "unknown error", "message": str(error)}
        return {"type": "success", "result": {}}

    def _pass_to_client(self, client: ServerConnection, text: str | bytes) -> None:
        message = json.loads(text)
        if waiting := self._waiting.pop(message.get("id"), None):
            waiting.set_result(message)
            return
        method, parameters = message.get("method"), message.get("params", {})
        if method in ("browsingContext.downloadWillBegin", "browsingContext.downloadEnd"):
            parameters.setdefault("download", parameters["url"])  # by which Playwright knows it again
        client.send(json.dumps(message))
        # Of an extension's own pages Firefox tells neither that they stand nor that they are closed.
        if closed := self._closing.pop(message.get("id"), None):
            self._tell(client, "contextDestroyed", {"context": closed})
        if method == "browsingContext.navigationCommitted" and parameters["url"].startswith("moz-extension:"):
            Thread(target=self._tell_when_it_stands, args=(client, parameters), daemon=True).start()

    def _tell_when_it_stands(self, client: ServerConnection, navigation: Parameters) -> None:
        with suppress(ConnectionClosed, TimeoutError):
            end = monotonic() + PATIENCE
            while not self._stands(navigation):
                if monotonic() > end:
                    return
                sleep(0.01)
            for name in ("domContentLoaded", "load"):
                self._tell(client, name, navigation)

    def _tell(self, client: ServerConnection, name: str, parameters: Parameters) -> None:
        event = {"type": "event", "method": f"browsingContext.{name}", "params": parameters}
        client.send(json.dumps(event))

    def _stands(self, navigation: Parameters) -> bool:
        """Whether the page stands, waited for; a tab may be between two pages meanwhile."""
        with suppress(BidiError):
            stands: bool = self.call(STANDS, navigation["url"], context=navigation["context"])
            return stands
        return False


@contextmanager
def intermediary() -> Iterator[tuple[Intermediary, str]]:
    """A node on free ports, with the address where Playwright finds it, until the block is left."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        node = Intermediary(probe.getsockname()[1])
    with serve(node.serve, "127.0.0.1", 0, max_size=None, compression=None) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield node, address_of(server)
        finally:
            server.shutdown()


def address_of(server: Server) -> str:
    return f"ws://127.0.0.1:{server.socket.getsockname()[1]}"
