"""A tree over the words of a sentence, given how likely each word is to hang on each other."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sidelight_server.nlp.lstm import Floats

Heads = NDArray[np.int64]

NEVER = -1e9


def best_tree(scores: Floats) -> Heads:
    """The head of each word, so that they make a tree with one root and have high scores.

    scores: a row a word, a column a head; column 0 is the root, column k the k-th word, as are the heads in
    the answer. The root is the word that most surely has none. Each other word gets its best head; where some
    hang on each other in a circle, one of them gets its best head outside, where that costs least: so Chu and
    Liu 1965 and Edmonds 1967 begin, who then look whether another circle would have been the better one to
    break. In time as the square of the words, whatever the scores are.
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
    reached = _reached(heads)
    while not reached[1:].all():
        circle = _circle(heads, int(reached[1:].argmin()) + 1)
        losses = scores[circle - 1, heads[circle - 1]][:, None] - scores[circle - 1]
        losses[:, ~reached] = -NEVER
        row, head = np.unravel_index(int(losses.argmin()), losses.shape)
        heads[circle[row] - 1] = head
        reached = _reached(heads)
    return heads


def _reached(heads: Heads) -> NDArray[np.bool_]:
    """Which nodes come to the root, node 0 itself the first; heads: of nodes 1, 2, …

    Each step looks twice as far up.
    """
    above = np.concatenate([[0], heads])
    for _ in range(len(heads).bit_length()):
        above = above[above]
    return np.asarray(above == 0)


def _circle(heads: Heads, start: int) -> Heads:
    """The nodes of the circle that a node comes to."""
    seen: dict[int, int] = {}
    at = start
    while at not in seen:
        seen[at] = len(seen)
        at = int(heads[at - 1])
    return np.array(list(seen)[seen[at] :])
