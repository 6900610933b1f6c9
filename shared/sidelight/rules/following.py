"""Quotations that go on without a cue of their own."""

from __future__ import annotations

from dataclasses import replace

from sidelight.reading import Attribution, Reading
from sidelight.rules.verbs import Quotations
from sidelight.text.quotation import is_continued


def follow_on(reading: Reading, quotations: Quotations, found: list[Attribution]) -> list[Attribution]:
    """Gives quotations that nobody was found for to who spoke before.

    A quotation that a paragraph opens with, after one that was left open, belongs to it: speeches over several
    paragraphs. A quotation that fills whole sentences after attributed ones in its paragraph, or a whole paragraph
    right after one, is its speaker's too.
    """
    result = sorted(found, key=lambda item: item.content[0])
    for start, end in quotations.spans:
        span = reading.span(start, end)
        if any(first < span[1] and span[0] < last for item in result for first, last in item.content):
            continue
        before = _attribution_before(reading, result, start, end)
        if before is None:
            after = _source_before(reading, result, start, end)
            if after is not None:
                result.append(
                    replace(
                        after,
                        content=(span,),
                        confidence=0.5,
                        negated=False,
                        because=("the paragraph goes on in quotation marks",),
                    )
                )
            continue
        position = result.index(before)
        result[position] = replace(
            before, content=(*before.content, span), because=(*before.because, "the quotation goes on")
        )
    return sorted(result, key=lambda item: (item.content, item.cue))


def _attribution_before(
    reading: Reading, found: list[Attribution], start: int, end: int
) -> Attribution | None:
    """The attribution that the quotation of tokens start to end goes on with; None where it does not."""
    paragraph = reading.paragraph_at(start)
    first, last = reading.paragraphs[paragraph]
    sentence = reading.sentences[reading.sentence_at(start)]
    if sentence[0] != start or not _fills_sentences(reading, start, end, last):
        return None
    offset = reading.tokens[start].start
    earlier = [item for item in found if item.content[-1][1] <= offset]
    if not earlier:
        return None
    before = max(earlier, key=lambda item: item.content[-1][1])
    inside = reading.tokens_in(before.content[-1])
    if not inside:
        return None
    home = reading.paragraph_at(inside.stop - 1)
    if home != paragraph - 1 or start != first:
        return None
    if is_continued(reading.article.text, before.content[-1]):
        return before
    is_last = not any(before.content[-1][1] < item.content[0][0] < offset for item in found)
    return before if is_last and end == last and _is_quoted(reading, before) else None


def _source_before(reading: Reading, found: list[Attribution], start: int, end: int) -> Attribution | None:
    """The last attribution of the paragraph before one that is nothing but a quotation."""
    paragraph = reading.paragraph_at(start)
    if reading.paragraphs[paragraph] != (start, end) or paragraph < 2:
        return None
    bounds = reading.span(*reading.paragraphs[paragraph - 1])
    near = [item for item in found if bounds[0] <= item.content[0][0] and item.content[-1][1] <= bounds[1]]
    last = max(near, key=lambda item: item.content[-1][1], default=None)
    return last if last is not None and last.speech and last.source else None


def _is_quoted(reading: Reading, item: Attribution) -> bool:
    """Whether an attribution ends in quoted words."""
    return any(last == item.content[-1][1] for _, last in reading.quotations)


def _fills_sentences(reading: Reading, start: int, end: int, last: int) -> bool:
    return end == last or reading.sentences[reading.sentence_at(end - 1)][1] == end
