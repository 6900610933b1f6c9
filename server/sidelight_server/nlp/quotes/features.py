"""What the network is told of each word: numbers that stand for its vector, its form, its tag and its place.

Whatever the style of the quotation marks, the outermost ones look alike to the network: “ and ”.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from sidelight.reading import Reading
from sidelight_server.nlp.forms import MARKS, PREFIXES, SHAPES, SUFFIXES, WORDS, form, known

TAG_NAMES = tuple(
    """CC CD DT EX FW IN JJ JJR JJS LS MD NN NNS NNP NNPS PDT POS PRP PRP$ RB RBR RBS RP SYM TO UH VB VBD VBG
    VBN VBP VBZ WDT WP WP$ WRB . , : `` '' -LRB- -RRB- HYPH $ # NFP ADD AFX GW XX""".split()
)


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
    seen: dict[str, tuple[int, ...]] = {}
    given = []
    for token, state in zip(reading.tokens, states, strict=True):
        text = _AS_MARK.get(state, token.text)
        word = seen.get(text)
        if word is None:
            word = seen[text] = (*known(text, rows), *form(text))
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


_TAGS = {tag: number for number, tag in enumerate(TAG_NAMES, 1)}

SIZES = {
    Column.WORD: WORDS,
    Column.PREFIX: PREFIXES,
    Column.SUFFIX: SUFFIXES,
    Column.SHAPE: SHAPES,
    Column.TAG: 1 + len(TAG_NAMES),
    Column.STATE: len(State),
    Column.PLACE: 3,
}
"""How many different numbers the learned columns hold; 0 is none or unknown."""
