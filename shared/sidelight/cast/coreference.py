"""Whom pronouns and nominals (“the ministry”, “the president”) mean.

Found by trial: he and she follow recency with subjects before objects; it and they often have nobody named behind
them, so they are only resolved next to a source. Where it isn't clear nobody is claimed.
"""

from __future__ import annotations

from dataclasses import dataclass

from sidelight.analysis import Span
from sidelight.cast.sketch import Sketch
from sidelight.reading import Reading
from sidelight.text.phrases import FINITE, full_phrase_from, noun_phrase_to
from sidelight.text.titles import title_of

HE = frozenset("he him his himself".split())
SHE = frozenset("she her hers herself".split())
IT = frozenset("it its itself".split())
FAR = 3
"""Sentences back that a pronoun's actor may stand."""


@dataclass(slots=True)
class _Place:
    """One mention as a candidate. subject: it stands where a subject does, or is a source."""

    at: int
    sentence: int
    sketch: Sketch
    subject: bool


def nominals(reading: Reading, sketches: list[Sketch]) -> None:
    """Adds “the ministry”, “the senator” to the one actor whose name or role holds that noun and who came before."""
    taken = {at for sketch in sketches for start, end in sketch.mentions for at in range(start, end)}
    for at, lower in enumerate(reading.lowers):
        if lower not in ("the", "this", "that") or at + 1 >= len(reading.lowers) or at in taken:
            continue
        head = at + 1
        if reading.tags[head] in ("JJ",) and head + 1 < len(reading.tags):
            head += 1
        if reading.tags[head] not in ("NN", "NNP") or head in taken or _goes_on(reading, head + 1):
            continue
        noun = reading.lowers[head]
        meant = _holders(reading, sketches, noun, at)
        if len(meant) == 1:
            meant[0].add(at, head + 1, "nominal")


def _goes_on(reading: Reading, after: int) -> bool:
    """Whether a noun phrase goes on, so that its noun isn't its head: “the ministry building”, “the president of X”."""
    if after >= len(reading.tags):
        return False
    return reading.tags[after] in ("NN", "NNS", "NNP", "NNPS", "POS", "HYPH") or reading.lowers[after] in (
        "of",
        "for",
    )


def _holders(reading: Reading, sketches: list[Sketch], noun: str, before: int) -> list[Sketch]:
    found = []
    is_title = title_of(noun) is not None
    for sketch in sketches:
        if min(sketch.mentions)[0] > before:
            continue
        words = sketch.name.lower().split()
        in_name = sketch.type == "organization" and len(words) > 1 and noun in words
        in_role = is_title and sketch.role is not None and noun in sketch.role.text.lower().split()
        if in_name or in_role:
            found.append(sketch)
    return found


def pronouns(reading: Reading, sketches: list[Sketch]) -> None:
    """Adds he, she and it where it is clear whom they mean."""
    places = _places(reading, sketches)
    quoted = _quoted_tokens(reading)
    resolved: list[_Place] = []
    position = 0
    for at, lower in enumerate(reading.lowers):
        while position < len(places) and places[position].at < at:
            resolved.append(places[position])
            position += 1
        if lower not in HE and lower not in SHE and lower not in IT:
            continue
        if reading.tags[at] not in ("PRP", "PRP$") or at in quoted:
            continue
        sketch = _meant(reading, at, lower, resolved)
        if sketch is not None:
            sketch.add(at, at + 1, "pronoun")
            resolved.append(_Place(at, reading.sentence_at(at), sketch, _is_subject(reading, at, at + 1)))


def _places(reading: Reading, sketches: list[Sketch]) -> list[_Place]:
    sources = {at for item in reading.attributions for span in item.source for at in reading.tokens_in(span)}
    places = [
        _Place(
            start, reading.sentence_at(start), sketch, start in sources or _is_subject(reading, start, end)
        )
        for sketch in sketches
        for (start, end), form in sketch.mentions.items()
        if form != "demonym"
    ]
    return sorted(places, key=lambda place: place.at)


def _quoted_tokens(reading: Reading) -> set[int]:
    return {at for span in reading.quotations for at in reading.tokens_in(span)}


def _is_subject(reading: Reading, start: int, end: int) -> bool:
    """Whether a verb follows a mention, also after “of …”, or it stands first in its sentence."""
    after = end
    if after + 1 < len(reading.tags) and reading.lowers[after] in ("of", "from", "at"):
        limit = reading.sentences[reading.sentence_at(start)][1]
        after = full_phrase_from(reading, after + 1, limit) or end
    if after < len(reading.tags) and reading.tags[after] in ("RB", "MD"):
        after += 1
    if after < len(reading.tags) and (reading.tags[after] in FINITE or reading.lowers[after] == "who"):
        return True
    first = reading.sentences[reading.sentence_at(start)][0]
    phrase = noun_phrase_to(reading, end, first)
    return phrase is not None and phrase == first


def _meant(reading: Reading, at: int, lower: str, places: list[_Place]) -> Sketch | None:
    """The actor that a pronoun means: the best of those just mentioned, or none."""
    sentence = reading.sentence_at(at)
    best: tuple[float, Sketch] | None = None
    for place in reversed(places):
        distance = sentence - place.sentence
        if distance > FAR:
            break
        if not _fits(lower, place.sketch):
            continue
        score = 2.0 * place.subject - distance - 0.01 * (at - place.at)
        if best is None or score > best[0]:
            best = score, place.sketch
    if best is None:
        return None
    if lower in IT and not _is_sure_it(reading, at, best[1], places):
        return None
    return best[1]


def _fits(lower: str, sketch: Sketch) -> bool:
    if lower in HE:
        return sketch.type == "person" and sketch.gender != "f"
    if lower in SHE:
        return sketch.type == "person" and sketch.gender != "m"
    return sketch.type in ("organization", "place")


def _is_sure_it(reading: Reading, at: int, sketch: Sketch, places: list[_Place]) -> bool:
    """“It said”, “…, it says”: a source; or “X says it is prepared”, with X the subject of the same sentence."""
    if any(reading.span(at, at + 1) in item.source for item in reading.attributions):
        return True
    sentence = reading.sentence_at(at)
    here = [
        place
        for place in places
        if place.sentence == sentence and place.sketch.type in ("organization", "place")
    ]
    subjects = {id(place.sketch) for place in here if place.subject}
    return subjects == {id(sketch)} and _is_source(reading, sketch, sentence)


def _is_source(reading: Reading, sketch: Sketch, sentence: int) -> bool:
    bounds: Span = reading.sentences[sentence]
    own = {reading.tokens[start].start for start, _ in sketch.mentions if bounds[0] <= start < bounds[1]}
    return any(
        first <= offset < last
        for item in reading.attributions
        for first, last in item.source
        for offset in own
    )
