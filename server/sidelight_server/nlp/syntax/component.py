"""The network as a component of a spaCy pipeline: it sets tags, heads, dependencies, sentences and names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc, Span

from sidelight_server.nlp.syntax.features import features
from sidelight_server.nlp.syntax.network import Network, Syntax
from sidelight_server.nlp.vectors import word_vectors

FACTORY = "sidelight_syntax"

WEIGHTS = "syntax.npz"
"""The file in the component's folder."""

AT_ONCE = 6_000
"""About so many words are read together, so that memory does not grow with the text."""


class SyntaxComponent:
    """Sets doc.tensor, too: the states of the words, for whatever else is learned from them.

    Without weights, as in a pipeline that is not loaded from its folder, it raises ValueError.
    """

    def __init__(self) -> None:
        self._network: Network | None = None

    def __call__(self, doc: Doc) -> Doc:
        return next(self.pipe([doc]))

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 1_000) -> Iterator[Doc]:
        """Read docs, each of them a paragraph; at most batch_size of them together."""
        docs = iter(stream)
        while batch := list(islice(docs, batch_size)):
            for part in _parts(batch):
                self._read(part)
                yield from part

    def from_disk(self, folder: Path, exclude: Sequence[str] = ()) -> SyntaxComponent:
        """With the weights of a folder; raises OSError, KeyError and ValueError as Network does."""
        self._network = Network.from_file(folder / WEIGHTS, word_vectors().data)
        return self

    def _read(self, docs: Sequence[Doc]) -> None:
        if self._network is None:
            raise ValueError("The component has no weights: load the pipeline from its folder.")
        ends = np.cumsum([len(doc) for doc in docs]).tolist()
        places = [(end - len(doc), end) for doc, end in zip(docs, ends, strict=True) if len(doc)]
        if not places:
            return
        words = [
            (word.text, bool(word.whitespace_) or word.i + 1 == len(doc)) for doc in docs for word in doc
        ]
        states = self._network.states(features(words, word_vectors().rows), places)
        syntax = self._network.judged(states, places)
        for doc, (start, end) in zip((doc for doc in docs if len(doc)), places, strict=True):
            _write(doc, syntax, start, end)
            doc.tensor = states[start:end]  # type: ignore[assignment]


def _parts(docs: Iterable[Doc]) -> Iterator[list[Doc]]:
    part: list[Doc] = []
    words = 0
    for doc in docs:
        if part and words + len(doc) > AT_ONCE:
            yield part
            part, words = [], 0
        part.append(doc)
        words += len(doc)
    yield part


def _write(doc: Doc, syntax: Syntax, start: int, end: int) -> None:
    strings = doc.vocab.strings
    given = np.empty((len(doc), 3), np.uint64)
    heads = np.array(syntax.heads[start:end]) - np.arange(start, end)
    given[:, 0] = heads.astype(np.int64).view(np.uint64)
    given[:, 1] = [strings.add(dep) for dep in syntax.deps[start:end]]
    given[:, 2] = [strings.add(tag) for tag in syntax.tags[start:end]]
    doc.from_array(["HEAD", "DEP", "TAG"], given)  # type: ignore[arg-type]
    doc.set_ents(list(entities(doc, syntax.names[start:end])))


def entities(doc: Doc, names: Sequence[str]) -> Iterator[Span]:
    """The names; one that goes on where none has begun begins there."""
    start, kind = 0, ""
    for at, name in enumerate((*names, "O")):
        label = name[2:]
        if kind and (label != kind or name.startswith("B-")):
            yield Span(doc, start, at, label=kind)
            kind = ""
        if label and not kind:
            start, kind = at, label


@Language.factory(FACTORY, assigns=["token.tag", "token.dep", "token.head", "doc.sents", "doc.ents"])
def make_component(nlp: Language, name: str) -> SyntaxComponent:
    return SyntaxComponent()
