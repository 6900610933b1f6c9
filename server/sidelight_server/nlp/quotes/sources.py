"""Sources with what belongs to them: the name in apposition, and whom a relative pronoun stands for."""

from __future__ import annotations

from bisect import bisect_left

from sidelight.analysis import Span
from sidelight.reading import Name, Reading
from sidelight.text.phrases import full_phrase_to

COMMAS = frozenset((",", ";"))
MARKS = COMMAS | {".", ":", "?", "!"}
COMMON = frozenset(("NN", "NNS"))
RELATIVE = frozenset(("who", "which", "that"))


def with_antecedent(reading: Reading, source: tuple[Span, ...]) -> tuple[Span, ...]:
    """The source, from the noun phrase right before it on, where it is a relative pronoun alone."""
    if len(source) != 1:
        return source
    inside = reading.tokens_in(source[0])
    at = inside.start
    if len(inside) != 1 or reading.lowers[at] not in RELATIVE or not reading.tags[at].startswith("W"):
        return source
    floor = reading.sentences[reading.sentence_at(at)][0]
    end = at - (at > floor and reading.lowers[at - 1] == ",")
    first = full_phrase_to(reading, end, floor) if end > floor else None
    return source if first is None else (reading.span(first, at + 1),)


def with_name(reading: Reading, source: tuple[Span, ...], cue: tuple[Span, ...]) -> tuple[Span, ...]:
    """The source, on to the name of a person in apposition: “the team's coach, Ana Ruiz, said”.

    What follows the name must not be the next clause (“according to the coach, Ana Ruiz left”).
    """
    if not source:
        return source
    tokens = reading.tokens_in(source[-1])
    end = tokens.stop
    while end > tokens.start and reading.lowers[end - 1] in COMMAS:
        end -= 1
    (start, _) = source[-1]
    if end == tokens.start:
        return source
    if reading.tags[end - 1] in COMMON and end < len(reading.tokens) and reading.lowers[end] == ",":
        name = _person_at(reading, end + 1)
        if name is not None and _closes(reading, name.end, cue):
            end = name.end
    return (*source[:-1], (start, reading.tokens[end - 1].end))


def _person_at(reading: Reading, token: int) -> Name | None:
    """The person's name that begins at a token."""
    place = bisect_left(reading.names, token, key=lambda name: name.start)
    name = reading.names[place] if place < len(reading.names) else None
    return name if name is not None and name.start == token and name.type == "person" else None


def _closes(reading: Reading, at: int, cue: tuple[Span, ...]) -> bool:
    """Whether an apposition ends before a token: at a mark, the end of the text, or the cue."""
    if at == len(reading.tokens) or reading.lowers[at] in MARKS:
        return True
    return any(at in reading.tokens_in(span) for span in cue)
