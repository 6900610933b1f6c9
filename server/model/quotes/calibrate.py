"""How far an attribution can be trusted, and which are worth showing: learned on documents held out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from model.quotes.examples import article_of
from sidelight.analysis import Span
from sidelight.reading import Attribution, Linguist
from sidelight_server.nlp.quotes.attributions import as_trained, by_network
from sidelight_server.nlp.quotes.network import Network
from sidelight_server.nlp.syntax.states import states_of

ENOUGH = 0.5
"""Contents are the same where they share so much of both, sources so much of the shorter one."""


class Trust(NamedTuple):
    """weights: of evidence(). enough: attributions that can be trusted less are not worth showing."""

    weights: NDArray[np.float32]
    enough: float


def trust_in(network: Network, documents: Iterable[Mapping[str, Any]], linguist: Linguist) -> Trust:
    """The trust that the network earns on gold documents that it has not learned from."""
    evidence, right, wanted = [], [], 0
    for document in documents:
        reading = as_trained(linguist.read(article_of(document)))
        wanted += len(document["quotes"])
        for item, seen in by_network(network, reading, states_of(reading)):
            evidence.append(seen)
            right.append(is_right(item, document["quotes"]))
    weights = _logistic(np.array(evidence, np.float64), np.array(right, np.float64))
    trusted = 1 / (1 + np.exp(-np.array(evidence) @ weights))
    return Trust(weights.astype(np.float32), _best_threshold(trusted, np.array(right), wanted))


def is_right(item: Attribution, quotes: Sequence[Mapping[str, Any]]) -> bool:
    """Whether a gold quote has the attribution's content and its source, or enough of both."""
    content, source = _places(item.content), _places(item.source)
    return any(_is_same(content, source, quote) for quote in quotes)


def _is_same(content: set[int], source: set[int], quote: Mapping[str, Any]) -> bool:
    gold, gold_source = _places(quote["content"]), _places(quote["source"])
    if len(content & gold) < ENOUGH * len(content | gold):
        return False
    if not source or not gold_source:
        return not source and not gold_source
    return len(source & gold_source) >= ENOUGH * min(len(source), len(gold_source))


def _places(spans: Sequence[Span]) -> set[int]:
    return {at for start, end in spans for at in range(start, end)}


def _logistic(evidence: NDArray[np.float64], right: NDArray[np.float64]) -> NDArray[np.float64]:
    """Logistic regression by Newton's method, as Platt 1999 calibrates scores; a ridge keeps it finite."""
    weights = np.zeros(evidence.shape[1])
    for _ in range(30):
        likely = 1 / (1 + np.exp(-evidence @ weights))
        slope = evidence.T @ (right - likely) - 0.1 * weights
        curve = (evidence * (likely * (1 - likely))[:, None]).T @ evidence + 0.1 * np.eye(len(weights))
        weights = weights + np.linalg.solve(curve, slope)
    return weights


def _best_threshold(trusted: NDArray[np.float64], right: NDArray[np.bool_], wanted: int) -> float:
    """Where the F1 of what is kept is highest."""
    order = np.argsort(-trusted)
    hits = np.cumsum(right[order])
    scores = 2 * hits / (np.arange(1, len(order) + 1) + wanted)
    return float(trusted[order][int(scores.argmax())])
