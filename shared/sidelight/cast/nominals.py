"""Whom nouns mean: “the ministry”, “the president”, “the company”, “the 45-year-old”.

A noun means the one actor met before it whose name, role or description holds it. Where two would do nobody
is claimed.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

from sidelight.cast.described import ages, descriptions
from sidelight.cast.sketch import Sketch
from sidelight.lexicon import LEXICON
from sidelight.reading import Reading
from sidelight.text.phrases import NOUNS
from sidelight.text.titles import title_of

POINTING = frozenset("the this that".split())
GOES_ON = NOUNS | {"POS", "HYPH"}

ANY_COMPANY = frozenset("company firm group organization organisation".split())
"""Nouns for an organisation that has not been called so before, if it is the only one near."""

PUBLIC = frozenset(
    """ministry department court parliament congress senate council commission committee police party
    university school government office house army bank assembly union administration bureau""".split()
)
"""Words in the names of organisations that nobody calls a company or a group."""

NO_HEADS = frozenset("state world time times day week year nation house press home people country".split())
"""Words that end names, but by themselves mean something else."""

PARENTS = {"father": "f", "mother": "m"}
"""“the father of two”, and the gender that this is not."""

SENTENCES, MENTIONS = 2, 30
"""How far back an actor may stand that is told only by being alone there."""


def add_nominals(reading: Reading, sketches: Sequence[Sketch]) -> None:
    """Adds “the ministry” and “the senator” to the one actor that they mean."""
    tags, lowers = reading.tags, reading.lowers
    holders = _holders(reading, sketches)
    near = _Near(reading, sketches)
    taken = {at for sketch in sketches for start, end in sketch.mentions for at in range(start, end)}
    for at in range(len(tags) - 1):
        if lowers[at] not in POINTING or at in taken:
            continue
        head = at + 2 if tags[at + 1] == "JJ" and at + 2 < len(tags) and tags[at + 2] in NOUNS else at + 1
        if head in taken:
            continue
        if lowers[head] in PARENTS and lowers[head + 1 : head + 2] == ("of",):
            parent = near.only_person(at, PARENTS[lowers[head]])
            if parent is not None and tags[head + 2 : head + 3] == ("CD",):
                parent.add(at, head + 3, "nominal")
            continue
        is_age = lowers[head].endswith("-year-old")
        if not (is_age or tags[head] in ("NN", "NNP", "JJ")) or _goes_on(reading, head + 1):
            continue
        met = [sketch for first, sketch in holders.get(lowers[head], ())[:2] if first <= at]
        if len(met) == 1:
            met[0].add(at, head + 1, "nominal")
        elif not met and head == at + 1 and lowers[head] in ANY_COMPANY:
            only = near.only_company(at)
            if only is not None:
                only.add(at, head + 1, "nominal")


def _goes_on(reading: Reading, after: int) -> bool:
    """Whether a noun isn't the head of its phrase: “the ministry building”, “the president of X”."""
    return after < len(reading.tags) and (
        reading.tags[after] in GOES_ON or reading.lowers[after] in ("of", "for")
    )


class _Near:
    """Who was mentioned a little before."""

    def __init__(self, reading: Reading, sketches: Sequence[Sketch]) -> None:
        self._reading = reading
        named = ((start, sketch) for sketch in sketches for start, _ in sketch.names)
        self._places = sorted(named, key=lambda place: place[0])
        self._starts = [start for start, _ in self._places]

    def only_person(self, at: int, not_gender: str) -> Sketch | None:
        """The one person named in the sentences before."""
        found = {sketch for sketch in self._before(at) if sketch.type == "person"}
        only = found.pop() if len(found) == 1 else None
        return only if only is not None and only.gender != not_gender else None

    def only_company(self, at: int) -> Sketch | None:
        """The one organisation named in the sentences before, if it can be a company."""
        found = {sketch for sketch in self._before(at) if sketch.type == "organization"}
        only = found.pop() if len(found) == 1 else None
        return only if only is not None and PUBLIC.isdisjoint(only.name.lower().split()) else None

    def _before(self, at: int) -> Iterator[Sketch]:
        last = bisect_left(self._starts, at)
        sentence = self._reading.sentence_at(at)
        for start, sketch in self._places[max(0, last - MENTIONS) : last]:
            if self._reading.sentence_at(start) >= sentence - SENTENCES:
                yield sketch


def _holders(reading: Reading, sketches: Sequence[Sketch]) -> dict[str, list[tuple[int, Sketch]]]:
    """Noun → the actors that it can mean, each with its first token, in the order of these."""
    found: dict[str, list[tuple[int, Sketch]]] = {}
    for sketch in sketches:
        first = min(sketch.mentions)[0]
        for noun in _nouns(reading, sketch):
            found.setdefault(noun, []).append((first, sketch))
    for holders in found.values():
        holders.sort(key=lambda holder: holder[0])
    return found


def _nouns(reading: Reading, sketch: Sketch) -> set[str]:
    """The nouns that can mean an actor."""
    if sketch.type == "person":
        nouns = set(ages(reading, sketch))
        if sketch.role is not None:
            words = sketch.role.text.split()
            titles = ((word.lower(), title_of(word)) for word in words)
            nouns.update(
                word for word, title in titles if title is not None and title.kind in ("office", "trade")
            )
            nouns.update(_people_of(words))
        return nouns
    nouns = set(descriptions(reading, sketch)) if sketch.type == "organization" else set()
    words = sketch.name.lower().split()
    if sketch.type == "organization" and len(words) > 1:
        heads = [
            words[-1],
            *(before for before, word in pairwise(words) if word in ("of", "for")),
        ]
        nouns.update(head for head in heads if head not in NO_HEADS)
    return nouns


def _people_of(role: Sequence[str]) -> Iterator[str]:
    """“German” for who is “German chancellor”."""
    return (word.lower() for word in role if word[0].isupper() and LEXICON.demonym(word) is not None)
