"""Quotations that get their speaker from another paragraph, and contents that end where a quotation does.

The network reads a paragraph at a time. What stands in the next one is found here: a quotation that a colon
announces (“Ruiz went on:”), and one that is signed (“– Ana Ruiz”).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from sidelight.analysis import Span
from sidelight.reading import Attribution, Reading
from sidelight.rules.quotations import Quotations
from sidelight.text.phrases import PROPER, VERBS

LONGEST_SIGNATURE = 12
"""Tokens of “– Ana Ruiz, mayor of Olmo”."""

DASHES = frozenset(("—", "–", "-", "--", "―"))
LABELLING = DASHES | {":"}

MOST = 0.5
"""A content that has so much of a quotation has the whole of it."""


def has_verb(reading: Reading, content: Sequence[Span]) -> bool:
    """Whether a content says something, as “later that night” does not."""
    return any(reading.tags[at] in VERBS for span in content for at in reading.tokens_in(span))


def announced(reading: Reading, quotations: Quotations, token: int) -> tuple[Span, ...]:
    """The quotation of the next paragraph, if the paragraph of a token ends in a colon and announces it."""
    end = reading.paragraphs[reading.paragraph_at(token)][1]
    close = quotations.beginning.get(end)
    return () if reading.lowers[end - 1] != ":" or close is None else (reading.span(end, close),)


def signed(reading: Reading, quotations: Quotations) -> Iterator[Attribution]:
    """Quotations with a dash and a name after them, in their paragraph or the next, or a label before."""
    paragraph_ends = {end for _, end in reading.paragraphs}
    for start, end in quotations.spans:
        dash = end
        name = None if end >= len(reading.tokens) else _name_after_dash(reading, quotations, end)
        if name is None and end in paragraph_ends:
            dash, name = start - 1, _name_before(reading, start)
        if name is not None:
            yield Attribution(
                content=(reading.span(start, end),),
                cue=(reading.span(dash, dash + 1),),
                source=(reading.span(*name),),
                verb="",
                speech=True,
                confidence=0.9,
                because=("a dash or a colon gives the quotation to a name",),
            )


def _name_after_dash(reading: Reading, quotations: Quotations, dash: int) -> Span | None:
    """“– Ana Ruiz.”: up to the end of the sentence or paragraph, or to the next quotation."""
    if reading.lowers[dash] not in DASHES:
        return None
    limit = reading.paragraphs[reading.paragraph_at(dash)][1]
    for at in range(dash + 1, min(limit, dash + 1 + LONGEST_SIGNATURE) + 1):
        if at == limit or reading.lowers[at] == "." or at in quotations.beginning:
            return (dash + 1, at) if _is_name(reading, dash + 1, at) else None
    return None


def _name_before(reading: Reading, start: int) -> Span | None:
    """“Ana Ruiz, mayor of Olmo: ” at the beginning of a paragraph."""
    first = reading.paragraphs[reading.paragraph_at(start)][0]
    if not first < start - 1 <= first + LONGEST_SIGNATURE or reading.lowers[start - 1] not in LABELLING:
        return None
    return (first, start - 1) if _is_name(reading, first, start - 1) else None


def _is_name(reading: Reading, start: int, end: int) -> bool:
    """Whether words begin with a name and hold no verb, as who is named and what they are."""
    return end > start and reading.tags[start] in PROPER and VERBS.isdisjoint(reading.tags[start:end])


def whole(reading: Reading, quotations: Quotations, item: Attribution) -> Attribution:
    """The attribution, each quotation at an edge of its content taken in whole if most of it is there."""
    content: list[Span] = []
    for span in item.content:
        inside = reading.tokens_in(span)
        start, end = inside.start, inside.stop
        for quotation in (quotations.at(start), quotations.at(end - 1)):
            if quotation is not None:
                first, last = quotation
                if min(end, last) - max(start, first) >= MOST * (last - first):
                    start, end = min(start, first), max(end, last)
        grown = reading.span(start, end)
        if content and grown[0] <= content[-1][1]:
            grown = content[-1][0], max(content.pop()[1], grown[1])
        content.append(grown)
    return replace(item, content=tuple(content))
