"""Who may ask."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "127.0.0.1:8750", "localhost", "localhost:1", "LOCALHOST:8750", "[::1]", "[::1]:65535"],
)
def test_the_names_of_this_device_are_answered(client: FlaskClient, host: str) -> None:
    assert client.get("/api/health", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize(
    "host",
    [
        "rebound.example",
        "rebound.example:8750",
        "127.0.0.1.rebound.example",
        "localhost.rebound.example",
        "rebound.localhost",
        "127.0.0.1@rebound.example",
        "0.0.0.0:8750",
        "[::1].rebound.example",
        "localhost:999999",
        "localhost:8750, rebound.example",
        "localhost/..",
        "ſocalhost",
    ],
)
@pytest.mark.parametrize("path", ["/", "/api/health", "/api/docs", "/static/style.css", "/nothing"])
def test_another_name_is_refused_wherever_it_points(client: FlaskClient, host: str, path: str) -> None:
    response = client.get(path, headers={"Host": host})
    assert response.status_code == 421
    assert response.content_type == "application/problem+json"


def test_a_name_can_be_allowed(make_app: Callable[..., Flask]) -> None:
    client = make_app(hosts=("reader.example",)).test_client()
    assert client.get("/api/health", headers={"Host": "reader.example:443"}).status_code == 200
    assert client.get("/api/health", headers={"Host": "localhost"}).status_code == 421


@pytest.mark.parametrize("origin", ["chrome-extension://abcdefghijklmnop", "moz-extension://0-1-2-3", None])
def test_extensions_and_programs_are_answered(client: FlaskClient, origin: str | None) -> None:
    headers = {"Origin": origin} if origin else {}
    assert client.post("/api/analyses", json={"text": "Talks"}, headers=headers).status_code == 201


@pytest.mark.parametrize(
    "origin",
    [
        "https://news.example",
        "http://127.0.0.1:8750",
        "null",
        "",
        "file://",
        "https://chrome-extension://",
        "extension",
    ],
)
@pytest.mark.parametrize(
    ("method", "path"), [("POST", "/api/analyses"), ("OPTIONS", "/api/analyses"), ("GET", "/api/health")]
)
def test_web_pages_are_refused(client: FlaskClient, origin: str, method: str, path: str) -> None:
    json = {"text": "Talks"} if method == "POST" else None
    response = client.open(path, method=method, json=json, headers={"Origin": origin})
    assert response.status_code == 403
    assert response.content_type == "application/problem+json"


@pytest.mark.parametrize(
    "path", ["/", "/api/docs", "/api/openapi.json", "/api/health", "/static/style.css", "/nothing"]
)
@pytest.mark.parametrize(
    "headers", [{}, {"Origin": "chrome-extension://abc"}, {"Origin": "https://news.example"}]
)
def test_every_answer_is_secured_and_none_is_shared_with_web_pages(
    client: FlaskClient, path: str, headers: dict[str, str]
) -> None:
    answer = client.get(path, headers=headers).headers
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "default-src 'none'" in answer["Content-Security-Policy"]
    assert answer["Cross-Origin-Resource-Policy"] == "same-origin"
    assert answer["Referrer-Policy"] == "no-referrer"
    assert not [name for name, _ in answer if name.startswith("Access-Control-")]


def test_analyses_are_stored_by_no_browser(client: FlaskClient) -> None:
    assert client.post("/api/analyses", json={"text": "Talks"}).headers["Cache-Control"] == "no-store"
