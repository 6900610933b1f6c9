"""The rule linguist: text in, reading out."""

from __future__ import annotations

from dataclasses import replace

from sidelight.analysis import EngineName, Span
from sidelight.article import Article
from sidelight.reading import Reading, Token
from sidelight.rules.attribution import find_attributions
from sidelight.rules.lemmas import lemma
from sidelight.rules.names import find_names
from sidelight.rules.tagger import tag
from sidelight.text.quotation import find_quotations
from sidelight.text.sentences import find_paragraphs, find_sentences
from sidelight.text.tokens import find_tokens
from sidelight.version import __version__


class RuleLinguist:
    """Reads by rules and small tables: runs anywhere, needs nothing."""

    name: EngineName = "rules"
    version = __version__

    def read(self, article: Article) -> Reading:
        """All that the rules find in an article."""
        reading = read_words(article)
        reading = replace(reading, names=find_names(reading))
        return replace(reading, attributions=find_attributions(reading))


def read_words(article: Article) -> Reading:
    """Tokens with tags and lemmas, paragraphs, sentences and quotations; no names and no attributions yet."""
    text = article.text
    tokens: list[Token] = []
    paragraphs: list[Span] = []
    sentences: list[Span] = []
    for start, end in find_paragraphs(text):
        spans = find_tokens(text, start, end)
        words = [text[first:last] for first, last in spans]
        base = len(tokens)
        for first, last in find_sentences(text, spans):
            sentences.append((base + first, base + last))
            for position, part in enumerate(tag(words[first:last]), first):
                tokens.append(Token(*spans[position], words[position], part, lemma(words[position], part)))
        paragraphs.append((base, len(tokens)))
    return Reading(
        article=article,
        tokens=tuple(tokens),
        paragraphs=tuple(paragraphs),
        sentences=tuple(sentences),
        quotations=find_quotations(text),
        names=(),
        attributions=(),
    )


RULES = RuleLinguist()
