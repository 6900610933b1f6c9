"""Proper names and what they name, by capitals, tags, titles and the lexicons.

A name comes without the titles before it and without a possessive 's after it. What one place in the article
makes plain (“Mr Aldous Pym”) holds for the same name everywhere in it (“Pym”).
"""

from __future__ import annotations

from sidelight.reading import Name, Reading
from sidelight.rules.names.pieces import Pieces
from sidelight.rules.names.runs import Runs
from sidelight.rules.names.types import Types

__all__ = ["find_names"]


def find_names(reading: Reading) -> tuple[Name, ...]:
    """The names of an article in its order; none overlaps another."""
    runs = Runs(reading)
    return tuple(Types(reading, runs, Pieces(reading, runs).all).typed())
