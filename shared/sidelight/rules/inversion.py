"""Words, then who says them: whether a content ends before a token, and “…,” said Smith."""

from __future__ import annotations

from sidelight.analysis import Span
from sidelight.reading import Reading
from sidelight.rules.frames import LONGEST_ADJUNCT, SPANS_OF_TIME, TIME_WORDS
from sidelight.rules.quotations import Quotations
from sidelight.rules.works import is_title
from sidelight.text.phrases import ADVERBS, FINITE, NOUNS, full_phrase_from, is_time

INVERTING = frozenset(
    """say add write note explain warn report recall ask reply respond argue claim conclude tweet quip joke
    continue insist observe remark state suggest admit announce declare""".split()
)
"""Verbs that may come before their source after a mere comma: “The bridge is unsafe, said Smith.”"""

OBJECTS = frozenset("it them him me us".split())
SOURCE_FIRST = NOUNS | {"PRP", "DT", "PRP$"}
APPOSITIVE_FIRST = frozenset(("DT", "NN", "WP", "CD", "PRP$", "NNP"))
LONGEST_NAME = 5
HANDS_OVER = frozenset((",", "?", "!", "…", "—", "–"))


def is_handed_over(reading: Reading, quotations: Quotations, end: int) -> bool:
    """A quotation that ends in a comma, “?” or “!” hands over to its source: “…,” he said as he left."""
    if not quotations.end_before(end) or reading.lowers[end - 2][-1] not in HANDS_OVER:
        return False
    return not _is_taken(reading, quotations, end)


def _is_taken(reading: Reading, quotations: Quotations, end: int) -> bool:
    """Whether the quotation that ends before a token is no content of a cue after it.

    Somebody has it already (“Lee joked, “It rains!” A man asked”), or it is a name (“on “Meet the Press,””).
    """
    start = quotations.ending[end]
    first = reading.sentences[reading.sentence_at(start)][0]
    if start == first:
        return False
    begins_sentence = reading.sentences[reading.sentence_at(end)][0] == end
    if begins_sentence and reading.tags[start - 1] in (",", ":"):
        return True
    return not begins_sentence and is_title(reading, start, end)


def is_after_content(reading: Reading, quotations: Quotations, end: int, floor: int) -> bool:
    """Whether a comma or a quotation ends before a token."""
    if quotations.end_before(end):
        return not _is_taken(reading, quotations, end)
    if end <= floor:
        return False
    return reading.tags[end - 1] == "," or (
        end - 1 in quotations.ending and reading.tags[end - 1] in (",", ".")
    )


def inverted_source(
    reading: Reading, quotations: Quotations, head: int, floor: int, limit: int
) -> Span | None:
    """“…,” said Smith, a doctor: the noun phrase after a verb that itself comes right after content."""
    source = head + 1
    if source >= limit or reading.lowers[source] in OBJECTS or _is_when(reading, source, limit):
        return None
    before = head - 1
    while before > floor and reading.tags[before] in ADVERBS:
        before -= 1
    after_quotation = any(
        quotations.end_before(end) and not _is_taken(reading, quotations, end) for end in (head, before + 1)
    )
    inverting = reading.tokens[head].lemma in INVERTING
    after_comma = inverting and before >= floor and reading.tags[before] == ","
    opens = inverting and head == floor and not (after_quotation or after_comma)
    if not (after_quotation or after_comma or opens):
        return None
    leading = after_quotation and reading.tags[source] == "VBN"  # “said retired General Ann Lee”
    end = full_phrase_from(reading, source + leading, limit)
    if end is None and after_quotation:
        end = _after_capitals(reading, source, limit)
    if end is None or (opens and (end == limit or end + 1 not in quotations.beginning)):
        return None
    if not after_quotation and (reading.tags[source] not in SOURCE_FIRST or _goes_on(reading, end, limit)):
        return None
    end = _with_coordinated(reading, end, limit)
    return source, _with_appositive(reading, end, limit)


def _after_capitals(reading: Reading, start: int, limit: int) -> int | None:
    """“…,” said Devine: after a quotation and its verb capitals are a name, whatever they are tagged."""
    end = start
    while end < min(limit, start + LONGEST_NAME) and reading.tokens[end].text[0].isupper():
        end += 1
    return end if end > start else None


def _is_when(reading: Reading, at: int, limit: int) -> bool:
    """“said Sunday”, “said this week”."""
    is_span = at + 1 < limit and reading.lowers[at] in TIME_WORDS and reading.lowers[at + 1] in SPANS_OF_TIME
    return is_span or is_time(reading, at)


def _goes_on(reading: Reading, end: int, limit: int) -> bool:
    """“Ann Lee, when asked, said Smith has left”: a verb right after a noun makes it a clause."""
    return end < limit and reading.tags[end] in FINITE


def _with_coordinated(reading: Reading, end: int, limit: int) -> int:
    """Takes in “and others” after a source, where nothing but a comma or a mark follows that."""
    if end + 1 >= limit or reading.lowers[end] != "and":
        return end
    other = full_phrase_from(reading, end + 1, limit)
    return other if other is not None and closes(reading, other, limit) else end


def _with_appositive(reading: Reading, end: int, limit: int) -> int:
    """Takes in “, a doctor at the clinic” after a source, up to the comma or mark that ends it."""
    tags = reading.tags
    if end + 1 >= limit or tags[end] != "," or tags[end + 1] not in APPOSITIVE_FIRST:
        return end
    for at in range(end + 1, min(limit, end + LONGEST_ADJUNCT)):
        if tags[at] in (",", ".", ":", "``"):
            return at
    return end


def closes(reading: Reading, at: int, limit: int) -> bool:
    """Whether a comma, a mark or the end of the sentence stands at a token."""
    return at >= limit or reading.tags[at] in (",", ".")
