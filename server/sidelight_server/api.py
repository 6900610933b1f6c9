"""The interface over HTTP: transport only."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, Literal, cast

from apispec import APISpec
from flask import Flask, Response, current_app, url_for
from flask_smorest import Api, Blueprint

import sidelight
from sidelight import Analysis, Article
from sidelight.analysis import EngineName
from sidelight.schema import to_json
from sidelight_server.analyses import Analyses
from sidelight_server.engine import EngineError
from sidelight_server.knowledge import Extract, UnavailableError, first_extract
from sidelight_server.parsing import RequestParser
from sidelight_server.problems import PROBLEM_JSON, FieldProblem, Problem, ProblemError, answer_http
from sidelight_server.readers import ReadersBusyError, ReadingError, ReadingTooLongError
from sidelight_server.schemas import (
    AnalysisQuery,
    ArticleSchema,
    BackgroundQuery,
    VocabularyPlugin,
    schema_of,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Health:
    """How the server is.

    keeps: analyses are kept, so that a second reading costs nothing.
    encyclopaedias: how many can be asked about actors that the briefs do not know.
    problems: what is not as it should be, in words.
    """

    version: str
    schema: Literal["sidelight/1"] = "sidelight/1"
    engines: tuple[EngineName, ...]
    default_engine: EngineName
    keeps: bool
    encyclopaedias: int
    problems: tuple[str, ...]


class ProblemApi(Api):
    """flask-smorest with problem documents for errors."""

    DEFAULT_ERROR_RESPONSE_NAME = None

    def handle_http_exception(self, error: Any) -> Any:
        return answer_http(error)

    def _register_pagination_header(self) -> None:
        """Nothing here has pages."""

    def _register_responses(self) -> None:
        content = {PROBLEM_JSON: {"schema": schema_of(Problem)}}
        for name, description in _ERRORS.items():
            self.spec.components.response(name, {"description": description, "content": content}, lazy=True)


_ERRORS = {
    "BAD_REQUEST": "The body is not JSON in UTF-8.",
    "NOT_FOUND": "There is no analysis of this id, or an older version of the engine made it.",
    "NO_ENTRY": "No encyclopaedia has an entry that is surely about the name, or none is set up.",
    "CONTENT_TOO_LARGE": "The request is larger than 1 MB.",
    "UNSUPPORTED_MEDIA_TYPE": "The body is not said to be JSON.",
    "UNPROCESSABLE_ENTITY": "The article cannot be read, or the engine is not there: the field is named.",
    "SERVICE_UNAVAILABLE": "The reading took too long, no reader was free, or an encyclopaedia is silent.",
}

blueprint = Blueprint("analyses", __name__, url_prefix="/api", description="Readings of news articles.")
blueprint.ARGUMENTS_PARSER = RequestParser()


def register_api(app: Flask) -> APISpec:
    """Add the interface to the application; returns its description."""
    api = ProblemApi(
        app,
        spec_kwargs={
            "title": "Sidelight",
            "version": sidelight.__version__,
            "openapi_version": "3.1.0",
            "marshmallow_plugin": VocabularyPlugin(),
            "info": {
                "description": "Reads a news article: who is who, who said what, and what one must know to "
                "read on. Offsets are Unicode code points into the article's text, end exclusive."
            },
        },
    )
    api.register_blueprint(blueprint)
    spec: APISpec = api.spec
    return spec


def analyses() -> Analyses:
    return cast(Analyses, current_app.extensions["sidelight"])


@blueprint.route("/analyses", methods=["POST"])
@blueprint.arguments(ArticleSchema, description="The article. Only its text is needed.")
@blueprint.arguments(AnalysisQuery, location="query")
@blueprint.response(200, schema_of(Analysis), description="The analysis, kept from an earlier reading.")
@blueprint.alt_response(
    201,
    schema=schema_of(Analysis),
    success=True,
    description="The analysis, read just now and kept.",
    headers={"Location": {"description": "Where it is kept.", "schema": {"type": "string"}}},
)
@blueprint.alt_response(400, "BAD_REQUEST")
@blueprint.alt_response(413, "CONTENT_TOO_LARGE")
@blueprint.alt_response(415, "UNSUPPORTED_MEDIA_TYPE")
@blueprint.alt_response(503, "SERVICE_UNAVAILABLE")
def post_analysis(article: Article, query: dict[str, EngineName]) -> Response:
    """Read an article.

    The same article is read once: its analysis is kept, and answered until the engine changes. Where analyses
    cannot be kept, a new one is answered with 200.
    """
    try:
        answer = analyses().of(article, query.get("engine"))
    except EngineError as error:
        field = FieldProblem(detail=str(error), place="query", pointer="#/engine")
        raise ProblemError(422, str(error), (field,)) from error
    except ReadersBusyError as error:
        raise ProblemError(
            503,
            "All readers are busy with other articles. Try again in a moment.",
            headers={"Retry-After": "5"},
        ) from error
    except ReadingTooLongError as error:
        seconds = current_app.extensions["sidelight"].config.reading_seconds
        raise ProblemError(
            503, f"The reading took longer than {seconds:g} seconds and was ended. Send the article in parts."
        ) from error
    except ReadingError as error:
        raise ProblemError(500, "The reader broke on this article. The server's log says where.") from error
    response = json_response(answer.analysis)
    if answer.new and answer.id:
        response.status_code = 201
        response.headers["Location"] = url_for("analyses.get_analysis", id=answer.id)
    return response


@blueprint.route("/analyses/<id>")
@blueprint.response(200, schema_of(Analysis), description="The analysis.")
@blueprint.alt_response(404, "NOT_FOUND")
def get_analysis(id: str) -> Response:
    """A kept analysis.

    Its article has no address: which pages were read is not kept.
    """
    analysis = analyses().kept(id)
    if analysis is None:
        raise ProblemError(
            404, "There is no analysis of this id now. Send the article to POST /api/analyses."
        )
    return json_response(analysis)


@blueprint.route("/background")
@blueprint.arguments(BackgroundQuery, location="query")
@blueprint.response(200, schema_of(Extract), description="The first sentences of an entry.")
@blueprint.alt_response(404, "NO_ENTRY")
@blueprint.alt_response(503, "SERVICE_UNAVAILABLE")
def get_background(query: dict[str, Any]) -> Response:
    """What an encyclopaedia says of an actor.

    Asked when a card asks for it, and never before. An entry that may speak of another thing of the same
    name is not answered.
    """
    shelf = current_app.extensions["sidelight-shelf"]
    try:
        extract = first_extract(shelf, query["name"], query["type"], query.get("role"))
    except UnavailableError as error:
        raise ProblemError(503, str(error), headers={"Retry-After": str(error.seconds)}) from error
    if extract is None:
        detail = "No encyclopaedia here has an entry that is surely about this name."
        if not shelf:
            detail = "No encyclopaedia is set up here: SIDELIGHT_ZIM or SIDELIGHT_WIKIPEDIA names one."
        raise ProblemError(404, detail)
    return json_response(to_json(extract))


@blueprint.route("/health")
@blueprint.response(200, schema_of(Health), description="How the server is.")
def get_health() -> Response:
    """How the server is."""
    service = analyses()
    health = Health(
        version=sidelight.__version__,
        engines=service.engines(),
        default_engine=service.config.engine,
        keeps=service.store.problem is None,
        encyclopaedias=len(current_app.extensions["sidelight-shelf"]),
        problems=service.problems(),
    )
    return json_response(to_json(health))


def json_response(data: Any) -> Response:
    return Response(json.dumps(data, ensure_ascii=False), content_type="application/json")
