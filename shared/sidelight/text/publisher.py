"""Whether an outlet is the one that publishes the article: what it was told is not second-hand."""

from __future__ import annotations

import re

from sidelight.article import Article

_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+")
_HOST = re.compile(r"^[a-z]+://([^/:?#]+)", re.I)
_EMPTY = frozenset("the com org net co uk online".split())


def is_publisher(outlet: str, article: Article) -> bool:
    """Whether the outlet of this name published the article, by its metadata or its address.

    Short forms pass: "HuffPost" and "The Huffington Post", "NYT" or "the Times" and "The New York Times".
    """
    name = _words(outlet)
    host = _HOST.match(article.url or "")
    return bool(name) and (
        _alike(name, _words(article.publisher or ""))
        or (host is not None and "".join(name) in host[1].lower().split("."))
    )


def _words(name: str) -> list[str]:
    return [word for word in map(str.lower, _WORD.findall(name)) if word not in _EMPTY]


def _alike(one: list[str], other: list[str]) -> bool:
    """Word by word the same or shortened, up to the end of one; or one has the initials of the other."""
    if not one or not other:
        return False
    pairs = zip(one, other, strict=False)
    return (
        all(a.startswith(b) or b.startswith(a) for a, b in pairs)
        or one == other[-len(one) :]
        or "".join(one) == _initials(other)
        or "".join(other) == _initials(one)
    )


def _initials(words: list[str]) -> str:
    return "".join(word[0] for word in words) if len(words) > 1 else ""
