"""What the network is told of each word: numbers that stand for its vector, its form, its tag and its place.

Whatever the style of the quotation marks, the outermost ones look alike to the network: “ and ”.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import IntEnum
from functools import lru_cache
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from sidelight.reading import Reading

PREFIXES, SUFFIXES, SHAPES = 1024, 2048, 256
"""How many numbers these forms share, by a hash."""

FREQUENT = 12_000
"""So many of the most frequent words of the table have learned features of their own, besides the vector."""

SPECIAL = ("“", "”", '"', "'", "'s", "n't", "--", "...", "'re", "'ve", "'ll", "'d", "'m")
"""Words that have learned features and no vector."""

TAG_NAMES = tuple(
    """CC CD DT EX FW IN JJ JJR JJS LS MD NN NNS NNP NNPS PDT POS PRP PRP$ RB RBR RBS RP SYM TO UH VB VBD VBG
    VBN VBP VBZ WDT WP WP$ WRB . , : `` '' -LRB- -RRB- HYPH $ # NFP ADD AFX GW XX""".split()
)

MARKS = {"’": "'", "‘": "'", "`": "'", "''": '"', "``": '"', "“": '"', "”": '"', "«": '"', "»": '"'}


class Column(IntEnum):
    """The columns of features."""

    VECTOR, WORD, PREFIX, SUFFIX, SHAPE, TAG, STATE, PLACE = range(8)


class State(IntEnum):
    """Where a word stands with regard to the outermost quotation marks."""

    OUTSIDE, OPENING, INSIDE, CLOSING = range(4)


def features(reading: Reading, rows: Mapping[str, int]) -> NDArray[np.int32]:
    """The features of all words of a reading, a row each, by Column.

    rows: a word in lower case → its row in the table of vectors, the most frequent first.
    """
    states = _states(reading)
    known: dict[str, tuple[int, ...]] = {}
    given = []
    for token, state in zip(reading.tokens, states, strict=True):
        text = _AS_MARK.get(state, token.text)
        word = known.get(text)
        if word is None:
            word = known[text] = (*_word(text, rows), *_form(text))
        given.append((*word, _TAGS.get(token.tag, 0), state, 0))
    found = np.array(given, np.int32).reshape(len(given), len(Column))
    if reading.paragraphs:
        start, end = reading.paragraphs[0]
        found[start:end, Column.PLACE] = 1
    if reading.headline is not None:
        start, end = reading.headline
        found[start:end, Column.PLACE] = 2
    return found


def _states(reading: Reading) -> list[int]:
    """The State of each word, as plain numbers."""
    states = [int(State.OUTSIDE)] * len(reading.tokens)
    for quotation in reading.quotations:
        inside = reading.tokens_in(quotation)
        if not inside:
            continue
        first, last = inside.start, inside.stop - 1
        states[first : last + 1] = [int(State.INSIDE)] * len(inside)
        if not reading.tokens[first].text[0].isalnum():
            states[first] = int(State.OPENING)
        if last > first and MARKS.get(reading.tokens[last].text, reading.tokens[last].text) in "\"'":
            states[last] = int(State.CLOSING)
    return states


_AS_MARK = {int(State.OPENING): "“", int(State.CLOSING): "”"}


def _word(text: str, rows: Mapping[str, int]) -> tuple[int, int]:
    """The numbers of a word's vector, 0 where it has none, and of its learned features.

    A hyphenated word that the table lacks goes by its last part.
    """
    lower = text.lower()
    lower = MARKS.get(lower, lower.replace("’", "'")) if lower not in "“”" else lower
    if lower in _SPECIAL:
        return 0, _SPECIAL[lower]
    row = rows.get(lower)
    if row is None and "-" in lower:
        row = rows.get(lower.rpartition("-")[2])
    if row is None:
        return 0, 0
    return row + 1, 1 + len(SPECIAL) + row if row < FREQUENT else 0


@lru_cache(maxsize=50_000)
def _form(text: str) -> tuple[int, int, int]:
    """Prefix, suffix and shape."""
    lower = text.lower().replace("’", "'").encode()
    return crc32(lower[:3]) % PREFIXES, crc32(lower[-3:]) % SUFFIXES, crc32(_shape(text).encode()) % SHAPES


def _shape(text: str) -> str:
    """“Xxx”, “XX”, “dddd”: at most three of a kind in a row."""
    kinds = ["X" if c.isupper() else "x" if c.islower() else "d" if c.isdigit() else c for c in text[:30]]
    return "".join(kind for at, kind in enumerate(kinds) if kinds[max(0, at - 3) : at] != [kind] * 3)


_TAGS = {tag: number for number, tag in enumerate(TAG_NAMES, 1)}
_SPECIAL = {word: number for number, word in enumerate(SPECIAL, 1)}

SIZES = {
    Column.WORD: 1 + len(SPECIAL) + FREQUENT,
    Column.PREFIX: PREFIXES,
    Column.SUFFIX: SUFFIXES,
    Column.SHAPE: SHAPES,
    Column.TAG: 1 + len(TAG_NAMES),
    Column.STATE: len(State),
    Column.PLACE: 3,
}
"""How many different numbers the learned columns hold; 0 is none or unknown."""
