"""What stands in quotation marks, whatever their style.

Known are curly and straight double marks, low and high marks („ “), guillemets, two apostrophes or back
quotes for a double mark, and single marks that are not apostrophes.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cache

from sidelight.analysis import Span
from sidelight.text.sentences import find_paragraphs

CLOSES = {"“": '”"', "„": "“”", "«": "»", '"': '"”', "``": "''", "''": "''", "‘": "’", "'": "'"}
"""Opening mark → the marks that close it; careless hands mix curly and straight ones."""

OPENING_DOUBLE = '“„«"`'


def find_quotations(text: str) -> tuple[Span, ...]:
    """The outermost quotations of a text, marks included, as spans of code points in order.

    A quotation stays in its paragraph: where a double mark opens and does not close, it holds to the end of
    the paragraph, as it does in print for a speech over several paragraphs. Where the next paragraph then goes
    on without a mark and closes first, its words to that mark are a quotation too.
    """
    quotations: list[Span] = []
    is_open = False
    for start, end in find_paragraphs(text):
        close = _closes_first(text, start, end) if is_open else None
        if close is not None:
            quotations.append((start, close))
        quotations += _in_paragraph(text, close or start, end)
        is_open = bool(quotations) and quotations[-1][1] == end and is_continued(text, quotations[-1])
    return tuple(quotations)


def is_continued(text: str, quotation: Span) -> bool:
    """Whether a quotation lacks its closing mark, so that the next paragraph may go on with it."""
    opening = _mark_at(text, quotation[0])
    return not text.endswith(tuple(CLOSES.get(opening, opening)), *quotation) if opening else False


def _closes_first(text: str, start: int, end: int) -> int | None:
    """The end of the closing mark that is a paragraph's first double mark; None where another comes first."""
    for match in _marks().finditer(text, start, end):
        mark, (first, last) = match.group(), match.span()
        if mark in "‘’'" and mark != "''":
            continue
        closes = mark in ("”", "»") or (
            mark in ('"', "''") and first > start and not text[first - 1].isspace()
        )
        return last if closes else None
    return None


@cache
def _marks() -> re.Pattern[str]:
    return re.compile(r"''|``|[“”„«»\"‘’']")


def _mark_at(text: str, offset: int) -> str:
    match = _marks().match(text, offset)
    return match.group() if match else ""


def _in_paragraph(text: str, start: int, end: int) -> list[Span]:
    marks = [(match.group(), *match.span()) for match in _marks().finditer(text, start, end)]
    singles = _Singles(text, marks, start, end)
    quotations: list[Span] = []
    opened: tuple[str, int] | None = None
    done = start
    for mark, first, last in marks:
        if first < done:
            continue
        if opened is None:
            if mark in ("‘", "’", "'"):
                close = singles.closing(mark, first)
                if close is not None:
                    quotations.append((first, close))
                    done = close
            elif mark not in ("”", "»") and _may_open(text, mark, first, last, start, end):
                opened = mark, first
        elif mark in _closers(opened[0]) and _may_close(text, mark, first, last, start, end):
            quotations.append((opened[1], last))
            opened = None
    if opened is not None and text[opened[1] + len(opened[0]) : end].strip():
        quotations.append((opened[1], end))
    return quotations


def _closers(opening: str) -> tuple[str, ...]:
    closers = CLOSES[opening]
    return (closers,) if opening in ("``", "''") else tuple(closers)


def _may_open(text: str, mark: str, first: int, last: int, start: int, end: int) -> bool:
    """Straight marks open before a word and not right after one; 6'2\" is a measure."""
    if last >= end or text[last].isspace():
        return mark in ("“", "„", "«") and last < end
    return mark not in ('"', "''") or first == start or not text[first - 1].isalnum()


def _may_close(text: str, mark: str, first: int, last: int, start: int, end: int) -> bool:
    """A straight mark closes unless it clearly opens: after a space and before a word."""
    if mark not in ('"', "''"):
        return True
    after_space = text[first - 1].isspace()
    before_word = last < end and not text[last].isspace() and text[last] not in ".,;:!?)]—–-"
    return not (after_space and before_word)


class _Singles:
    """Pairs single marks with their closing ones, and tells them from apostrophes."""

    def __init__(self, text: str, marks: list[tuple[str, int, int]], start: int, end: int) -> None:
        self.text, self.start, self.end = text, start, end
        singles = [(mark, first) for mark, first, last in marks if mark in "‘’'" and last - first == 1]
        self.openers = [at for mark, at in singles if mark != "’" and self._opens(at)]
        self.closers = [at for mark, at in singles if mark != "‘" and self._closes(at)]

    def closing(self, mark: str, at: int) -> int | None:
        """The end of the quotation that the mark at an offset opens; None where it is an apostrophe."""
        position = bisect_left(self.openers, at)
        if position >= len(self.openers) or self.openers[position] != at:
            return None
        following = bisect_right(self.closers, at + 1)
        if following >= len(self.closers):
            return None
        limit = self.openers[position + 1] if position + 1 < len(self.openers) else self.end
        close = self.closers[following]
        # “the ministers’ plan” inside single marks: an s before the mark, and another mark before one opens.
        while (
            self.text[close - 1] in "sz"
            and following + 1 < len(self.closers)
            and self.closers[following + 1] < limit
        ):
            following += 1
            close = self.closers[following]
        return close + 1

    def _opens(self, at: int) -> bool:
        before = self.text[at - 1] if at > self.start else " "
        after = self.text[at + 1] if at + 1 < self.end else " "
        return not before.isalnum() and not after.isspace() and not (after.isdigit() and before.isspace())

    def _closes(self, at: int) -> bool:
        before = self.text[at - 1] if at > self.start else " "
        after = self.text[at + 1] if at + 1 < self.end else " "
        return not before.isspace() and not after.isalnum()
