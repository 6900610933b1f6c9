"""WebDriver BiDi (https://w3c.github.io/webdriver-bidi), as far as the tests need it."""

from __future__ import annotations

import json
from base64 import b64decode
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from time import monotonic
from typing import Any

from websockets.sync.client import ClientConnection, connect

PATIENCE = 60.0
"""Seconds after which a command, or a condition, counts as stuck."""

STANDS = "() => document.readyState !== 'loading' && location.href !== 'about:blank'"


class BidiError(Exception):
    """The browser refused a command; the message is its own."""


@dataclass
class Browser:
    """One session with a browser.

    events: what it told that was not asked for, oldest first.
    """

    socket: ClientConnection
    events: list[dict[str, Any]] = field(default_factory=list)
    _last: int = 0

    def command(self, method: str, **parameters: Any) -> dict[str, Any]:
        """The result of a command; raises BidiError, TimeoutError."""
        self._last += 1
        self.socket.send(json.dumps({"id": self._last, "method": method, "params": parameters}))
        while True:
            message = json.loads(self.socket.recv(timeout=PATIENCE))
            if message.get("id") == self._last:
                break
            self.events.append(message)
        if message["type"] == "error":
            raise BidiError(f"{method}: {message['error']}: {message['message']}")
        result: dict[str, Any] = message["result"]
        return result


@contextmanager
def open_session(address: str) -> Iterator[Browser]:
    """A session with the browser that listens at an address ("ws://127.0.0.1:9222")."""
    with connect(f"{address}/session", max_size=None) as socket:
        browser = Browser(socket)
        browser.command("session.new", capabilities={})
        yield browser


@dataclass
class Tab:
    """A tab that answers like a page of Playwright, as far as e2e/painted.py asks."""

    browser: Browser
    context: str

    @property
    def url(self) -> str:
        tree = self.browser.command("browsingContext.getTree", root=self.context, maxDepth=0)
        address: str = tree["contexts"][0]["url"]
        return address

    def goto(self, url: str) -> None:
        """Opens an address and waits until its document stands; frames in it may fail to load."""
        self.browser.command("browsingContext.navigate", context=self.context, url=url, wait="none")
        self.wait_until(lambda: self.url == url and self.evaluate(STANDS) is True)

    def evaluate(self, function: str, argument: Any = None) -> Any:
        """What a function answers in the page's own world, waited for; by JSON there and back."""
        call = f"async (json) => JSON.stringify(await ({function})(JSON.parse(json)) ?? null)"
        outcome = self.browser.command(
            "script.callFunction",
            functionDeclaration=call,
            arguments=[{"type": "string", "value": json.dumps(argument)}],
            target={"context": self.context},
            awaitPromise=True,
            userActivation=True,
        )
        if outcome["type"] != "success":
            raise BidiError(outcome["exceptionDetails"]["text"])
        return json.loads(outcome["result"]["value"])

    def wait_for_function(self, function: str, argument: Any = None, polling: str = "raf") -> Any:
        """Waits until a function answers something true, asked before each frame."""
        self.evaluate(
            f"""(argument) => new Promise((done, fail) => {{
                  const end = performance.now() + {PATIENCE * 500};
                  const look = () => {{
                    if (({function})(argument)) done(true);
                    else if (performance.now() > end) fail(new Error("The condition was never true."));
                    else requestAnimationFrame(look);
                  }};
                  look();
                }})""",
            argument,
        )

    def wait_until(self, condition: Callable[[], bool]) -> None:
        """Waits until a condition on this side holds; a tab may be between two pages meanwhile."""
        end = monotonic() + PATIENCE
        while True:
            with suppress(BidiError):
                if condition():
                    return
                self.evaluate("() => new Promise((done) => setTimeout(done, 15))")
            if monotonic() > end:
                raise TimeoutError("The condition was never true.")

    def press(self, *keys: str) -> None:
        """Keys held down together, as the reader presses them."""
        down = [{"type": "keyDown", "value": key} for key in keys]
        up = [{"type": "keyUp", "value": key} for key in reversed(keys)]
        actions = [{"type": "key", "id": "keyboard", "actions": [*down, *up]}]
        self.browser.command("input.performActions", context=self.context, actions=actions)

    def move(self, x: float, y: float) -> None:
        """The pointer, in CSS pixels of the window."""
        actions = [{"type": "pointerMove", "x": round(x), "y": round(y)}]
        pointer = [{"type": "pointer", "id": "pointer", "actions": actions}]
        self.browser.command("input.performActions", context=self.context, actions=pointer)

    def screenshot(self) -> bytes:
        """A PNG of what the window shows."""
        shot = self.browser.command("browsingContext.captureScreenshot", context=self.context)
        return b64decode(shot["data"])

    def close(self) -> None:
        self.browser.command("browsingContext.close", context=self.context)
