"""Paragraphs and sentences."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sidelight.analysis import Span
from sidelight.text.tokens import ABBREVIATIONS

STARTERS = frozenset(
    """a an the this that these those he she it they we i you his her its their our my your there here in on
    at by for from with after before when while since although though if as but and or so yet however
    meanwhile according mr. mrs. ms. dr. sen. rep. gov. what who why how where some many most all both no
    not one two another last next earlier later also still now then under over during despite asked""".split()
)
"""Words that, capitalised after an abbreviation, begin a sentence."""

NEVER_LAST = frozenset(
    """adm. brig. capt. cmdr. col. cpl. dr. drs. gen. gov. govs. hon. insp. lt. maj. messrs. mr. mrs. ms. mt.
    pres. prof. pvt. rep. reps. rev. sen. sens. sgt. supt. st. ft. vs. v. no. nos. e.g. i.e. cf. ca. fig.
    det.""".split()
)
"""Abbreviations that always have their word after them."""

ENDS = frozenset(".?!…")
CLOSING = frozenset(("''", *"”’\"')]»"))
OPENING = frozenset(("''", "``", *"“\"‘'«„([—–-`"))


def find_paragraphs(text: str) -> tuple[Span, ...]:
    """The blocks of a text that blank lines part, as spans of code points, white space trimmed.

    >>> find_paragraphs("Headline\\n\\nFirst.")
    ((0, 8), (10, 16))
    """
    paragraphs: list[Span] = []
    position = 0
    for block in re.split(r"(\n[^\S\n]*\n\s*)", text):
        stripped = block.strip()
        if stripped:
            start = position + block.index(stripped[0])
            paragraphs.append((start, start + len(stripped)))
        position += len(block)
    return tuple(paragraphs)


def find_sentences(text: str, tokens: Sequence[Span]) -> list[Span]:
    """The sentences of one paragraph, as (start, end) positions in its tokens.

    tokens: spans of code points into the text. A straight mark closes a sentence only if no white space parts
    the two.
    """
    words = [text[start:end] for start, end in tokens]
    sentences: list[Span] = []
    start = position = 0
    count = len(words)
    while position < count:
        word = words[position]
        position += 1
        if not _may_end(word):
            continue
        while position < count and (
            words[position] in ENDS
            or (words[position] in CLOSING and tokens[position][0] == tokens[position - 1][1])
        ):
            position += 1
        if position >= count or _may_begin(word, words, position):
            sentences.append((start, position))
            start = position
    if start < count:
        sentences.append((start, count))
    return sentences


def _may_end(word: str) -> bool:
    return word[0] in ENDS or (word[-1] == "." and len(word) > 1 and word[0].isalpha())


def _may_begin(last: str, words: Sequence[str], position: int) -> bool:
    """Whether words[position] can begin a sentence after one whose last word or mark was `last`."""
    while words[position] in OPENING and position + 1 < len(words):
        position += 1
    first = words[position]
    if not (first[0].isupper() or first[0].isdigit() or first[0] in "@#$£€“‘"):
        return False
    if last[0] in ENDS:
        return True
    lower = last.lower()
    if lower in NEVER_LAST or (len(last) == 2 and last[0].isupper()):
        return False
    if lower in ABBREVIATIONS or last.count(".") > 1:
        return first.lower() in STARTERS
    return True
