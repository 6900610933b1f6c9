"""The words of a paragraph, as a pipeline is given them."""

from __future__ import annotations

import re
from typing import NamedTuple

from spacy.language import Language
from spacy.tokens import Doc

from sidelight.analysis import Span
from sidelight_server.nlp.vectors import word_vectors

_LINE_END_HYPHEN = re.compile(r"([^\W\d_]{2,40})([-‐]\n|\u00ad\n?)([^\W\d_]{1,40})")


class Words(NamedTuple):
    """doc: the words, without any white space among them. spans: their code points in the article.

    The doc's own offsets are not the article's.
    """

    doc: Doc
    spans: list[Span]


def words_of(nlp: Language, text: str, start: int) -> Words:
    """The words of the paragraph that begins at a code point of the article.

    A word that is parted at the end of a line ("govern-\\nment") is one, where the whole is a known word.
    """
    whole, places = _healed(text)
    doc = nlp.make_doc(whole)
    kept = [word for word in doc if not word.is_space]
    ends = [word.idx + len(word) for word in kept]
    if places is None:
        spans = [(start + word.idx, start + end) for word, end in zip(kept, ends, strict=True)]
    else:
        spans = [
            (start + places[word.idx], start + places[end - 1] + 1)
            for word, end in zip(kept, ends, strict=True)
        ]
    if len(kept) < len(doc):
        spaces = [whole[end : end + 1].isspace() for end in ends]
        doc = Doc(nlp.vocab, words=[word.text for word in kept], spaces=spaces)
    return Words(doc, spans)


def _healed(text: str) -> tuple[str, list[int] | None]:
    """The text with its parted words joined, and the place in the text of each of its code points; None where
    they are the same."""
    cuts = [
        match.span(2) for match in _LINE_END_HYPHEN.finditer(text) if _is_word(match[1] + match[3])
    ]  # fmt: skip
    if not cuts:
        return text, None
    places: list[int] = []
    position = 0
    for first, last in cuts:
        places += range(position, first)
        position = last
    places += range(position, len(text))
    return "".join(text[place] for place in places), places


def _is_word(word: str) -> bool:
    return word.lower() in word_vectors().rows
