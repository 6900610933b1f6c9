"""Titles of works in quotation marks, and names: “War and Peace”. They quote nobody."""

from __future__ import annotations

from sidelight.reading import Reading
from sidelight.rules.quotations import Quotations

ABOUT_WORKS = frozenset(
    """sing read write play watch see hear record release publish direct perform hum dance star author pen
    compose film produce edit translate stage screen buy sell premiere name title
    entitle nickname rename""".split()
)
"""Verbs that have the name of a work, or a name, in quotation marks after them, and not what was said."""

MAKING = frozenset("write read publish release".split())
"""Of these, verbs that may have quoted words after them as well: “the sign read “Keep Out””."""

BEARING = frozenset(
    """sign banner placard poster billboard shirt t-shirt hat cap sticker plaque inscription caption headline
    label card note letter message text tweet statement graffiti board notice tattoo button badge mug flag
    subtitle slogan""".split()
)
"""Things that have words written on them: what they read is said, and no title."""

SENTENCE_MARKS = frozenset(".,;:…")
LONGEST_TITLE = 20
"""Tokens."""

SMALL = 3
"""Letters of a word that is small in a title (“of”, “the”, “and”)."""


def quotes_nobody(reading: Reading, quotations: Quotations, lemma: str, at: int) -> bool:
    """Whether the quotation that begins at a token, right after a verb, is a name and not what was said.

    A name has capitals throughout and no mark of a sentence in it. After a verb that has quoted words after
    it as well, it must be of two words or more.
    """
    if lemma not in ABOUT_WORKS:
        return False
    end = quotations.beginning[at]
    if reading.lowers[end - 2][-1] in SENTENCE_MARKS or not is_title(reading, at, end):
        return False
    if lemma in MAKING and _bears_words(reading, at):
        return False
    letters = sum(token.text[0].isalpha() for token in reading.tokens[at:end])
    return letters > 1 or lemma not in MAKING


def _bears_words(reading: Reading, at: int) -> bool:
    """Whether what stands before the verb right before a token is a thing with words on it."""
    return any(reading.tokens[noun].lemma in BEARING for noun in range(max(0, at - 4), at))


def is_title(reading: Reading, start: int, end: int) -> bool:
    """Whether the quotation of some tokens has capitals throughout, as the name of a work has."""
    if end - start > LONGEST_TITLE:
        return False
    words = [token.text for token in reading.tokens[start:end] if token.text[0].isalpha()]
    return (
        bool(words)
        and words[0][0].isupper()
        and all(
            word[0].isupper() for word in words if len(word) > SMALL and "'" not in word and "’" not in word
        )
    )
