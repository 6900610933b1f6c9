"""Wikipedia's summaries (https://en.wikipedia.org/api/rest_v1), one name at a time. Extra: wikipedia.

What leaves the server is the name that is looked up, nothing else. Wikimedia's rules for programs are kept
(https://foundation.wikimedia.org/wiki/Policy:User-Agent_policy, and the API's etiquette): a User-Agent with
a contact, one request at a time, answers kept for a week, and silence for as long as it is asked for.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from pathlib import Path
from threading import Lock
from typing import Any
from urllib.parse import quote, urlsplit

from requests import PreparedRequest, RequestException, Response, Timeout
from requests.adapters import HTTPAdapter
from requests_cache import CachedSession
from requests_cache.backends.sqlite import SQLiteCache

from sidelight import __version__
from sidelight_server.knowledge.encyclopaedia import Extract, UnavailableError, cut, plain

ADDRESS = "https://en.wikipedia.org"
KEPT_FOR = timedelta(weeks=1)
SECONDS = 3.0
"""How long one look-up may take in all."""

MAX_BYTES = 300_000
"""The longest answer that is read."""

FIRST_PAUSE, LONGEST_PAUSE = 30, 3_600
"""Seconds without a request after one that failed; doubled with each further one."""


class Wikipedia:
    """The English Wikipedia; each thread may ask, and waits for the others."""

    def __init__(
        self,
        contact: str,
        cache: Path,
        address: str = ADDRESS,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """contact: an address for Wikimedia to write to; cache: the SQLite file that keeps answers."""
        self._address = address
        self._clock = clock
        self._lock = Lock()
        self._bounded = _Bounded()
        self._pause = 0
        self._quiet_until = 0.0
        cache.parent.mkdir(parents=True, exist_ok=True)
        self._session = CachedSession(
            backend=SQLiteCache(cache),
            expire_after=KEPT_FOR,
            allowable_codes=(200, 301, 302, 303, 307, 308, 404),
        )
        self._session.headers.update(
            {"User-Agent": f"Sidelight/{__version__} ({contact})", "Accept": "application/json"}
        )
        self._session.max_redirects = 3
        for scheme in ("http://", "https://"):
            self._session.mount(scheme, self._bounded)

    def look_up(self, name: str) -> Extract | None:
        deadline = time.monotonic() + SECONDS
        if not self._lock.acquire(timeout=SECONDS):
            raise _unavailable(1)
        try:
            return self._look_up(name, deadline)
        finally:
            self._lock.release()

    def close(self) -> None:
        self._session.close()  # type: ignore[no-untyped-call]

    def _look_up(self, name: str, deadline: float) -> Extract | None:
        url = f"{self._address}/api/rest_v1/page/summary/{quote(name.replace(' ', '_'), safe='')}"
        self._bounded.deadline = deadline
        quiet = self._quiet_until - self._clock()
        try:
            response = self._session.get(url, only_if_cached=quiet > 0)
        except (RequestException, OSError) as error:
            raise _unavailable(self._back_off(None)) from error
        if quiet > 0 and response.status_code == 504:
            raise _unavailable(int(quiet) + 1)
        if response.status_code in (429, 503) or response.status_code >= 500:
            raise _unavailable(self._back_off(response))
        self._pause = 0
        if response.status_code != 200 or urlsplit(response.url).netloc != urlsplit(self._address).netloc:
            return None
        return _extract(response)

    def _back_off(self, response: Response | None) -> int:
        """Begin a silence; answers its length in seconds."""
        asked = _retry_after(response) if response is not None else None
        self._pause = min(LONGEST_PAUSE, self._pause * 2 or FIRST_PAUSE)
        seconds = min(LONGEST_PAUSE, max(asked or 0, self._pause))
        self._quiet_until = self._clock() + seconds
        return seconds


class _Bounded(HTTPAdapter):
    """Reads whole answers, up to a deadline and a length: a server that drips holds nobody up."""

    deadline = 0.0

    def send(self, request: PreparedRequest, *args: Any, **kwargs: Any) -> Response:
        left = self.deadline - time.monotonic()
        if left <= 0:
            raise Timeout("no time is left")
        response = super().send(request, **{**kwargs, "stream": True, "timeout": left})
        body = bytearray()
        while part := response.raw.read1(65_536, decode_content=True):
            body += part
            if len(body) > MAX_BYTES or time.monotonic() > self.deadline:
                response.close()
                raise Timeout("the answer is too long or too slow")
        response._content = bytes(body)  # what requests keeps when it has read a body itself
        return response


def _extract(response: Response) -> Extract | None:
    """The extract of an answer; None for lists of meanings, pages without text, and what is no summary."""
    try:
        summary = response.json()
        title, text = plain(summary["title"]), plain(summary["extract"])
        is_page = summary["type"] == "standard"
    except (ValueError, KeyError, TypeError, AttributeError):
        return None
    if not is_page or not title or not text:
        return None
    had = getattr(response, "created_at", None) or datetime.now(UTC)
    return Extract(
        title=title,
        text=cut(text),
        source="Wikipedia",
        url=f"{ADDRESS}/wiki/{quote(title.replace(' ', '_'))}",
        licence="CC BY-SA 4.0",
        retrieved=had.date().isoformat(),
    )


def _retry_after(response: Response) -> int | None:
    """Seconds, from a number or a date (RFC 9110, 10.2.3)."""
    value = response.headers.get("Retry-After", "")
    if value.isdecimal():
        return int(value)
    try:
        return max(0, int((parsedate_to_datetime(value) - datetime.now(UTC)).total_seconds()))
    except (ValueError, TypeError):
        return None


def _unavailable(seconds: int) -> UnavailableError:
    return UnavailableError("Wikipedia did not answer just now.", seconds)
