"""Whether confidence can be trusted: of quotes with confidence 0.9, are nine in ten right?

A quote is right where its content and its source agree with a gold quote's as the scorer counts it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

BINS = 10


def reliability(
    gold: Mapping[str, Mapping[str, Any]], predicted: Mapping[str, Mapping[str, Any]], scorer: Any
) -> dict[str, Any]:
    """How many quotes of each tenth of confidence are right.

    "bins": those that hold any, with their bounds "from" and "to", how many "quotes", their mean "confidence"
    and the share that is "right". "error": the expected calibration error, the mean distance of the two over
    all quotes (Naeini, Cooper and Hauskrecht 2015, "Obtaining Well Calibrated Probabilities Using Bayesian
    Binning", AAAI); None where there are no quotes.
    """
    members: list[list[tuple[float, bool]]] = [[] for _ in range(BINS)]
    for id, document in gold.items():
        if "quotes" not in document:
            continue
        for confidence, is_right in _judged(document, predicted[id]["quotes"], scorer):
            members[min(int(confidence * BINS), BINS - 1)].append((confidence, is_right))
    bins = []
    for number, judged in enumerate(members):
        if judged:
            mean = sum(confidence for confidence, _ in judged) / len(judged)
            right = sum(is_right for _, is_right in judged) / len(judged)
            bounds = {"from": number / BINS, "to": (number + 1) / BINS}
            bins.append({**bounds, "quotes": len(judged), "confidence": mean, "right": right})
    total = sum(row["quotes"] for row in bins)
    distance = sum(row["quotes"] * abs(row["confidence"] - row["right"]) for row in bins)
    return {"bins": bins, "error": distance / total if total else None}


def _judged(
    document: Mapping[str, Any], quotes: Sequence[Mapping[str, Any]], scorer: Any
) -> list[tuple[float, bool]]:
    """The confidence of each quote and whether it is right."""
    index = scorer.WordIndex(document["text"])
    gold = [scorer.Quote.read(quote, index, gold=True) for quote in document["quotes"]]
    found = [scorer.Quote.read(quote, index, gold=False) for quote in quotes]
    right = {
        p
        for g, p in scorer.overlap_pairs(gold, found)
        if scorer.source_matches(gold[g].source, found[p].source)
    }
    return [(quote["confidence"], at in right) for at, quote in enumerate(quotes)]


def reliability_report(result: Mapping[str, Any]) -> str:
    """The reliability as a table for reading."""
    lines = [f"{'CONFIDENCE':<14}{'quotes':>8}{'mean':>8}{'right':>8}"]
    for row in result["bins"]:
        bounds = f"{row['from']:.1f} to {row['to']:.1f}"
        lines.append(f"{bounds:<14}{row['quotes']:>8}{row['confidence']:>8.3f}{row['right']:>8.3f}")
    error = "-" if result["error"] is None else f"{result['error']:.3f}"
    return "\n".join([*lines, f"expected calibration error: {error}"])
