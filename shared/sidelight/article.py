"""The article: what goes in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

MAX_TEXT = 150_000
"""The longest text that is read, in code points."""

MAX_FIELD = 2_000
"""The longest title, byline, publisher or address, in code points."""

_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_WORD = re.compile(r"[^\W\d_]")


class ArticleError(ValueError):
    """The article cannot be read; the message says why, in words for the person who sent it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One news article as plain text.

    text: headline, then paragraphs, joined by one blank line. All offsets of an analysis are
        code points into this text.
    published: ISO 8601 date of publication ("2020-10-22"); without it no date is resolved.
    language: BCP 47 tag ("en", "en-GB"), None where unknown.

    Raises ArticleError where a field cannot be read.
    """

    url: str | None = None
    title: str | None = None
    byline: str | None = None
    publisher: str | None = None
    published: str | None = None
    language: str | None = None
    text: str

    def __post_init__(self) -> None:
        for name in ("url", "title", "byline", "publisher", "published", "language"):
            value = getattr(self, name)
            if value is None:
                continue
            if not isinstance(value, str):
                raise ArticleError(f"The article's {name} must be text.")
            if len(value) > MAX_FIELD:
                raise ArticleError(f"The article's {name} is longer than {MAX_FIELD:,} characters.")
            if _LONE_SURROGATE.search(value):
                raise ArticleError(f"The article's {name} holds half of a character (a lone surrogate).")
        _check_text(self.text)
        if self.published is not None:
            _check_date(self.published)

    @property
    def id(self) -> str:
        """ "sha256:" and the digest of all that a reading depends on: everything but the address."""
        fields = (self.text, self.title, self.byline, self.publisher, self.published, self.language)
        record = "\x1e".join("" if field is None else "\x1f" + field for field in fields)
        return "sha256:" + sha256(record.encode()).hexdigest()


def _check_text(text: object) -> None:
    if not isinstance(text, str):
        raise ArticleError("The article's text must be text.")
    if not text.strip():
        raise ArticleError("The article is empty.")
    if len(text) > MAX_TEXT:
        raise ArticleError(
            f"The article has {len(text):,} characters; at most {MAX_TEXT:,} are read. Send it in parts."
        )
    if "\x00" in text:
        raise ArticleError("The article holds binary data, not text.")
    if surrogate := _LONE_SURROGATE.search(text):
        raise ArticleError(
            f"The text holds half of a character (a lone surrogate) at offset {surrogate.start():,}."
        )
    if not _WORD.search(text):
        raise ArticleError("The article holds no words.")


def _check_date(published: str) -> None:
    try:
        valid = date.fromisoformat(published).isoformat() == published
    except ValueError:
        valid = False
    if not valid:
        raise ArticleError(f"The date of publication must look like 2020-10-22, not {published[:40]!r}.")
