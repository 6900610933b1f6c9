"""Errors as problem documents (RFC 9457), in words for the person who gets them."""

from __future__ import annotations

import json
import logging
import traceback
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any, Literal

from flask import Flask, Response, request
from werkzeug.exceptions import HTTPException

from sidelight.schema import to_json

PROBLEM_JSON = "application/problem+json"

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldProblem:
    """What is wrong with one field.

    place: "body" or "query".
    pointer: JSON Pointer (RFC 6901) to the field, as a URI fragment ("#/text").
    """

    detail: str
    place: str
    pointer: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """What is wrong, with what, and what to do (RFC 9457)."""

    type: Literal["about:blank"] = "about:blank"
    title: str
    status: int
    detail: str
    errors: tuple[FieldProblem, ...] = ()

    def response(self, headers: Mapping[str, str] | None = None) -> Response:
        body = json.dumps(to_json(self), ensure_ascii=True)
        return Response(body, self.status, headers, content_type=PROBLEM_JSON)


class ProblemError(HTTPException):
    """Ends a request with a problem document."""

    def __init__(
        self,
        status: int,
        detail: str,
        errors: tuple[FieldProblem, ...] = (),
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(detail)
        self.code = status
        self.errors = errors
        self.headers = dict(headers or {})


def register_problems(app: Flask) -> None:
    """Answer every error of the application with a problem document."""
    app.register_error_handler(HTTPException, answer_http)
    app.register_error_handler(Exception, answer_unforeseen)


def answer_http(error: HTTPException) -> Any:
    """The problem document for an error of HTTP; redirects pass."""
    if isinstance(error, ProblemError):
        return _problem(error.code or 500, error.description or "", error.errors).response(error.headers)
    status = error.code or 500
    if status < 400:
        return error
    headers = {name: value for name, value in error.get_headers() if name.lower() != "content-type"}
    return _problem(status, _DETAILS.get(status, _general)(error)).response(headers)


def answer_unforeseen(error: Exception) -> Response:
    """The problem document for a mistake of our own.

    The log gets the kind of error and where it arose, never its message: that may hold an article's words.
    """
    frames = "".join(traceback.format_tb(error.__traceback__))
    log.error("%s while answering %s\n%s", type(error).__name__, request.endpoint, frames)
    return _problem(
        500, "The server made a mistake; nothing was kept. Its log says where; please report it."
    ).response()


def _problem(status: int, detail: str, errors: tuple[FieldProblem, ...] = ()) -> Problem:
    return Problem(title=HTTPStatus(status).phrase, status=status, detail=detail, errors=errors)


def _general(error: HTTPException) -> str:
    return error.description or HTTPStatus(error.code or 500).description


_DETAILS: dict[int, Callable[[Any], str]] = {
    404: lambda error: "There is nothing at this address. GET /api/docs says what there is.",
    405: lambda error: (
        f"{request.method} is not possible at this address; possible: "
        f"{', '.join(sorted(error.valid_methods or ()))}."
    ),
    413: lambda error: "The request is larger than 1 MB. Send the article's text alone, or in parts.",
    500: lambda error: "The server made a mistake; nothing was kept.",
}
