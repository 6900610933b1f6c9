"""What the networks make of the words of a text: their vectors and learned features, read by LSTMs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from enum import IntEnum
from itertools import count, takewhile

import numpy as np
from numpy.typing import NDArray

from sidelight.analysis import Span
from sidelight_server.nlp.lstm import Floats, Lstm

VECTOR, WORD = 0, 1
"""The columns of features that hold what is known of a word (sidelight_server.nlp.forms.Known)."""


class Encoder:
    """given: the weights by name; vectors: the table of word vectors; columns: the features that are learned.

    Raises KeyError and ValueError where the weights are not those of such an encoder.
    """

    def __init__(self, given: Mapping[str, Floats], vectors: Floats, columns: Iterable[IntEnum]) -> None:
        self._vectors = vectors
        self._tables = {column: given[f"tables.{column.name}.weight"] for column in columns}
        names = takewhile(
            lambda name: f"{name}.ahead.weight_hh_l0" in given, map("encoder.{}".format, count())
        )
        self._layers = [Lstm(given, name) for name in names]
        self.width = 2 * self._layers[-1].width
        """Of the states."""

    def states(self, found: NDArray[np.int32], stretches: Sequence[Span], *others: Floats) -> Floats:
        """The states of all words; no word is seen from another stretch.

        found: the features, a row a word. others: what else is known of the words, a row each.
        """
        rows = found[:, VECTOR]
        columns = [*others, self._vectors[rows - 1] * (rows > 0)[:, None]]
        columns += [table[found[:, column]] for column, table in self._tables.items()]
        states = np.concatenate(columns, axis=1)
        for layer in self._layers:
            states = layer.read(states @ layer.into.T + layer.bias, stretches)
        return states
