"""Dates: what "Thursday", "last week" and "Sept. 27" mean, counted from the day of publication.

Method: a hand-written grammar (weekdays, months, years, relative_dates) finds the words; the nearest verb
(tense) says whether they look back or ahead; the period is then computed. In quoted words the day of speaking
counts: where the words around the quotation say when it was spoken ("said on Wednesday"), it is counted from
there; where they do not, "today" and its like are left alone, and wider ones ("last year") are counted from
publication.

Values follow ISO 8601; intervals are closed, with a slash.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from sidelight.analysis import Quote, Span
from sidelight.notes import months, relative_dates, weekdays, years
from sidelight.notes.expression import STEP, Expression, Words
from sidelight.notes.period import Period, in_words
from sidelight.notes.tense import Direction, direction
from sidelight.reading import Reading

Rule = Callable[[Words, int], Expression | None]

RULES: dict[str, Rule] = {
    **dict.fromkeys(weekdays.DAY, weekdays.weekday),
    **dict.fromkeys(months.MONTH | months.MONTH_SHORT, months.month_name),
    **dict.fromkeys(STEP, relative_dates.modified),
    **dict.fromkeys(relative_dates.COUNTS, relative_dates.ago),
    **dict.fromkeys(("spring", "summer", "autumn", "fall", "winter"), relative_dates.season_of_year),
    **dict.fromkeys(("earlier", "later", "early", "late"), relative_dates.part_of),
    **dict.fromkeys(("today", "yesterday", "tomorrow", "tonight"), relative_dates.near_day),
    "overnight": relative_dates.overnight,
    "the": relative_dates.determined,
    "year": relative_dates.year_end,
}
"""The rule for an expression that begins with a word; those that begin with a figure have their own."""


IS_NEAR = 62
"""Days: beyond this, a date without its year may belong to a year that the text has just named."""


WINDOW = 40
"""How many words to each side of an expression may tell its tense."""


@dataclass(frozen=True, slots=True)
class Dated:
    """An expression with its period.

    span: in code points. spoken: the day that it was counted from.
    absolute: the words tell the period themselves, so that there is nothing to explain.
    """

    span: Span
    period: Period
    spoken: date
    direction: Direction | None
    absolute: bool


def find_dates(reading: Reading, quotes: tuple[Quote, ...]) -> list[Dated]:
    """The dates of the text, in order; none where the day of publication is unknown."""
    if reading.article.published is None:
        return []
    return _Dates(reading, quotes, date.fromisoformat(reading.article.published)).found()


def expressions(words: Words) -> Iterator[Expression]:
    """The time expressions of one paragraph, in order, none overlapping."""
    end_of_last = 0
    for at, word in enumerate(words.all):
        rule = _figure if word.text.isdecimal() else RULES.get(word.lower)
        found = rule(words, at) if rule and at >= end_of_last else None
        if found:
            yield found
            end_of_last = found.end


def _figure(words: Words, at: int) -> Expression | None:
    return relative_dates.ago(words, at) or years.year_or_date(words, at)


class _Dates:
    """The dates of one article, outside of quotations first, so that they can tell when those were spoken."""

    def __init__(self, reading: Reading, quotes: tuple[Quote, ...], published: date) -> None:
        self.reading = reading
        self.quotes = [quote for quote in quotes if quote.kind != "indirect"]
        self.published = published
        self.dated: list[Dated] = []
        self.year_told: tuple[int, int] | None = None
        """Another year that the text has gone to, and the sentence where it did."""

    def found(self) -> list[Dated]:
        read = [
            (words, expression)
            for start, end in self.reading.paragraphs
            if (words := Words(self.reading.article.text, *self.reading.span(start, end)))
            for expression in expressions(words)
        ]
        quoted = [(w, e) for w, e in read if self._quotation_at(self._span(w, e)) is not None]
        for words, expression in read:
            if self._quotation_at(self._span(words, expression)) is None:
                self._add(words, expression, self.published)
        plain = sorted(self.dated, key=lambda dated: dated.span)
        for words, expression in quoted:
            spoken = self._day_of_speaking(self._span(words, expression), plain)
            if spoken is not None or not expression.bound:
                self._add(words, expression, spoken or self.published)
        return sorted(self.dated, key=lambda dated: dated.span)

    def _add(self, words: Words, expression: Expression, spoken: date) -> None:
        if expression.resolve is None:
            return
        span = self._span(words, expression)
        told = None if expression.absolute else self._direction(words, expression, span)
        sentence = self._sentence_at(span[0])
        try:
            period = expression.resolve(spoken, told)
        except (ValueError, OverflowError):  # beyond the years 1 to 9999
            return
        if period is None:
            return
        gone_elsewhere = self.year_told is not None and sentence - self.year_told[1] in (0, 1)
        if expression.yearless and gone_elsewhere and abs((period.first - spoken).days) > IS_NEAR:
            return
        if expression.absolute and (period.unit != "year" or period.last < spoken):
            elsewhere = period.first.year != spoken.year
            self.year_told = (period.first.year, sentence) if elsewhere else None
        self.dated.append(Dated(span, period, spoken, told, expression.absolute))

    def _direction(self, words: Words, expression: Expression, span: Span) -> Direction | None:
        """By the verbs of the sentence, or of the quotation, that the expression stands in."""
        first, last = self.reading.span(*self.reading.sentences[self._sentence_at(span[0])])
        quotation = self._quotation_at(span)
        if quotation:
            first, last = max(first, quotation[0] + 1), min(last, quotation[1] - 1)
        begin = expression.start
        while begin > max(0, expression.start - WINDOW) and words.all[begin - 1].start >= first:
            begin -= 1
        end = expression.end
        while end < min(len(words), expression.end + WINDOW) and words.all[end].end <= last:
            end += 1
        return direction(words.all[begin:end], expression.start - begin, expression.end - begin)

    def _day_of_speaking(self, span: Span, plain: list[Dated]) -> date | None:
        """The day right after the cue of the quote: "said Wednesday", "told reporters on Wednesday"."""
        for quote in self.quotes:
            if not any(start <= span[0] < end for start, end in quote.content):
                continue
            for cue in quote.cue:
                after = bisect_left(plain, cue[1], key=lambda dated: dated.span[0])
                if after < len(plain) and self._is_said_on(cue, plain[after]):
                    return plain[after].period.first
        return None

    def _is_said_on(self, cue: Span, dated: Dated) -> bool:
        between = self.reading.article.text[cue[1] : dated.span[0]]
        is_near = len(between) <= 60 and not set(between) & set(',;:.\n“"')
        return is_near and dated.period.unit == "day" and dated.period.is_single

    def _span(self, words: Words, expression: Expression) -> Span:
        return words.all[expression.start].start, words.all[expression.end - 1].end

    def _sentence_at(self, offset: int) -> int:
        return self.reading.sentence_at(self.reading.tokens_in((offset, offset + 1)).start)

    def _quotation_at(self, span: Span) -> Span | None:
        quotations = self.reading.quotations
        at = bisect_right(quotations, span[0], key=lambda quotation: quotation[0]) - 1
        return quotations[at] if at >= 0 and span[0] < quotations[at][1] else None


def explain(dated: Dated, published: date) -> str:
    """What a reader needs to know beyond the date itself; "" where the words tell it themselves."""
    if dated.absolute:
        return ""
    period, spoken = dated.period, dated.spoken
    anchor = "the article was published" if spoken == published else "this was said"
    if period.unit == "day" and period.is_single:
        return _days_apart((period.first - spoken).days, anchor, spoken)
    if period.unit == "week" and period.is_single:
        return f"The week, Monday to Sunday, counted from the day {anchor}, {in_words(spoken)}."
    return f"Counted from the day {anchor}, {in_words(spoken)}."


def _days_apart(days: int, anchor: str, spoken: date) -> str:
    if days == 0:
        return f"The day {anchor}."
    when = "before" if days < 0 else "after"
    distance = "The day" if abs(days) == 1 else f"{abs(days)} days"
    return f"{distance} {when} {anchor} ({in_words(spoken)})."
