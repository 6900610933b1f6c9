"""The spaCy linguist: a pipeline's words, sentences and names, joined with what the rules know of names."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Self

import numpy as np
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from sidelight import Article, __version__
from sidelight.analysis import EngineName, Span
from sidelight.reading import Attribution, Name, Reading, Token
from sidelight.rules.attribution import find_attributions
from sidelight.rules.lemmas import lemma
from sidelight.rules.tagger import tag
from sidelight.text.quotation import find_quotations
from sidelight.text.sentences import find_paragraphs, find_sentences
from sidelight_server.nlp import quotes
from sidelight_server.nlp.lstm import Floats
from sidelight_server.nlp.names import joined, names_of
from sidelight_server.nlp.pipeline import load_shipped
from sidelight_server.nlp.syntax.component import FACTORY
from sidelight_server.nlp.words import Words, words_of

Attribute = Callable[[Reading, Floats | None], tuple[Attribution, ...]]
"""Finds the attributions of a reading that has everything else. Where the pipeline has the network of syntax
and names, the states of the tokens in it are known already."""


def by_rules(reading: Reading, states: Floats | None) -> tuple[Attribution, ...]:
    """The attributions by the rules of sidelight."""
    return find_attributions(reading)


class SpacyLinguist:
    """Reads with a spaCy pipeline.

    Whatever the pipeline does not say (sentences, tags, lemmas) comes from the rules of sidelight.

    attribute: finds the attributions; the rules where none is given.
    """

    name: EngineName = "spacy"

    def __init__(self, nlp: Language, attribute: Attribute = by_rules) -> None:
        self.nlp = nlp
        self._attribute = attribute
        self._has_states = nlp.has_pipe(FACTORY)
        meta = nlp.meta
        self.version = f"{__version__} ({meta['lang']}_{meta['name']} {meta['version']})"

    @classmethod
    def shipped(cls, folder: Path) -> Self:
        """The linguist of a pipeline trained by this project; raises whatever spacy.load raises."""
        return cls(load_shipped(folder), quotes.find_attributions)

    @classmethod
    def from_folder(cls, folder: Path) -> Self:
        """The linguist of another saved pipeline; raises whatever spacy.load raises."""
        return cls(spacy.load(folder), quotes.find_attributions)

    def read(self, article: Article) -> Reading:
        """All that is found in an article, read paragraph by paragraph."""
        tokens: list[Token] = []
        names: list[Name] = []
        paragraphs: list[Span] = []
        sentences: list[Span] = []
        parts = [
            words_of(self.nlp, article.text[start:end], start) for start, end in find_paragraphs(article.text)
        ]
        states: list[Floats] = []
        docs = self.nlp.pipe(part.doc for part in parts)
        for (_, spans), doc in zip(parts, docs, strict=True):
            base = len(tokens)
            if self._has_states:
                states.append(np.asarray(doc.tensor, np.float32))
            bounds = _sentences(doc)
            for start, end in bounds:
                tokens += _tokens(article, Words(doc, spans), start, end)
            names += names_of(doc, base)
            sentences += [(base + start, base + end) for start, end in bounds]
            paragraphs.append((base, len(tokens)))
        reading = Reading(
            article=article,
            tokens=tuple(tokens),
            paragraphs=tuple(paragraphs),
            sentences=tuple(sentences),
            quotations=find_quotations(article.text),
            names=(),
            attributions=(),
        )
        reading = replace(reading, names=joined(reading, names))
        known = np.concatenate(states) if states else None
        return replace(reading, attributions=self._attribute(reading, known))


def _sentences(doc: Doc) -> list[Span]:
    """(start, end) positions in the words; they cover all of them, in order."""
    if not doc.has_annotation("SENT_START"):
        return find_sentences(doc.text, [(word.idx, word.idx + len(word)) for word in doc])
    return [(sentence.start, sentence.end) for sentence in doc.sents]


def _tokens(article: Article, words: Words, start: int, end: int) -> Iterator[Token]:
    """The tokens of one sentence."""
    sentence, spans = words.doc[start:end], words.spans[start:end]
    tagged, lemmatised = words.doc.has_annotation("TAG"), words.doc.has_annotation("LEMMA")
    tags = [word.tag_ for word in sentence] if tagged else tag([word.text for word in sentence])
    for word, span, part in zip(sentence, spans, tags, strict=True):
        base = word.lemma_.lower() if lemmatised else lemma(word.text, part)
        yield Token(*span, article.text[slice(*span)], part, base)
