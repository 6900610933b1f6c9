"""What stands in quotation marks, whatever their style.

Known are curly and straight double marks, low and high marks („ “), guillemets, two apostrophes or back
quotes for a double mark, and single marks that are not apostrophes.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from sidelight.analysis import Span
from sidelight.text.sentences import find_paragraphs

CLOSES = {"“": '”"', "„": "“”", "«": "»", '"': '"”', "``": "''", "''": "''", "‘": "’", "'": "'"}
"""Opening mark → the marks that close it; careless hands mix curly and straight ones."""

CURLY = frozenset("“„«")
STRAIGHT = frozenset(('"', "''"))
CLOSING = frozenset("”»")


def find_quotations(text: str) -> tuple[Span, ...]:
    """The outermost quotations of a text, marks included, as spans of code points in order.

    A quotation stays in its paragraph: where a double mark opens and does not close, it holds to the end of
    the paragraph, as it does in print for a speech over several paragraphs. Where the next paragraph then
    goes on without a mark and closes first, its words to that mark are a quotation too.
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
    opening = _marks().match(text, quotation[0])
    return opening is not None and not text.endswith(_closers(opening.group()), *quotation)


class _Mark(NamedTuple):
    """A quotation mark or an apostrophe, where it stands."""

    text: str
    start: int
    end: int


SINGLE = frozenset("‘’'")


@cache
def _marks() -> re.Pattern[str]:
    return re.compile(r"(?<=\S)'(?='')|''|``|[“”„«»\"‘’']")


def _marks_in(text: str, start: int, end: int) -> Iterator[_Mark]:
    return (_Mark(match.group(), *match.span()) for match in _marks().finditer(text, start, end))


def _closers(opening: str) -> tuple[str, ...]:
    closers = CLOSES.get(opening, opening)
    return (closers,) if len(opening) == 2 else tuple(closers)


def _closes_first(text: str, start: int, end: int) -> int | None:
    """The end of the closing mark that is a paragraph's first double mark; None where another comes first."""
    first = next((mark for mark in _marks_in(text, start, end) if mark.text not in SINGLE), None)
    if first is None:
        return None
    is_straight = first.text in STRAIGHT
    after_word = first.start > start and not text[first.start - 1].isspace()
    return first.end if first.text in CLOSING or (is_straight and after_word) else None


def _in_paragraph(text: str, start: int, end: int) -> list[Span]:
    marks = list(_marks_in(text, start, end))
    doubles = [mark for mark in marks if mark.text not in SINGLE]
    singles = _Singles(text, marks, start, end)
    quotations: list[Span] = []
    done, passed = start, 0  # to where the text is quoted; how many double marks were passed
    for mark in marks:
        is_single = mark.text in SINGLE
        passed += not is_single
        if mark.start < done:
            continue
        close = None
        if is_single:
            close = singles.closing(mark.start)
        elif mark.text not in CLOSING and _may_open(text, mark, start, end):
            close = _closing(text, doubles, passed - 1, end)
        if close is not None:
            quotations.append((mark.start, close))
            done = close
    return quotations


def _closing(text: str, doubles: Sequence[_Mark], number: int, end: int) -> int | None:
    """The end of the quotation that a double mark opens: its closing mark's, else the paragraph's."""
    opening = doubles[number]
    closers = _closers(opening.text)
    at = number + 1
    while at < len(doubles):
        mark = doubles[at]
        if mark.text in CURLY and _stands_behind(text, mark, end):
            return mark.end  # “It rains,“ he said.
        next_two = [after.text in closers for after in doubles[at + 1 : at + 3]]
        if mark.text == opening.text and mark.text in CURLY and next_two == [True, True]:
            at += 1  # “She said: ‘He said: “Go.”’”
        elif (
            mark.text in closers
            and _may_close(text, mark, end)
            and not (any(next_two[:1]) and _is_inches(text, mark))
        ):
            return mark.end
        at += 1
    return end if text[opening.end : end].strip() else None


def _stands_behind(text: str, mark: _Mark, end: int) -> bool:
    """Whether a mark has a word or a mark right before it, and none after it."""
    return not text[mark.start - 1].isspace() and (mark.end == end or text[mark.end].isspace())


def _is_inches(text: str, mark: _Mark) -> bool:
    """6’2”"""
    before = text[max(0, mark.start - 4) : mark.start]
    return before[-1:].isdigit() and any(feet in before for feet in "’'")


def _may_open(text: str, mark: _Mark, start: int, end: int) -> bool:
    """Straight marks open before a word and not right after one; 6'2\" is a measure."""
    if mark.end >= end:
        return False
    if text[mark.end].isspace():
        return mark.text in CURLY
    return mark.text not in STRAIGHT or mark.start == start or not text[mark.start - 1].isalnum()


def _may_close(text: str, mark: _Mark, end: int) -> bool:
    """A straight mark closes unless it clearly opens: after a space and before a word."""
    if mark.text not in STRAIGHT or not text[mark.start - 1].isspace():
        return True
    return mark.end == end or text[mark.end].isspace() or text[mark.end] in ".,;:!?)]—–-"


class _Singles:
    """Pairs single marks with their closing ones, and tells them from apostrophes."""

    def __init__(self, text: str, marks: Iterable[_Mark], start: int, end: int) -> None:
        self.text, self.start, self.end = text, start, end
        singles = [mark for mark in marks if mark.text in SINGLE]
        self.openers = [mark.start for mark in singles if mark.text != "’" and self._opens(mark.start)]
        self.closers = [mark.start for mark in singles if mark.text != "‘" and self._closes(mark.start)]

    def closing(self, at: int) -> int | None:
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
