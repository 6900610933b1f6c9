"""Persons: which names name the same one, by surname, first name or initial, Mr and Mrs told apart."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterable, Iterator

from sidelight.cast.sketch import Sketch, key_of
from sidelight.lexicon import LEXICON

MARKS = "“”\"‘’'"
"""Round a nickname: “Robert “Bob” Ray”."""

SUFFIXES = frozenset("jr sr ii iii iv".split())
ANYBODY = "any"
"""In the place of a gender: whoever it may be."""

Words = tuple[str, ...]
"""The words of a person's name that tell persons apart."""


class Persons:
    """The persons of one article, kept under every form that their names may take.

    texts: all their names. Full names are persons from the start, so that a surname in a headline finds one.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        self.sketches: list[Sketch] = []
        self._exact: dict[Words, Sketch] = {}
        self._forms: dict[Words, Sketch] = {}
        self._holders: dict[tuple[str, str], deque[Sketch]] = {}  # word and gender → whose name holds it
        self._leading: dict[tuple[str, str], Sketch] = {}  # word and gender → who is most often named with it
        self._times: Counter[Sketch] = Counter()
        for text in sorted(dict.fromkeys(texts), key=_longest_first):
            words = _words(text)
            if len(words) > 1 and self._by_forms(words) is None:
                self._add(text, words)

    def meant(self, text: str, gender: str) -> Sketch:
        """The person that the next name of the text means; gender: as a title before it tells, or ""."""
        words = _words(text)
        sketch = self._by_word(words[0], gender) if len(words) == 1 else self._by_full_name(words, gender)
        sketch = sketch or self._add(text, words)
        if gender and gender != sketch.gender:
            sketch.gender = gender
            self._keep_words(sketch)
        self._times[sketch] += 1
        for word in _words(sketch.name):
            for kind in (sketch.gender, ANYBODY):
                leading = self._leading.get((word, kind), sketch)
                if self._times[sketch] >= self._times[leading]:
                    self._leading[word, kind] = sketch
        return sketch

    def _by_word(self, word: str, gender: str) -> Sketch | None:
        """Who of those with a surname or first name was named most often so far, else the first of them."""
        for kind in (gender, "") if gender else (ANYBODY,):
            leading = self._leading.get((word, kind))
            if leading is not None and kind in (leading.gender, ANYBODY):
                return leading
            holders = self._holders.get((word, kind), deque())
            while holders and kind not in (holders[0].gender, ANYBODY):
                holders.popleft()  # whose gender has become known since, and who is kept under it
            if holders:
                return holders[0]
        return None

    def _by_full_name(self, words: Words, gender: str) -> Sketch | None:
        if words in self._exact:
            return self._exact[words]
        leading = self._leading.get((words[-1], ANYBODY))
        if leading is not None and not _is_form(words, _words(leading.name)):
            leading = None
        candidates = (leading, self._by_forms(words))
        return next((who for who in candidates if who and (not gender or who.gender in ("", gender))), None)

    def _by_forms(self, words: Words) -> Sketch | None:
        """The first person whose name and this one are forms of one name."""
        return next((self._forms[form] for form in _sought(words) if form in self._forms), None)

    def _add(self, text: str, words: Words) -> Sketch:
        sketch = Sketch(text, "person", gender=_gender_of(text))
        self.sketches.append(sketch)
        self._exact[words] = sketch
        for form in _kept(words):
            self._forms.setdefault(form, sketch)
        self._keep_words(sketch)
        return sketch

    def _keep_words(self, sketch: Sketch) -> None:
        for word in _words(sketch.name):
            self._holders.setdefault((word, sketch.gender), deque()).append(sketch)
            self._holders.setdefault((word, ANYBODY), deque()).append(sketch)


def _longest_first(text: str) -> tuple[int, bool]:
    """An order in which long names come first, and of one name the form that is not in capitals."""
    return -len(text.split()), text.isupper()


def _words(text: str) -> Words:
    words = tuple(word.strip(MARKS) for word in key_of(text).split() if word not in SUFFIXES)
    return words or (key_of(text),)


def _kept(words: Words) -> Iterator[Words]:
    """The forms under which a person with a full name is kept.

    The name, its ends (“John Smith” for “John Q. Smith”), its ends with an initial (“J. Smith”), and any two
    words or more in their order (“Mohamed El-Hassan” for “Mohamed El-Hassan Mohamed”).
    """
    first, last = words[0], words[-1]
    yield words
    yield first, last
    yield first[0], last
    if len(first) == 1:
        yield first + ".", last
    for start in range(len(words)):
        for end in range(start + 2, len(words) + 1):
            yield words[start:end]


def _sought(words: Words) -> Iterator[Words]:
    """The forms under which a name finds a person: its own, its ends, and a first name that is an initial."""
    first, last = words[0], words[-1]
    yield words
    yield first, last
    yield first[0] + ".", last


def _is_form(words: Words, full: Words) -> bool:
    return not set(_sought(words)).isdisjoint(_kept(full))


def _gender_of(name: str) -> str:
    """The gender that goes with a first name, "" where that is not plain."""
    first, *others = name.split()
    found = LEXICON.gender(first) if others else None
    return found if found in ("m", "f") else ""
