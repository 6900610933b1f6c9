"""Whom he, she and it mean.

Found by trial: he and she follow recency with subjects before objects; it often has nobody named behind it,
so it is only resolved next to a source. Where it isn't clear nobody is claimed, nor where somebody who is not
named stands nearer (“My father left. He …”). Quotations are passed over: whoever speaks is near after a long
one, and those of whom it speaks are not.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
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
"""Lines back that a pronoun's actor may stand; “it” means much that has no name."""

SUBJECT, NEARER, UNTOLD, QUOTED = 2.0, 0.01, 1.0, 2.0
"""What a subject counts for; and, against a place, a token of distance, a gender that nothing tells, and that
it stands in a quotation. A line of distance counts 1."""

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

    line, step: its sentence and token, counted without those that are quoted as a whole. subject: it stands
    where a subject does, or is a source. gender: of who is not named. quoted: it stands in a quotation.
    """

    at: int
    line: int
    step: int
    sketch: Sketch | None
    subject: bool
    gender: str = ""
    quoted: bool = False


class _Telling:
    """Where in an article's telling a token stands; quotations take no room in it. quoted: tokens in them."""

    def __init__(self, reading: Reading, quoted: set[int]) -> None:
        self.reading, self.quoted = reading, quoted
        self._steps = list(accumulate(at not in quoted for at in range(len(reading.tokens))))
        told = (not quoted.issuperset(range(*sentence)) for sentence in reading.sentences)
        self._lines = list(accumulate(told, initial=0))[1:]

    def place(self, at: int, sketch: Sketch | None, *, subject: bool, gender: str = "") -> _Place:
        line = self._lines[self.reading.sentence_at(at)]
        return _Place(at, line, self._steps[at], sketch, subject, gender, at in self.quoted)


def add_pronouns(reading: Reading, sketches: Sequence[Sketch]) -> None:
    """Adds he, she and it where it is clear whom they mean."""
    quoted = {at for span in reading.quotations for at in reading.tokens_in(span)}
    sources = {at for item in reading.attributions for span in item.source for at in reading.tokens_in(span)}
    alone = {span for item in reading.attributions for span in item.source}
    telling = _Telling(reading, quoted)
    candidates = [*_places(telling, sketches, sources), *_unnamed(telling, sketches)]
    places = sorted(candidates, key=lambda place: place.at, reverse=True)
    met = _Met(sources)
    for at, (lower, tag) in enumerate(zip(reading.lowers, reading.tags, strict=True)):
        kind = KINDS.get(lower)
        if kind is None or tag not in ("PRP", "PRP$") or at in quoted:
            continue
        while places and places[-1].at < at:
            met.add(places.pop())
        here = telling.place(at, None, subject=_is_subject(reading, at, at + 1))
        sketch = met.best(kind, here)
        if sketch is None:
            continue
        is_source = reading.span(at, at + 1) in alone
        is_clear = met.speaks_alone(sketch, here.line) and _means_somebody(reading, at)
        if kind == "it" and not (is_source or is_clear):
            continue
        sketch.add(at, at + 1, "pronoun")
        met.add(replace(here, sketch=sketch))


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
    """The mentions met so far, by kind of pronoun: the last of each line, quoted or not, subject or not.

    sources: tokens of sources.
    """

    def __init__(self, sources: set[int]) -> None:
        self._sources = sources
        self._last: dict[tuple[Kind, int, bool, bool], _Place] = {}
        self._subjects: dict[int, set[Sketch]] = {}  # line → organisations and places that are subjects
        self._speaking: set[tuple[int, Sketch]] = set()

    def add(self, place: _Place) -> None:
        for kind in get_args(Kind):
            if _fits(kind, place):
                self._last[kind, place.line, place.subject, place.quoted] = place
        if place.sketch is None:
            return
        if place.subject and _fits("it", place):
            self._subjects.setdefault(place.line, set()).add(place.sketch)
        if place.at in self._sources:
            self._speaking.add((place.line, place.sketch))

    def best(self, kind: Kind, here: _Place) -> Sketch | None:
        """The actor that a pronoun means most likely; None where that is nobody named."""
        places = [
            place
            for near in range(here.line, here.line - FAR[kind] - 1, -1)
            for is_subject in (True, False)
            for is_quoted in (False, True)
            if (place := self._last.get((kind, near, is_subject, is_quoted))) is not None
        ]

        def likely(place: _Place) -> float:
            gender = place.sketch.gender if place.sketch is not None else place.gender
            is_untold = kind != "it" and not gender
            return (
                SUBJECT * place.subject
                - UNTOLD * is_untold
                - QUOTED * place.quoted
                - (here.line - place.line)
                - NEARER * (here.step - place.step)
            )

        return max(places, key=likely).sketch if places else None

    def speaks_alone(self, sketch: Sketch, line: int) -> bool:
        """“X says it is prepared”: an actor is the only subject of its sentence, and a source."""
        return self._subjects.get(line) == {sketch} and (line, sketch) in self._speaking


def _places(telling: _Telling, sketches: Sequence[Sketch], sources: set[int]) -> Iterator[_Place]:
    for sketch in sketches:
        for (start, end), form in sketch.mentions.items():
            if form != "demonym":
                subject = start in sources or _is_subject(telling.reading, start, end)
                yield telling.place(start, sketch, subject=subject)


def _unnamed(telling: _Telling, sketches: Sequence[Sketch]) -> Iterator[_Place]:
    """People who are not named, where they are subjects: “My father”, “a spokesman”."""
    reading, quoted = telling.reading, telling.quoted
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
            yield telling.place(at, None, subject=True, gender=gender)


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
