"""The pages for people: what this is, and what the interface offers. No script, nothing from the network."""

from __future__ import annotations

from typing import Any

from apispec import APISpec
from flask import Blueprint, Flask, render_template

import sidelight


def register_pages(app: Flask, spec: APISpec) -> None:
    """Add the pages to the application; spec describes its interface."""
    pages = Blueprint("pages", __name__)

    @pages.get("/")
    def landing() -> str:
        return render_template("landing.html", version=sidelight.__version__)

    @pages.get("/api/docs")
    def docs() -> str:
        return render_template("docs.html", spec=spec.to_dict(), shape=shape)

    app.register_blueprint(pages)


def shape(schema: dict[str, Any]) -> str:
    """A JSON Schema in a few words: "list of Mention", "string or null"."""
    if "$ref" in schema:
        return str(schema["$ref"]).rpartition("/")[2]
    if "enum" in schema:
        return " | ".join(f'"{value}"' for value in schema["enum"])
    if "anyOf" in schema:
        return " or ".join(shape(option) for option in schema["anyOf"])
    if "prefixItems" in schema:
        return f"[{', '.join(shape(item) for item in schema['prefixItems'])}]"
    if "items" in schema:
        return f"list of {shape(schema['items'])}"
    types = schema.get("type", "anything")
    return types if isinstance(types, str) else " or ".join(types)
