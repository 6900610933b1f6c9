"""The Flask application."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from flask import Flask

from sidelight_server.analyses import Analyses
from sidelight_server.api import register_api
from sidelight_server.config import Config
from sidelight_server.engine import load_warm
from sidelight_server.guard import guard
from sidelight_server.knowledge import Encyclopaedia
from sidelight_server.knowledge.shelf import open_shelf
from sidelight_server.pages import register_pages
from sidelight_server.problems import register_problems
from sidelight_server.readers import Load, Readers
from sidelight_server.store import Store


def create_app(
    config: Config | None = None,
    *,
    load_engine: Load | None = None,
    shelf: Sequence[Encyclopaedia] | None = None,
) -> Flask:
    """The application, its tables brought to their newest form; no reader runs yet.

    config: the environment's where None.
    load_engine: makes an engine ready in a reader's process; the installed engines where None.
    shelf: the encyclopaedias that are asked; those of the settings where None.

    Raises ConfigError. `app.extensions["sidelight"]` is its Analyses: close its readers and store at the end.
    """
    config = config or Config.from_environment()
    readers = Readers(
        load_engine or partial(load_warm, spacy_model=config.spacy_model),
        at_once=config.readings,
        seconds=config.reading_seconds,
    )
    app = Flask(__name__)
    app.extensions["sidelight"] = Analyses(config, readers, Store(config.database, keep=config.keep))
    app.extensions["sidelight-shelf"] = open_shelf(config) if shelf is None else tuple(shelf)
    app.config["OPENAPI_URL_PREFIX"] = "/api"
    guard(app, config.hosts)
    register_pages(app, register_api(app))
    register_problems(app)
    return app
