"""What can be set: by keyword, or by environment variables beginning with SIDELIGHT_."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self, get_args

from platformdirs import user_data_dir
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from sidelight.analysis import EngineName
from sidelight_server.engine import default_engine

CONTACT = re.compile(r"https?://[^\s()]+\.[^\s()]+|[^\s()@]+@[^\s()@]+\.[^\s()@]+", re.ASCII)
"""An address of web or mail, fit for a User-Agent header."""

LOOPBACK = ("127.0.0.1", "localhost", "[::1]")
"""The names under which a server on this device is called."""


class ConfigError(ValueError):
    """A setting cannot be used; the message says which, and what it must look like."""


def default_database() -> str:
    """The address of the SQLite file in the user's data folder."""
    return f"sqlite:///{Path(user_data_dir('sidelight', appauthor=False)) / 'analyses.sqlite'}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """The settings of one server.

    database: SQLAlchemy address of the database that analyses are kept in (SIDELIGHT_DATABASE).
    keep: how many analyses are kept at most; the oldest go first (SIDELIGHT_KEEP).
    engine: what reads where a request names no engine (SIDELIGHT_ENGINE).
    spacy_model: name or folder of another spaCy pipeline than the server's own (SIDELIGHT_SPACY_MODEL).
    hosts: names, without port, under which the server may be called (SIDELIGHT_HOSTS, parted by commas).
    readings: how many articles are read at once (SIDELIGHT_READINGS).
    reading_seconds: how long one reading, and the wait for one, may take (SIDELIGHT_READING_SECONDS).
    zim: path of an offline encyclopaedia, a ZIM file, None for none (SIDELIGHT_ZIM).
    wikipedia: the contact, an address of mail or web, under which Wikipedia is asked about names that cards
        ask for; None where it is never asked (SIDELIGHT_WIKIPEDIA).

    Raises ConfigError where a setting cannot be used.
    """

    database: str = field(default_factory=default_database)
    keep: int = 2_000
    engine: EngineName = field(default_factory=default_engine)
    spacy_model: str | None = None
    hosts: tuple[str, ...] = LOOPBACK
    readings: int = 2
    reading_seconds: float = 15.0
    zim: str | None = None
    wikipedia: str | None = None

    def __post_init__(self) -> None:
        if self.engine not in get_args(EngineName):
            raise ConfigError(
                f"The engine must be one of {', '.join(get_args(EngineName))}; not {self.engine!r}."
            )
        if not self.hosts:
            raise ConfigError("At least one host name must be allowed.")
        if self.keep < 1 or self.readings < 1 or not self.reading_seconds > 0:
            raise ConfigError("The counts and seconds must be greater than 0.")
        if self.wikipedia is not None and not CONTACT.fullmatch(self.wikipedia):
            raise ConfigError(
                "Wikipedia wants to know whom to write to: "
                "SIDELIGHT_WIKIPEDIA must be an address of mail or web."
            )
        try:
            address = make_url(self.database)
        except (ArgumentError, ValueError) as error:
            raise ConfigError(
                "The database must be an SQLAlchemy address such as sqlite:////home/me/analyses.sqlite "
                "or postgresql+psycopg://me@localhost/sidelight."
            ) from error
        if address.get_backend_name() == "sqlite" and address.database in (None, "", ":memory:"):
            raise ConfigError(
                "An SQLite database in memory is not shared by the server's threads: name a file."
            )

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ, /, **settings: Any) -> Self:
        """The settings of the environment; those given by keyword come first."""
        for name, convert in _CONVERTERS.items():
            variable = f"SIDELIGHT_{name.upper()}"
            if name in settings or not environment.get(variable):
                continue
            try:
                settings[name] = convert(environment[variable])
            except ValueError as error:
                raise ConfigError(f"{variable} must be a number, not {environment[variable]!r}.") from error
        return cls(**settings)


def _names(listed: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in listed.split(",") if name.strip())


_CONVERTERS: dict[str, Callable[[str], Any]] = {
    "database": str,
    "keep": int,
    "engine": str,
    "spacy_model": str,
    "hosts": _names,
    "readings": int,
    "reading_seconds": float,
    "zim": str,
    "wikipedia": str,
}
