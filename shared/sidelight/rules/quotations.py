"""The quotations of a reading by token."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from sidelight.analysis import Span
from sidelight.reading import Reading


class Quotations:
    """Where a quotation begins, ends, or covers a token.

    spans: (start, end) in tokens, marks included, in order. ending: end → start. beginning: start → end.
    """

    def __init__(self, reading: Reading) -> None:
        inside = [reading.tokens_in(quotation) for quotation in reading.quotations]
        self.spans: list[Span] = [(tokens.start, tokens.stop) for tokens in inside if tokens]
        self.ending = {end: start for start, end in self.spans}
        self.beginning = dict(self.spans)
        self._paragraphs = frozenset(start for start, _ in reading.paragraphs)
        self._starts = [start for start, _ in self.spans]
        self._ends = [end for _, end in self.spans]

    def at(self, token: int) -> Span | None:
        """The quotation that covers a token."""
        position = bisect_right(self._starts, token) - 1
        if position < 0 or token >= self._ends[position]:
            return None
        return self.spans[position]

    def first_from(self, token: int) -> int | None:
        """Where the first quotation begins that does not begin before a token."""
        position = bisect_left(self._starts, token)
        return self._starts[position] if position < len(self._starts) else None

    def end_before(self, token: int) -> bool:
        """Whether a quotation ends right before a token, in its paragraph."""
        return token in self.ending and token not in self._paragraphs

    def last_end(self, floor: int, token: int) -> int | None:
        """The end of the last quotation to begin before a token, if it lies between floor and the token."""
        position = bisect_right(self._starts, token) - 1
        if position >= 0 and floor < self._ends[position] <= token:
            return self._ends[position]
        return None

    def any_end_in(self, start: int, end: int) -> bool:
        """Whether a quotation ends after a token from start to end, both included."""
        position = bisect_left(self._ends, start)
        return position < len(self._ends) and self._ends[position] <= end
