"""The pages for people."""

from __future__ import annotations

import re

import pytest
from flask.testing import FlaskClient


def test_the_landing_page_says_what_this_is(client: FlaskClient) -> None:
    page = client.get("/").text
    assert "Sidelight server" in page
    assert 'href="/api/docs"' in page


@pytest.mark.parametrize("path", ["/", "/api/docs"])
def test_a_page_needs_no_network_and_no_script(client: FlaskClient, path: str) -> None:
    page = client.get(path).text
    assert "<script" not in page
    assert " style=" not in page
    for address in re.findall(r"""(?:href|src)=["']([^"']+)""", page):
        assert address.startswith("/")
        assert client.get(address).status_code == 200


def test_the_page_of_the_interface_shows_everything_that_the_openapi_document_has(
    client: FlaskClient,
) -> None:
    page = client.get("/api/docs").text
    document = client.get("/api/openapi.json").json
    assert document
    for path, operations in document["paths"].items():
        for method in operations.keys() & {"get", "post"}:
            assert f"<code>{method.upper()} {path}</code>" in page
    for name, schema in document["components"]["schemas"].items():
        assert f'<h3 id="{name}">' in page
        for field in schema["properties"]:
            assert f"<code>{field}</code>" in page
