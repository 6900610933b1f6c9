"""What the network of syntax and names is told of each word: its vector, its form, what stands before it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from sidelight_server.nlp.forms import PREFIXES, SHAPES, SUFFIXES, WORDS, form, known


class Column(IntEnum):
    """The columns of features."""

    VECTOR, WORD, PREFIX, SUFFIX, SHAPE, SPACE = range(6)


SIZES = {
    Column.WORD: WORDS,
    Column.PREFIX: PREFIXES,
    Column.SUFFIX: SUFFIXES,
    Column.SHAPE: SHAPES,
    Column.SPACE: 2,
}
"""How many different numbers the learned columns hold."""


def features(words: Iterable[tuple[str, bool]], rows: Mapping[str, int]) -> NDArray[np.int32]:
    """The features of words, a row each, by Column.

    words: each with whether white space, or the end of a paragraph, follows it. rows: a word in lower case →
    its row in the table of vectors, the most frequent first.
    """
    seen: dict[str, tuple[int, ...]] = {}
    given = []
    is_apart = True
    for text, has_space in words:
        word = seen.get(text)
        if word is None:
            word = seen[text] = (*known(text, rows), *form(text))
        given.append((*word, is_apart))
        is_apart = has_space
    return np.array(given, np.int32).reshape(len(given), len(Column))
