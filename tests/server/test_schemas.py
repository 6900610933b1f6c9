"""The vocabulary stands once: what is derived from it agrees with it."""

from __future__ import annotations

import importlib.util
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import marshmallow as ma
import pytest
from flask import Flask

from sidelight import Analysis, Article
from sidelight.analysis import ArticleHead, Engine, Mention, Note, NoteSource, Quote
from sidelight.schema import json_schema, to_json
from sidelight_server.schemas import ArticleSchema, schema_of

ROOT = Path(__file__).parents[2]

ANALYSIS = Analysis(
    schema="sidelight/1",
    article=ArticleHead(id="sha256:0", url=None, title="Talks", published=None, language="en"),
    engine=Engine(name="rules", version="1"),
    actors=(),
    quotes=(
        Quote(
            id="q1",
            kind="direct",
            speech=True,
            content=((0, 4),),
            cue=(),
            source=(),
            speakers=(),
            speaker_text="a spokesman",
            anonymous=True,
            via=(),
            stance="says",
            contests=(),
            within=None,
            confidence=0.5,
            because=("quotation marks",),
        ),
    ),
    notes=(
        Note(
            id="n1",
            kind="date",
            span=(5, 9),
            about=None,
            title="Thursday",
            text="22 October 2020",
            value="2020-10-22",
            sources=(NoteSource(title="calendar", url=None, licence=None),),
            as_of=None,
            because=(),
        ),
    ),
)


@pytest.fixture
def components(make_app: Callable[..., Flask]) -> dict[str, Any]:
    document = make_app().test_client().get("/api/openapi.json").json
    assert document
    schemas: dict[str, Any] = document["components"]["schemas"]
    return schemas


def normal(schema: Any) -> Any:
    """A schema in one of the several forms that mean the same.

    OpenAPI's references and apispec's {"type": ["string", "null"]}, {"type": "string", "enum": …}, sorted
    `required` and "default": null become sidelight.schema's.
    """
    if isinstance(schema, list):
        return [normal(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    schema = {key: normal(value) for key, value in schema.items() if (key, value) != ("default", None)}
    if isinstance(schema.get("type"), list):
        return {
            "anyOf": [
                {**schema, "type": kind} if kind != "null" else {"type": kind} for kind in schema["type"]
            ]
        }
    if "enum" in schema:
        return {"enum": schema["enum"]}
    if "$ref" in schema:
        return {"$ref": schema["$ref"].replace("#/components/schemas/", "#/$defs/")}
    if "required" in schema:
        schema["required"] = sorted(schema["required"])
    return schema


@pytest.mark.parametrize("root", [Article, Analysis])
def test_the_openapi_document_says_what_the_vocabulary_says(components: dict[str, Any], root: type) -> None:
    for name, schema in json_schema(root)["$defs"].items():
        expected = normal(schema)
        if name == "Article":  # on input, what has a default may be left out
            expected["required"] = ["text"]
        assert normal(components[name]) == expected


def test_the_openapi_document_has_no_word_that_nobody_uses(components: dict[str, Any]) -> None:
    vocabulary = {*json_schema(Article)["$defs"], *json_schema(Analysis)["$defs"]}
    assert components.keys() == vocabulary | {"Extract", "Health", "Problem", "FieldProblem"}


def test_the_typescript_types_are_those_of_the_vocabulary() -> None:
    path = ROOT / "extension" / "vocabulary.py"
    spec = importlib.util.spec_from_file_location("vocabulary", path)
    assert spec
    assert spec.loader
    vocabulary = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(vocabulary)
    written = (ROOT / "extension" / "analysis.ts").read_text(encoding="utf-8")
    assert written == vocabulary.module(), "run `make vocabulary`"


def test_an_analysis_passes_its_own_schema_unchanged() -> None:
    data = json.loads(json.dumps(to_json(ANALYSIS)))
    schema = schema_of(Analysis)()
    assert json.loads(json.dumps(schema.load(data))) == data
    assert json.loads(json.dumps(schema.dump(data))) == data


@pytest.mark.parametrize(
    ("cls", "data"),
    [
        (Mention, {"span": [1], "form": "name"}),
        (Mention, {"span": [1, 2, 3], "form": "name"}),
        (Mention, {"span": [1, "two"], "form": "name"}),
        (Mention, {"span": [1, 2], "form": "nickname"}),
        (Mention, {"span": [1, 2]}),
        (Mention, {"span": [1, 2], "form": "name", "sure": True}),
        (Engine, {"name": None, "version": "1"}),
    ],
)
def test_what_is_not_the_vocabulary_is_refused(cls: type, data: dict[str, Any]) -> None:
    with pytest.raises(ma.ValidationError):
        schema_of(cls)().load(data)


def test_an_article_needs_only_its_text() -> None:
    assert ArticleSchema().load({"text": "Talks"}) == Article(text="Talks")
