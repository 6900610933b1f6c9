"""What is learned of each word, as numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple, Self

import numpy as np
from numpy.typing import NDArray

from model.paragraphs import UNKNOWN, Paragraph, Syntax
from model.syntax.network import MISSING, Labelled, Trees
from sidelight_server.nlp.syntax.features import features

RARE = 20
"""A relation that is rarer goes by its kind ("obl" for "obl:agent"), or is none."""


class Labels(NamedTuple):
    """The labels of tags, names and dependencies, each in order of its number.

    older: of dependencies, in the scheme of Paragraph.older.
    """

    tags: tuple[str, ...]
    names: tuple[str, ...]
    deps: tuple[str, ...]
    older: tuple[str, ...]

    @classmethod
    def of(cls, paragraphs: Sequence[Paragraph]) -> Self:
        """The labels that paragraphs have."""
        gold = [paragraph.syntax for paragraph in paragraphs if paragraph.syntax is not None]
        older = [paragraph.older for paragraph in paragraphs if paragraph.older is not None]
        named = {name for paragraph in paragraphs for name in paragraph.names or ()}
        return cls(
            tags=tuple(sorted({tag for syntax in gold for tag in syntax.tags})),
            names=tuple(sorted(named - {UNKNOWN})),
            deps=_frequent(gold),
            older=_frequent(older),
        )

    def arrays(self) -> dict[str, NDArray[np.str_]]:
        """By name, as they are kept with the weights."""
        return {f"labels.{name}": np.array(labels) for name, labels in self._asdict().items()}


def _frequent(trees: Iterable[Syntax]) -> tuple[str, ...]:
    deps = Counter(dep for syntax in trees for dep in syntax.deps)
    return tuple(sorted({dep for dep, count in deps.items() if count >= RARE} | {"dep", "ROOT"}))


def labelled(paragraph: Paragraph, labels: Labels, rows: Mapping[str, int]) -> Labelled:
    """A paragraph as the network learns from it. rows: a word → its row in the table of vectors."""
    syntax, names = paragraph.syntax, paragraph.names
    missing = np.full(len(paragraph.words), MISSING, np.int64)
    trees = None if syntax is None else _trees(syntax, labels.deps)
    starts = missing
    if trees is not None:
        starts = np.zeros(len(missing), np.int64)
        starts[[start for start, _ in trees.sentences]] = 1
    return Labelled(
        features=features(zip(paragraph.words, paragraph.spaces, strict=True), rows),
        tags=missing if syntax is None else _numbers(syntax.tags, labels.tags),
        starts=starts,
        names=missing if names is None else _numbers(names, labels.names),
        trees=trees,
        older=None if paragraph.older is None else _trees(paragraph.older, labels.older),
    )


def _trees(syntax: Syntax, labels: tuple[str, ...]) -> Trees:
    sentences = sentences_of(syntax.heads)
    heads = np.array(syntax.heads, np.int64)
    for start, end in sentences:
        inside = heads[start:end]
        heads[start:end] = np.where(inside == np.arange(start, end), 0, inside - start + 1)
    return Trees(tuple(sentences), heads, _numbers(_kept(syntax.deps, labels), labels))


def sentences_of(heads: tuple[int, ...]) -> list[tuple[int, int]]:
    """(start, end) of the sentences: the words that hang on one root, itself its own head."""
    roots = [_root(heads, at) for at in range(len(heads))]
    starts = [at for at, root in enumerate(roots) if not at or root != roots[at - 1]]
    return list(zip(starts, [*starts[1:], len(heads)], strict=True))


def _root(heads: tuple[int, ...], at: int) -> int:
    while heads[at] != at:
        at = heads[at]
    return at


def _kept(deps: Iterable[str], kept: tuple[str, ...]) -> list[str]:
    known = set(kept)
    kinds = ((dep, dep.partition(":")[0]) for dep in deps)
    return [dep if dep in known else kind if kind in known else "dep" for dep, kind in kinds]


def _numbers(found: Iterable[str], labels: tuple[str, ...]) -> NDArray[np.int64]:
    """The number of each label, MISSING for one that is not among them."""
    numbers = {label: number for number, label in enumerate(labels)}
    return np.array([numbers.get(label, MISSING) for label in found], np.int64)
