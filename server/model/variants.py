"""The same words as other pages set them: in capitals, in title case, with other quotation marks."""

from __future__ import annotations

from random import Random

from model.names import Names
from model.paragraphs import Paragraph

SWAPS = 0.5
"""Share of the paragraphs in which names are swapped, and of the names in them."""

CAPITALS, TITLE, LOWERED, OTHER_MARKS, UNENDED = 0.04, 0.06, 0.03, 0.3, 0.5
"""Shares of the paragraphs that are set in capitals, as a headline in title case, with a first word in
lower case, and with the other kind of quotation marks; of the headlines, those that lose their full stop."""

HEADLINE = 25
"""Words of the longest paragraph that is set as a headline."""

_SMALL = frozenset("a an and as at but by for from if in nor of on or over per the to up via vs with".split())
_STRAIGHT = str.maketrans("“”‘’", "\"\"''")


def varied(paragraph: Paragraph, names: Names, random: Random) -> Paragraph:
    """The paragraph as it might stand elsewhere; its labels stay."""
    if random.random() < SWAPS:
        paragraph = names.swapped(paragraph, SWAPS, random)
    words = paragraph.words
    if random.random() < OTHER_MARKS:
        words = _other_marks(words)
    drawn = random.random()
    if drawn < CAPITALS:
        words = tuple(map(str.upper, words))
    elif drawn < CAPITALS + TITLE and len(words) <= HEADLINE:
        words = tuple(word if at and word in _SMALL else _capitalised(word) for at, word in enumerate(words))
        if random.random() < UNENDED:
            return _unended(paragraph._replace(words=words))
    elif drawn < CAPITALS + TITLE + LOWERED and words[0] != "I":
        words = (words[0].lower(), *words[1:])
    return paragraph._replace(words=words)


def _capitalised(word: str) -> str:
    """A word with a capital; what is cut from the word before it ("n't") has none."""
    return word if "n't" in word.replace("’", "'") else word[0].upper() + word[1:]


def _other_marks(words: tuple[str, ...]) -> tuple[str, ...]:
    """Straight marks for curly ones, or, where there are none, curly ones for straight."""
    if any(mark in word for word in words for mark in "“”‘’"):
        return tuple(word.translate(_STRAIGHT) for word in words)
    is_open = False
    found = []
    for word in words:
        if word == '"':
            is_open = not is_open
            found.append("“" if is_open else "”")
        else:
            found.append(word.replace("'", "’"))
    return tuple(found)


def _unended(paragraph: Paragraph) -> Paragraph:
    """Without the full stop at its end, unless words hang on it."""
    last = len(paragraph.words) - 1
    if (
        not last
        or paragraph.words[last] != "."
        or (paragraph.syntax and last in paragraph.syntax.heads[:last])
    ):
        return paragraph
    syntax = paragraph.syntax
    if syntax is not None:
        syntax = syntax._replace(tags=syntax.tags[:last], heads=syntax.heads[:last], deps=syntax.deps[:last])
    names = None if paragraph.names is None else paragraph.names[:last]
    return Paragraph(paragraph.words[:last], (*paragraph.spaces[: last - 1], False), names, syntax)
