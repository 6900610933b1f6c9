"""The interface over HTTP, asked as a program asks it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import create_engine, text
from werkzeug.test import TestResponse

from sidelight import Article
from sidelight_server.analyses import Analyses
from sidelight_server.app import create_app
from sidelight_server.config import Config
from sidelight_server.problems import Problem
from sidelight_server.readers import Readers
from sidelight_server.schemas import schema_of

TEXT = "Talks resume\n\n“We are ready,” said Ana Ruiz."


def problem(response: TestResponse) -> dict[str, Any]:
    """The problem document of a response, checked against its schema."""
    assert response.content_type == "application/problem+json"
    document: dict[str, Any] = json.loads(response.data)
    schema_of(Problem)().load(document)
    assert document["status"] == response.status_code
    assert document["detail"]
    return document


def test_an_article_is_answered_with_its_analysis(client: FlaskClient) -> None:
    response = client.post("/api/analyses", json={"text": TEXT, "title": "Talks", "published": "2020-10-22"})
    assert response.status_code == 201
    assert response.content_type == "application/json"
    assert response.json == {
        "schema": "sidelight/1",
        "article": {
            "id": Article(text=TEXT, title="Talks", published="2020-10-22").id,
            "url": None,
            "title": "Talks",
            "published": "2020-10-22",
            "language": None,
        },
        "engine": {"name": "rules", "version": "made for tests"},
        "actors": [],
        "quotes": [],
        "notes": [],
    }


def test_a_new_analysis_is_found_again_where_location_says(client: FlaskClient) -> None:
    posted = client.post("/api/analyses", json={"text": TEXT})
    found = client.get(posted.headers["Location"])
    assert found.status_code == 200
    assert found.json == posted.json


def test_a_second_reading_runs_no_linguist(client: FlaskClient, tally: Path) -> None:
    first = client.post("/api/analyses", json={"text": TEXT})
    second = client.post("/api/analyses", json={"text": TEXT})
    assert (first.status_code, second.status_code) == (201, 200)
    assert first.json == second.json
    assert len(tally.read_text().splitlines()) == 1


def test_a_kept_analysis_outlives_the_server(make_app: Callable[..., Flask], tally: Path) -> None:
    make_app().test_client().post("/api/analyses", json={"text": TEXT})
    assert make_app().test_client().post("/api/analyses", json={"text": TEXT}).status_code == 200
    assert len(tally.read_text().splitlines()) == 1


def test_another_title_is_another_article(client: FlaskClient, tally: Path) -> None:
    for title in ("Talks", "More talks"):
        assert client.post("/api/analyses", json={"text": TEXT, "title": title}).status_code == 201
    assert len(tally.read_text().splitlines()) == 2


def test_a_kept_analysis_has_the_address_of_the_present_request_and_keeps_none(
    client: FlaskClient, database: str
) -> None:
    addresses = ["https://news.example/a?reader=7", "https://news.example/b", None]
    responses = [client.post("/api/analyses", json={"text": TEXT, "url": url}) for url in addresses]
    assert [response.json["article"]["url"] for response in responses if response.json] == addresses
    found = client.get(responses[0].headers["Location"])
    assert found.json
    assert found.json["article"]["url"] is None
    with create_engine(database).connect() as connection:
        assert "news.example" not in str(connection.execute(text("SELECT * FROM analyses")).all())


def test_a_changed_engine_reads_anew_and_its_old_analyses_are_gone(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch, tally: Path
) -> None:
    old = client.post("/api/analyses", json={"text": TEXT}).headers["Location"]
    monkeypatch.setattr("sidelight_server.analyses.edition", lambda name, model: "changed")
    assert client.get(old).status_code == 404
    assert client.post("/api/analyses", json={"text": TEXT}).status_code == 201
    assert len(tally.read_text().splitlines()) == 2


def test_the_same_article_sent_many_times_at_once_is_kept_once(
    make_app: Callable[..., Flask], database: str
) -> None:
    app = make_app()
    with ThreadPoolExecutor(8) as pool:
        responses = list(
            pool.map(lambda _: app.test_client().post("/api/analyses", json={"text": TEXT}), range(8))
        )
    assert {response.status_code for response in responses} <= {200, 201}
    assert [response.status_code for response in responses].count(201) == 1
    assert len({response.data for response in responses}) == 1
    with create_engine(database).connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM analyses")).scalar_one() == 1


BAD_BODIES: list[tuple[str, dict[str, Any], int, str, str]] = [
    # what, the request, status, pointer to the field, words of the answer
    ("empty text", {"json": {"text": ""}}, 422, "#/text", "empty"),
    ("only white space", {"json": {"text": " \n\t\u2003 "}}, 422, "#/text", "empty"),
    ("no words", {"json": {"text": "… 12 — “”"}}, 422, "#/text", "no words"),
    ("text missing", {"json": {}}, 422, "#/text", "missing"),
    ("text null", {"json": {"text": None}}, 422, "#/text", "null"),
    ("text a number", {"json": {"text": 7}}, 422, "#/text", "must be text"),
    ("text too long", {"json": {"text": "a" * 150_001}}, 422, "#/text", "at most 150,000"),
    ("lone surrogate", {"json": {"text": "Half \ud800"}}, 422, "#/text", "offset 5"),
    ("binary", {"json": {"text": "\x00\x01PNG"}}, 422, "#/text", "binary"),
    ("a date that is none", {"json": {"text": TEXT, "published": "22/10"}}, 422, "#/published", "2020-10-22"),
    ("a title too long", {"json": {"text": TEXT, "title": "a" * 2001}}, 422, "#/title", "2,000"),
    ("an unknown field", {"json": {"text": TEXT, "a/b~c": 1}}, 422, "#/a~1b~0c", "no field a/b~c"),
    ("a field of half a character", {"json": {"text": TEXT, "\ud800": 1}}, 422, "#/%3F", "no field ?"),
    ("a list", {"json": [TEXT]}, 422, "#", "JSON object"),
    (
        "an unknown engine",
        {"json": {"text": TEXT}, "query_string": "engine=oracle"},
        422,
        "#/engine",
        "rules",
    ),
    (
        "an unknown parameter",
        {"json": {"text": TEXT}, "query_string": "engin=rules"},
        422,
        "#/engin",
        "no field",
    ),
    ("malformed", {"data": '{"text": ', "content_type": "application/json"}, 400, "", "column 10"),
    ("nothing", {"data": b"", "content_type": "application/json"}, 400, "", "not JSON"),
    (
        "Latin-1",
        {"data": '{"text": "é"}'.encode("latin-1"), "content_type": "application/json"},
        400,
        "",
        "byte 10",
    ),
    (
        "UTF-16",
        {"data": '{"text": "a"}'.encode("utf-16"), "content_type": "application/json"},
        400,
        "",
        "UTF-8",
    ),
    ("bytes", {"data": b"\x89PNG\r\n\x1a\n", "content_type": "application/json"}, 400, "", "UTF-8"),
    ("depth", {"data": "[" * 200_000, "content_type": "application/json"}, 400, "", "too deep"),
    ("a long number", {"data": "1" * 9999, "content_type": "application/json"}, 400, "", "too long"),
    ("not a number", {"data": '{"text": NaN}', "content_type": "application/json"}, 400, "", "JSON"),
    ("text/plain", {"data": TEXT, "content_type": "text/plain"}, 415, "", "application/json"),
    ("a form", {"data": {"text": TEXT}}, 415, "", "application/json"),
    ("no type", {"data": json.dumps({"text": TEXT})}, 415, "", "application/json"),
    ("a charset", {"data": "{}", "content_type": "application/json; charset=utf-16"}, 415, "", "utf-16"),
    ("5 MB", {"json": {"text": "a" * 5_000_000}}, 413, "", "1 MB"),
]


@pytest.mark.parametrize(
    ("request_", "status", "pointer", "words"), [c[1:] for c in BAD_BODIES], ids=[c[0] for c in BAD_BODIES]
)
def test_a_bad_request_is_told_what_is_wrong_with_what(
    client: FlaskClient, request_: dict[str, Any], status: int, pointer: str, words: str
) -> None:
    document = problem(client.post("/api/analyses", **request_))
    assert document["status"] == status
    assert words in document["detail"]
    assert [error["pointer"] for error in document["errors"]] == ([pointer] if pointer else [])


def test_every_bad_field_is_named(client: FlaskClient) -> None:
    response = client.post("/api/analyses", json={"text": " ", "published": "today", "title": "\ud800"})
    assert {error["pointer"] for error in problem(response)["errors"]} == {"#/text", "#/published", "#/title"}


def test_a_body_without_a_length_is_cut_off_at_the_same_size(client: FlaskClient) -> None:
    padded = json.dumps({"text": TEXT}).encode() + b" " * 2_000_000
    response = client.post(
        "/api/analyses",
        data=padded,
        content_type="application/json",
        headers={"Transfer-Encoding": "chunked"},
        environ_overrides={"CONTENT_LENGTH": "", "wsgi.input_terminated": True},
    )
    assert problem(response)["status"] == 413


def test_a_byte_order_mark_and_astral_characters_are_read(client: FlaskClient) -> None:
    body = b"\xef\xbb\xbf" + json.dumps({"text": "Smile 😀 " * 3000}, ensure_ascii=False).encode()
    assert (
        client.post("/api/analyses", data=body, content_type="application/json; charset=UTF-8").status_code
        == 201
    )


@pytest.mark.parametrize(
    ("method", "path", "status", "words"),
    [
        ("GET", "/nothing/here", 404, "/api/docs"),
        ("GET", "/api/analyses/0123", 404, "POST /api/analyses"),
        ("GET", "/api/analyses", 405, "POST"),
        ("DELETE", "/api/health", 405, "GET"),
        ("BREW", "/api/health", 405, "GET"),
    ],
)
def test_a_wrong_address_or_method_gets_a_problem_document(
    client: FlaskClient, method: str, path: str, status: int, words: str
) -> None:
    response = client.open(path, method=method)
    document = problem(response)
    assert document["status"] == status
    assert words in document["detail"]
    assert ("Allow" in response.headers) == (status == 405)


def test_a_reading_that_takes_too_long_is_ended_and_the_next_one_is_read(
    make_app: Callable[..., Flask],
) -> None:
    client = make_app(readings=1, reading_seconds=0.5).test_client()
    late = client.post("/api/analyses", json={"text": "Endless talks"})
    assert problem(late)["status"] == 503
    assert "0.5 seconds" in problem(late)["detail"]
    assert client.post("/api/analyses", json={"text": TEXT}).status_code == 201


def test_without_a_free_reader_one_is_asked_to_come_again(make_app: Callable[..., Flask]) -> None:
    app = make_app()
    service = app.extensions["sidelight"]
    full = Readers(lambda name: pytest.fail("no reader may start"), at_once=1, seconds=60, waiting=0)
    with full.slot():
        app.extensions["sidelight"] = Analyses(service.config, full, service.store)
        response = app.test_client().post("/api/analyses", json={"text": TEXT})
    app.extensions["sidelight"] = service
    assert problem(response)["status"] == 503
    assert int(response.headers["Retry-After"]) > 0


@pytest.mark.parametrize("text", ["Broken Zanzibar", "Dying Zanzibar"])
def test_a_broken_reader_gets_a_problem_document_and_the_next_article_is_read(
    client: FlaskClient, text: str, capfd: pytest.CaptureFixture[str]
) -> None:
    assert problem(client.post("/api/analyses", json={"text": text}))["status"] == 500
    assert client.post("/api/analyses", json={"text": TEXT}).status_code == 201


def test_the_log_says_where_a_reading_broke_but_never_what_the_article_says(
    client: FlaskClient, capfd: pytest.CaptureFixture[str]
) -> None:
    client.post("/api/analyses", json={"text": "Broken Zanzibar"})
    logged = "".join(capfd.readouterr())
    assert "ValueError" in logged
    assert "made_engines.py" in logged
    assert "Zanzibar" not in logged


def test_a_mistake_of_the_servers_own_is_a_problem_document_and_logged_without_its_words(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def mistaken(self: Analyses, article: Article, engine: object) -> None:
        raise KeyError(article.text)

    monkeypatch.setattr(Analyses, "of", mistaken)
    assert problem(client.post("/api/analyses", json={"text": "Zanzibar"}))["status"] == 500
    assert "KeyError" in caplog.text
    assert "Zanzibar" not in caplog.text


def test_health_says_the_version_the_engines_and_that_analyses_are_kept(client: FlaskClient) -> None:
    response = client.get("/api/health")
    assert response.json == {
        "version": "0.1.0",
        "schema": "sidelight/1",
        "engines": ["rules", "spacy"],
        "default_engine": "spacy",
        "keeps": True,
        "encyclopaedias": 0,
        "problems": [],
    }


def test_an_engine_that_is_not_set_up_is_told(make_app: Callable[..., Flask]) -> None:
    client = make_app(spacy_model="no_such_pipeline").test_client()
    told = problem(client.post("/api/analyses?engine=spacy", json={"text": TEXT}))
    assert told["status"] == 422
    assert told["errors"][0]["pointer"] == "#/engine"
    assert "SIDELIGHT_SPACY_MODEL" in told["errors"][0]["detail"]


def test_health_names_what_is_wrong(make_app: Callable[..., Flask], tmp_path: Path) -> None:
    (tmp_path / "broken.sqlite").write_bytes(b"no database at all " * 100)
    app = make_app(database=f"sqlite:///{tmp_path / 'broken.sqlite'}", spacy_model="no_such_pipeline")
    health = app.test_client().get("/api/health").json
    assert health
    assert health["keeps"] is False
    assert "no_such_pipeline" in health["problems"][0]
    assert "file is not a database" in health["problems"][1]


def test_without_a_database_articles_are_read_and_nothing_is_kept(
    make_app: Callable[..., Flask], tmp_path: Path
) -> None:
    (tmp_path / "file").touch()
    client = make_app(database=f"sqlite:///{tmp_path / 'file' / 'inside.sqlite'}").test_client()
    for _ in range(2):
        response = client.post("/api/analyses", json={"text": TEXT})
        assert response.status_code == 200
        assert "Location" not in response.headers


@pytest.fixture(scope="module")
def real_client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FlaskClient]:
    """A client of the application with the engines that it ships with."""
    app = create_app(Config(database=f"sqlite:///{tmp_path_factory.mktemp('real') / 'analyses.sqlite'}"))
    yield app.test_client()
    app.extensions["sidelight"].readers.close()
    app.extensions["sidelight"].store.close()


values = (
    st.none() | st.text(st.characters(), max_size=40) | st.text("“”\"'’ .,\nAa said that he", max_size=300)
)
articles = st.fixed_dictionaries(
    {"text": values}, optional=dict.fromkeys(("url", "title", "byline", "publisher", "language"), values)
)
anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters()),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@settings(max_examples=150, deadline=None)
@given(body=articles | anything)
def test_no_body_whatever_breaks_the_server(real_client: FlaskClient, body: Any) -> None:
    response = real_client.post("/api/analyses", data=json.dumps(body), content_type="application/json")
    if response.status_code not in (200, 201):
        assert problem(response)["status"] in (400, 422)


@settings(max_examples=100, deadline=None)
@given(body=st.binary(), kind=st.sampled_from(["application/json", "text/html", ""]))
def test_no_bytes_whatever_break_the_server(real_client: FlaskClient, body: bytes, kind: str) -> None:
    assert problem(real_client.post("/api/analyses", data=body, content_type=kind))["status"] < 500
