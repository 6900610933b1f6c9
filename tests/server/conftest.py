from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from made_engines import obedient

from sidelight_server.app import create_app
from sidelight_server.config import Config


@pytest.fixture
def database(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'analyses.sqlite'}"


@pytest.fixture
def tally(tmp_path: Path) -> Path:
    """A file with one line for each reading: the number of the process that read."""
    path = tmp_path / "tally"
    path.touch()
    return path


@pytest.fixture
def make_app(database: str, tally: Path) -> Iterator[Callable[..., Flask]]:
    """Makes an application with the obedient linguist; keywords are settings."""
    apps: list[Flask] = []

    def make(**settings: Any) -> Flask:
        app = create_app(
            Config(**{"database": database, **settings}), load_engine=partial(obedient, tally=tally)
        )
        apps.append(app)
        return app

    yield make
    for app in apps:
        app.extensions["sidelight"].readers.close()
        app.extensions["sidelight"].store.close()


@pytest.fixture
def client(make_app: Callable[..., Flask]) -> FlaskClient:
    return make_app().test_client()
