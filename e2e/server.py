"""A real `sidelight serve`, for the tests, the demo and the measurements."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen


class ServerStartError(Exception):
    """The server did not start; the message holds what it said."""


@dataclass(frozen=True)
class Server:
    """A Sidelight server that answers at an address."""

    address: str


def health(address: str) -> dict[str, Any] | None:
    """What the Sidelight server at an address says of itself; None where none of ours answers."""
    try:
        with urlopen(f"{address}/api/health", timeout=5) as answer:
            told = json.load(answer)
    except (URLError, OSError, ValueError):
        return None
    ours = isinstance(told, dict) and str(told.get("schema", "")).startswith("sidelight/")
    return told if ours else None


@contextmanager
def start(
    folder: Path | None = None, port: int = 0, settings: Mapping[str, str] | None = None
) -> Iterator[Server]:
    """A server in a process of its own, until the block is left; port 0 takes any free one.

    folder: where its database is; None for the reader's own, as `sidelight serve` has it.
    settings: further environment variables.

    Raises ServerStartError where it ends before it answers.
    """
    environment = {**os.environ, **(settings or {})}
    if folder is not None:
        environment["SIDELIGHT_DATABASE"] = f"sqlite:///{folder / 'analyses.sqlite'}"
    command = [str(Path(sys.executable).with_name("sidelight")), "serve", "--port", str(port)]
    with TemporaryFile("w+") as complaints:
        process = subprocess.Popen(
            command,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=complaints,
            text=True,
            start_new_session=True,
        )
        try:
            address = announced(process)
            if address is None:
                complaints.seek(0)
                raise ServerStartError(f"The server did not start. It said:\n{complaints.read()}")
            yield Server(address)
        finally:
            end(process)


def announced(process: subprocess.Popen[str]) -> str | None:
    """The address that the server announces once it takes connections; None where it ends instead."""
    for line in process.stdout or ():
        if found := re.search(r"http://[\d.]+:\d+", line):
            return found[0]
    return None


def end(process: subprocess.Popen[str]) -> None:
    process.send_signal(signal.SIGTERM)
    try:
        process.wait(15)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
    if process.stdout:
        process.stdout.close()
