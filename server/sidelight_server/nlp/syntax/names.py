"""The best labels of names: a name goes on only where one of its kind has begun."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from sidelight.analysis import Span
from sidelight_server.nlp.lstm import Floats

NEVER = -1e9


class NameLabels:
    """labels: in the IOB scheme ("B-PERSON", "I-PERSON", "O"), in order of their numbers."""

    def __init__(self, labels: Sequence[str]) -> None:
        goes_on = [label.startswith("I-") for label in labels]
        may_follow = [
            [
                not on or (before != "O" and before[2:] == label[2:])
                for label, on in zip(labels, goes_on, strict=True)
            ]
            for before in labels
        ]
        self._moves = np.where(may_follow, 0, NEVER)
        self._start = np.where(goes_on, NEVER, 0)

    def best(self, scores: Floats, paragraphs: Iterable[Span]) -> list[int]:
        """The number of each word's label, so that their scores sum up to the most and all names are whole.

        scores: a row a word, a column a label. paragraphs: (start, end) in words; no name goes over an end.
        """
        found = scores.argmax(axis=1)
        for start, end in paragraphs:
            own = found[start:end]
            if self._start[own[0]] or self._moves[own[:-1], own[1:]].any():
                found[start:end] = self._chain(scores[start:end])
        numbers: list[int] = found.tolist()
        return numbers

    def _chain(self, scores: Floats) -> list[int]:
        """The best chain of labels of one paragraph (Viterbi 1967)."""
        likely = scores - np.log(
            np.exp(scores - scores.max(axis=1, keepdims=True)).sum(axis=1, keepdims=True)
        )
        best = likely[0] + self._start
        came = []
        for row in likely[1:]:
            paths = best[:, None] + self._moves
            came.append(paths.argmax(axis=0))
            best = paths.max(axis=0) + row
        labels = [int(best.argmax())]
        for before in reversed(came):
            labels.append(int(before[labels[-1]]))
        return labels[::-1]
