"""Confidence against what is right: made quotes with made gold, and the project's own scorer."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from sidelight_server.evaluate import load_scorer
from sidelight_server.reliability import reliability, reliability_report

SCORER = Path(__file__).parents[3] / "shared" / "tools" / "score.py"
pytestmark = pytest.mark.skipif(not SCORER.is_file(), reason="needs ../shared/tools/score.py")

TEXT = "Ana said it rains. Bo said it snows. Cy said it hails. Di said it pours."


def said(who: str, what: str, confidence: float | None = None) -> dict[str, Any]:
    parts = {
        "content": [[TEXT.index(what), TEXT.index(what) + len(what)]],
        "source": [[TEXT.index(who), TEXT.index(who) + len(who)]],
        "cue": [],
        "kind": "indirect",
    }
    return parts if confidence is None else {**parts, "confidence": confidence}


GOLD = [said("Ana", "it rains"), said("Bo", "it snows"), said("Cy", "it hails")]


def judged(*quotes: dict[str, Any]) -> dict[str, Any]:
    gold = {"a": {"id": "a", "text": TEXT, "quotes": GOLD}}
    return reliability(gold, {"a": {"quotes": list(quotes)}}, load_scorer(SCORER))


def test_a_tenth_of_confidence_tells_how_many_of_its_quotes_are_right() -> None:
    found = judged(said("Ana", "it rains", 0.95), said("Bo", "it snows", 0.91), said("Di", "it pours", 0.92))
    assert [(row["quotes"], row["right"]) for row in found["bins"]] == [(3, pytest.approx(2 / 3))]
    assert found["error"] == pytest.approx((0.95 + 0.91 + 0.92) / 3 - 2 / 3)


@pytest.mark.parametrize(
    "quote",
    [
        pytest.param(said("Bo", "it rains", 0.9), id="another source"),
        pytest.param(said("Ana", "it pours", 0.9), id="another content"),
    ],
)
def test_a_quote_with_a_wrong_part_is_not_right(quote: dict[str, Any]) -> None:
    assert [row["right"] for row in judged(quote)["bins"]] == [0.0]


def test_a_gold_quote_makes_one_quote_right_and_no_more() -> None:
    found = judged(said("Ana", "it rains", 0.95), said("Ana", "it rains", 0.95))
    assert [row["right"] for row in found["bins"]] == [0.5]


def test_certain_quotes_that_are_right_are_perfectly_calibrated() -> None:
    found = judged(said("Ana", "it rains", 1.0), said("Di", "it pours", 0.0))
    assert found["error"] == 0.0
    assert [row["from"] for row in found["bins"]] == [0.0, 0.9]


def test_the_distances_of_the_tenths_weigh_as_many_as_they_hold() -> None:
    found = judged(said("Ana", "it rains", 1.0), said("Bo", "it snows", 1.0), said("Di", "it pours", 0.3))
    assert found["error"] == pytest.approx(0.1)


def test_without_quotes_there_is_no_error_to_tell() -> None:
    found = judged()
    assert found == {"bins": [], "error": None}
    assert reliability_report(found).endswith("expected calibration error: -")


def test_the_table_shows_a_line_for_each_tenth_that_holds_quotes() -> None:
    report = reliability_report(judged(said("Ana", "it rains", 0.95), said("Di", "it pours", 0.42)))
    assert [line.split() for line in report.splitlines()[1:3]] == [
        ["0.4", "to", "0.5", "1", "0.420", "0.000"],
        ["0.9", "to", "1.0", "1", "0.950", "1.000"],
    ]
