"""Months, and days in them: Sept. 27, 27 September 2019, October 12-14, on the 3rd, in March.

Names that look like them are read over: the Jan. 6 committee, Theresa May, a March on Washington.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sidelight.notes.expression import SMALL_WORDS, STEP, Expression, Resolve, Words, absolute, silent
from sidelight.notes.period import MONTHS, Period, interval, month, months_later
from sidelight.notes.tense import Direction

MONTH = {name.lower(): number for number, name in enumerate(MONTHS, 1)}
MONTH_SHORT = {name[:3]: number for name, number in MONTH.items() if name != "may"} | {"sept": 9}

_BEFORE_A_MONTH = frozenset("in since until till through during between early late mid".split())
_BEFORE_AN_UNMISTAKABLE_MONTH = _BEFORE_A_MONTH | frozenset("by of and to from".split())
_ALSO_WORDS = frozenset(("may", "march", "april", "june", "august"))
"""Months that are names or other words, too: Theresa May, a March on Washington."""
_NAMED_DATES = frozenset(((9, 11), (1, 6), (10, 7), (7, 4), (7, 7), (6, 4), (5, 1)))
"""Month and day that stand for an event of another year, where a noun follows: the Jan. 6 riot."""
_MEANS_NEAREST = 60
"""Days: a date without its year that is as near as this is the one meant, whatever the tense."""


def month_name(words: Words, at: int) -> Expression | None:
    if not words.is_capitalised(at):
        return None
    found = date_in_month(words, at)
    if found:
        return found
    name = words.lower(at)
    if name not in MONTH or words.is_capitalised(at + 1) or words.touches(at):
        return None
    before = words.lower(at - 2) if words.text(at - 1) in ("-", "–") else words.lower(at - 1)
    if before not in (_BEFORE_A_MONTH if name in _ALSO_WORDS else _BEFORE_AN_UNMISTAKABLE_MONTH):
        return None
    return Expression(at, at + 1, _nearest_month(MONTH[name]), yearless=True)


def month_beyond(words: Words, at: int, sign: int, start: int) -> Expression:
    """ "last March", "next March": never the month of speaking itself."""
    number = MONTH[words.lower(at)]

    def resolve(spoken: date, direction: Direction | None) -> Period | None:
        distance = (sign * (number - spoken.month) - 1) % 12 + 1
        return month(months_later(spoken, sign * distance))

    return Expression(start, at + 1, resolve)


def date_in_month(words: Words, at: int, weekday: int | None = None) -> Expression | None:
    """ "October 22", "Oct. 22nd, 2020", "October 22-25", "the 22nd of October", "March 2019"."""
    if words.lower(at) == "the" or words.text(at).isdecimal():
        return _day_then_month(words, at, weekday)
    found = _month_end(words, at)
    if found is None:
        return None
    number, end = found
    comma = end + 1 if words.lower(end) in (",", "of") else end
    if year_at(words, comma):
        return absolute(at, comma + 1, month(date(year_at(words, comma), number, 1)))
    first = words.number(end)
    if first is None or words.text(end + 1) == "%":
        return None
    end = words.after_ordinal(end)
    last = words.number(end + 1) if words.text(end) in ("-", "–") else None
    if last is not None:
        end = words.after_ordinal(end + 1)
    return _with_year(words, at, end, _MonthDays(number, first, last or first, weekday))


def _day_then_month(words: Words, at: int, weekday: int | None) -> Expression | None:
    figure = at + 1 if words.lower(at) == "the" else at
    number = words.number(figure)
    name = words.after_ordinal(figure)
    name += words.lower(name) == "of"
    found = _month_end(words, name)
    if number is None or found is None or not words.is_capitalised(name):
        return None
    return _with_year(words, at, found[1], _MonthDays(found[0], number, number, weekday))


def _month_end(words: Words, at: int) -> tuple[int, int] | None:
    """Number of the month named here, and the position after its name and full stop."""
    name = words.lower(at)
    if name in MONTH:
        return MONTH[name], at + 1
    if name not in MONTH_SHORT:
        return None
    return MONTH_SHORT[name], at + 2 if words.text(at + 1) == "." and words.touches(at + 1) else at + 1


def year_at(words: Words, at: int) -> int:
    """The year written here in four digits; 0 where there is none."""
    number = words.number(at)
    return number if number is not None and 1000 <= number <= 2099 and len(words.text(at)) == 4 else 0


@dataclass(frozen=True, slots=True)
class _MonthDays:
    """Days of a month, from first to last, and the weekday that was written before them."""

    month: int
    first: int
    last: int
    weekday: int | None

    def in_year(self, number: int) -> Period | None:
        """None where the year has no such days (29 February, 31 September)."""
        try:
            return interval("day", date(number, self.month, self.first), date(number, self.month, self.last))
        except ValueError:
            return None

    def nearest(self, spoken: date, direction: Direction | None) -> Period | None:
        found = [self.in_year(spoken.year + step) for step in (-1, 0, 1)]
        fitting = [period for period in found if period and self.weekday in (None, period.first.weekday())]
        near = sorted(fitting, key=lambda period: abs(period.first - spoken))
        if near and abs(near[0].first - spoken).days <= _MEANS_NEAREST:
            return near[0]
        is_ahead = direction == "future"
        return next((period for period in near if (period.first > spoken) == is_ahead), None)


def _with_year(words: Words, start: int, end: int, days: _MonthDays) -> Expression | None:
    """Days of a month, with the year where one follows."""
    if not 1 <= days.first <= days.last <= 31:
        return None
    comma = end + 1 if words.text(end) == "," else end
    if year_at(words, comma):
        period = days.in_year(year_at(words, comma))
        return absolute(start, comma + 1, period) if period else silent(start, comma + 1)
    if words.lower(end) in ("this", "last", "next") and words.lower(end + 1) == "year":
        years = STEP[words.lower(end)]
        return Expression(start, end + 2, lambda spoken, direction: days.in_year(spoken.year + years))
    before, after = words.lower(start - 1), words.text(end)
    if before in ("the", "a", "") and words.is_capitalised(end):  # the 7 October Brigade
        return silent(start, end)
    if (days.month, days.first) in _NAMED_DATES and after.isalpha() and after.lower() not in SMALL_WORDS:
        return silent(start, end)
    return Expression(start, end, days.nearest, yearless=True)


def _nearest_month(number: int) -> Resolve:
    def resolve(spoken: date, direction: Direction | None) -> Period | None:
        ahead = (number - spoken.month) % 12
        if direction == "past" and 0 < ahead <= 3:
            return None  # "said the vote in November", in October: coming, or a year ago?
        comes = direction == "future" or (direction is None and ahead <= 3)
        return month(months_later(spoken, ahead if comes or not ahead else ahead - 12))

    return resolve


def ordinal_day(words: Words, at: int) -> Expression | None:
    """ "on the 3rd", of this month or the last."""
    number = words.number(at + 1)
    end = words.after_ordinal(at + 1)
    if number is None or end == at + 2 or words.lower(at - 1) not in ("on", "since", "until"):
        return None
    if words.lower(end) == "of" or (words.text(end).isalpha() and words.lower(end) not in SMALL_WORDS):
        return None

    def resolve(spoken: date, direction: Direction | None) -> Period | None:
        step = 1 if direction == "future" else -1
        months = (months_later(spoken, 0), months_later(spoken, step))
        found = [_MonthDays(when.month, number, number, None).in_year(when.year) for when in months]
        return next((p for p in found if p and (p.first - spoken).days * step >= 0), None)

    return Expression(at, end, resolve)
