"""How well the server's model must read quotes at least. Floors rise with it; only a person lowers one."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from model import measure
from sidelight_server.cli import main
from sidelight_server.engine import SHIPPED
from sidelight_server.nlp.pipeline import load_shipped

SHARED = Path(__file__).parents[3] / "shared"
CORPUS, SCORER = SHARED / "corpus", SHARED / "tools" / "score.py"
pytestmark = [
    pytest.mark.skipif(
        not (CORPUS.is_dir() and SCORER.is_file()),
        reason="needs ../shared/corpus and ../shared/tools/score.py",
    ),
    pytest.mark.skipif(not (SHIPPED / "config.cfg").is_file(), reason="needs the trained pipeline"),
]

FLOORS = [
    ("polnear-dev", "joint", "speech", 0.80),
    ("polnear-dev", "joint", "all", 0.72),
    ("polnear-dev", "joint", "speech/direct", 0.92),
    ("polnear-dev", "joint", "speech/indirect", 0.73),
    ("polnear-dev", "strict", "speech", 0.72),
    ("gum-news-dev", "joint", "speech", 0.79),
]


TREES = [("ewt-dev", 0.83), ("gum-dev", 0.86)]


@pytest.mark.parametrize(("treebank", "floor"), TREES, ids=str)
def test_the_model_reads_trees_no_worse_than_it_did(treebank: str, floor: float) -> None:
    found = measure.scores(load_shipped(SHIPPED), CORPUS / "syntax" / f"{treebank}.spacy")
    assert found["dep_las"] >= floor


@cache
def scores(gold: str) -> dict[str, Any]:
    arguments = ["evaluate", str(CORPUS / "quotes" / f"{gold}.jsonl.gz"), "--scorer", str(SCORER)]
    done = CliRunner().invoke(main, [*arguments, "--engine", "spacy", "--workers", "1", "--json"])
    assert done.exit_code == 0, done.stderr
    result: dict[str, Any] = json.loads(done.stdout)
    return result


@pytest.mark.parametrize(("gold", "metric", "row", "floor"), FLOORS, ids=str)
def test_the_model_reads_quotes_no_worse_than_it_did(gold: str, metric: str, row: str, floor: float) -> None:
    assert scores(gold)["quotes"][row][metric]["f1"] >= floor


def test_the_model_resolves_speakers_no_worse_than_it_did() -> None:
    assert scores("gum-news-dev")["quotes"]["speech"]["speaker"]["accuracy"] >= 0.89


def test_the_confidence_of_the_model_can_be_trusted() -> None:
    assert scores("polnear-dev")["reliability"]["error"] <= 0.05
