"""Tokens of one kind, found from any other token in logarithmic time: so reading stays linear."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable


class Landmarks:
    """Token positions in ascending order.

    first, last: the first and the last of them from start to end (exclusive); None where there is none.
    """

    def __init__(self, positions: Iterable[int]) -> None:
        self._positions = list(positions)

    def first(self, start: int, end: int) -> int | None:
        place = bisect_left(self._positions, start)
        if place == len(self._positions) or self._positions[place] >= end:
            return None
        return self._positions[place]

    def last(self, start: int, end: int) -> int | None:
        place = bisect_left(self._positions, end) - 1
        if place < 0 or self._positions[place] < start:
            return None
        return self._positions[place]

    def any(self, start: int, end: int) -> bool:
        """Whether there is one from start to end (exclusive)."""
        return self.first(start, end) is not None
