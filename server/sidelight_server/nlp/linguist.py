"""The spaCy linguist: a pipeline's words, sentences and names, the shared rules' attributions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Self

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.tokens import Token as SpacyToken

from sidelight import Article, __version__
from sidelight.analysis import EngineName, Span
from sidelight.reading import Name, Reading, Token
from sidelight.rules.attribution import find_attributions
from sidelight.rules.lemmas import lemma
from sidelight.rules.tagger import tag
from sidelight.text.quotation import find_quotations
from sidelight.text.sentences import find_paragraphs, find_sentences
from sidelight_server.nlp.names import names_of


class SpacyLinguist:
    """Reads with a spaCy pipeline.

    Whatever the pipeline does not say (sentences, tags, lemmas) comes from the rules of sidelight.
    """

    name: EngineName = "spacy"

    def __init__(self, nlp: Language) -> None:
        self._nlp = nlp
        meta = nlp.meta
        self.version = f"{__version__} ({meta['lang']}_{meta['name']} {meta['version']})"

    @classmethod
    def from_folder(cls, folder: Path) -> Self:
        """The linguist of a saved pipeline; raises whatever spacy.load raises."""
        return cls(spacy.load(folder))

    def read(self, article: Article) -> Reading:
        """All that the pipeline finds in an article, read paragraph by paragraph."""
        spans = find_paragraphs(article.text)
        tokens: list[Token] = []
        names: list[Name] = []
        paragraphs: list[Span] = []
        sentences: list[Span] = []
        docs = self._nlp.pipe(article.text[start:end] for start, end in spans)
        for (offset, _), doc in zip(spans, docs, strict=True):
            base = len(tokens)
            words = [word for word in doc if not word.is_space]
            bounds = _sentences(doc, words)
            for start, end in bounds:
                tokens += _tokens(doc, words[start:end], offset)
            names += names_of(doc, {word.i: base + at for at, word in enumerate(words)})
            sentences += [(base + start, base + end) for start, end in bounds]
            paragraphs.append((base, len(tokens)))
        reading = Reading(
            article=article,
            tokens=tuple(tokens),
            paragraphs=tuple(paragraphs),
            sentences=tuple(sentences),
            quotations=find_quotations(article.text),
            names=tuple(names),
            attributions=(),
        )
        return replace(reading, attributions=find_attributions(reading))


def _sentences(doc: Doc, words: list[SpacyToken]) -> list[Span]:
    """(start, end) positions in the words; they cover all of them, in order."""
    if not doc.has_annotation("SENT_START"):
        return find_sentences(doc.text, [(word.idx, word.idx + len(word)) for word in words])
    starts = [at for at, word in enumerate(words) if at == 0 or word.sent != words[at - 1].sent]
    return list(zip(starts, [*starts[1:], len(words)], strict=True))


def _tokens(doc: Doc, words: list[SpacyToken], offset: int) -> Iterator[Token]:
    """The tokens of one sentence; offset: code points before the paragraph."""
    tagged, lemmatised = doc.has_annotation("TAG"), doc.has_annotation("LEMMA")
    tags = [word.tag_ for word in words] if tagged else tag([word.text for word in words])
    for word, part in zip(words, tags, strict=True):
        start = offset + word.idx
        base = word.lemma_.lower() if lemmatised else lemma(word.text, part)
        yield Token(start, start + len(word), word.text, part, base)
