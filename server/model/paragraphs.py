"""What is learned from: paragraphs of the corpora, with syntax, with names, or with both."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from spacy.language import Language
from spacy.tokens import Doc, DocBin, Span
from spacy.training import Example
from spacy.vocab import Vocab

SILVER_TRAIN = 837
"""Documents of polnear-silver that are of PolNeAR's train part."""

KNOWN_NAMES = ("PERSON", "ORG", "LOC")
"""The labels on which all corpora agree. Silver's MISC may be a NORP or an EVENT of GUM, or no name there:
it teaches nothing, neither that there is a name nor that there is none."""

UNKNOWN = ""
"""The label of a word of which it is not known whether it is in a name."""

LONGEST = 400
"""Words of the longest paragraph; longer ones (a letter without any line break) are cut at a sentence."""


PIECE = "piece"
"""How the first parts of a word hang on its last, where a machine had the whole for one ("world-famous")."""


class Syntax(NamedTuple):
    """The syntax of a paragraph, an entry a word; heads are positions of words, a root's is its own."""

    tags: tuple[str, ...]
    heads: tuple[int, ...]
    deps: tuple[str, ...]


class Paragraph(NamedTuple):
    """The words of a paragraph, without any white space.

    spaces: whether white space follows. names: IOB labels ("B-PERSON", "I-PERSON", "O") or UNKNOWN; None
    where nobody has marked names. older: trees that a machine made, of an older scheme than those of syntax.
    """

    words: tuple[str, ...]
    spaces: tuple[bool, ...]
    names: tuple[str, ...] | None
    syntax: Syntax | None
    older: Syntax | None = None

    def spans(self) -> list[tuple[int, int, str]]:
        """(start, end, label) of each name, in words."""
        found: list[tuple[int, int, str]] = []
        for at, name in enumerate(self.names or ()):
            if name.startswith("B-"):
                found.append((at, at + 1, name[2:]))
            elif name.startswith("I-") and found:
                found[-1] = (found[-1][0], at + 1, name[2:])
        return found

    def example(self, vocab: Vocab) -> Example:
        """The paragraph as spaCy learns from it."""
        words, spaces = list(self.words), list(self.spaces)
        gold = Doc(
            vocab,
            words=words,
            spaces=spaces,
            tags=list(self.syntax.tags) if self.syntax else None,
            heads=list(self.syntax.heads) if self.syntax else None,
            deps=list(self.syntax.deps) if self.syntax else None,
            ents=None if self.names is None else list(self.names),
        )
        return Example(Doc(vocab, words=words, spaces=spaces), gold)


def read_gold(path: Path, nlp: Language) -> list[Paragraph]:
    """The paragraphs of a treebank, with syntax, and with names where it has them."""
    docs = DocBin().from_disk(path).get_docs(nlp.vocab)
    return [_gold(part) for doc in docs for part in _parts(doc)]


def read_silver(path: Path, nlp: Language, documents: int = SILVER_TRAIN) -> list[Paragraph]:
    """The names and trees of the news marked by machine, cut into words as the pipeline cuts them.

    Headlines are left out: the machine read them badly.
    """
    docs = DocBin().from_disk(path).get_docs(nlp.vocab)
    parts = [part for doc, _ in zip(docs, range(documents), strict=False) for part in _parts(doc)]
    return [_silver(part, nlp) for part in parts if len(part) > 3 and not _is_headline(part)]


def _parts(doc: Doc) -> Iterator[Span]:
    """The paragraphs of a document, the longest ones cut between sentences."""
    starts = [0, *(word.i + 1 for word in doc if word.is_space and "\n\n" in word.text)]
    for start, end in zip(starts, [*starts[1:], len(doc)], strict=True):
        first = start
        for sentence in doc[start:end].sents:  # type: ignore[attr-defined]
            if sentence.end - first > LONGEST and sentence.start > first:
                yield doc[first : sentence.start]
                first = sentence.start
        if first < end:
            yield doc[first:end]


def _gold(part: Span) -> Paragraph:
    words = [word for word in part if not word.is_space]
    at = {word.i: position for position, word in enumerate(words)}
    named = part.doc.has_annotation("ENT_IOB")
    return Paragraph(
        words=tuple(word.text for word in words),
        spaces=tuple(bool(word.whitespace_) for word in words),
        names=tuple(f"{word.ent_iob_}-{word.ent_type_}".rstrip("-") for word in words) if named else None,
        syntax=Syntax(
            tags=tuple(word.tag_ for word in words),
            heads=tuple(at[word.head.i] for word in words),
            deps=tuple(word.dep_ for word in words),
        ),
    )


def _silver(part: Span, nlp: Language) -> Paragraph:
    text = " ".join(part.text.split())
    doc = nlp.make_doc(text)
    names = ["O"] * len(doc)
    position = 0
    for entity in part.ents:
        name = " ".join(entity.text.split())
        position = text.find(name, position)
        if position < 0:
            break
        span = doc.char_span(position, position + len(name), alignment_mode="expand")
        position += len(name)
        label = entity.label_ if entity.label_ in KNOWN_NAMES else UNKNOWN
        for at, word in enumerate(span or ()):
            names[word.i] = f"{'I' if at else 'B'}-{label}" if label else UNKNOWN
    return Paragraph(
        words=tuple(word.text for word in doc),
        spaces=tuple(bool(word.whitespace_) for word in doc),
        names=tuple(names),
        syntax=None,
        older=_older(part, doc),
    )


def _older(part: Span, doc: Doc) -> Syntax | None:
    """The machine's trees over the words of doc, which has the same text.

    None where a word of doc is more than one of the machine's, or its trees go beyond the part.
    """
    ends = {word.idx + len(word): word.i for word in doc}
    place: dict[int, int] = {}
    position = 0
    for word in part:
        if word.is_space:
            continue
        position = doc.text.find(word.text, position) + len(word.text)
        if position not in ends:
            return None
        place[word.i] = ends[position]
    if any(part.doc[at].head.i not in place for at in place):
        return None
    heads, deps, tags = [0] * len(doc), [PIECE] * len(doc), [""] * len(doc)
    first = 0
    for at, last in place.items():
        heads[first : last + 1] = [last] * (last + 1 - first)
        first = last + 1
        word = part.doc[at]
        heads[last], deps[last], tags[last] = place[word.head.i], word.dep_, word.tag_
    return Syntax(tuple(tags), tuple(heads), tuple(deps))


def _is_headline(part: Span) -> bool:
    """Whether all long words are capitalised."""
    long_words: Sequence[str] = [word.text for word in part if word.is_alpha and len(word) > 3]
    return bool(long_words) and sum(word[0].isupper() for word in long_words) > 0.75 * len(long_words)
