"""Whom he, she and it mean.

Found by trial: he and she follow recency with subjects before objects; it often has nobody named behind it,
so it is only resolved next to a source. Where it isn't clear nobody is claimed, nor where somebody who is not
named stands nearer (“My father left. He …”).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from sidelight.analysis import Span
from sidelight.cast.sketch import Sketch
from sidelight.lexicon import LEXICON
from sidelight.reading import Reading
from sidelight.text.phrases import FINITE, NOUNS, full_phrase_from, noun_phrase_to
from sidelight.text.titles import title_of

Kind = Literal["he", "she", "it"]

KINDS: dict[str, Kind] = {
    **dict.fromkeys("he him his himself".split(), "he"),
    **dict.fromkeys("she her hers herself".split(), "she"),
    **dict.fromkeys("it its itself".split(), "it"),
}

FAR = {"he": 3, "she": 3, "it": 1}
"""Sentences back that a pronoun's actor may stand; “it” means much that has no name."""

SUBJECT, NEARER, UNTOLD = 2.0, 0.01, 1.0
"""What a subject counts for, and a token of distance, and a gender that nothing tells, where a sentence of
distance counts 1."""

HUMANS = {
    **dict.fromkeys(
        "man boy father dad husband son brother uncle nephew grandfather gentleman guy".split(), "m"
    ),
    **dict.fromkeys(
        "woman girl mother mom mum wife daughter sister aunt niece grandmother lady".split(), "f"
    ),
    **dict.fromkeys(
        "person friend child baby teenager somebody someone cousin colleague boss stranger".split(), ""
    ),
}
"""Nouns for people, beside those that tell what one does, and the gender that goes with them."""

GOES_ON = frozenset("would will had has does did could may might can plans planned wants wanted".split())
"""What follows an “it” that somebody stands behind: not “it is clear that”, not “it rained”."""


@dataclass(frozen=True, slots=True)
class _Place:
    """One mention as a candidate; of nobody named where sketch is None.

    subject: it stands where a subject does, or is a source. gender: of who is not named.
    """

    at: int
    sentence: int
    sketch: Sketch | None
    subject: bool
    gender: str = ""


def add_pronouns(reading: Reading, sketches: Sequence[Sketch]) -> None:
    """Adds he, she and it where it is clear whom they mean."""
    quoted = {at for span in reading.quotations for at in reading.tokens_in(span)}
    sources = {at for item in reading.attributions for span in item.source for at in reading.tokens_in(span)}
    alone = {span for item in reading.attributions for span in item.source}
    candidates = [*_places(reading, sketches, sources), *_unnamed(reading, sketches, quoted)]
    places = sorted(candidates, key=lambda place: place.at, reverse=True)
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
        is_source = reading.span(at, at + 1) in alone
        is_clear = met.speaks_alone(sketch, sentence) and _means_somebody(reading, at)
        if kind == "it" and not (is_source or is_clear):
            continue
        sketch.add(at, at + 1, "pronoun")
        met.add(_Place(at, sentence, sketch, _is_subject(reading, at, at + 1)))


def _means_somebody(reading: Reading, it: int) -> bool:
    """“it would close the plant”, “it is closing the plant”, but not “it would be wrong to”, “it rained”."""
    lowers, tags = reading.lowers, reading.tags
    if lowers[it] == "its":
        return True
    after = it + 1
    if after + 2 >= len(tags):
        return False
    if lowers[after] in ("is", "was"):
        return tags[after + 1] == "VBG"
    return lowers[after] in GOES_ON and lowers[after + 1] not in (
        "be",
        "been",
        "seem",
        "take",
        "rain",
        "snow",
    )


def _fits(kind: Kind, place: _Place) -> bool:
    opposite = "f" if kind == "he" else "m"
    if place.sketch is None:
        return kind != "it" and place.gender != opposite
    if kind == "it":
        return place.sketch.type in ("organization", "place")
    return place.sketch.type == "person" and _likely_gender(place.sketch) != opposite


def _likely_gender(sketch: Sketch) -> str | None:
    """An actor's gender; that of a first name that stands alone, where nothing else tells (“Ramon”)."""
    return sketch.gender or LEXICON.gender(sketch.name)


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
            if _fits(kind, place):
                self._last[kind, place.sentence, place.subject] = place
        if place.sketch is None:
            return
        if place.subject and _fits("it", place):
            self._subjects.setdefault(place.sentence, set()).add(place.sketch)
        if place.at in self._sources:
            self._speaking.add((place.sentence, place.sketch))

    def best(self, kind: Kind, at: int, sentence: int) -> Sketch | None:
        """The actor that a pronoun means most likely; None where that is nobody named."""
        places = [
            place
            for near in range(sentence, sentence - FAR[kind] - 1, -1)
            for is_subject in (True, False)
            if (place := self._last.get((kind, near, is_subject))) is not None
        ]

        def likely(place: _Place) -> float:
            gender = place.sketch.gender if place.sketch is not None else place.gender
            is_untold = kind != "it" and not gender
            return (
                SUBJECT * place.subject
                - UNTOLD * is_untold
                - (sentence - place.sentence)
                - NEARER * (at - place.at)
            )

        return max(places, key=likely).sketch if places else None

    def speaks_alone(self, sketch: Sketch, sentence: int) -> bool:
        """“X says it is prepared”: an actor is the only subject of its sentence, and a source."""
        return self._subjects.get(sentence) == {sketch} and (sentence, sketch) in self._speaking


def _places(reading: Reading, sketches: Sequence[Sketch], sources: set[int]) -> Iterator[_Place]:
    for sketch in sketches:
        for (start, end), form in sketch.mentions.items():
            if form != "demonym":
                subject = start in sources or _is_subject(reading, start, end)
                yield _Place(start, reading.sentence_at(start), sketch, subject)


def _unnamed(reading: Reading, sketches: Sequence[Sketch], quoted: set[int]) -> Iterator[_Place]:
    """People who are not named, where they are subjects: “My father”, “a spokesman”."""
    told = {at for sketch in sketches for span in _told(sketch) for at in range(*span)}
    for at, (tag, lower) in enumerate(zip(reading.tags, reading.lowers, strict=True)):
        if tag != "NN" or at in told or at in quoted or reading.tags[at + 1 : at + 2] in NOUN_TAGS:
            continue
        gender = HUMANS.get(lower)
        if gender is None:
            title = title_of(lower)
            if title is None or title.kind not in ("office", "trade"):
                continue
            gender = title.gender
        if _is_subject(reading, at, at + 1):
            yield _Place(at, reading.sentence_at(at), None, True, gender)


NOUN_TAGS = {(tag,) for tag in (*NOUNS, "POS")}


def _told(sketch: Sketch) -> Iterator[Span]:
    """The tokens that mention an actor or tell the actor's role."""
    yield from sketch.mentions
    if sketch.role is not None:
        yield sketch.role.start, sketch.role.end


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
