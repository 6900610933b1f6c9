"""The best tree over the words of a sentence, given how likely each word is to hang on each other."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sidelight_server.nlp.lstm import Floats

Heads = NDArray[np.int64]

NEVER = -1e9


def best_tree(scores: Floats) -> Heads:
    """The head of each word of the tree with the highest sum of scores that has one root.

    scores: a row a word, a column a head; column 0 is the root, column k the k-th word, as are the heads in
    the answer. The root is the word that most surely has none; the rest is the maximum spanning tree (Chu and
    Liu 1965, Edmonds 1967), asked for only where the best heads are no tree by themselves.
    """
    scores = scores.astype(np.float64)
    count = len(scores)
    scores[np.arange(count), np.arange(1, count + 1)] = NEVER
    others = scores[:, 1:].max(axis=1) if count > 1 else np.full(1, NEVER)
    root = int((scores[:, 0] - others).argmax())
    scores[:, 0] = NEVER
    scores[root] = NEVER
    scores[root, 0] = 0
    heads: Heads = scores.argmax(axis=1)
    if _cycle(heads) is None:
        return heads
    square = np.full((count + 1, count + 1), NEVER)
    square[1:] = scores
    found: Heads = _spanning(square)[1:]
    return found


def _spanning(scores: NDArray[np.float64]) -> Heads:
    """The heads of the maximum spanning tree from node 0; scores: a row a node, a column a head."""
    heads: Heads = scores.argmax(axis=1)
    heads[0] = 0
    cycle = _cycle(heads[1:])
    if cycle is None:
        return heads
    inside = np.zeros(len(scores), np.bool_)
    inside[cycle] = True
    outside = np.flatnonzero(~inside)
    size = len(outside)
    own = scores[cycle, heads[cycle]]
    # The cycle becomes one node, the last: it is entered where that costs least.
    into = scores[np.ix_(cycle, outside)] - own[:, None]
    out = scores[np.ix_(outside, cycle)]
    smaller = np.full((size + 1, size + 1), NEVER)
    smaller[:size, :size] = scores[np.ix_(outside, outside)]
    smaller[size, :size] = into.max(axis=0)
    smaller[:size, size] = out.max(axis=1)
    contracted = _spanning(smaller)
    found: Heads = heads.copy()
    for at, head in zip(outside.tolist(), contracted[:size].tolist(), strict=True):
        row = np.searchsorted(outside, at)
        found[at] = outside[head] if head < size else cycle[int(out[row].argmax())]
    entry = int(contracted[size])
    found[cycle[int(into[:, entry].argmax())]] = outside[entry]
    found[0] = 0
    return found


def _cycle(heads: Heads) -> Heads | None:
    """The nodes of a cycle, counted from 1; None where all words come to the root. heads: of nodes 1, 2, …"""
    given = [0, *heads.tolist()]
    done = [True] + [False] * len(heads)
    for first in range(1, len(given)):
        at, path = first, []
        on_path = set()
        while not done[at] and at not in on_path:
            path.append(at)
            on_path.add(at)
            at = given[at]
        if not done[at]:
            return np.array(path[path.index(at) :])
        for node in path:
            done[node] = True
    return None
