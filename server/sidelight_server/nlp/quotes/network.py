"""The network that finds cues, and for each cue the words of its source and its content, in numpy alone.

An encoder reads a stretch of the text: bidirectional LSTMs over the features of the words and their states
in the network of syntax and names, which knows more kinds of text. From what it makes of them every word is
judged: is it the head of a cue, of speech or of thought?
For each cue a smaller LSTM reads the states around it again, knowing where the cue is, and a chain of labels
(a conditional random field, Lafferty et al. 2001) says which words are cue, source and content. The weights
are learned by server/model/quotes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import IntEnum
from math import exp, log
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sidelight.analysis import Span
from sidelight_server.nlp.encoder import Encoder
from sidelight_server.nlp.lstm import Floats, Lstm
from sidelight_server.nlp.quotes.features import SIZES

Whole = NDArray[np.int64]

BOUNDS = np.array(
    [-50, -30, -20, -14, -10, -7, -5, -4, -3, -2, -1, 0, 1, 2, 3, 4, 5, 6, 7, 9, 12, 16, 22, 32, 51]
)
"""Where the classes of distance to a cue begin, in words."""

EVIDENCE = 6
"""How many numbers are the evidence for an attribution."""

BEFORE, AFTER = 80, 120
"""So many words around a cue are read for its source and content."""


AT_ONCE = 64
"""So many cues are read together, so that memory stays within bounds."""


class Label(IntEnum):
    """What a word is to a cue."""

    NONE, CUE, SOURCE, CONTENT = range(4)


class CueKind(IntEnum):
    """What a word is: no head of a cue, the head of a cue of speech, of thought."""

    NONE, SPEECH, THOUGHT = range(3)


class Roles(NamedTuple):
    """The words around one cue.

    start: position of the first. labels: Label of each. sureness: of all of them together, 0 to 1.
    """

    start: int
    labels: NDArray[np.int8]
    sureness: float


class Seen(NamedTuple):
    """What the network is told of words, a row each.

    syntax: their states in the network of syntax and names.
    """

    features: NDArray[np.int32]
    syntax: Floats

    def between(self, start: int, end: int) -> Seen:
        """The rows of some of the words."""
        return Seen(self.features[start:end], self.syntax[start:end])


def evidence(kinds: Floats, roles: Roles, *, has_source: bool, is_quoted: bool) -> Floats:
    """What the trust in an attribution is reckoned from: log odds and logs, so that they can be added up.

    is_quoted: whether its content begins in quotation marks.
    """
    none, speech, thought = np.clip(kinds, 1e-4, 1 - 1e-4).tolist()
    sureness = log(max(roles.sureness, 1e-6))
    odds = log((1 - none) / none)
    return np.array([1, odds, sureness, has_source, speech > thought, is_quoted], np.float32)


def distances(places: Whole, cues: Whole) -> Whole:
    """The classes of the distances from cues to places, both positions of words."""
    return np.asarray(np.digitize(places - cues, BOUNDS), np.int64)


class Network:
    """Reads features. weights: as model/quotes/train.py saves them; vectors: the table of word vectors.

    Raises KeyError and ValueError where the weights are not those of this network.
    """

    def __init__(self, weights: Mapping[str, NDArray[np.generic]], vectors: Floats) -> None:
        given = {name: np.asarray(value, np.float32) for name, value in weights.items()}
        self._encoder = Encoder(given, vectors, SIZES)
        self._judge = [given[f"judge.{part}"] for part in ("0.weight", "0.bias", "3.weight", "3.bias")]
        self._reader = Lstm(given, "reader")
        states = self._encoder.width
        into = self._reader.into
        self._of_words, self._of_cue = into[:, :states], into[:, states : 2 * states]
        self._of_distance = given["distance.weight"] @ into[:, 2 * states :].T
        self._labels = given["labels.weight"], given["labels.bias"]
        self._chain = given["start"], given["moves"], given["end"]
        self._trust = given["trust"]
        self.enough = float(given["enough"][0])

    @classmethod
    def from_file(cls, path: Path, vectors: Floats) -> Network:
        """The network with the weights of an .npz file; raises OSError too."""
        with np.load(path) as weights:
            return cls(dict(weights), vectors)

    def trust(self, seen: Floats) -> float:
        """How likely an attribution is right, by the evidence for it."""
        return 1 / (1 + exp(-float(self._trust @ seen)))

    def states(self, seen: Seen, stretches: Sequence[Span]) -> Floats:
        """The states of all words; no word is seen from another stretch."""
        return self._encoder.states(seen.features, stretches, seen.syntax)

    def cues(self, states: Floats) -> Floats:
        """For each word how likely it is what CueKind says."""
        first, first_bias, last, last_bias = self._judge
        scores = np.maximum(states @ first.T + first_bias, 0) @ last.T + last_bias
        scores = np.exp(scores - scores.max(axis=1, keepdims=True))
        return np.asarray(scores / scores.sum(axis=1, keepdims=True), np.float32)

    def roles(self, states: Floats, cues: Sequence[int], stretches: Sequence[Span]) -> list[Roles]:
        """The words around each cue, in order. stretches: for each cue the one that it stands in."""
        found: list[Roles] = []
        for first in range(0, len(cues), AT_ONCE):
            part = slice(first, first + AT_ONCE)
            found += self._roles(states, cues[part], stretches[part])
        return found

    def _roles(self, states: Floats, cues: Sequence[int], stretches: Sequence[Span]) -> list[Roles]:
        windows = [
            (max(start, cue - BEFORE), min(end, cue + AFTER))
            for cue, (start, end) in zip(cues, stretches, strict=True)
        ]
        first, last = min(start for start, _ in windows), max(end for _, end in windows)
        words = states[first:last] @ self._of_words.T
        at_cue = states[np.array(cues)] @ self._of_cue.T + self._reader.bias
        lengths = np.array([end - start for start, end in windows])
        ends = np.cumsum(lengths)
        positions = np.concatenate([np.arange(start, end) for start, end in windows])
        near = distances(positions, np.repeat(np.array(cues), lengths))
        given = words[positions - first]
        given += np.repeat(at_cue, lengths, axis=0)
        given += self._of_distance[near]
        places = [(int(end - length), int(end)) for end, length in zip(ends, lengths, strict=True)]
        weight, bias = self._labels
        scores = self._reader.read(given, places) @ weight.T + bias
        labels, sureness = _best(scores, places, *self._chain)
        return [
            Roles(start, labels[place[0] : place[1]], float(sure))
            for (start, _), place, sure in zip(windows, places, sureness, strict=True)
        ]


def _best(
    scores: Floats, places: Sequence[Span], start: Floats, moves: Floats, end: Floats
) -> tuple[NDArray[np.int8], Floats]:
    """The best chain of labels of each sequence (Viterbi 1967), and how likely it is."""
    order = sorted(range(len(places)), key=lambda number: places[number][0] - places[number][1])
    starts = np.array([places[number][0] for number in order])
    lengths = np.array([places[number][1] - places[number][0] for number in order])
    best = scores[starts] + start
    total = best.copy()
    came = np.zeros((len(scores), len(Label)), np.int8)
    for step in range(1, lengths[0]):
        count = int(np.searchsorted(-lengths, -step))
        here = starts[:count] + step
        paths = best[:count, :, None] + moves
        came[here] = paths.argmax(axis=1)
        best[:count] = paths.max(axis=1) + scores[here]
        sums = total[:count, :, None] + moves
        top = sums.max(axis=1)
        total[:count] = top + np.log(np.exp(sums - top[:, None]).sum(axis=1)) + scores[here]
    best += end
    total += end
    top = total.max(axis=1)
    likely = np.exp(best.max(axis=1) - top - np.log(np.exp(total - top[:, None]).sum(axis=1)))
    labels = np.zeros(len(scores), np.int8)
    last = best.argmax(axis=1)
    for row, number in enumerate(order):
        first, stop = places[number]
        label = int(last[row])
        for at in range(stop - 1, first - 1, -1):
            labels[at] = label
            label = int(came[at, label])
    sureness = np.empty(len(places), np.float32)
    sureness[order] = likely
    return labels, sureness
