"""How well the rules must read at least. Floors rise with the reader; only a person lowers one."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from sidelight_server.cli import main

SHARED = Path(__file__).parents[3] / "shared"
CORPUS, SCORER = SHARED / "corpus", SHARED / "tools" / "score.py"
needs_corpus = pytest.mark.skipif(
    not (CORPUS.is_dir() and SCORER.is_file()), reason="needs ../shared/corpus and ../shared/tools/score.py"
)

FLOORS = [
    ("polnear-dev", "content and source, speech", 0.72),
    ("polnear-dev", "content and source, speech/direct", 0.88),
    ("polnear-dev", "content overlap, speech", 0.755),
    ("gum-news-dev", "content and source, speech", 0.76),
    ("gum-news-dev", "speaker, speech", 0.91),
    ("gum-news-dev", "mention overlap", 0.92),
    ("gum-news-dev", "actor", 0.78),
    ("gum-news-dev", "B-cubed", 0.95),
]


@cache
def scores(gold: str) -> dict[str, Any]:
    arguments = ["evaluate", str(CORPUS / "quotes" / f"{gold}.jsonl.gz"), "--scorer", str(SCORER)]
    done = CliRunner().invoke(main, [*arguments, "--engine", "rules", "--workers", "1", "--json"])
    assert done.exit_code == 0, done.stderr
    result: dict[str, Any] = json.loads(done.stdout)
    return result


def figure(result: dict[str, Any], name: str) -> float:
    if ", " not in name:
        return float(result["actors"][name]["f1"])
    measure, row = name.split(", ")
    scored = result["quotes"][row]
    match measure:
        case "content and source":
            return float(scored["joint"]["f1"])
        case "content overlap":
            return float(scored["overlap"]["f1"])
        case _:
            return float(scored["speaker"]["accuracy"])


@needs_corpus
@pytest.mark.parametrize(("gold", "name", "floor"), FLOORS, ids=str)
def test_the_rules_read_no_worse_than_they_did(gold: str, name: str, floor: float) -> None:
    assert figure(scores(gold), name) >= floor


@needs_corpus
def test_the_rules_find_all_speakers_and_all_roles_of_the_first_article() -> None:
    seed = CORPUS / "seed" / "gold.jsonl"
    arguments = [
        "evaluate",
        str(seed),
        "--scorer",
        str(SCORER),
        "--engine",
        "rules",
        "--workers",
        "1",
        "--json",
    ]
    result = json.loads(CliRunner().invoke(main, arguments).stdout)
    assert result["right_speaker"]["right"] == result["right_speaker"]["total"] == 20
    assert result["right_role"]["right"] == result["right_role"]["total"] == 7
