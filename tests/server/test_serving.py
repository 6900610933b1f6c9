"""The server as a process of its own."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
import urllib3

from sidelight_server.config import Config
from sidelight_server.serving import ServeError, is_loopback, listen, serve

ARTICLE = {"text": "Talks resume\n\n“We are ready,” said Ana Ruiz."}

SERVE = "from sidelight_server.serving import serve; serve(port=0)"
SERVE_BY_WAITRESS = """
from sidelight_server import serving
serving.serve_by_gunicorn = serving.serve_by_waitress
serving.serve(port=0)
"""


@contextmanager
def server(code: str, database: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """A server in a process group of its own, and its address; killed at the end with all its processes."""
    environment = {**os.environ, "SIDELIGHT_DATABASE": database, "PYTHONUNBUFFERED": "1"}
    process = subprocess.Popen(  # noqa: S603
        [sys.executable, "-c", code],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    try:
        assert process.stdout
        announced = process.stdout.readline()
        assert announced, process.stderr and process.stderr.read()
        yield process, announced.split()[3]
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()


def group_of(process: int) -> list[str]:
    """The names of the processes, zombies aside, that still run in a process group."""
    names = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            name, _, rest = stat.read_text().partition(" (")[2].rpartition(") ")
        except (FileNotFoundError, ProcessLookupError):
            continue
        state, _, group = rest.split()[:3]
        if int(group) == process and state != "Z":
            names.append(name)
    return names


def post(address: str, **options: Any) -> urllib3.BaseHTTPResponse:
    headers = {"Content-Type": "application/json"}
    return urllib3.request(
        "POST", f"{address}/api/analyses", headers=headers, timeout=60, retries=False, **options
    )


def test_the_server_answers_and_ends_cleanly_with_all_its_processes(database: str) -> None:
    with server(SERVE, database) as (process, address):
        assert urlsplit(address).hostname == "127.0.0.1"
        first, second = (post(address, json=ARTICLE) for _ in range(2))
        assert (first.status, second.status) == (201, 200)
        assert first.json() == second.json()
        assert urllib3.request("GET", f"{address}/api/health").json()["keeps"] is True
        process.send_signal(signal.SIGTERM)
        _, errors = process.communicate(timeout=120)
        assert process.returncode == 0
        assert errors == ""
        if sys.platform == "linux":
            assert group_of(process.pid) == []


def test_too_much_is_refused_in_words_before_the_connection_ends(database: str) -> None:
    with server(SERVE, database) as (_, address):
        response = post(address, body=json.dumps({"text": "a" * 5_000_000}))
        assert response.status == 413
        assert response.headers["Content-Type"] == "application/problem+json"
        assert "1 MB" in response.json()["detail"]


def test_a_million_quotation_marks_are_answered(database: str) -> None:
    with server(SERVE, database) as (_, address):
        assert post(address, body=json.dumps({"text": "a" + '"' * 1_000_000})).status == 413
        assert post(address, body=json.dumps({"text": "a" + '"' * 99_999})).status in (200, 201, 503)
        assert post(address, json=ARTICLE).status == 201


def test_waitress_serves_it_too(database: str) -> None:
    with server(SERVE_BY_WAITRESS, database) as (process, address):
        assert post(address, json=ARTICLE).status == 201
        response = post(address, body=json.dumps({"text": "a" * 5_000_000}))
        assert response.status == 413
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=120)


def test_a_port_in_use_is_told(database: str) -> None:
    with listen("127.0.0.1", 0) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(ServeError, match=rf"Port {port} of 127\.0\.0\.1 is in use.*--port"):
            serve(port=port, config=Config(database=database))


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.1", "reader.example"])  # noqa: S104
def test_another_device_may_not_reach_it_unless_that_is_meant(host: str, database: str) -> None:
    with pytest.raises(ServeError, match="--allow-remote"):
        serve(host, 0, config=Config(database=database))


@pytest.mark.parametrize(
    ("host", "port", "words"),
    [("no.such.host.invalid", 8750, "no.such.host"), ("127.0.0.1", 70_000, "65535")],
)
def test_an_address_that_cannot_be_served_is_told(host: str, port: int, words: str) -> None:
    with pytest.raises(ServeError, match=words):
        listen(host, port)


def test_an_engine_that_is_not_there_is_told_at_the_start(database: str) -> None:
    with pytest.raises(ServeError, match="no_such_pipeline"):
        serve(port=0, config=Config(database=database, engine="spacy", spacy_model="no_such_pipeline"))


@pytest.mark.parametrize(
    ("host", "loopback"),
    [
        ("127.0.0.1", True),
        ("127.8.8.8", True),
        ("localhost", True),
        ("::1", True),
        ("10.0.0.1", False),
        ("news", False),
    ],
)
def test_loopback_is_this_device(host: str, loopback: bool) -> None:
    assert is_loopback(host) == loopback


@pytest.mark.skipif(not socket.has_ipv6, reason="this machine has no IPv6")
def test_ipv6_is_served_too(database: str) -> None:
    code = "from sidelight_server.serving import serve; serve('::1', 0)"
    with server(code, database) as (_, address):
        assert address.startswith("http://[::1]:")
        assert post(address, json=ARTICLE).status == 201
