"""From a request to values: JSON read strictly, and what is wrong said of the field that it is about."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, NoReturn
from urllib.parse import quote

import marshmallow as ma
from flask import Request
from webargs.flaskparser import FlaskParser
from werkzeug.exceptions import RequestEntityTooLarge

from sidelight_server.problems import FieldProblem, ProblemError

MAX_BODY = 1024 * 1024
"""The largest body, in bytes."""

_SHOWN = 80
"""How much of a sender's own words is repeated in a problem document, in code points."""


class RequestParser(FlaskParser):
    """Reads body and query; whatever it refuses becomes a problem document."""

    DEFAULT_UNKNOWN_BY_LOCATION = {**FlaskParser.DEFAULT_UNKNOWN_BY_LOCATION, "query": ma.RAISE}  # noqa: RUF012

    def load_json(self, req: Request, schema: ma.Schema) -> Any:
        return json_body(req)

    def handle_error(
        self,
        error: ma.ValidationError,
        req: Request,
        schema: ma.Schema,
        *,
        error_status_code: int | None,
        error_headers: Any,
    ) -> NoReturn:
        errors = tuple(_field_problems(error.messages_dict))
        raise ProblemError(422, " ".join(dict.fromkeys(field.detail for field in errors)), errors)


def json_body(request: Request) -> Any:
    """The JSON value that a request carries.

    Raises ProblemError: 415 where it is not said to be JSON in UTF-8, 400 where it is not; and
    RequestEntityTooLarge.
    """
    if request.mimetype != "application/json":
        raise ProblemError(415, "The body must be JSON: send it with Content-Type: application/json.")
    charset = request.mimetype_params.get("charset", "utf-8")
    if charset.lower() not in ("utf-8", "utf8"):
        raise ProblemError(415, f"The body must be JSON in UTF-8, not in {charset[:_SHOWN]}.")
    body = request.get_data(cache=False)
    if len(body) > MAX_BODY:
        raise RequestEntityTooLarge
    try:
        return json.loads(body.decode("utf-8-sig"), parse_constant=_refuse_constant)
    except UnicodeDecodeError as error:
        raise ProblemError(
            400, f"The body is not UTF-8: byte {error.start:,} does not fit. Is it in another encoding?"
        ) from error
    except json.JSONDecodeError as error:
        raise ProblemError(
            400, f"The body is not JSON: {error.msg} (line {error.lineno}, column {error.colno})."
        ) from error
    except (ValueError, RecursionError) as error:
        raise ProblemError(
            400, "The body is JSON that no article has: too deep, or a number too long."
        ) from error


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(name)


def _field_problems(messages: dict[str, Any]) -> Iterator[FieldProblem]:
    """From webargs' {location: {field: [message, …]}}."""
    for location, fields in messages.items():
        place = "body" if location == "json" else location
        for name, details in fields.items():
            pointer = "#" if name == "_schema" else f"#/{_escaped(name)}"
            for detail in details:
                yield FieldProblem(
                    detail=detail.replace("{name}", _shown(name)), place=place, pointer=pointer
                )


def _shown(name: str) -> str:
    """A sender's own word, short, and without half characters, which no JSON may carry."""
    return name[:_SHOWN].encode("utf-8", "replace").decode()


def _escaped(name: str) -> str:
    """One step of a JSON Pointer in a URI fragment (RFC 6901, sections 3 and 6)."""
    return quote(_shown(name).replace("~", "~0").replace("/", "~1"), safe="~")
