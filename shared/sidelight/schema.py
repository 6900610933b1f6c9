"""From the vocabulary's classes to JSON and to JSON Schema, so that neither is written by hand."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def to_json(value: Any) -> Any:
    """The plain JSON data of a value of the vocabulary: dicts, lists, strings, numbers, booleans, None."""
    if isinstance(value, tuple):
        return [to_json(item) for item in value]
    if is_dataclass(value):
        return {field.name: to_json(getattr(value, field.name)) for field in fields(value)}
    return value


def json_schema(root: type) -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of a dataclass; every class that it uses stands under "$defs"."""
    definitions: dict[str, Any] = {}
    reference = _schema_of(root, definitions)
    return {"$schema": DIALECT, "title": root.__name__, **reference, "$defs": definitions}


def _schema_of(hint: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    plain = {str: "string", bool: "boolean", int: "integer", float: "number", NoneType: "null"}
    if hint in plain:
        return {"type": plain[hint]}
    if is_dataclass(hint):
        return _reference(hint, definitions)
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is Literal:
        return {"enum": list(arguments)}
    if origin in (Union, UnionType):
        return {"anyOf": [_schema_of(argument, definitions) for argument in arguments]}
    if origin is tuple and arguments[1:] == (Ellipsis,):
        return {"type": "array", "items": _schema_of(arguments[0], definitions)}
    if origin is tuple:
        items = [_schema_of(argument, definitions) for argument in arguments]
        return {"type": "array", "prefixItems": items, "minItems": len(items), "maxItems": len(items)}
    raise TypeError(f"{hint!r} is no part of the vocabulary")


def _reference(cls: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    name = cls.__name__
    if name not in definitions:
        definitions[name] = {}  # reserves the place, should the class hold itself
        hints = get_type_hints(cls)
        definitions[name] = {
            "type": "object",
            "description": " ".join((cls.__doc__ or "").split("\n\n")[0].split()),
            "properties": {field.name: _schema_of(hints[field.name], definitions) for field in fields(cls)},
            "required": [field.name for field in fields(cls)],
            "additionalProperties": False,
        }
    return {"$ref": f"#/$defs/{name}"}
