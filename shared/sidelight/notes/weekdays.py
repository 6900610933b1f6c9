"""Weekdays: Thursday, last Thursday, Thursday last week, Thursday 22 October.

Names and habits are read over: Black Friday, the Sunday Times, Monday to Friday, every Thursday.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from sidelight.notes.expression import PARTS_OF_DAY, SMALL_WORDS, STEP, Expression, Resolve, Words, silent
from sidelight.notes.months import MONTH, MONTH_SHORT, date_in_month
from sidelight.notes.period import WEEKDAYS, Period, day, week
from sidelight.notes.tense import Direction

DAY = {name.lower(): number for number, name in enumerate(WEEKDAYS)}

_NAMED_DAYS = frozenset(
    "black good cyber super ash maundy palm bloody easter fat whit casual holy shrove orthodox".split()
)
_HABITS = frozenset("every each any most some alternate one many".split())
_AFTER_A_HABIT = frozenset(
    "prayers prayer mass school schools roast mornings afternoons evenings nights".split()
)
_PAPERS = frozenset("Times Telegraph Mirror Express Mail Post Herald Star Tribune Independent World".split())


def weekday(words: Words, at: int) -> Expression | None:
    if not words.is_capitalised(at):
        return None
    number = DAY[words.lower(at)]
    end = at + 2 if words.lower(at + 1) in PARTS_OF_DAY else at + 1
    if _is_named_day(words, at, end):
        return silent(at, end)
    comma = at + 2 if words.text(at + 1) in (",", "(") else at + 1
    dated = date_in_month(words, comma, number)
    if dated:
        return replace(dated, start=at)
    through = words.lower(end) in ("to", "through", "-", "–") and DAY.get(words.lower(end + 1), 0) >= 4
    if number == 0 and through:  # opening hours
        return silent(at, end + 2)
    of = end + 1 if words.lower(end) == "of" else end
    if words.lower(of) in STEP and words.lower(of + 1) == "week":
        return Expression(at, of + 2, _day_of_week(number, STEP[words.lower(of)]))
    return Expression(at, end, _nearest_weekday(number))


def _is_named_day(words: Words, at: int, end: int) -> bool:
    before, after = words.lower(at - 1), words.text(end)
    if before in _NAMED_DAYS or before in _HABITS or after.lower() in _AFTER_A_HABIT:
        return True
    if (before == "on" and words.lower(at - 2) == "mail") or words.text(at - 1) == "News":
        return True
    if before in ("a", "an") and not (after.isalpha() and after.islower() and after not in SMALL_WORDS):
        return True
    if not words.is_capitalised(end) or after.lower() in MONTH or after.lower() in MONTH_SHORT:
        return False
    return before == "the" or after in _PAPERS or (words.is_capitalised(end - 1) and end > at + 1)


def weekday_beyond(words: Words, at: int, sign: int, start: int) -> Expression:
    """ "last Thursday", "next Thursday night": never the day of speaking itself."""
    number = DAY[words.lower(at)]
    end = at + 2 if words.lower(at + 1) in PARTS_OF_DAY else at + 1

    def resolve(spoken: date, direction: Direction | None) -> Period | None:
        distance = (sign * (number - spoken.weekday()) - 1) % 7 + 1
        return day(spoken + sign * timedelta(days=distance))

    return Expression(start, end, resolve)


def _nearest_weekday(number: int) -> Resolve:
    def resolve(spoken: date, direction: Direction | None) -> Period | None:
        back = (spoken.weekday() - number) % 7
        if back and direction is None:
            return None  # "the primary Tuesday": the last one, or the next?
        ahead = 7 - back if direction == "future" and back else 0
        return day(spoken + timedelta(days=ahead or -back))

    return resolve


def _day_of_week(number: int, weeks: int) -> Resolve:
    return lambda spoken, direction: day(week(spoken).first + timedelta(days=number + 7 * weeks))
