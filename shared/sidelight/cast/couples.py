"""Two persons who are named together, so that “the pair” can mean them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from sidelight.analysis import Actor
from sidelight.reading import Reading


class Couple(NamedTuple):
    """start: code points. sentence: its position. opens: whether its sentence begins with them."""

    start: int
    sentence: int
    opens: bool
    ids: tuple[str, str]


def couples_of(reading: Reading, actors: Sequence[Actor]) -> tuple[Couple, ...]:
    """Where one person and one other stand joined by “and”, in the order of the text; lists are left out."""
    places = sorted(
        (mention.span, actor.id)
        for actor in actors
        if actor.type == "person"
        for mention in actor.mentions
        if mention.form == "name"
    )
    found = []
    for (first, one), (second, other) in pairwise(places):
        between = reading.tokens_in((first[1], second[0]))
        if one == other or len(between) > 4 or "and" not in reading.lowers[between.start : between.start + 1]:
            continue
        start = reading.tokens_in(first).start
        if (start and reading.tags[start - 1] == ",") or reading.tags[between.stop - 1] == ",":
            continue
        sentence = reading.sentence_at(start)
        found.append(Couple(first[0], sentence, reading.sentences[sentence][0] == start, (one, other)))
    return tuple(found)
