"""What the networks are told of a word by itself: numbers for its vector and for parts of its form."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple
from zlib import crc32

PREFIXES, SUFFIXES, SHAPES = 1024, 2048, 256
"""How many numbers these forms share, by a hash."""

FREQUENT = 12_000
"""So many of the most frequent words of the table have learned features of their own, besides the vector."""

SPECIAL = ("“", "”", '"', "'", "'s", "n't", "--", "...", "'re", "'ve", "'ll", "'d", "'m")
"""Words that have learned features and no vector."""

WORDS = 1 + len(SPECIAL) + FREQUENT
"""How many words have learned features, with the one that stands for all others."""

MARKS = {"’": "'", "‘": "'", "`": "'", "''": '"', "``": '"', "“": '"', "”": '"', "«": '"', "»": '"'}
"""Quotation marks of all kinds → the straight ones."""


class Known(NamedTuple):
    """vector: one more than the row of the word's vector. word: the number of its own features. Both are 0
    where it has none."""

    vector: int
    word: int


class Form(NamedTuple):
    """The numbers of how a word begins, ends and looks."""

    prefix: int
    suffix: int
    shape: int


def known(text: str, rows: Mapping[str, int]) -> Known:
    """What is known of a word; a hyphenated word that the table lacks goes by its last part.

    rows: a word in lower case → its row in the table of vectors, the most frequent first.
    """
    lower = text.lower()
    lower = MARKS.get(lower, lower.replace("’", "'")) if lower not in "“”" else lower
    if lower in _SPECIAL:
        return Known(0, _SPECIAL[lower])
    row = rows.get(lower)
    if row is None and "-" in lower:
        row = rows.get(lower.rpartition("-")[2])
    if row is None:
        return Known(0, 0)
    return Known(row + 1, 1 + len(SPECIAL) + row if row < FREQUENT else 0)


@lru_cache(maxsize=50_000)
def form(text: str) -> Form:
    """The form of a word."""
    lower = text.lower().replace("’", "'").encode()
    return Form(
        crc32(lower[:3]) % PREFIXES, crc32(lower[-3:]) % SUFFIXES, crc32(_shape(text).encode()) % SHAPES
    )


def _shape(text: str) -> str:
    """“Xxx”, “XX”, “dddd”: at most three of a kind in a row."""
    kinds = ["X" if c.isupper() else "x" if c.islower() else "d" if c.isdigit() else c for c in text[:30]]
    return "".join(kind for at, kind in enumerate(kinds) if kinds[max(0, at - 3) : at] != [kind] * 3)


_SPECIAL = {word: number for number, word in enumerate(SPECIAL, 1)}
