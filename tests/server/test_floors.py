"""How well each engine must read at least. Floors rise with the reader; only a person lowers one."""

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
pytestmark = pytest.mark.skipif(
    not (CORPUS.is_dir() and SCORER.is_file()), reason="needs ../shared/corpus and ../shared/tools/score.py"
)

ENGINES = ("rules", "spacy")

FLOORS = [
    ("rules", "polnear-dev", "content and source, speech", 0.72),
    ("rules", "polnear-dev", "content and source, speech/direct", 0.88),
    ("rules", "polnear-dev", "content overlap, speech", 0.755),
    ("rules", "gum-news-dev", "content and source, speech", 0.76),
    ("rules", "gum-news-dev", "speaker, speech", 0.93),
    ("rules", "gum-news-dev", "mention overlap", 0.92),
    ("rules", "gum-news-dev", "actor", 0.79),
    ("rules", "gum-news-dev", "B-cubed", 0.95),
    ("spacy", "polnear-dev", "content and source, speech", 0.82),
    ("spacy", "polnear-dev", "content and source, all", 0.745),
    ("spacy", "polnear-dev", "content and source, speech/direct", 0.925),
    ("spacy", "polnear-dev", "content and source, speech/indirect", 0.75),
    ("spacy", "polnear-dev", "content strict, speech", 0.74),
    ("spacy", "gum-news-dev", "content and source, speech", 0.82),
    ("spacy", "gum-news-dev", "speaker, speech", 0.91),
    ("spacy", "gum-news-dev", "mention overlap", 0.94),
    ("spacy", "gum-news-dev", "mention typed overlap", 0.87),
    ("spacy", "gum-news-dev", "actor", 0.79),
    ("spacy", "gum-news-dev", "B-cubed", 0.95),
]

TREES = [("ewt-dev", 0.83), ("gum-dev", 0.86)]
"""Dependencies with the right label, of the server's pipeline."""

MEASURES = {"content and source": "joint", "content overlap": "overlap", "content strict": "strict"}


@cache
def scores(engine: str, gold: str) -> dict[str, Any]:
    arguments = ["evaluate", str(CORPUS / gold), "--scorer", str(SCORER)]
    done = CliRunner().invoke(main, [*arguments, "--engine", engine, "--workers", "1", "--json"])
    assert done.exit_code == 0, done.stderr
    result: dict[str, Any] = json.loads(done.stdout)
    return result


def figure(result: dict[str, Any], name: str) -> float:
    if ", " not in name:
        return float(result["actors"][name]["f1"])
    measured, row = name.split(", ")
    scored = result["quotes"][row]
    if measured == "speaker":
        return float(scored["speaker"]["accuracy"])
    return float(scored[MEASURES[measured]]["f1"])


@pytest.mark.parametrize(("engine", "gold", "name", "floor"), FLOORS, ids=str)
def test_an_engine_reads_no_worse_than_it_did(engine: str, gold: str, name: str, floor: float) -> None:
    assert figure(scores(engine, f"quotes/{gold}.jsonl.gz"), name) >= floor


@pytest.mark.parametrize("engine", ENGINES)
def test_an_engine_finds_all_speakers_and_all_roles_of_the_first_article(engine: str) -> None:
    result = scores(engine, "seed/gold.jsonl")
    assert result["right_speaker"]["right"] == result["right_speaker"]["total"] == 20
    assert result["right_role"]["right"] == result["right_role"]["total"] == 7


def test_the_confidence_of_the_model_can_be_trusted() -> None:
    assert scores("spacy", "quotes/polnear-dev.jsonl.gz")["reliability"]["error"] <= 0.05


@pytest.mark.parametrize(("treebank", "floor"), TREES, ids=str)
def test_the_model_reads_trees_no_worse_than_it_did(treebank: str, floor: float) -> None:
    found = measure.scores(load_shipped(SHIPPED), CORPUS / "syntax" / f"{treebank}.spacy")
    assert found["dep_las"] >= floor
