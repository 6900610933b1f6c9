"""Quotations that go on without a cue of their own."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate

from sidelight.analysis import Span
from sidelight.reading import Attribution, Reading
from sidelight.rules.quotations import Quotations
from sidelight.text.quotation import is_continued


def follow_on(reading: Reading, quotations: Quotations, found: Sequence[Attribution]) -> list[Attribution]:
    """Gives quotations that open a paragraph, and that nobody was found for, to who spoke before.

    Where the paragraph before leaves its last quotation open, or where it ends in a quotation and this one is
    nothing else, the words are one speech. Otherwise a paragraph that is nothing but a quotation is by the
    source of the last attribution of the paragraph before it.
    """
    items = sorted(found, key=lambda item: item.content)
    taken = _Stretches([span for item in items for span in item.content])
    by_end = sorted(((item.content[-1][1], number) for number, item in enumerate(items)), reverse=True)
    latest: int | None = None  # the item that ends last before the quotation
    for start, end in quotations.spans:
        span = reading.span(start, end)
        while by_end and by_end[-1][0] <= span[0]:
            offset, number = by_end.pop()
            if latest is None or offset > items[latest].content[-1][1]:
                latest = number
        paragraph = reading.paragraph_at(start)
        bounds = reading.paragraphs[paragraph]
        if latest is None or start != bounds[0] or taken.overlap(span):
            continue
        before = reading.span(*reading.paragraphs[paragraph - 1])
        item = items[latest]
        if item.content[-1][1] <= before[0]:
            continue
        if _goes_on(reading, quotations, item, (start, end)):
            because = (*item.because, "the quotation goes on")
            items[latest] = replace(item, content=(*item.content, span), because=because)
        elif paragraph > 1 and (start, end) == bounds and _speaks_in(item, before):
            because = ("the paragraph goes on in quotation marks",)
            items.append(replace(item, content=(span,), confidence=0.5, negated=False, because=because))
            latest = len(items) - 1
    return sorted(items, key=lambda item: (item.content, item.cue))


def _goes_on(reading: Reading, quotations: Quotations, item: Attribution, quotation: Span) -> bool:
    """Whether the quotation that opens a paragraph goes on with the attribution that ends the one before."""
    end = quotation[1]
    fills_paragraph = end == reading.paragraphs[reading.paragraph_at(end - 1)][1]
    fills_sentence = end == reading.sentences[reading.sentence_at(end - 1)][1]
    last = item.content[-1]
    if is_continued(reading.article.text, last):
        opens = reading.tags[quotation[0]] in ("``", "''")  # not where the paragraph goes on and closes first
        return fills_sentence or not opens
    return fills_paragraph and reading.tokens_in(last).stop in quotations.ending


def _speaks_in(item: Attribution, paragraph: Span) -> bool:
    """Whether an attribution stands in a paragraph and has a source there."""
    return item.speech and bool(item.source) and item.content[0][0] >= paragraph[0]


class _Stretches:
    """Stretches of the text, which may lie in one another."""

    def __init__(self, spans: Sequence[Span]) -> None:
        ordered = sorted(spans)
        self._starts = [start for start, _ in ordered]
        self._farthest = list(accumulate((end for _, end in ordered), max))

    def overlap(self, span: Span) -> bool:
        """Whether one of them shares text with a span."""
        before = bisect_left(self._starts, span[1])
        return before > 0 and self._farthest[before - 1] > span[0]
