"""Parts of speech: an averaged perceptron that reads a sentence from left to right.

Collins (2002), Discriminative training methods for hidden Markov models, in the greedy form that Honnibal
made popular: a table of words that hardly ever change their tag, and for all others a linear model over
the word, its neighbours and the tags just given. Tags are those of the Penn Treebank as English UD corpora
use them ("to" is TO before a verb and IN elsewhere; a hyphen that is a word of its own is HYPH).

The weights of one feature, one number per tag, are packed into the lanes of one integer, so that scoring a
word is a handful of additions. shared/build/tagger.py learns the weights.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from sidelight.rules.features import (
    Clause,
    Word,
    far_left_features,
    far_right_features,
    group,
    left_features,
    look,
    own_features,
    right_features,
    running_features,
)

LANE = 16
"""Bits per tag in a packed row of weights; a sum of weights must stay within ±2^15."""

WEIGHT_ZERO, TAG_ZERO = 100, 35
"""Code points that stand for weight 0 and for the first tag in data/tagger.txt."""

START = Word("<s>", "<s>", ".")
END = Word("</s>", "</s>", ".")
"""What stands before and after a sentence; START's text is also its tag."""

ACRONYMS_LIKE_WORDS = frozenset(("WHO", "US", "IT"))
"""In capitals in a line that is not: the health organisation, the country, computing."""

BY_SOMEBODY = frozenset(
    """claims calls demands reports promises remarks comments appeals requests fears hopes attacks charges
    views""".split()
)
"""Nouns that are verbs, too, but not before “by”."""

_CACHE = 20_000


def tag(words: Sequence[str]) -> list[str]:
    """The Penn Treebank tags of one sentence's words.

    words: as in Universal Dependencies: "do" "n't", "Azerbaijan" "'s". Quotation marks and apostrophes may be
        straight, curly or TeX's.
    """
    return _tagger().tag(words)


@dataclass(slots=True)
class Tagger:
    """The model: the tags, the words that have but one, and the weights of features.

    sure: a word to its tag. groups: a word, mostly in lower case, to the tags that it may have.
    weights: a feature to its weights, as text until first needed, then packed.
    """

    tags: list[str]
    sure: dict[str, str]
    groups: dict[str, str]
    weights: dict[str, str | int]
    _bias: int = field(init=False)
    _size: int = field(init=False)
    _parts: dict[tuple[str, str], tuple[str, int, int, int, int, int]] = field(
        init=False, default_factory=dict
    )

    def __post_init__(self) -> None:
        self._bias = sum(1 << (LANE - 1) << (LANE * position) for position in range(len(self.tags)))
        self._size = len(self.tags) * LANE // 8

    def tag(self, words: Sequence[str]) -> list[str]:
        seen = look(words)
        parts = [self._part(word) for word in seen]
        end = self._part(END)
        start = self._part(START)
        parts += (end, end)
        previous, previous2 = start, start
        last = before = START.text
        clause = Clause()
        given = []
        for position, word in enumerate(seen):
            part = parts[position]
            chosen = self.sure.get(word.text) if word.shape not in "tc" else None
            if chosen is None:
                following = parts[position + 1]
                score = part[1] + previous[2] + previous2[3] + following[4] + parts[position + 2][5]
                for key in running_features(word, part[0], (before, last), clause.key(word), following[0]):
                    score += self._weight(key)
                lanes = memoryview((score + self._bias).to_bytes(self._size, "little")).cast("H").tolist()
                chosen = self.tags[lanes.index(max(lanes))]
            if word.shape == "u" and word.text in ACRONYMS_LIKE_WORDS:
                chosen = "NNP"
            chosen = _corrected(word, chosen, last, seen[position + 1] if position + 1 < len(seen) else END)
            clause.move(word, chosen)
            given.append(chosen)
            before, last = last, chosen
            previous2, previous = previous, part
        return given

    def _part(self, word: Word) -> tuple[str, int, int, int, int, int]:
        """The group of a word, and its part in the scores of itself and of the words around it."""
        key = (word.text, word.shape)
        part = self._parts.get(key)
        if part is None:
            if len(self._parts) >= _CACHE:
                self._parts.clear()
            kind = group(word, self.groups)
            part = self._parts[key] = (
                kind,
                self._sum(own_features(word, kind)),
                self._sum(left_features(word)),
                self._sum(far_left_features(word)),
                self._sum(right_features(word, kind)),
                self._sum(far_right_features(word, kind)),
            )
        return part

    def _sum(self, features: Iterable[str]) -> int:
        return sum(map(self._weight, features))

    def _weight(self, feature: str) -> int:
        row = self.weights.get(feature, 0)
        if isinstance(row, str):
            row = self.weights[feature] = unpack(row)
        return row


def _corrected(word: Word, tag: str, last: str, following: Word) -> str:
    """A tag, unless it is surely wrong: “the sign read”, “that claims by Smith”. last: the tag before."""
    if word.norm == "read" and tag in ("NN", "NNP") and last not in ("DT", "JJ"):
        return "VBD"
    return "NNS" if tag == "VBZ" and word.norm in BY_SOMEBODY and following.norm == "by" else tag


def unpack(row: str) -> int:
    """The packed weights of one feature from its text: pairs of a tag's and a weight's character."""
    codes = [ord(char) for char in row]
    return sum(
        (weight - WEIGHT_ZERO) << (LANE * (position - TAG_ZERO))
        for position, weight in zip(codes[::2], codes[1::2], strict=True)
    )


_loaded: Tagger | None = None


def _tagger() -> Tagger:
    global _loaded  # noqa: PLW0603 -- the tables are loaded once, on first use
    if _loaded is None:
        data = pkgutil.get_data("sidelight", "data/tagger.txt")
        if data is None:
            raise FileNotFoundError("The package sidelight holds no data/tagger.txt.")
        _loaded = parse(data.decode())
    return _loaded


def parse(text: str) -> Tagger:
    """The model from the text of data/tagger.txt: a header, the tags, and six columns, a line each."""
    _, tags, *columns = text.split("\n")[:8]
    sure_words, sure_tags, words, groups, features, rows = (column.split("\t") for column in columns)
    sure = dict(zip(sure_words, sure_tags, strict=True))
    return Tagger(
        tags.split(" "),
        sure,
        sure | dict(zip(words, groups, strict=True)),
        dict(zip(features, rows, strict=True)),
    )
