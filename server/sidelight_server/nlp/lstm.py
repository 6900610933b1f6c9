"""Bidirectional LSTMs (Hochreiter and Schmidhuber 1997) in numpy, with weights that torch has learned."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from sidelight.analysis import Span

Floats = NDArray[np.float32]


class Lstm:
    """One layer, both directions. into, bias: from what is read to the gates, the backward ones last."""

    def __init__(self, given: Mapping[str, Floats], name: str) -> None:
        both = (f"{name}.ahead", f"{name}.back")
        self.width = given[f"{both[0]}.weight_hh_l0"].shape[1]
        # sigmoid(x) = (1 + tanh(x / 2)) / 2: with half of what goes into sigmoid gates, one tanh does all.
        half = np.full(4 * self.width, 0.5, np.float32)
        half[2 * self.width : 3 * self.width] = 1
        self.into = np.concatenate([given[f"{way}.weight_ih_l0"] * half[:, None] for way in both])
        self.bias = np.concatenate(
            [(given[f"{way}.bias_ih_l0"] + given[f"{way}.bias_hh_l0"]) * half for way in both]
        )
        again = [(given[f"{way}.weight_hh_l0"] * half[:, None]).T for way in both]
        self._again = np.ascontiguousarray(np.stack(again))

    def read(self, given: Floats, places: Sequence[Span]) -> Floats:
        """The states at each word, from the gates' inputs; places: (start, end) of each sequence.

        All sequences go one step at a time, the longest first, so that those that have ended are the last.
        """
        width = self.width
        order = sorted(places, key=lambda place: place[0] - place[1])
        starts = np.array([start for start, _ in order])
        ends = np.array([end for _, end in order])
        lengths = ends - starts
        states = np.empty((len(given), 2 * width), np.float32)
        inputs = given.reshape(len(given), 2, 4 * width)
        hidden = np.zeros((2, len(order), width), np.float32)
        cell = np.zeros((2, len(order), width), np.float32)
        for step in range(lengths[0]):
            count = int(np.searchsorted(-lengths, -step))
            ahead, back = starts[:count] + step, ends[:count] - 1 - step
            gates = hidden[:, :count] @ self._again
            gates[0] += inputs[ahead, 0]
            gates[1] += inputs[back, 1]
            np.tanh(gates, out=gates)
            entry, forget, fresh, out = (gates[:, :, at * width : (at + 1) * width] for at in range(4))
            kept = cell[:, :count]
            cell = 0.5 * ((1 + forget) * kept + (1 + entry) * fresh)
            hidden = 0.5 * (1 + out) * np.tanh(cell)
            states[ahead, :width] = hidden[0]
            states[back, width:] = hidden[1]
        return states
