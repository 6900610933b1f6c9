"""The vocabulary's classes as marshmallow schemas, made from the classes so that nothing is written twice."""

from __future__ import annotations

from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Any, ClassVar, Literal, Union, get_args, get_origin, get_type_hints

import marshmallow as ma
from apispec.ext.marshmallow import MarshmallowPlugin
from apispec.ext.marshmallow.openapi import OpenAPIConverter
from marshmallow.validate import Length, OneOf

from sidelight import Article, ArticleError
from sidelight.analysis import ActorType, EngineName
from sidelight.schema import json_schema
from sidelight_server.knowledge.encyclopaedia import MAX_NAME

MAX_ROLE = 500
"""The longest role that an actor is looked up with, in code points."""

_PLAIN: dict[Any, type[ma.fields.Field[Any]]] = {
    str: ma.fields.String,
    bool: ma.fields.Boolean,
    int: ma.fields.Integer,
    float: ma.fields.Float,
}


class _Schema(ma.Schema):
    """A schema that refuses fields it does not know, in plain words."""

    described_by: ClassVar[type]
    error_messages = {  # noqa: RUF012 — marshmallow's own form
        "unknown": "There is no field {name}.",
        "type": "The body must be one JSON object.",
    }


@cache
def schema_of(cls: type) -> type[ma.Schema]:
    """The marshmallow schema of a dataclass. What has a default may be left out; other fields are refused."""
    schema = _Schema.from_dict(_fields_of(cls), name=cls.__name__)
    schema.described_by = cls  # type: ignore[attr-defined]
    return schema


def _fields_of(cls: type) -> dict[str, ma.fields.Field[Any]]:
    hints = get_type_hints(cls)
    options: dict[str, Any]
    made = {}
    for field in fields(cls):
        if field.default is MISSING:
            options = {"required": True}
        else:
            options = {"required": False, "load_default": field.default}
        made[field.name] = _field_of(hints[field.name], **options, error_messages=_messages(field.name))
    return made


def _field_of(hint: Any, **options: Any) -> ma.fields.Field[Any]:
    if hint in _PLAIN:
        return _PLAIN[hint](**options)
    if isinstance(hint, type) and is_dataclass(hint):
        return ma.fields.Nested(schema_of(hint), **options)
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is Literal:
        return ma.fields.String(validate=OneOf(arguments, error="Must be one of: {choices}."), **options)
    if origin in (Union, UnionType) and len(arguments) == 2 and arguments[1] is NoneType:
        return _field_of(arguments[0], allow_none=True, **options)
    if origin is tuple and arguments[1:] == (Ellipsis,):
        return ma.fields.List(_field_of(arguments[0]), **options)
    if origin is tuple:
        return ma.fields.Tuple([_field_of(argument) for argument in arguments], **options)
    raise TypeError(f"{hint!r} is no part of the vocabulary")


def _messages(name: str) -> dict[str, str]:
    return {
        "required": f"The field {name} is missing.",
        "null": f"The field {name} must not be null.",
        "invalid": f"The field {name} must be text.",
    }


class ArticleSchema(schema_of(Article)):  # type: ignore[misc]
    """Makes an Article; what Article itself refuses is said of the field that it is about."""

    @ma.post_load
    def make(self, data: dict[str, Any], **_: Any) -> Article:
        problems = {}
        for name, value in data.items():
            try:
                Article(**{"text": "word", name: value})
            except ArticleError as error:
                problems[name] = [str(error)]
        if problems:
            raise ma.ValidationError(problems)
        return Article(**data)


class AnalysisQuery(_Schema):
    """What may stand after the question mark when an article is sent."""

    engine = ma.fields.String(
        validate=OneOf(get_args(EngineName), error="The engine must be one of: {choices}."),
        metadata={"description": "What reads the article; without it, the server's default engine."},
    )


class BackgroundQuery(_Schema):
    """What is asked of the encyclopaedias: an actor, as the article has it."""

    name = ma.fields.String(
        required=True,
        validate=Length(1, MAX_NAME, error="The name must have 1 to {max} characters."),
        metadata={"description": "The actor's name. It alone is sent on, where Wikipedia is asked."},
    )
    type = ma.fields.String(
        required=True,
        validate=OneOf(get_args(ActorType), error="The type must be one of: {choices}."),
        metadata={"description": "The actor's type; an entry on something else is not answered."},
    )
    role = ma.fields.String(
        validate=Length(0, MAX_ROLE, error="The role may have {max} characters at most."),
        metadata={"description": "The actor's role in the article: it decides between people of one name."},
    )


class VocabularyConverter(OpenAPIConverter):
    """Writes schemas as sidelight.schema does: tuples of fixed length, descriptions, no other fields."""

    def init_attribute_functions(self) -> None:
        super().init_attribute_functions()
        self.add_attribute_function(_tuple_properties)

    def schema2jsonschema(self, schema: Any) -> dict[str, Any]:
        made = {**super().schema2jsonschema(schema), "additionalProperties": False}
        if cls := getattr(schema, "described_by", None):
            made["description"] = json_schema(cls)["$defs"][cls.__name__]["description"]
        return made


def _tuple_properties(self: OpenAPIConverter, field: ma.fields.Field[Any], **_: Any) -> dict[str, Any]:
    if not isinstance(field, ma.fields.Tuple):
        return {}
    items = [self.field2property(item) for item in field.tuple_fields]
    return {"type": "array", "prefixItems": items, "minItems": len(items), "maxItems": len(items)}


class VocabularyPlugin(MarshmallowPlugin):
    Converter = VocabularyConverter
