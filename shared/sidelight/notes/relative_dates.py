"""Times counted from the day of speaking.

yesterday · overnight · last week · earlier this year · the past two weeks · two years ago · the weekend
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from sidelight.notes.expression import PARTS_OF_DAY, STEP, Expression, Resolve, Words, absolute, silent
from sidelight.notes.months import MONTH, month_beyond, ordinal_day
from sidelight.notes.period import Period, Unit, day, interval, month, months_later, week, year
from sidelight.notes.tense import Direction
from sidelight.notes.weekdays import DAY, weekday_beyond
from sidelight.notes.weekdays import weekday as weekday_rule

_NUMBERS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
    " seventeen eighteen nineteen twenty"
).split()
COUNTS = {name: number for number, name in enumerate(_NUMBERS) if number} | {
    **{"a": 1, "an": 1, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "hundred": 100},
}
_UNIT: dict[str, tuple[Unit, int]] = {
    **{
        "day": ("day", 1),
        "week": ("week", 1),
        "month": ("month", 1),
        "year": ("year", 1),
        "decade": ("year", 10),
    },
    **{"days": ("day", 1), "weeks": ("week", 1), "months": ("month", 1), "years": ("year", 1)},
    **{"decades": ("year", 10)},
}
_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
"""First month, in the northern half of the world."""
_GENERIC_TODAY = frozenset(
    "world society economy youth children generation standards money culture age".split()
)


def _shift(unit: Unit, count: int) -> Resolve:
    """The unit so many units after (before, if negative) that of speaking."""

    def resolve(spoken: date, direction: Direction | None) -> Period | None:
        if unit == "day":
            return day(spoken + timedelta(days=count))
        if unit == "week":
            return week(spoken + timedelta(weeks=count))
        if unit == "month":
            return month(months_later(spoken, count))
        return year(date(spoken.year + count, 1, 1))

    return resolve


def near_day(words: Words, at: int) -> Expression | None:
    """ "today", "yesterday morning", "tonight", "tomorrow", "the day before yesterday"."""
    word = words.lower(at)
    if words.is_capitalised(at) and not _opens_sentence(words, at):  # USA Today
        return None
    if word == "today" and words.text(at + 1) in ("'", "’") and words.lower(at + 3) in _GENERIC_TODAY:
        return None
    days = {"yesterday": -1, "tomorrow": 1}.get(word, 0)
    start = at
    before = [words.lower(i) for i in range(at - 3, at)]
    if days and before == ["the", "day", "before" if days < 0 else "after"]:
        start, days = at - 3, 2 * days
    end = at + 2 if words.lower(at + 1) in PARTS_OF_DAY else at + 1
    return Expression(start, end, _shift("day", days), bound=True)


def _opens_sentence(words: Words, at: int) -> bool:
    return at == 0 or words.text(at - 1) in _BEFORE_A_SENTENCE


_BEFORE_A_SENTENCE = frozenset(".?!“”\"‘’':;—–-()")


def overnight(words: Words, at: int) -> Expression | None:
    """As an adverb alone: not "an overnight raid"; not "overnight Wednesday", where the day tells more."""
    before, after = words.lower(at - 1), words.text(at + 1)
    follows = not after.isalpha() or after in ("in", "by", "after", "as", "and", "when", "with", "at", "from")
    if not follows or before in ("a", "an", "the", "not", "almost", "became", "famous"):
        return None

    def resolve(spoken: date, direction: Direction | None) -> Period | None:
        return interval("day", spoken - timedelta(days=1), spoken) if direction == "past" else None

    return Expression(at, at + 1, resolve, bound=True)


def modified(words: Words, at: int) -> Expression | None:
    """ "last week", "next Thursday", "this year", "this past weekend", "last night", "last summer"."""
    start = at
    step = STEP[words.lower(at)]
    if words.lower(at) == "this" and words.lower(at + 1) in ("past", "coming"):
        at += 1
        step = STEP[words.lower(at)]
    determined = words.lower(start - 1) in (
        "the",
        "its",
        "his",
        "her",
        "their",
        "a",
        "every",
        "each",
        "our",
        "my",
    )
    noun = words.lower(at + 1)
    if (
        words.is_capitalised(start)
        and words.is_capitalised(at + 1)
        and words.text(start - 1) not in ("", ".", "?", "!")
    ):
        return silent(start, at + 2) if noun not in DAY else None  # This Week, the programme
    if noun in DAY and words.is_capitalised(at + 1):
        return _this_or_next_day(words, start, at, step)
    if noun in MONTH and words.is_capitalised(at + 1) and step:
        return month_beyond(words, at + 1, step, start)
    if words.lower(at) in ("past", "previous", "coming") and at == start:
        return None
    if noun in ("weekend", "weekends"):
        return _weekend(start, at + 2, step) if noun == "weekend" and step <= 0 else silent(start, at + 2)
    if noun in PARTS_OF_DAY:
        return _part_of_day(start, at + 2, step, noun)
    if noun in _SEASONS and not determined:
        return Expression(start, at + 2, _season(_SEASONS[noun], step))
    is_loose = words.lower(at) == "past"  # "this past week": these seven days, or the week before?
    if noun in ("week", "month", "year") and not (determined or is_loose or words.lower(at + 2) == "of"):
        return Expression(start, at + 2, _shift(_UNIT[noun][0], step))
    return None


def _this_or_next_day(words: Words, start: int, at: int, step: int) -> Expression | None:
    if step:
        return weekday_beyond(words, at + 1, step, start)
    found = weekday_rule(words, at + 1)
    if found is None or found.resolve is None:
        return found
    resolve = found.resolve
    return replace(
        found,
        start=start,
        resolve=lambda spoken, told: resolve(spoken, "past" if told == "past" else "future"),
    )


def _part_of_day(start: int, end: int, step: int, noun: str) -> Expression | None:
    if step < 0 and noun in ("night", "evening"):
        return Expression(start, end, _shift("day", -1), bound=True)
    return Expression(start, end, _shift("day", 0), bound=True) if step == 0 and noun != "night" else None


def _season(first: int, step: int) -> Resolve:
    def resolve(spoken: date, direction: Direction | None) -> Period | None:
        begins = [date(spoken.year + i, first, 1) for i in (-2, -1, 0, 1)]
        seasons = [interval("month", begin, months_later(begin, 2)) for begin in begins]
        over = [season for season in seasons if season.last < spoken]
        to_come = [season for season in seasons if season.first > spoken]
        if step < 0:  # "last spring" in June: the one just over, or a year ago?
            return over[-1] if over[-1].first.year < spoken.year else None
        if step > 0:
            return to_come[0]
        now = [season for season in seasons if season.first <= spoken <= season.last]
        return now[0] if now else over[-1] if direction == "past" else to_come[0]

    return resolve


def season_of_year(words: Words, at: int) -> Expression | None:
    """ "summer 2019", "the summer of 2019"."""
    of = at + 2 if words.lower(at + 1) == "of" else at + 1
    number = words.number(of)
    if number is None or not 1900 <= number <= 2099:
        return None
    begin = date(number, _SEASONS[words.lower(at)], 1)
    if begin.month == 12:
        return None  # the winter of which two years?
    return absolute(at, of + 1, interval("month", begin, months_later(begin, 2)))


def _weekend(start: int, end: int, step: int) -> Expression:
    def resolve(spoken: date, direction: Direction | None) -> Period | None:
        saturday = week(spoken).first + timedelta(days=5)
        is_weekend = spoken >= saturday
        if step < 0 or (not is_weekend and direction != "future"):
            saturday -= timedelta(days=7)
        return interval("day", saturday, saturday + timedelta(days=1))

    return Expression(start, end, resolve)


def determined(words: Words, at: int) -> Expression | None:
    """After "the": the weekend, the past two weeks, the 1990s, the 3rd, the end of the year."""
    word = words.lower(at + 1)
    if word == "weekend" and words.lower(at - 1) in ("over", "at", "during", "on", "throughout", "for", "of"):
        return _weekend(at, at + 2, 0)
    if word in ("next", "last") and words.lower(at + 2) in DAY and words.is_capitalised(at + 2):
        return weekday_beyond(words, at + 2, STEP[word], at)
    if word in ("following", "previous", "same") and words.lower(at + 2) in DAY:
        return silent(at, at + 3)
    if word in ("past", "last", "next", "coming"):
        return _stretch(words, at, STEP[word])
    if word in ("end", "start", "beginning", "close") and words.lower(at + 2) == "of":
        return _edge_of(words, at, at + 3, word in ("end", "close"))
    return _decade(words, at) or ordinal_day(words, at)


def _stretch(words: Words, at: int, sign: int) -> Expression | None:
    """ "the past two weeks", "the next 30 days", "over the last year"."""
    counted = words.lower(at + 2)
    unit_at = at + 3
    count = COUNTS.get(counted) or words.number(at + 2)
    if counted == "few" and words.lower(at + 3) == "days":
        count = 3
    elif counted in ("day", "week", "month", "year", "decade"):
        if words.lower(at - 1) not in ("over", "in", "for", "during", "within", "throughout"):
            return None
        count, unit_at = 1, at + 2
    if not count or words.lower(unit_at) not in _UNIT or words.lower(unit_at + 1) == "of":
        return None
    unit, times = _UNIT[words.lower(unit_at)]
    count *= times
    if unit == "year" and count == 1:
        unit, count = "month", 12
    if count > 500:
        return None

    def resolve(spoken: date, direction: Direction | None) -> Period | None:
        shifted: date
        if unit in ("day", "week"):
            shifted = spoken + sign * timedelta(days=count * (7 if unit == "week" else 1))
            return interval("day", *sorted((spoken, shifted)))
        shifted = (
            months_later(spoken, sign * count) if unit == "month" else date(spoken.year + sign * count, 1, 1)
        )
        return interval(unit, *sorted((spoken, shifted)))

    return Expression(at, unit_at + 1, resolve)


def _edge_of(words: Words, start: int, at: int, is_end: bool) -> Expression | None:
    """ "the end of the year", "the start of next month", the day or month that it is."""
    step = 0 if words.lower(at) == "the" else STEP.get(words.lower(at))
    unit = words.lower(at + 1)
    if step is None or unit not in ("month", "year") or words.lower(at + 2) == "of":
        return None

    def resolve(spoken: date, direction: Direction | None) -> Period | None:
        if unit == "year":
            return month(date(spoken.year + step, 12 if is_end else 1, 1))
        return month(months_later(spoken, step))

    return Expression(start, at + 2, resolve)


def year_end(words: Words, at: int) -> Expression | None:
    """ "by year end", "by the year's end"."""
    end = at + 1
    if words.text(end) in ("'", "’") and words.lower(end + 1) == "s":
        end += 2
    elif words.text(end) == "-":
        end += 1
    before = words.lower(at - 2) if words.lower(at - 1) == "the" else words.lower(at - 1)
    if words.lower(end) != "end" or before not in ("by", "before", "until", "at"):
        return None
    return Expression(at, end + 1, lambda spoken, direction: month(date(spoken.year, 12, 1)))


def _decade(words: Words, at: int) -> Expression | None:
    """ "the 1990s", "the '80s"."""
    mark = at + 2 if words.text(at + 1) in ("'", "’", "‘") else at + 1
    number = words.number(mark)
    if number is None or words.lower(mark + 1) != "s" or not words.touches(mark + 1) or number % 10:
        return None
    short = len(words.text(mark)) == 2
    first = number + 1900 if short else number
    if not (1500 <= first <= 2090) or (short and not 20 <= number <= 90):
        return None
    decade = interval("year", date(first, 1, 1), date(first + 9, 1, 1))
    return replace(absolute(at, mark + 2, decade), absolute=not short)


def ago(words: Words, at: int) -> Expression | None:
    """ "two years ago", "[Ten] years ago", "24 hours ago", "nearly a decade ago"."""
    count = COUNTS.get(words.lower(at)) or words.number(at)
    start = at - 1 if words.text(at - 1) == "[" else at
    unit_at = at + 2 if words.text(at + 1) == "]" else at + 1
    ones = COUNTS.get(words.lower(at + 2), 0) if words.text(at + 1) == "-" else 0
    if count and count >= 20 and 0 < ones < 10:  # twenty-five
        count, unit_at = count + ones, at + 3
    before = words.lower(at - 1)
    partial = before in ("half", "and", "a", "few", "-", "–", ".")  # two and a half years ago
    if not count or partial or words.lower(unit_at + 1) != "ago":
        return None
    noun = words.lower(unit_at)
    if noun in ("hours", "hour"):
        return Expression(start, unit_at + 2, _shift("day", -(count // 24))) if count >= 24 else None
    if noun not in _UNIT:
        return None
    unit, times = _UNIT[noun]
    if unit == "year" and count * times > 1500:
        return None
    return Expression(start, unit_at + 2, _shift(unit, -count * times))


def part_of(words: Words, at: int) -> Expression | None:
    """ "earlier this year", "late last month", "later today"."""
    inner = words.lower(at + 1)
    if inner in ("this", "last", "next"):
        found = modified(words, at + 1)
    elif inner in ("today", "yesterday", "tomorrow"):
        found = near_day(words, at + 1)
    else:
        return None
    return replace(found, start=at) if found and found.resolve else None
