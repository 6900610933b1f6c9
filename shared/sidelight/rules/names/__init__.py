"""Proper names and what they name, by capitals, tags, titles and the lexicons.

A name comes without the titles before it and without a possessive 's after it. What one place in the article
makes plain (“Mr Aldous Pym”) holds for the same name everywhere in it (“Pym”).
"""

from __future__ import annotations

from collections.abc import Sequence

from sidelight.reading import Name, Reading
from sidelight.rules.names.pieces import Pieces
from sidelight.rules.names.runs import Runs
from sidelight.rules.names.types import Types

__all__ = ["find_names"]


def find_names(reading: Reading, told: Sequence[Name] = ()) -> tuple[Name, ...]:
    """The names of an article in its order; none overlaps another.

    told: names that a trained model finds. Where the rules have a name, theirs is taken, and the model's type
    speaks for its own; the others are weighed with the rest.
    """
    runs = Runs(reading)
    cut = Pieces(reading, runs)
    pieces = cut.all
    taken = cut.things.union(at for start, end, _ in pieces for at in range(start, end))
    pieces += [(name.start, name.end, None) for name in told if taken.isdisjoint(range(name.start, name.end))]
    return tuple(Types(reading, runs, sorted(pieces, key=lambda piece: piece[0]), told).typed())
