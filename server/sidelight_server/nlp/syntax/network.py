"""The network that finds tags, sentences, dependencies and names, in numpy alone.

Bidirectional LSTMs read a paragraph. From the state at each word are judged its tag, whether a sentence
begins there, and what it is in a name; from the states of two words how likely one hangs on the other
(biaffine, Dozat and Manning 2017), and as what. The weights are learned by server/model/syntax.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sidelight.analysis import Span
from sidelight_server.nlp.encoder import Encoder
from sidelight_server.nlp.lstm import Floats
from sidelight_server.nlp.syntax.features import SIZES
from sidelight_server.nlp.syntax.names import NameLabels
from sidelight_server.nlp.syntax.trees import best_tree

LONGEST = 250
"""Words of the longest sentence: the time that a tree takes grows with their square."""


class Syntax(NamedTuple):
    """What was found of some paragraphs, an entry a word.

    tags, deps, names: labels; names in the IOB scheme ("B-PERSON", "I-PERSON", "O"). heads: the position of
    each word's head, its own where it is the root of a sentence.
    """

    tags: list[str]
    deps: list[str]
    names: list[str]
    heads: list[int]


class Network:
    """Reads features. weights: as model/syntax/train.py saves them; vectors: the table of word vectors.

    Raises KeyError and ValueError where the weights are not those of this network.
    """

    def __init__(self, weights: Mapping[str, NDArray[np.generic]], vectors: Floats) -> None:
        labels = {name: value.tolist() for name, value in weights.items() if name.startswith("labels.")}
        self.tags: list[str] = labels["labels.tags"]
        self.deps: list[str] = labels["labels.deps"]
        self.names: list[str] = labels["labels.names"]
        given = {name: np.asarray(value, np.float32) for name, value in weights.items() if name not in labels}
        self.states = Encoder(given, vectors, SIZES).states
        judges = ("as_head", "as_dependent", "of_head", "of_dependent")
        parts = ("tags", "starts", "names", *(f"judge.{part}" for part in judges))
        self._weights = np.concatenate([given[f"{part}.weight"] for part in parts]).T
        self._biases = np.concatenate([given[f"{part}.bias"] for part in parts])
        self._cuts = np.cumsum([len(given[f"{part}.bias"]) for part in parts])[:-1].tolist()
        self._root, self._of_root = given["judge.root"], given["judge.of_root"]
        self._arcs = given["judge.arcs"]
        self._deps = given["judge.deps.weight"].T, given["judge.deps.bias"]
        self._root_dep = self.deps.index("ROOT")
        self._names = NameLabels(self.names)

    @classmethod
    def from_file(cls, path: Path, vectors: Floats) -> Network:
        """The network with the weights of an .npz file; raises OSError too."""
        with np.load(path) as weights:
            return cls(dict(weights), vectors)

    def read(self, found: NDArray[np.int32], paragraphs: Sequence[Span]) -> Syntax:
        """What the words are. found: their features; paragraphs: (start, end) in words, covering all."""
        states = self.states(found, paragraphs)
        return self.judged(states, paragraphs)

    def judged(self, states: Floats, paragraphs: Sequence[Span]) -> Syntax:
        """What the words are, from their states."""
        judged = np.split(states @ self._weights + self._biases, self._cuts, axis=1)
        tags, starts, names, heads, dependents, from_heads, to_dependents = judged
        sentences = _sentences(starts[:, 1] > starts[:, 0], paragraphs)
        tree = self._heads(np.maximum(heads, 0), np.maximum(dependents, 0), sentences)
        return Syntax(
            tags=[self.tags[number] for number in tags.argmax(axis=1).tolist()],
            deps=self._relations(from_heads, to_dependents, tree),
            names=[self.names[number] for number in self._names.best(names, paragraphs)],
            heads=tree.tolist(),
        )

    def _heads(self, heads: Floats, dependents: Floats, sentences: Iterable[Span]) -> NDArray[np.int64]:
        """The position of each word's head, its own for a root."""
        asked = dependents @ self._arcs[:-1] + self._arcs[-1]
        at_root = asked @ self._root
        found = np.empty(len(heads), np.int64)
        for start, end in sentences:
            part = slice(start, end)
            scores = np.concatenate([at_root[part, None], asked[part] @ heads[part].T], axis=1)
            tree = best_tree(scores) - 1
            found[part] = np.where(tree < 0, np.arange(len(tree)), tree) + start
        return found

    def _relations(self, from_heads: Floats, to_dependents: Floats, tree: NDArray[np.int64]) -> list[str]:
        weights, bias = self._deps
        is_root = tree == np.arange(len(tree))
        above = from_heads[tree]
        above[is_root] = self._of_root
        scores = np.maximum(above + to_dependents, 0) @ weights + bias
        scores[:, self._root_dep] = -np.inf
        deps = scores.argmax(axis=1)
        deps[is_root] = self._root_dep
        return [self.deps[number] for number in deps.tolist()]


def _sentences(starts: NDArray[np.bool_], paragraphs: Sequence[Span]) -> Iterator[Span]:
    """(start, end) of the sentences, each within a paragraph and at most LONGEST."""
    for start, end in paragraphs:
        inside = (np.flatnonzero(starts[start + 1 : end]) + start + 1).tolist()
        for first, last in pairwise((start, *inside, end)):
            yield from pairwise((*range(first, last, LONGEST), last))
