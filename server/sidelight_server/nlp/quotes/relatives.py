"""Sources that are a relative pronoun, with the words that it stands for: “Ruiz, who asked for calm”."""

from __future__ import annotations

from sidelight.analysis import Span
from sidelight.reading import Reading
from sidelight.text.phrases import full_phrase_to

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
