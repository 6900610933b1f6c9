"""Where an article comes from: a text file, an HTML file, standard input, or an address on the web."""

from __future__ import annotations

import re
from pathlib import Path
from typing import BinaryIO

from sidelight import Article
from sidelight_server.encoding import EncodingError, declared_in_html, decode
from sidelight_server.page import PageError, fetch, find_article

MAX_BYTES = 5_000_000
"""The largest file, page or input that is taken, in bytes."""

_ADDRESS = re.compile(r"([a-z][a-z0-9+.-]*)://", re.I)
_HTML = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->).)*-->\s*)*"
    r"<(?:!doctype\s+html|html|head|body|title|meta|main|article|section|div|h1|p)\b",
    re.I | re.S,
)
_LINE_END = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_SENTENCE_END = re.compile(r"[.,;:…][”’\"'»)\]]*$")


class SourceError(ValueError):
    """There is no article to read here; the message says why, in words for the person who asked."""


def load(place: str, stdin: BinaryIO, published: str | None = None) -> Article:
    """The article at a path or an http(s) address, or for "-" on standard input.

    published: the date of publication; it goes before what a page says.

    Raises SourceError where there is nothing to read, ArticleError where it cannot be an article.
    """
    name = "Standard input" if place == "-" else shown(place)
    try:
        if scheme := _ADDRESS.match(place):
            if scheme[1].lower() not in ("http", "https"):
                raise PageError("cannot be read: only http and https addresses can")
            page = fetch(place, MAX_BYTES)
            text = decode(page.content, page.charset or declared_in_html(page.content))
            return find_article(text, page.address, published) if page.is_html else from_text(text, published)
        raw, suffix = (stdin.read(MAX_BYTES + 1), "") if place == "-" else _file(Path(place), name)
        if len(raw) > MAX_BYTES:
            raise SourceError(
                f"{name} is larger than {MAX_BYTES // 1_000_000} MB, too large for one article."
            )
        text = decode(raw, declared_in_html(raw))
        is_html = suffix in (".html", ".htm", ".xhtml") or (suffix != ".txt" and _HTML.match(text))
        return find_article(text, published=published) if is_html else from_text(text, published)
    except (EncodingError, PageError) as error:
        raise SourceError(f"{name} {error}.") from None


def shown(place: str) -> str:
    """A path or address as it is put into a message: on one line, harmless to a terminal, not too long."""
    text = "".join(character if character.isprintable() else "�" for character in place)
    return text if len(text) <= 200 else text[:199] + "…"


def _file(path: Path, name: str) -> tuple[bytes, str]:
    try:
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1), path.suffix.lower()
    except FileNotFoundError:
        raise SourceError(f"There is no file {name}.") from None
    except IsADirectoryError:
        raise SourceError(f"{name} is a folder; name a file in it.") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise SourceError(f"{name} cannot be opened: {reason}.") from None


def from_text(text: str, published: str | None = None) -> Article:
    """The article in plain text: paragraphs are parted by blank lines or, where there are none, by lines.

    The first paragraph is the title too where it looks like a headline: short, and no sentence's end.
    """
    text = _LINE_END.sub("\n", text).strip()
    parts = re.split(r"\n\s*\n", text)
    if len(parts) == 1:
        parts = text.split("\n")
    paragraphs = [" ".join(line.strip() for line in part.split("\n")) for part in parts]
    first = paragraphs[0]
    is_headline = len(paragraphs) > 1 and len(first) <= 200 and not _SENTENCE_END.search(first)
    return Article(title=first if is_headline else None, text="\n\n".join(paragraphs), published=published)
