"""A real `sidelight serve`, for the tests, the demo and the measurements."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import Request, urlopen


class ServerStartError(Exception):
    """The server did not start; the message holds what it said."""


@dataclass(frozen=True)
class Server:
    """A Sidelight server that answers at an address."""

    address: str

    @property
    def health(self) -> dict[str, Any] | None:
        """What it says of itself; None where nothing of ours answers."""
        return health(self.address)

    def analysis(self, article: dict[str, Any]) -> dict[str, Any]:
        """Its reading of an article."""
        request = Request(
            f"{self.address}/api/analyses",
            data=json.dumps({"article": article}).encode(),
            headers={"Content-Type": "application/json"},
        )
        with urlopen(request, timeout=60) as answer:
            read: dict[str, Any] = json.load(answer)
        return read


def health(address: str) -> dict[str, Any] | None:
    """What the Sidelight server at an address says of itself; None where none answers."""
    try:
        with urlopen(f"{address}/api/health", timeout=5) as answer:
            told = json.load(answer)
    except (URLError, OSError, ValueError):
        return None
    return told if isinstance(told, dict) else None


@contextmanager
def start(folder: Path | None = None, port: int = 0) -> Iterator[Server]:
    """A server in a process of its own, until the block is left; port 0 takes any free one.

    folder: where its database is; None for the reader's own, as `sidelight serve` has it.

    Raises ServerStartError where it ends before it answers.
    """
    environment = dict(os.environ)
    if folder is not None:
        environment["SIDELIGHT_DATABASE"] = f"sqlite:///{folder / 'analyses.sqlite'}"
    command = [str(Path(sys.executable).with_name("sidelight")), "serve", "--port", str(port)]
    process = subprocess.Popen(
        command,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )
    try:
        yield Server(announced(process))
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(15)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
        if process.stdout:
            process.stdout.close()


def announced(process: subprocess.Popen[str]) -> str:
    """The address that the server announces once it takes connections."""
    said: list[str] = []
    for line in process.stdout or ():
        said.append(line)
        if found := re.search(r"http://[\d.]+:\d+", line):
            return found[0]
    raise ServerStartError("The server did not start. It said:\n" + "".join(said))
