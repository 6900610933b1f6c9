"""The reading: what a linguist, by rules or by model, finds in the words. Everything after it is shared code.

Positions in tokens are indices into Reading.tokens, end exclusive; positions in text are code points.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol

from sidelight.analysis import ActorType, EngineName, Span
from sidelight.article import Article


class Token(NamedTuple):
    """A word, number or punctuation mark.

    start, end: code points into the article's text.
    tag: Penn Treebank part of speech ("NNP", "VBD", "``").
    lemma: dictionary form, lower case.
    """

    start: int
    end: int
    text: str
    tag: str
    lemma: str

    @property
    def lower(self) -> str:
        """The word in lower case, with straight apostrophes."""
        return self.text.lower().replace("’", "'")


@dataclass(frozen=True, slots=True)
class Name:
    """A proper name found in the text, without titles before it and without a possessive 's.

    start, end: token positions.
    type: what the linguist takes it for; None where it does not say.
    """

    start: int
    end: int
    type: ActorType | None


@dataclass(frozen=True, slots=True)
class Attribution:
    """A piece of the text that is somebody's: content, the cue that says so, the source where it is named.

    content, cue, source: code points into the text, in its order; cue and source may be empty.
    verb: lemma of the cue's head ("say", "accord", "claim" for "claims by"); "" for bare punctuation.
    speech: false for thought, wish and belief.
    negated: the cue is negated ("did not say").
    within: position, in Reading.attributions, of the attribution whose content holds this one.
    confidence: 0 to 1.
    because: the steps that led here, in a reader's words.
    """

    content: tuple[Span, ...]
    cue: tuple[Span, ...]
    source: tuple[Span, ...]
    verb: str
    speech: bool
    negated: bool = False
    within: int | None = None
    confidence: float = 0.5
    because: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """All that a linguist says of one article.

    paragraphs, sentences: (start, end) in tokens; they cover all tokens, in order, without gaps, and no
        sentence crosses a paragraph.
    quotations: (start, end) in code points of what stands in quotation marks, marks included, outermost
        only; where a paragraph opens without closing, to its end.
    lowers, tags: of each token, as Token.lower and Token.tag, for quick looks.
    headline: position in tokens of the first paragraph, where it is the article's title or ends without a
        sentence's mark, and others follow; None where it is text like any other.
    """

    article: Article
    tokens: tuple[Token, ...]
    paragraphs: tuple[Span, ...]
    sentences: tuple[Span, ...]
    quotations: tuple[Span, ...]
    names: tuple[Name, ...]
    attributions: tuple[Attribution, ...]
    lowers: tuple[str, ...] = field(init=False, repr=False, compare=False)
    tags: tuple[str, ...] = field(init=False, repr=False, compare=False)
    headline: Span | None = field(init=False, repr=False, compare=False)
    _starts: tuple[int, ...] = field(init=False, repr=False, compare=False)
    _sentence_starts: tuple[int, ...] = field(init=False, repr=False, compare=False)
    _paragraph_starts: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "lowers", tuple([token.lower for token in self.tokens]))
        object.__setattr__(self, "tags", tuple([token.tag for token in self.tokens]))
        object.__setattr__(self, "_starts", tuple([token.start for token in self.tokens]))
        object.__setattr__(self, "_sentence_starts", tuple([start for start, _ in self.sentences]))
        object.__setattr__(self, "_paragraph_starts", tuple([start for start, _ in self.paragraphs]))
        object.__setattr__(self, "headline", self._headline())

    def _headline(self) -> Span | None:
        if len(self.paragraphs) < 2:
            return None
        start, end = self.paragraphs[0]
        is_title = self.text(start, end) == (self.article.title or "").strip()
        is_sentence = self.text(start, end).rstrip("”’\"'»)]").endswith((".", "?", "!", "…", ":", ";", ","))
        return (start, end) if is_title or not is_sentence else None

    def tokens_in(self, span: Span) -> range:
        """Positions of the tokens that begin inside a span of code points."""
        return range(bisect_left(self._starts, span[0]), bisect_left(self._starts, span[1]))

    def sentence_at(self, token: int) -> int:
        """Position of the sentence that holds the token."""
        return bisect_right(self._sentence_starts, token) - 1

    def paragraph_at(self, token: int) -> int:
        """Position of the paragraph that holds the token."""
        return bisect_right(self._paragraph_starts, token) - 1

    def span(self, start: int, end: int) -> Span:
        """The code points that tokens start to end (exclusive) cover."""
        return self.tokens[start].start, self.tokens[end - 1].end

    def text(self, start: int, end: int) -> str:
        """The text of tokens start to end (exclusive)."""
        first, last = self.span(start, end)
        return self.article.text[first:last]


class Linguist(Protocol):
    """Finds words, names and attributions. The rule linguist and the spaCy linguist are two of them."""

    name: EngineName
    version: str

    def read(self, article: Article) -> Reading: ...
