"""The vocabulary as JSON and as JSON Schema."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from sidelight import Analysis, Article, read
from sidelight.analysis import SCHEMA, Quote
from sidelight.schema import json_schema, to_json

SAMPLES = sorted((Path(__file__).parents[2] / "e2e" / "pages").glob("*/article.txt"))


@pytest.fixture(scope="module")
def validator() -> Draft202012Validator:
    schema = json_schema(Analysis)
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.parent.name)
def test_an_analysis_is_json_that_the_schema_knows(path: Path, validator: Draft202012Validator) -> None:
    analysis = read(Article(text=path.read_text(encoding="utf-8"), published="2026-10-22"))
    data = to_json(analysis)
    validator.validate(data)
    assert json.loads(json.dumps(data)) == data
    assert data["schema"] == SCHEMA
    assert len(data["quotes"]) > 5 and len(data["actors"]) > 5 and data["notes"]


@pytest.mark.parametrize(
    "spoil",
    [
        lambda data: data.pop("quotes"),
        lambda data: data.update(more=1),
        lambda data: data["actors"][0].update(type="ship"),
        lambda data: data["actors"][0]["mentions"][0].update(span=[1]),
        lambda data: data["quotes"][0].update(confidence="high"),
        lambda data: data.update(schema="sidelight/2"),
    ],
)
def test_the_schema_refuses_what_is_no_analysis(spoil: Any, validator: Draft202012Validator) -> None:
    data = to_json(read(Article(text="Ann Lee said it rained.")))
    validator.validate(data)
    spoil(data)
    assert not validator.is_valid(data)


def test_every_class_of_the_vocabulary_stands_in_the_schema_once() -> None:
    schema = json_schema(Analysis)
    assert sorted(schema["$defs"]) == [
        "Actor",
        "Analysis",
        "ArticleHead",
        "Engine",
        "Mention",
        "Note",
        "NoteSource",
        "Quote",
    ]
    assert schema["$defs"]["Quote"]["properties"]["within"] == {
        "anyOf": [{"type": "string"}, {"type": "null"}]
    }
    assert set(schema["$defs"]["Quote"]["required"]) == set(Quote.__dataclass_fields__)


def test_what_is_no_part_of_the_vocabulary_has_no_schema() -> None:
    @dataclass
    class Odd:
        words: set

    with pytest.raises(TypeError, match="no part of the vocabulary"):
        json_schema(Odd)
