"""Dates by the calendar: weekdays, months, days in months, years.

    Thursday · last Thursday · Thursday last week · Sept. 27 · 27 September 2019 · on the 3rd · in March · in 2018

Names that look like dates are read over: Black Friday, the Sunday Times, the Jan. 6 committee, Windows 2000.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from sidelight.notes.expression import Expression, Resolve, Words, absolute, silent
from sidelight.notes.period import MONTHS, WEEKDAYS, Period, day, interval, month, months_later, week, year
from sidelight.notes.tense import Direction

DAY = {name.lower(): number for number, name in enumerate(WEEKDAYS)}
MONTH = {name.lower(): number for number, name in enumerate(MONTHS, 1)}
MONTH_SHORT = {name[:3]: number for name, number in MONTH.items() if name != "may"} | {"sept": 9}
STEP = {"last": -1, "past": -1, "previous": -1, "this": 0, "next": 1, "coming": 1}
PARTS_OF_DAY = frozenset("morning afternoon evening night lunchtime".split())

_NAMED_DAYS = frozenset(
    "black good cyber super ash maundy palm bloody easter fat whit casual holy shrove orthodox".split()
)
_HABITS = frozenset("every each any most some alternate one many".split())
_AFTER_A_HABIT = frozenset("prayers prayer mass school schools roast mornings afternoons evenings nights".split())
_PAPERS = frozenset("Times Telegraph Mirror Express Mail Post Herald Star Tribune Independent World".split())
_SMALL = frozenset(
    "a after an and are as at before but by for from had has he her his if in is it its of on or she since so than"
    " that the their they this to until was we were when where which while who will with".split()
)
"""Words that do not continue a noun phrase."""


def weekday(words: Words, at: int) -> Expression | None:
    if not words.is_capitalised(at):
        return None
    number = DAY[words.lower(at)]
    end = at + 2 if words.lower(at + 1) in PARTS_OF_DAY else at + 1
    if _is_named_day(words, at, end):
        return silent(at, end)
    comma = at + 2 if words.text(at + 1) in (",", "(") else at + 1
    dated = _month_or_day_first(words, comma, number)
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
    if before in ("a", "an") and not (after.isalpha() and after.islower() and after not in _SMALL):
        return True
    if not words.is_capitalised(end) or after.lower() in MONTH or after.lower() in MONTH_SHORT:
        return False
    return before == "the" or after in _PAPERS or words.is_capitalised(end - 1) and end > at + 1


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
    found = _month_or_day_first(words, at)
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


def _month_or_day_first(words: Words, at: int, weekday: int | None = None) -> Expression | None:
    """ "October 22", "Oct. 22nd, 2020", "October 22-25", "22 October", "the 22nd of October", "March 2019"."""
    day_first = words.lower(at) == "the" or words.text(at).isdecimal()
    if day_first:
        start = at + 1 if words.lower(at) == "the" else at
        first = words.number(start)
        name = words.after_ordinal(start)
        name += words.lower(name) == "of"
        found = _month_end(words, name)
        if first is None or found is None or not words.is_capitalised(name):
            return None
        return _with_year(words, at, found[1], found[0], (first, first), weekday)
    found = _month_end(words, at)
    if found is None:
        return None
    number, end = found
    first = words.number(end)
    if first is None:
        comma = end + 1 if words.lower(end) in (",", "of") else end
        return absolute(at, comma + 1, month(date(_year(words, comma), number, 1))) if _year(words, comma) else None
    if _year(words, end):
        return absolute(at, end + 1, month(date(_year(words, end), number, 1)))
    if words.text(end + 1) == "%":
        return None
    end = words.after_ordinal(end)
    last = words.number(end + 1) if words.text(end) in ("-", "–") else None
    if last is not None:
        end = words.after_ordinal(end + 1)
    return _with_year(words, at, end, number, (first, last or first), weekday)


def _month_end(words: Words, at: int) -> tuple[int, int] | None:
    """Number of the month named here, and the position after its name and full stop."""
    name = words.lower(at)
    if name in MONTH:
        return MONTH[name], at + 1
    if name not in MONTH_SHORT:
        return None
    return MONTH_SHORT[name], at + 2 if words.text(at + 1) == "." and words.touches(at + 1) else at + 1


def _year(words: Words, at: int) -> int:
    """The year written here in four digits; 0 where there is none."""
    number = words.number(at)
    return number if number is not None and 1000 <= number <= 2099 and len(words.text(at)) == 4 else 0


def _with_year(
    words: Words, start: int, end: int, number: int, days: tuple[int, int], weekday: int | None
) -> Expression | None:
    """A month and its day or days, with the year where one follows."""
    if not 1 <= days[0] <= days[1] <= 31:
        return None
    comma = end + 1 if words.text(end) == "," else end
    if _year(words, comma):
        period = _days(_year(words, comma), number, days)
        return absolute(start, comma + 1, period) if period else silent(start, comma + 1)
    if words.lower(end) in ("this", "last", "next") and words.lower(end + 1) == "year":
        years = STEP[words.lower(end)]
        return Expression(start, end + 2, lambda spoken, direction: _days(spoken.year + years, number, days))
    before, after = words.lower(start - 1), words.text(end)
    if before in ("the", "a", "") and words.is_capitalised(end):  # the 7 October Brigade
        return silent(start, end)
    if (number, days[0]) in _NAMED_DATES and after.isalpha() and after.lower() not in _SMALL:
        return silent(start, end)
    return Expression(start, end, _nearest_date(number, days, weekday), yearless=True)


def _days(in_year: int, number: int, days: tuple[int, int]) -> Period | None:
    try:
        return interval("day", date(in_year, number, days[0]), date(in_year, number, days[1]))
    except ValueError:  # 31 September
        return None


def _nearest_date(number: int, days: tuple[int, int], weekday: int | None) -> Resolve:
    def resolve(spoken: date, direction: Direction | None) -> Period | None:
        found = [_days(spoken.year + step, number, days) for step in (-1, 0, 1)]
        near = sorted(
            (period for period in found if period and weekday in (None, period.first.weekday())),
            key=lambda period: abs(period.first - spoken),
        )
        if not near or abs(near[0].first - spoken).days <= _MEANS_NEAREST:
            return near[0] if near else None
        ahead = [period for period in near if period.first > spoken]
        back = [period for period in near if period.first <= spoken]
        told = ahead if direction == "future" else back
        return told[0] if told else None

    return resolve


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
    if number is None or not 1 <= number <= 31 or end == at + 2 or words.lower(at - 1) not in ("on", "since", "until"):
        return None
    if words.lower(end) == "of" or words.text(end).isalpha() and words.lower(end) not in _SMALL:
        return None

    def resolve(spoken: date, direction: Direction | None) -> Period | None:
        step = 1 if direction == "future" else -1
        months = (months_later(spoken, 0), months_later(spoken, step))
        found = [_days(when.year, when.month, (number, number)) for when in months]
        return next((p for p in found if p and (p.first - spoken).days * step >= 0), None)

    return Expression(at, end, resolve)


_BEFORE_A_YEAR = frozenset(
    "in since until till by from during before after through to between and early late mid of for".split()
)
_UNITS = frozenset(
    "gmt utc bst est edt pst hours hrs local feet foot metres meters metre meter km kilometres kilometers miles mile"
    " percent per cent people dollars euros pounds tonnes tons kg acres hectares square words points votes seats jobs"
    " years year months days men women children troops workers employees students year-old pp pages".split()
)
_STREETS = frozenset("Ave Avenue St Street Rd Road Blvd Boulevard Drive Lane Way Court".split())
_MARKS_BEFORE_A_FIGURE = frozenset("$£€¥#+-–.,:/@")


def year_or_date(words: Words, at: int) -> Expression | None:
    """A date that begins with a figure: "27 September", "2020-10-22", "2018"."""
    found = _iso_date(words, at) or _month_or_day_first(words, at)
    if found or not _year(words, at) or not _is_year(words, at):
        return found
    return absolute(at, at + 1, year(date(_year(words, at), 1, 1)))


def _iso_date(words: Words, at: int) -> Expression | None:
    if any(words.text(at + i) != "-" or not words.touches(at + i) for i in (1, 3)):
        return None
    try:
        when = date.fromisoformat("".join(words.text(at + i) for i in range(5)))
    except ValueError:
        return None
    return absolute(at, at + 5, day(when))


def _is_year(words: Words, at: int) -> bool:
    number, before, after = _year(words, at), words.lower(at - 1), words.lower(at + 1)
    if words.touches(at) and (words.text(at - 1) in _MARKS_BEFORE_A_FIGURE or words.text(at - 1).isalnum()):
        return words.text(at - 1) in ("-", "–") and bool(_year(words, at - 2))
    if words.touches(at + 1) and (after.isalnum() or after in ("%", "/", "°")):
        return False
    if after in _UNITS or after in ("%", "°") or words.text(at + 1) in _STREETS or before in ("no", "at", "page"):
        return False
    ranged = any(words.text(at + i) in ("-", "–") and _year(words, at + 2 * i) for i in (1, -1))
    if number < 1900 or number % 50 == 0:
        counts = after.islower() and after.endswith("s") and after not in ("was", "is", "has", "levels")
        return ranged or (before in _BEFORE_A_YEAR - {"of", "for", "to"} and not counts) or after == "levels"
    return True
