"""Parts of speech: an averaged perceptron that reads a sentence from left to right.

Collins (2002), Discriminative training methods for hidden Markov models, in the greedy form that Honnibal
made popular: a table of words that hardly ever change their tag, and for all others a linear model over the word,
its neighbours and the tags just given. Tags are those of the Penn Treebank as English UD corpora use them
("to" is TO before a verb and IN elsewhere; a hyphen that is a word of its own is HYPH).

The weights of one feature, one number per tag, are packed into the lanes of one integer, so that scoring a
word is a handful of additions. shared/build/tagger.py learns the weights.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

LANE = 16
"""Bits per tag in a packed row of weights; a sum of weights must stay within ±2^15."""

WEIGHT_ZERO, TAG_ZERO = 80, 35
"""Code points that stand for weight 0 and tag 0 in data/tagger.txt."""

LONGEST = 40
"""Words are looked at to this length."""

_CACHE = 20_000
_START, _END = "<s>", "</s>"
_NORMAL = str.maketrans({"’": "'", "ʼ": "'", "‘": "`", "“": "“", "„": "“", "”": "”", "«": "“", "»": "”"})
_QUOTES = {"``": "“", "''": "”"}
_SMALL_IN_TITLES = frozenset(
    (
        *(
            "a",
            "an",
            "and",
            "as",
            "at",
            "but",
            "by",
            "de",
            "for",
            "from",
            "if",
            "in",
            "into",
            "is",
            "n't",
            "nor",
        ),
        *(
            "not",
            "of",
            "off",
            "on",
            "or",
            "over",
            "per",
            "so",
            "than",
            "the",
            "to",
            "up",
            "via",
            "vs",
            "with",
        ),
        *("'s", "be", "it", "its"),
    )
)
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_CLAUSE = frozenset(("WDT", "WP", "WRB", "WP$", ":", "``", "."))


def tag(words: Sequence[str]) -> list[str]:
    """The Penn Treebank tags of one sentence's words.

    words: as in Universal Dependencies: "do" "n't", "Azerbaijan" "'s". Quotation marks and apostrophes may be
        straight, curly or TeX's.
    """
    return _tagger().tag(words)


@dataclass(slots=True)
class Word:
    """What the model sees of one word in itself.

    text: with straight apostrophes, cut to LONGEST.
    norm: in lower case, digits as 0.
    shape: "l" lower case, "d" with digits, "." without letters; for capitals "i" (initial), "u" (all), "m"
        (mixed), or where capitals say less: "f" (first word of a sentence), "t" and "c" (in a line that is
        all Title Case or CAPITALS).
    """

    text: str
    norm: str
    shape: str


def look(words: Sequence[str]) -> list[Word]:
    """The words of one sentence as the model sees them."""
    texts = [_QUOTES.get(word, word)[:LONGEST].translate(_NORMAL) for word in words]
    line = _line_shape(texts)
    seen = []
    first = True
    for text in texts:
        lower = text.lower()
        shape = _shape(text, lower)
        if shape in "ium":
            shape = line or ("f" if first and shape == "i" else shape)
        if shape != ".":
            first = False
        elif text in "“:—–":
            first = True
        seen.append(Word(text, _zeros(lower) if shape == "d" else lower, shape))
    return seen


def _shape(text: str, lower: str) -> str:
    if text == lower:
        if text.isalpha():
            return "l"
        if any(map(str.isdigit, text)):
            return "d"
        return "l" if any(map(str.isalpha, text)) else "."
    if any(map(str.isdigit, text)):
        return "d"
    if text[0] == lower[0]:
        return "m"
    if text[1:] == lower[1:]:
        return "i"
    return "u" if text == text.upper() else "m"


def _zeros(text: str) -> str:
    return "".join("0" if char.isdigit() else char for char in text)


def _line_shape(texts: Sequence[str]) -> str:
    """ "c" where a sentence is in capitals throughout, "t" where it is in Title Case, else ""."""
    upper = capital = small = 0
    for text in texts:
        if not text[:1].isalpha() or text.lower() in _SMALL_IN_TITLES:
            continue
        if text[0].isupper():
            capital += 1
            upper += len(text) > 1 and text.isupper()
        else:
            small += 1
    if capital < 3 or small * 5 > capital:
        return ""
    return "c" if upper * 5 >= capital * 4 else "t"


def own_features(word: Word) -> list[str]:
    """What a word says of its own tag."""
    norm, shape = word.norm, word.shape
    features = ["b", "w" + norm, "h" + shape]
    if shape != ".":
        features += ("p" + norm[:1], "q" + norm[:3], "1" + shape + norm[-1:], "2" + shape + norm[-2:])
        features += ("3" + norm[-3:], "4" + norm[-4:])
        if shape != "l":
            features += ("W" + shape + norm, "5" + shape + norm[-3:])
        if "-" in norm:
            head, _, tail = norm.rpartition("-")
            features += ("-", "T" + tail[-3:], "H" + head[-2:], "Y" + tail)
    return features


def group(word: Word, table: dict[str, str]) -> str:
    """What a word looks like to its left neighbours before it has a tag."""
    known = table.get(word.text) or table.get("?" + word.norm)
    if known:
        return known
    return word.shape + word.norm[-2:] if word.shape in "ld" else word.shape


def left_features(word: Word) -> list[str]:
    """What a word says of the tag of the word after it."""
    return ["a" + word.norm, "A" + word.norm[-3:]]


def far_left_features(word: Word) -> list[str]:
    """What a word says of the tag of the second word after it."""
    return ["c" + word.norm]


def right_features(word: Word, kind: str) -> list[str]:
    """What a word says of the tag of the word before it; kind: its group."""
    return ["n" + word.norm, "N" + kind, "S" + word.norm[-3:]]


def far_right_features(word: Word, kind: str) -> list[str]:
    """What a word says of the tag of the second word before it; kind: its group."""
    return ["m" + word.norm, "M" + kind]


def running_features(word: Word, last: str, before: str, clause: str, following: str) -> Iterable[str]:
    """What the tags given so far say.

    last, before: tags of the word before and the one before that. clause: see Clause. following: group of
    the next word.
    """
    norm = word.norm
    return (
        "t" + last,
        "u" + before + last,
        "x" + last + " " + norm,
        "y" + last + " " + following,
        "z" + clause + norm[-2:],
        "Z" + clause + last,
        "v" + clause + norm,
        "X" + last + word.shape + norm[-2:],
    )


@dataclass(slots=True)
class Clause:
    """How far the clause has come: "0" no finite verb yet, "1" after one; "s" once a subject may stand there.

    In brackets of quotation marks the count of straight marks tells whether the next one opens or closes.
    """

    state: str = "0"
    open: bool = False

    def move(self, word: Word, given: str) -> None:
        if given in _FINITE:
            self.state = "1"
        elif given in _CLAUSE or (given == "IN" and word.norm == "that"):
            self.state = "0"
        elif given == "CC" and self.state == "1":
            self.state = "2"
        elif given == "," and self.state == "1":
            self.state = "3"
        if word.text == '"':
            self.open = not self.open

    def key(self, word: Word) -> str:
        return ("(" if self.open else ")") if word.text == '"' else self.state


@dataclass(slots=True)
class Tagger:
    """The model: the tags, the words that have but one, and the weights of features.

    sure: a word to its tag; "?" and a word in lower case to the group of tags that it may have.
    weights: a feature to its weights, as text until first needed, then packed.
    """

    tags: list[str]
    sure: dict[str, str]
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
        end = self._part(Word(_END, _END, "."))
        start = self._part(Word(_START, _START, "."))
        parts += (end, end)
        previous, previous2 = start, start
        last, before = _START, _START
        clause = Clause()
        given = []
        for position, word in enumerate(seen):
            part = parts[position]
            chosen = self.sure.get(word.text) if word.shape not in "tc" else None
            if chosen is None:
                following = parts[position + 1]
                score = part[1] + previous[2] + previous2[3] + following[4] + parts[position + 2][5]
                for key in running_features(word, last, before, clause.key(word), following[0]):
                    score += self._weight(key)
                lanes = memoryview((score + self._bias).to_bytes(self._size, "little")).cast("H").tolist()
                chosen = self.tags[lanes.index(max(lanes))]
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
            kind = group(word, self.sure)
            part = self._parts[key] = (
                kind,
                self._sum(own_features(word)),
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
    """The model from the text of data/tagger.txt: see shared/build/tagger.py, which writes it."""
    _, tags, sure_words, sure_tags, features, rows = text.split("\n", 5)
    names = tags.split(" ")
    return Tagger(
        names,
        dict(zip(sure_words.split("\t"), sure_tags.split("\t"), strict=True)),
        dict(zip(features.split("\t"), rows.rstrip("\n").split("\t"), strict=True)),
    )
