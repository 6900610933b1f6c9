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
            continue
        position = result.index(before)
        result[position] = replace(before, content=(*before.content, span), because=(*before.because, "the quotation goes on"))
    return sorted(result, key=lambda item: (item.content, item.cue))


def _attribution_before(reading: Reading, found: list[Attribution], start: int, end: int) -> Attribution | None:
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
    if home == paragraph:
        return None
    if home == paragraph - 1 and start == first and is_continued(reading.article.text, before.content[-1]):
        return before
    return None


def _fills_sentences(reading: Reading, start: int, end: int, last: int) -> bool:
    return end == last or reading.sentences[reading.sentence_at(end - 1)][1] == end
