"""What the tagger looks at in a sentence: words, their neighbours, the tags given so far."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sidelight.rules.lemmas import by_rule

LONGEST = 40
"""Words are looked at to this length."""

_NORMAL = str.maketrans({"’": "'", "ʼ": "'", "‘": "`", "„": "“", "«": "“", "»": "”"})
_QUOTES = {"``": "“", "''": "”"}
_SMALL_WORDS = (
    "a an and as at but by de for from if in into is n't nor not of off on or over per so than the to up via "
    "vs with 's be it its"
)
_SMALL_IN_TITLES = frozenset(_SMALL_WORDS.split())
_ENDINGS = (("s", "VBZ"), ("ed", "VBD"), ("ing", "VBG"))
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_OPENING = frozenset(("WDT", "WP", "WRB", "WP$", ":", "``", "."))


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


def own_features(word: Word, kind: str) -> list[str]:
    """What a word says of its own tag; kind: its group."""
    norm, shape = word.norm, word.shape
    features = ["b", "w" + norm, "h" + shape, "K" + shape + kind]
    if shape != ".":
        features += ("p" + norm[:1], "q" + norm[:3], "1" + shape + norm[-1:], "2" + shape + norm[-2:])
        features += ("3" + norm[-3:], "4" + norm[-4:])
        if shape != "l":
            features += ("W" + shape + norm, "5" + shape + norm[-3:])
        if "-" in norm:
            head, _, tail = norm.rpartition("-")
            features += ("-", "T" + tail[-3:], "H" + head[-2:], "Y" + tail)
    return features


def group(word: Word, groups: dict[str, str]) -> str:
    """What a word looks like before it has a tag: the tags that it may have; for a word that the table lacks,
    those of its dictionary form with the ending, or else its shape."""
    norm = word.norm
    known = groups.get(word.text) or groups.get(norm)
    if known or word.shape in ".d":
        return known or word.shape + norm[-2:]
    for ending, tag in _ENDINGS:
        if norm.endswith(ending) and (base := groups.get(by_rule(norm, tag))):
            return ending + base
    return word.shape + norm[-2:] if word.shape == "l" else word.shape


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


def running_features(
    word: Word, kind: str, tags: tuple[str, str], clause: str, following: str
) -> Iterable[str]:
    """What the tags given so far say.

    kind, following: groups of the word and of the next. tags: of the second word before and the word before.
    clause: see Clause.
    """
    before, last = tags
    norm = word.norm
    return (
        "t" + last,
        "u" + before + last,
        "x" + last + " " + norm,
        "y" + last + " " + following,
        "z" + clause + norm[-2:],
        "L" + last + " " + kind,
        "O" + kind + " " + following,
        "V" + clause + " " + kind,
        "P" + last + " " + kind + " " + following,
        "Z" + clause + last,
        "v" + clause + norm,
        "X" + last + word.shape + norm[-2:],
    )


@dataclass(slots=True)
class Clause:
    """How far the clause has come, as told by the tags so far.

    state: "0" before a finite verb, "1" after one, "2" and "3" after one and then a conjunction or a comma.
    open: whether an odd number of straight quotation marks has passed.
    """

    state: str = "0"
    open: bool = False

    def move(self, word: Word, given: str) -> None:
        """Go past a word with its tag."""
        if given in _FINITE:
            self.state = "1"
        elif given in _OPENING or (given == "IN" and word.norm == "that"):
            self.state = "0"
        elif given == "CC" and self.state == "1":
            self.state = "2"
        elif given == "," and self.state == "1":
            self.state = "3"
        if word.text == '"':
            self.open = not self.open

    def key(self, word: Word) -> str:
        """What matters of it to a word."""
        if word.text == '"':
            return ")" if self.open else "("
        return self.state
