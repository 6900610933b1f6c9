"""Writes extension/analysis.ts: the vocabulary of shared/sidelight as TypeScript types and run-time checks.

python extension/vocabulary.py            # writes the file
python extension/vocabulary.py --print    # to standard output, for the test that compares them
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from sidelight import Analysis, Article
from sidelight.schema import json_schema

TARGET = Path(__file__).with_name("analysis.ts")

HEADER = """\
// Made from shared/sidelight by `make vocabulary`. Do not edit.
// Article in, Analysis out. Offsets are code points into Article.text, end exclusive.

import * as v from "valibot";
"""

PLAIN = {
    "string": "v.string()",
    "boolean": "v.boolean()",
    "integer": "v.pipe(v.number(), v.integer())",
    "number": "v.number()",
    "null": "v.null()",
}


def expression(schema: dict[str, Any]) -> str:
    """The valibot expression of one JSON Schema."""
    if "$ref" in schema:
        return str(schema["$ref"]).rpartition("/")[2]
    if "enum" in schema:
        return f"v.picklist({json.dumps(schema['enum'])})"
    if "anyOf" in schema:
        options = [option for option in schema["anyOf"] if option != {"type": "null"}]
        inner = expression(options[0]) if len(options) == 1 else f"v.union([{listed(options)}])"
        return f"v.nullable({inner})" if len(options) < len(schema["anyOf"]) else inner
    if "prefixItems" in schema:
        return f"v.strictTuple([{listed(schema['prefixItems'])}])"
    if "items" in schema:
        return f"v.array({expression(schema['items'])})"
    return PLAIN[schema["type"]]


def listed(schemas: list[dict[str, Any]]) -> str:
    return ", ".join(expression(schema) for schema in schemas)


def declaration(name: str, schema: dict[str, Any]) -> str:
    """One exported check and the type of what passes it."""
    lines = [f"  {key}: {expression(value)}," for key, value in schema["properties"].items()]
    return "\n".join(
        [
            f"/** {schema['description']} */",
            f"export const {name} = v.strictObject({{",
            *lines,
            "});",
            f"export type {name} = v.InferOutput<typeof {name}>;",
        ]
    )


def module() -> str:
    """The text of analysis.ts."""
    definitions: dict[str, Any] = {}
    for root in (Article, Analysis):
        for name, schema in reversed(json_schema(root)["$defs"].items()):
            definitions.setdefault(name, schema)
    return "\n".join([HEADER, *(declaration(*item) + "\n" for item in in_order(definitions))])


def in_order(definitions: dict[str, Any]) -> list[tuple[str, Any]]:
    """Definitions, each after those that it refers to."""
    done: dict[str, Any] = {}
    while len(done) < len(definitions):
        for name, schema in definitions.items():
            needs = {other for other in definitions if f'"#/$defs/{other}"' in json.dumps(schema)}
            if name not in done and needs <= done.keys():
                done[name] = schema
    return list(done.items())


if __name__ == "__main__":
    if "--print" in sys.argv[1:]:
        sys.stdout.write(module())
    else:
        TARGET.write_text(module(), encoding="utf-8")
