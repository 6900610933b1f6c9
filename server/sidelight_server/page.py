"""Web pages: how one is fetched, and the article in it as trafilatura finds it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Any
from urllib.parse import urljoin, urlsplit
from urllib.request import getproxies, proxy_bypass

import urllib3
from trafilatura import bare_extraction, load_html

from sidelight import Article, __version__
from sidelight.article import MAX_FIELD

FETCH_SECONDS = 20.0
"""How long an address may take to answer in full."""

_HEADERS = {
    "User-Agent": f"Mozilla/5.0 (compatible; Sidelight/{__version__})",
    "Accept": "text/html, application/xhtml+xml, text/plain;q=0.5",
    "Accept-Encoding": "gzip, deflate",
}
_HTML_TYPES = ("text/html", "application/xhtml+xml", "")
_BLOCKS = ("p", "head", "list", "item", "quote", "lb")
_BREAK = "\u2029"


class PageError(ValueError):
    """The page cannot be had or holds no article; the message goes after its name: "holds no article"."""


@dataclass(frozen=True, slots=True)
class Page:
    """What an address holds.

    address: where the page was in the end, after redirects.
    charset: the encoding that the server declared.
    """

    address: str
    content: bytes
    is_html: bool
    charset: str | None


def fetch(address: str, max_bytes: int) -> Page:
    """Get a page of HTML or plain text.

    Raises PageError where the address is none, does not answer in time, or answers with something else.
    """
    outcomes: SimpleQueue[Page | Exception] = SimpleQueue()

    def work() -> None:
        try:
            outcomes.put(_get(address, max_bytes))
        except Exception as error:
            outcomes.put(error)

    # A thread, as no socket's time limit covers name look-up, redirects and a slow drip together.
    Thread(target=work, daemon=True).start()
    try:
        outcome = outcomes.get(timeout=FETCH_SECONDS)
    except Empty:
        raise PageError(f"did not answer in full within {FETCH_SECONDS:.0f} seconds") from None
    if isinstance(outcome, Page):
        return outcome
    if isinstance(outcome, PageError):
        raise outcome
    raise PageError(_why(outcome)) from None


def _get(address: str, max_bytes: int) -> Page:
    response = _pool(address).request(
        "GET",
        address,
        headers=_HEADERS,
        preload_content=False,
        timeout=FETCH_SECONDS,
        retries=urllib3.Retry(connect=0, read=0, redirect=5),
    )
    try:
        if response.status != 200:
            raise PageError(f"answered {response.status} {response.reason or ''}".rstrip())
        kind, _, parameters = response.headers.get("Content-Type", "").partition(";")
        kind = kind.strip().lower()
        if kind not in (*_HTML_TYPES, "text/plain"):
            raise PageError(f"is no web page but {kind!r}")
        content = response.read(max_bytes + 1, decode_content=True)
    finally:
        response.close()
    if len(content) > max_bytes:
        raise PageError(f"is larger than {max_bytes // 1_000_000} MB, too large for one article")
    charset = re.search(r"charset\s*=\s*[\"']?([\w.:-]+)", parameters, re.I)
    return Page(
        address=urljoin(address, response.geturl() or ""),
        content=content,
        is_html=kind in _HTML_TYPES,
        charset=charset[1] if charset else None,
    )


def _pool(address: str) -> urllib3.PoolManager:
    parts = urlsplit(address)
    proxy = getproxies().get(parts.scheme)
    if proxy and not proxy_bypass(parts.hostname or ""):
        return urllib3.ProxyManager(proxy)
    return urllib3.PoolManager()


def _why(error: Exception) -> str:
    """An error of urllib3 in plain words."""
    reason = getattr(error, "reason", None) or error
    table: tuple[tuple[type[Exception], str], ...] = (
        (urllib3.exceptions.NameResolutionError, "has a host name that nobody knows"),
        (urllib3.exceptions.NewConnectionError, "did not answer: nothing takes connections there"),
        (urllib3.exceptions.TimeoutError, "did not answer in time"),
        (urllib3.exceptions.SSLError, "could not prove who it is (its certificate failed)"),
        (urllib3.exceptions.ResponseError, "sends the reader round in circles (too many redirects)"),
        (urllib3.exceptions.DecodeError, "sent damaged data"),
        (urllib3.exceptions.ProtocolError, "broke off its answer"),
        (ValueError, "is no web address, or leads to none"),
    )
    return next((words for kind, words in table if isinstance(reason, kind)), "could not be fetched")


def find_article(html: str, address: str | None = None, published: str | None = None) -> Article:
    """The article in a page, its headline first.

    address: where the page was fetched.
    published: the date of publication; it goes before what the page says.

    Raises PageError where the page holds none, ArticleError where it is too long.
    """
    if "<html" not in html.lower():
        html = f"<html><body>{html}</body></html>"  # a fragment: trafilatura wants a whole page
    try:
        tree = load_html(html)
        found = bare_extraction(
            tree,
            url=address,
            with_metadata=True,
            include_comments=False,
            include_tables=False,
            date_extraction_params={"original_date": True, "extensive_search": False},
        )
    except Exception as error:  # neither lxml nor trafilatura says what it may raise
        raise PageError(f"cannot be read as HTML ({type(error).__name__})") from None
    body = getattr(found, "body", None)
    paragraphs = [] if body is None else _paragraphs(body)
    if found is None or isinstance(found, dict) or not paragraphs:
        raise PageError("holds no article that Sidelight can find")
    title = _line(found.title)
    if title and not _is_title(paragraphs[0], title):
        paragraphs.insert(0, title)
    return Article(
        url=_line(address or found.url),
        title=title,
        byline=_line(found.author),
        publisher=_line(found.sitename),
        published=found.date if published is None else published,
        language=_line(tree.get("lang")) if tree is not None else None,
        text="\n\n".join(paragraphs),
    )


def _paragraphs(body: Any) -> list[str]:
    """The text of each block of trafilatura's XML."""
    for block in body.iter(*_BLOCKS):
        block.text = _BREAK + (block.text or "")
        block.tail = _BREAK + (block.tail or "")
    return [" ".join(part.split()) for part in "".join(body.itertext()).split(_BREAK) if part.strip()]


def _line(text: str | None) -> str | None:
    """A field of the page's own description: one line, no half characters, not longer than it may be."""
    line = " ".join((text or "").split()).encode("utf-8", "replace").decode("utf-8")
    return line[:MAX_FIELD] or None


def _is_title(paragraph: str, title: str) -> bool:
    """Whether a paragraph is the title, give or take case, marks, and a site's name after it."""
    wanted, given = (re.sub(r"\W+", "", each).casefold() for each in (title, paragraph))
    return wanted == given or (wanted.startswith(given) and 2 * len(given) > len(wanted))
