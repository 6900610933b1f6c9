"""Content that a colon announces: headlines (“Graham: Trump destroys …”), interviews, quotations."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sidelight.analysis import Span
from sidelight.reading import Attribution, Reading
from sidelight.rules.landmarks import Landmarks
from sidelight.rules.quotations import Quotations
from sidelight.rules.subjects import Subjects
from sidelight.text.phrases import PROPER, VERBS, full_phrase_to

LONGEST_LABEL = 5
"""Tokens."""


def labels(reading: Reading) -> Iterator[Attribution]:
    """Attributions of paragraphs that a name and a colon open, and of a headline that they close."""
    names = {name.end: name.start for name in reading.names}
    for start, end in reading.paragraphs:
        colon = _opening_label(reading, names, start, end)
        if colon is not None:
            yield _attribution(reading, (start, colon), (colon, colon + 1), (colon + 1, end))
        elif (start, end) == reading.headline:
            colon = _closing_label(reading, names, start, end)
            if colon is not None:
                yield _attribution(reading, (colon + 1, end), (colon, colon + 1), (start, colon))


def by_colon(reading: Reading, quotations: Quotations, subjects: Subjects) -> Iterator[Attribution]:
    """Quotations that a colon announces after any verb (“leaned in and boomed: “…””), or after a source."""
    verbs = Landmarks(at for at, tag in enumerate(reading.tags) if tag in VERBS)
    for start, end in quotations.spans:
        colon = start - 1
        if start < 2 or reading.lowers[colon] != ":":
            continue
        floor = reading.sentences[reading.sentence_at(colon)][0]
        source, verb = subjects.before(colon, floor), subjects.verb_before(colon, floor)
        if not verbs.any(floor, colon):
            first = full_phrase_to(reading, colon, floor)
            source = None if first is None else (first, colon)
        if source is not None:
            cue = (colon, start) if verb is None else (verb, verb + 1)
            found = _attribution(reading, source, cue, (start, end))
            yield replace(found, confidence=0.6, because=("a colon announces the quotation",))


def _opening_label(reading: Reading, names: dict[int, int], start: int, end: int) -> int | None:
    """The colon of “Smith: …”."""
    for at in range(start, min(end, start + LONGEST_LABEL + 1)):
        if reading.lowers[at] == ":":
            return at if start < at < end - 3 and _is_name(reading, names, start, at) else None
    return None


def _closing_label(reading: Reading, names: dict[int, int], start: int, end: int) -> int | None:
    """The colon or dash of “…: Smith”."""
    for at in range(max(start + 4, end - LONGEST_LABEL - 1), end - 1):
        if reading.lowers[at] in (":", "–", "—", "-") and _is_name(reading, names, at + 1, end):
            return at
    return None


def _is_name(reading: Reading, names: dict[int, int], start: int, end: int) -> bool:
    """Whether a stretch is nothing but a name that the linguist found and words of names before it."""
    return names.get(end, -1) >= start and all(
        reading.tags[at] in PROPER or reading.lowers[at] in (".", "'s") for at in range(start, end)
    )


def _attribution(reading: Reading, source: Span, cue: Span, content: Span) -> Attribution:
    return Attribution(
        content=(reading.span(*content),),
        cue=(reading.span(*cue),),
        source=(reading.span(*source),),
        verb="",
        speech=True,
        confidence=0.7,
        because=("a name and a colon announce the words",),
    )
