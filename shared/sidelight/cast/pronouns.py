"""Whom he, she and it mean.

Found by trial: he and she follow recency with subjects before objects; it often has nobody named behind it,
so it is only resolved next to a source. Where it isn't clear nobody is claimed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from sidelight.cast.sketch import Sketch
from sidelight.reading import Reading
from sidelight.text.phrases import FINITE, full_phrase_from, noun_phrase_to

Kind = Literal["he", "she", "it"]

KINDS: dict[str, Kind] = {
    **dict.fromkeys("he him his himself".split(), "he"),
    **dict.fromkeys("she her hers herself".split(), "she"),
    **dict.fromkeys("it its itself".split(), "it"),
}

FAR = {"he": 3, "she": 3, "it": 1}
"""Sentences back that a pronoun's actor may stand; “it” means much that has no name."""

SUBJECT, NEARER = 2.0, 0.01
"""What a subject counts for, and a token of distance, where a sentence of distance counts 1."""


@dataclass(frozen=True, slots=True)
class _Place:
    """One mention as a candidate. subject: it stands where a subject does, or is a source."""

    at: int
    sentence: int
    sketch: Sketch
    subject: bool


def add_pronouns(reading: Reading, sketches: Sequence[Sketch]) -> None:
    """Adds he, she and it where it is clear whom they mean."""
    quoted = {at for span in reading.quotations for at in reading.tokens_in(span)}
    sources = {at for item in reading.attributions for span in item.source for at in reading.tokens_in(span)}
    alone = {span for item in reading.attributions for span in item.source}
    places = sorted(_places(reading, sketches, sources), key=lambda place: place.at, reverse=True)
    met = _Met(sources)
    for at, (lower, tag) in enumerate(zip(reading.lowers, reading.tags, strict=True)):
        kind = KINDS.get(lower)
        if kind is None or tag not in ("PRP", "PRP$") or at in quoted:
            continue
        while places and places[-1].at < at:
            met.add(places.pop())
        sentence = reading.sentence_at(at)
        sketch = met.best(kind, at, sentence)
        if sketch is None:
            continue
        if kind == "it" and reading.span(at, at + 1) not in alone and not met.speaks_alone(sketch, sentence):
            continue
        sketch.add(at, at + 1, "pronoun")
        met.add(_Place(at, sentence, sketch, _is_subject(reading, at, at + 1)))


def _fits(kind: Kind, sketch: Sketch) -> bool:
    if kind == "it":
        return sketch.type in ("organization", "place")
    return sketch.type == "person" and sketch.gender != ("f" if kind == "he" else "m")


class _Met:
    """The mentions that were met so far: the last of each sentence, subject or not, for each kind of pronoun.

    sources: tokens of sources.
    """

    def __init__(self, sources: set[int]) -> None:
        self._sources = sources
        self._last: dict[tuple[Kind, int, bool], _Place] = {}
        self._subjects: dict[int, set[Sketch]] = {}  # sentence → organisations and places that are subjects
        self._speaking: set[tuple[int, Sketch]] = set()

    def add(self, place: _Place) -> None:
        for kind in get_args(Kind):
            if _fits(kind, place.sketch):
                self._last[kind, place.sentence, place.subject] = place
        if place.subject and _fits("it", place.sketch):
            self._subjects.setdefault(place.sentence, set()).add(place.sketch)
        if place.at in self._sources:
            self._speaking.add((place.sentence, place.sketch))

    def best(self, kind: Kind, at: int, sentence: int) -> Sketch | None:
        """The actor that a pronoun means most likely."""
        places = [
            place
            for near in range(sentence, sentence - FAR[kind] - 1, -1)
            for is_subject in (True, False)
            if (place := self._last.get((kind, near, is_subject))) is not None
        ]

        def likely(place: _Place) -> float:
            return SUBJECT * place.subject - (sentence - place.sentence) - NEARER * (at - place.at)

        return max(places, key=likely).sketch if places else None

    def speaks_alone(self, sketch: Sketch, sentence: int) -> bool:
        """“X says it is prepared”: an actor is the only subject of its sentence, and a source."""
        return self._subjects.get(sentence) == {sketch} and (sentence, sketch) in self._speaking


def _places(reading: Reading, sketches: Sequence[Sketch], sources: set[int]) -> list[_Place]:
    return [
        _Place(
            start, reading.sentence_at(start), sketch, start in sources or _is_subject(reading, start, end)
        )
        for sketch in sketches
        for (start, end), form in sketch.mentions.items()
        if form != "demonym"
    ]


def _is_subject(reading: Reading, start: int, end: int) -> bool:
    """Whether a verb follows a mention, also after “of …”, or it stands first in its sentence."""
    tags, lowers = reading.tags, reading.lowers
    first, limit = reading.sentences[reading.sentence_at(start)]
    after = end
    if after + 1 < limit and lowers[after] in ("of", "from", "at"):
        after = full_phrase_from(reading, after + 1, limit) or end
    if after < limit and tags[after] in ("RB", "MD"):
        after += 1
    if after < limit and (tags[after] in FINITE or lowers[after] == "who"):
        return True
    return noun_phrase_to(reading, end, first) == first
