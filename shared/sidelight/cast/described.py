"""What an article says of an actor beside a role: a person's age, what kind of organisation one is."""

from __future__ import annotations

from collections.abc import Iterator

from sidelight.cast.sketch import Sketch
from sidelight.reading import Reading
from sidelight.text.phrases import noun_phrase_from

BEFORE, AFTER = 4, 5
"""Tokens before and after a name in which an age stands."""

CLOSING = frozenset((",", ".", ")", ";"))


def ages(reading: Reading, sketch: Sketch) -> Iterator[str]:
    """A person's ages as nouns, “45-year-old”: from “Ann Lee, 45,” and “Ann Lee, a 45-year-old nurse”."""
    lowers = reading.lowers
    for start, end in sketch.names:
        first, limit = reading.sentences[reading.sentence_at(start)]
        at = end + 1
        if lowers[at : at + 1] == ("aged",):
            at += 1
        if (
            at + 1 < limit
            and lowers[end] in (",", "(")
            and lowers[at].isdigit()
            and lowers[at + 1] in CLOSING
        ):
            yield f"{lowers[at]}-year-old"
        for near in (range(max(first, start - BEFORE), start), range(end + 1, min(limit, end + AFTER))):
            if near.start == end + 1 and lowers[end : end + 1] != (",",):
                continue
            yield from (lowers[position] for position in near if lowers[position].endswith("-year-old"))


def descriptions(reading: Reading, sketch: Sketch) -> Iterator[str]:
    """What an organisation is called beside its name: “Volkswagen, the German carmaker”."""
    lowers, tags = reading.lowers, reading.tags
    for start, end in sketch.names:
        _, limit = reading.sentences[reading.sentence_at(start)]
        if lowers[end : end + 1] == (",",) and lowers[end + 1 : end + 2] in (("a",), ("an",), ("the",)):
            stop = noun_phrase_from(reading, end + 1, limit)
            if stop is not None and tags[stop - 1] == "NN":
                yield lowers[stop - 1]
        if start > 1 and tags[start - 1] == "NN" and lowers[start - 1].isalpha():
            yield lowers[start - 1]
