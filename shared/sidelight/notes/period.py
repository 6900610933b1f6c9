"""A stretch of calendar time: a day, a week, a month, a year, or from one of them to another."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)

Unit = Literal["day", "week", "month", "year"]


@dataclass(frozen=True, slots=True)
class Period:
    """From first to last, both inclusive, told in a unit.

    A day, a week, a month or a year is a single period; anything longer than one unit is an interval.
    """

    unit: Unit
    first: date
    last: date

    @property
    def is_single(self) -> bool:
        return self == _PERIOD_OF[self.unit](self.first)

    @property
    def iso(self) -> str:
        """ISO 8601: "2020-10-22", "2020-W43", "2020-10", "2018", or two of them with a slash between."""
        first = _iso(self.unit, self.first)
        return first if self.is_single else f"{first}/{_iso(self.unit, self.last)}"

    @property
    def title(self) -> str:
        """In words: "Thursday 22 October 2020", "19 to 25 October 2020", "June to August 2022", "2018"."""
        if self.unit == "day" and self.is_single:
            return f"{WEEKDAYS[self.first.weekday()]} {in_words(self.first)}"
        if self.unit in ("day", "week"):
            return _from_to(_words("day", self.first), _words("day", self.last))
        if self.is_single:
            return " ".join(_words(self.unit, self.first))
        return _from_to(_words(self.unit, self.first), _words(self.unit, self.last))


def day(when: date) -> Period:
    return Period("day", when, when)


def week(when: date) -> Period:
    """The ISO week, Monday to Sunday, that holds the day."""
    monday = when - timedelta(days=when.weekday())
    return Period("week", monday, monday + timedelta(days=6))


def month(when: date) -> Period:
    return Period("month", when.replace(day=1), months_later(when, 1) - timedelta(days=1))


def year(when: date) -> Period:
    return Period("year", date(when.year, 1, 1), date(when.year, 12, 31))


_PERIOD_OF = {"day": day, "week": week, "month": month, "year": year}


def interval(unit: Unit, start: date, end: date) -> Period:
    """From the unit that holds one day to the unit that holds another."""
    return Period(unit, _PERIOD_OF[unit](start).first, _PERIOD_OF[unit](end).last)


def months_later(when: date, count: int) -> date:
    """The first day of the month so many months after (before, if negative) that of the given day."""
    months = when.year * 12 + when.month - 1 + count
    return date(months // 12, months % 12 + 1, 1)


def in_words(when: date) -> str:
    """ "22 October 2020"."""
    return " ".join(_words("day", when))


def _iso(unit: Unit, when: date) -> str:
    if unit == "week":
        iso_year, iso_week, _ = when.isocalendar()
        return f"{iso_year:04}-W{iso_week:02}"
    return when.isoformat()[: {"day": 10, "month": 7, "year": 4}[unit]]


def _words(unit: Unit, when: date) -> list[str]:
    words = [str(when.day), MONTHS[when.month - 1], str(when.year)]
    return words[{"day": 0, "week": 0, "month": 1, "year": 2}[unit] :]


def _from_to(first: list[str], last: list[str]) -> str:
    """Two dates of the same form; what both end with is said once."""
    shared = 0
    while shared < len(first) - 1 and first[-1 - shared :] == last[-1 - shared :]:
        shared += 1
    return f"{' '.join(first[: len(first) - shared])} to {' '.join(last)}"
