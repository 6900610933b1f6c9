"""Whether a quote is direct, mixed or indirect: how much of it stands in quotation marks."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate

from sidelight.analysis import QuoteKind, Span
from sidelight.reading import Reading


class Kinds:
    """Tells how much of any stretch of the text is quoted, after one look at the whole text."""

    def __init__(self, reading: Reading) -> None:
        self._letters = list(accumulate(map(str.isalnum, reading.article.text), initial=0))
        self._quotations = reading.quotations
        self._starts = [start for start, _ in reading.quotations]
        quoted = (self._letters[end] - self._letters[start] for start, end in reading.quotations)
        self._quoted = list(accumulate(quoted, initial=0))

    def of(self, content: tuple[Span, ...]) -> QuoteKind:
        """direct: all letters and digits of the content are quoted; mixed: some; indirect: none."""
        letters = sum(self._letters[end] - self._letters[start] for start, end in content)
        quoted = sum(self._quoted_before(end) - self._quoted_before(start) for start, end in content)
        if not quoted:
            return "indirect"
        return "direct" if quoted == letters else "mixed"

    def _quoted_before(self, offset: int) -> int:
        """Letters and digits in quotation marks before an offset."""
        number = bisect_right(self._starts, offset) - 1
        if number < 0:
            return 0
        start, end = self._quotations[number]
        return self._quoted[number] + self._letters[min(offset, end)] - self._letters[start]
