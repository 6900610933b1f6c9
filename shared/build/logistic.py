"""Logistic regression by FTRL-Proximal, which leaves most weights at zero.

McMahan et al. 2013, “Ad click prediction: a view from the trenches”.
"""

from __future__ import annotations

import random
import sys
from collections import Counter, defaultdict
from collections.abc import Hashable
from math import exp, sqrt
from typing import TypeVar

BETA, L2 = 1.0, 1.0
SEED = 20161108
ORDERS = 3
LEAST_SEEN = 3


Feature = TypeVar("Feature", bound=Hashable)


def learn(
    examples: list[tuple[list[Feature], bool]], *, l1: float, alpha: float, epochs: int
) -> dict[Feature, float]:
    """The weights of the features, those at zero left out.

    They are the mean of what is learned in several orders of the examples, since one order alone moves them
    by chance. l1: how much a feature must tell to get a weight. alpha: how fast weights move. epochs: how
    often all examples are gone through.
    """
    seen = Counter(feature for features, _ in examples for feature in features)
    told = [([f for f in features if seen[f] >= LEAST_SEEN], label) for features, label in examples]
    total: defaultdict[Feature, float] = defaultdict(float)
    for order in range(ORDERS):
        chance = random.Random(SEED + order)
        for feature, weight in _in_one_order(told, chance, l1=l1, alpha=alpha, epochs=epochs).items():
            total[feature] += weight / ORDERS
    return dict(total)


def _in_one_order(
    examples: list[tuple[list[Feature], bool]], chance: random.Random, *, l1: float, alpha: float, epochs: int
) -> dict[Feature, float]:
    shuffled = list(examples)
    z: defaultdict[Feature, float] = defaultdict(float)
    n: defaultdict[Feature, float] = defaultdict(float)

    def weight(feature: Feature) -> float:
        if abs(z[feature]) <= l1:
            return 0.0
        sign = 1.0 if z[feature] > 0 else -1.0
        return -(z[feature] - sign * l1) / ((BETA + sqrt(n[feature])) / alpha + L2)

    right = 0
    for _ in range(epochs):
        chance.shuffle(shuffled)
        right = 0
        for features, label in shuffled:
            current = [weight(feature) for feature in features]
            guess = 1 / (1 + exp(-max(-30.0, min(30.0, sum(current)))))
            right += (guess >= 0.5) == label
            gradient = guess - label
            square = gradient * gradient
            for feature, value in zip(features, current, strict=True):
                sigma = (sqrt(n[feature] + square) - sqrt(n[feature])) / alpha
                z[feature] += gradient - sigma * value
                n[feature] += square
    print(f"{right / len(shuffled):.4f} right in training", file=sys.stderr)
    return {feature: value for feature in list(z) if (value := weight(feature))}
