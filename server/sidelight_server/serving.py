"""Serve the application: gunicorn, or waitress on Windows."""

from __future__ import annotations

import errno
import logging
import socket
import sys
from collections.abc import Callable
from dataclasses import replace
from ipaddress import ip_address
from threading import Thread
from typing import TYPE_CHECKING, Any

import click

from sidelight_server.app import create_app
from sidelight_server.config import Config
from sidelight_server.engine import EngineError, edition

if TYPE_CHECKING:
    from flask import Flask

DEFAULT_HOST = "127.0.0.1"
DEFAULT_PORT = 8750
THREADS = 8
"""Requests handled at once; those that wait for a reader wait in one of these."""


class ServeError(Exception):
    """The server cannot start; the message says why and what to do."""


def serve(
    host: str = DEFAULT_HOST,
    port: int = DEFAULT_PORT,
    *,
    config: Config | None = None,
    allow_remote: bool = False,
    announce: Callable[[str], None] = click.echo,
) -> None:
    """Serve until SIGTERM or Ctrl+C; port 0 takes any free one.

    allow_remote: other devices may reach the server. Without it only a loopback host is served.
    announce: told the address once connections are taken.

    Raises ServeError, ConfigError. With gunicorn it ends in SystemExit.
    """
    config = config or Config.from_environment()
    try:
        edition(config.engine, config.spacy_model)
    except EngineError as error:
        raise ServeError(str(error)) from error
    if not is_loopback(host):
        config = _opened(config, host, allow_remote)
    listener = listen(host, port)
    shown = f"[{host}]" if ":" in host else host
    announce(f"Sidelight answers at http://{shown}:{listener.getsockname()[1]} (Ctrl+C ends it)")
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    if sys.platform == "win32":
        serve_by_waitress(config, listener)
    else:
        serve_by_gunicorn(config, listener)


def is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def _opened(config: Config, host: str, allow_remote: bool) -> Config:
    if not allow_remote:
        raise ServeError(
            f"{host} can be reached from other devices, and whoever reaches the server can use it. "
            "If you mean it, allow it with --allow-remote; else serve on 127.0.0.1."
        )
    name = f"[{host}]" if ":" in host else host
    return replace(config, hosts=(*config.hosts, name))


def listen(host: str, port: int) -> socket.socket:
    """A socket that takes connections at once, before the server is up; raises ServeError."""
    if not 0 <= port <= 65535:
        raise ServeError(f"A port is a number from 0 to 65535, not {port}.")
    try:
        family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        return socket.create_server(address[:2], family=family, backlog=128)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise ServeError(
                f"Port {port} of {host} is in use: another Sidelight, or another program. "
                "End that one, or choose another port with --port."
            ) from error
        raise ServeError(f"Cannot serve on {host}, port {port}: {error.strerror or error}.") from error


def serve_by_gunicorn(config: Config, listener: socket.socket) -> None:
    """One process with threads: the reading is done in processes of its own (readers.py)."""
    from gunicorn.app.base import BaseApplication  # noqa: PLC0415 — not there on Windows

    options = {
        "bind": f"fd://{listener.detach()}",
        "workers": 1,
        "worker_class": "gthread",
        "threads": THREADS,
        "keepalive": 0,  # an idle connection would hold up the end, and one with an unread body is lost
        "graceful_timeout": 5,
        "loglevel": "error",  # a warning may quote what a broken request holds
        "control_socket_disable": True,
        "post_worker_init": lambda worker: start(worker.app.callable),
        "worker_exit": lambda server, worker: stop(worker.app.callable),
    }

    class Application(BaseApplication):  # type: ignore[misc]
        def load_config(self) -> None:
            for name, value in options.items():
                self.cfg.set(name, value)

        def load(self) -> Any:
            return create_app(config)

    Application().run()


def serve_by_waitress(config: Config, listener: socket.socket) -> None:
    import waitress  # noqa: PLC0415 — only there on Windows

    app = create_app(config)
    start(app)
    try:
        waitress.serve(app, sockets=[listener], threads=THREADS, ident=None)
    finally:
        stop(app)


def start(app: Flask) -> None:
    """Start a reader while the first request is still on its way."""
    service = app.extensions["sidelight"]
    Thread(target=service.readers.start, args=(service.config.engine,), daemon=True).start()


def stop(app: Flask | None) -> None:
    if app is not None:
        app.extensions["sidelight"].readers.close()
        app.extensions["sidelight"].store.close()
