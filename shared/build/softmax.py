"""Multinomial logistic regression by FTRL-Proximal, the many-class form of logistic.py."""

from __future__ import annotations

import random
import sys
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

EPOCHS = 5
ALPHA, BETA, L1, L2 = 0.15, 1.0, 2.0, 1.0
SEED = 20161108


class Example(NamedTuple):
    """What is known of one thing, which class it is of, and how much it counts."""

    features: Sequence[str]
    label: str
    weight: float


def learn(
    examples: Sequence[Example], labels: Sequence[str], least_seen: int
) -> dict[str, tuple[float, ...]]:
    """The weights of each feature, one per label; features whose weights are all zero are left out."""
    seen = Counter(feature for example in examples for feature in example.features)
    number = {feature: at for at, feature in enumerate(sorted(f for f in seen if seen[f] >= least_seen))}
    rows = [
        (
            np.array([number[f] for f in example.features if f in number]),
            labels.index(example.label),
            example.weight,
        )
        for example in examples
    ]
    z, n = np.zeros((len(number), len(labels))), np.zeros((len(number), len(labels)))

    def weights(at: np.ndarray | slice) -> np.ndarray:
        over = np.sign(z[at]) * np.maximum(np.abs(z[at]) - L1, 0)
        return -over / ((BETA + np.sqrt(n[at])) / ALPHA + L2)

    chance = random.Random(SEED)
    for epoch in range(1, EPOCHS + 1):
        chance.shuffle(rows)
        right = 0
        for at, label, weight in rows:
            current = weights(at)
            scores = current.sum(axis=0)
            gradient = np.exp(scores - scores.max())
            gradient /= gradient.sum()
            right += int(gradient.argmax()) == label
            gradient[label] -= 1
            gradient *= weight
            root = np.sqrt(n[at])
            n[at] += gradient**2
            z[at] += gradient - (np.sqrt(n[at]) - root) / ALPHA * current
        print(f"epoch {epoch}: {right / len(rows):.4f} right in training", file=sys.stderr)
    found = weights(slice(None))
    return {feature: tuple(found[at]) for feature, at in number.items() if found[at].any()}
