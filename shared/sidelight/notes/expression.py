"""What the rules for dates share: the words that they read, and the time expressions that they find."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import NamedTuple

from sidelight.notes.period import Period
from sidelight.notes.tense import Direction

Resolve = Callable[[date, Direction | None], Period | None]
"""From the day of speaking, in past or future, to the period that is meant; None where that is unclear."""


class Word(NamedTuple):
    """A run of letters, a run of digits, or one mark; start and end in code points."""

    text: str
    lower: str
    start: int
    end: int


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(r"[^\W\d_]+|\d+|\S")


class Words:
    """The words of one paragraph. A position outside of them has the empty word."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self.all = [
            Word(word := match[0], word.lower(), *match.span())
            for match in _pattern().finditer(text, start, end)
        ]

    def __len__(self) -> int:
        return len(self.all)

    def text(self, at: int) -> str:
        return self.all[at].text if 0 <= at < len(self.all) else ""

    def lower(self, at: int) -> str:
        return self.all[at].lower if 0 <= at < len(self.all) else ""

    def touches(self, at: int) -> bool:
        """Whether the word stands right after the one before it, with no space between."""
        return 0 < at < len(self.all) and self.all[at].start == self.all[at - 1].end

    def is_capitalised(self, at: int) -> bool:
        return self.text(at)[:1].isupper()

    def number(self, at: int) -> int | None:
        """A whole number of up to four digits, not within a longer figure ("22,000", "9:30", "3.5")."""
        text = self.text(at)
        if not (text.isascii() and text.isdecimal()) or len(text) > 4:
            return None
        goes_on = self.touches(at + 1) and self.touches(at + 2) and self._is_mark_in_figure(at + 1, at + 2)
        goes_before = self.touches(at) and self.touches(at - 1) and self._is_mark_in_figure(at - 1, at - 2)
        return None if goes_on or goes_before else int(text)

    def _is_mark_in_figure(self, mark: int, beyond: int) -> bool:
        return self.text(mark) in _IN_FIGURES and self.text(beyond).isdecimal()

    def after_ordinal(self, at: int) -> int:
        """The position after a number and its "st", "nd", "rd" or "th"."""
        is_ordinal = self.lower(at + 1) in ("st", "nd", "rd", "th") and self.touches(at + 1)
        return at + 2 if is_ordinal else at + 1


STEP = {"last": -1, "past": -1, "previous": -1, "this": 0, "next": 1, "coming": 1}
PARTS_OF_DAY = frozenset("morning afternoon evening night lunchtime".split())
SMALL_WORDS = frozenset(
    "a after an and are as at before but by for from had has he her his if in is it its of on or she since so"
    " than that the their they this to until was we were when where which while who will with".split()
)
"""Words that do not continue a noun phrase."""

_IN_FIGURES = frozenset(",.:/")


@dataclass(frozen=True, slots=True)
class Expression:
    """Words that tell a time.

    start, end: positions in the words of the paragraph.
    resolve: the period that is meant; None where the words look like a time and tell none ("Black Friday").
    absolute: the words give the year themselves.
    yearless: a month, or a day in it, without its year.
    bound: tied to the very day of speaking ("today", "yesterday").
    """

    start: int
    end: int
    resolve: Resolve | None
    absolute: bool = False
    yearless: bool = False
    bound: bool = False


def silent(start: int, end: int) -> Expression:
    """Words to be read over as a whole, though they look like a time."""
    return Expression(start, end, None)


def absolute(start: int, end: int, period: Period) -> Expression:
    return Expression(start, end, lambda spoken, direction: period, absolute=True)
