"""Years, and dates that begin with a figure: 2018, 2020-10-22, 27 September. Other figures are read over."""

from __future__ import annotations

from datetime import date

from sidelight.notes.expression import Expression, Words, absolute
from sidelight.notes.months import date_in_month, year_at
from sidelight.notes.period import day, year

_BEFORE_A_YEAR = frozenset(
    "in since until till by from during before after through to between and early late mid of for".split()
)
_UNITS = frozenset(
    "gmt utc bst est edt pst hours hrs local feet foot metres meters metre meter km kilometres miles mile"
    " percent per cent people dollars euros pounds tonnes tons kg acres hectares square words points"
    " votes seats jobs years year months days men women children troops workers students pages".split()
)
_STREETS = frozenset("Ave Avenue St Street Rd Road Blvd Boulevard Drive Lane Way Court".split())
_MARKS_BEFORE_A_FIGURE = frozenset("$£€¥#+-–.,:/@")


def year_or_date(words: Words, at: int) -> Expression | None:
    """A date that begins with a figure: "27 September", "2020-10-22", "2018"."""
    found = _iso_date(words, at) or date_in_month(words, at)
    if found or not year_at(words, at) or not _is_year(words, at):
        return found
    return absolute(at, at + 1, year(date(year_at(words, at), 1, 1)))


def _iso_date(words: Words, at: int) -> Expression | None:
    if any(words.text(at + i) != "-" or not words.touches(at + i) for i in (1, 3)):
        return None
    try:
        when = date.fromisoformat("".join(words.text(at + i) for i in range(5)))
    except ValueError:
        return None
    return absolute(at, at + 5, day(when))


def _is_year(words: Words, at: int) -> bool:
    number, before, after = year_at(words, at), words.lower(at - 1), words.lower(at + 1)
    if words.touches(at) and (words.text(at - 1) in _MARKS_BEFORE_A_FIGURE or words.text(at - 1).isalnum()):
        return words.text(at - 1) in ("-", "–") and bool(year_at(words, at - 2))
    if words.touches(at + 1) and (after.isalnum() or after in ("%", "/", "°")):
        return False
    if (
        after in _UNITS
        or after in ("%", "°")
        or words.text(at + 1) in _STREETS
        or before in ("no", "at", "page")
    ):
        return False
    ranged = any(words.text(at + i) in ("-", "–") and year_at(words, at + 2 * i) for i in (1, -1))
    if number < 1900 or number % 50 == 0:
        counts = after.islower() and after.endswith("s") and after not in ("was", "is", "has", "levels")
        return ranged or (before in _BEFORE_A_YEAR - {"of", "for", "to"} and not counts) or after == "levels"
    return True
