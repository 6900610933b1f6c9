"""The stretches of a text that the network reads at once: paragraphs, the long ones in parts."""

from __future__ import annotations

from collections.abc import Iterator

from sidelight.analysis import Span
from sidelight.reading import Reading

LONGEST = 200
"""Tokens in a stretch."""

LONGEST_DATELINE = 16
"""Tokens of “NEW YORK, Nov. 19 (UPI) —”."""

DASHES = frozenset(("—", "–", "-", "--"))


def stretches(reading: Reading) -> list[Span]:
    """(start, end) in tokens; they cover all, in order. Long paragraphs are cut, if possible at sentences.

    A dateline is a stretch of its own, since it is no part of what follows it.
    """
    return [part for paragraph in reading.paragraphs for part in _parts(reading, *paragraph)]


def _parts(reading: Reading, start: int, end: int) -> Iterator[Span]:
    text = _after_dateline(reading, start, end)
    if text > start:
        yield start, text
    start = text
    while end - start > LONGEST:
        sentence = reading.sentences[reading.sentence_at(start + LONGEST)][0]
        cut = sentence if sentence > start else start + LONGEST
        yield start, cut
        start = cut
    if start < end:
        yield start, end


def _after_dateline(reading: Reading, start: int, end: int) -> int:
    """Where the text after “BRUSSELS (AP) —” begins; the start where a paragraph has none.

    A dateline begins with a place in capitals and has no words in lower case.
    """
    place = reading.tokens[start].text if start < end else ""
    if len(place) < 3 or not place.isupper():
        return start
    for at in range(start + 1, min(start + LONGEST_DATELINE, end - 1)):
        word = reading.tokens[at].text
        if word in DASHES:
            return at + 1
        if word.islower():
            break
    return start
