"""The analyses that are kept, so that a second reading of a page costs nothing.

A database that is broken, locked or read-only never keeps the server from answering: then nothing is kept,
and `Store.problem` says so.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Callable
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from threading import Lock
from typing import Any, TypeVar

import alembic.command
import alembic.config
from alembic.util import CommandError
from sqlalchemy import (
    Connection,
    DateTime,
    Engine,
    String,
    Text,
    create_engine,
    delete,
    event,
    insert,
    select,
)
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import IntegrityError, NoSuchModuleError, SQLAlchemyError
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from sidelight.analysis import EngineName
from sidelight_server.config import ConfigError

MIGRATIONS = Path(__file__).parent / "migrations"
LOCK_SECONDS = 1.0
"""How long to wait for a database that another program has locked: an answer must not wait longer."""

log = logging.getLogger(__name__)

T = TypeVar("T")


class Base(DeclarativeBase):
    pass


class KeptAnalysis(Base):
    """One analysis, without the address of its page: which pages were read is nobody's business.

    id: see `analysis_id`.
    edition: of the engine (sidelight_server.engine.edition).
    analysis: its JSON.
    """

    __tablename__ = "analyses"

    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    engine: Mapped[str] = mapped_column(String(20))
    edition: Mapped[str] = mapped_column(String(200))
    made: Mapped[datetime] = mapped_column(DateTime(timezone=True), index=True)
    analysis: Mapped[str] = mapped_column(Text)


def analysis_id(article: str, engine: EngineName, edition: str) -> str:
    """64 hexadecimal digits for the id of an article, what reads it, and in which edition."""
    return sha256("\n".join((article, engine, edition)).encode()).hexdigest()


class Store:
    """Keeps at most `keep` analyses; the oldest go first.

    problem: why nothing can be kept at present, None where all is well.

    Raises ConfigError where there is no driver for the database.
    """

    def __init__(self, database: str, *, keep: int) -> None:
        self.problem: str | None = None
        self._keep = keep
        self._ready = False
        self._opening = Lock()
        self._engine = _engine(database)
        self._attempt(lambda connection: None)

    def get(self, id: str) -> tuple[EngineName, str, dict[str, Any]] | None:
        """Engine, edition and JSON data of a kept analysis; None where it is not kept."""
        columns = KeptAnalysis.engine, KeptAnalysis.edition, KeptAnalysis.analysis
        query = select(*columns).where(KeptAnalysis.id == id)
        row: Any = self._attempt(lambda connection: connection.execute(query).one_or_none())
        return (row.engine, row.edition, json.loads(row.analysis)) if row else None

    def add(self, id: str, engine: EngineName, edition: str, analysis: dict[str, Any]) -> bool:
        """Keep an analysis; False where it cannot be, or is kept already."""
        row = {
            "id": id,
            "engine": engine,
            "edition": edition,
            "made": datetime.now(UTC),
            "analysis": json.dumps(analysis),
        }

        def work(connection: Connection) -> bool:
            connection.execute(insert(KeptAnalysis).values(row))
            self._drop_oldest(connection)
            return True

        try:
            added = self._attempt(work) or False
        except IntegrityError:  # the same article, read twice at once
            added = False
        else:
            self.problem = None if added else self.problem
        return added

    def close(self) -> None:
        self._engine.dispose()

    def _attempt(self, work: Callable[[Connection], T]) -> T | None:
        """Do some work in one transaction; None where the database fails, which is told in `problem`."""
        try:
            if not self._ready:
                _make_folder(self._engine.url)
            with self._engine.begin() as connection:
                self._open(connection)
                return work(connection)
        except IntegrityError:
            raise
        except (SQLAlchemyError, CommandError, OSError) as error:
            self._ready = False
            self._tell(error)
            return None

    def _open(self, connection: Connection) -> None:
        """Bring the tables to their newest form, once; again after the database failed."""
        with self._opening:
            if self._ready:
                return
            config = alembic.config.Config()
            config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
            config.attributes["connection"] = connection
            alembic.command.upgrade(config, "head")
            self._drop_oldest(connection)  # also finds out at once whether the database can be written
            self._ready = True

    def _drop_oldest(self, connection: Connection) -> None:
        newest = select(KeptAnalysis.id).order_by(KeptAnalysis.made.desc(), KeptAnalysis.id).limit(self._keep)
        connection.execute(delete(KeptAnalysis).where(KeptAnalysis.id.not_in(newest)))

    def _tell(self, error: Exception) -> None:
        reason = str(getattr(error, "orig", None) or error).splitlines()[0]
        problem = f"Analyses are not kept: {reason}."
        if problem != self.problem:
            log.warning(problem)
        self.problem = problem


def _engine(database: str) -> Engine:
    url = make_url(database)
    try:
        if url.get_backend_name() != "sqlite":
            return create_engine(url, hide_parameters=True, pool_pre_ping=True)
        engine = create_engine(url, hide_parameters=True, connect_args={"timeout": LOCK_SECONDS})
    except (ImportError, NoSuchModuleError) as error:
        raise ConfigError(
            f"There is no driver for a database of the kind {url.drivername}: {error}. "
            "For PostgreSQL install sidelight[postgres] and write postgresql+psycopg://…"
        ) from error
    event.listen(engine, "connect", _begin_by_hand)
    event.listen(engine, "begin", _begin)
    return engine


def _make_folder(url: URL) -> None:
    if url.get_backend_name() == "sqlite" and url.database and not url.database.startswith("file:"):
        Path(url.database).parent.mkdir(mode=0o700, parents=True, exist_ok=True)


# Python's sqlite3 begins no transaction before CREATE TABLE; so a migration that stops half-way would stay
# half-done. The way round is SQLAlchemy's own:
# https://docs.sqlalchemy.org/en/20/dialects/sqlite.html#pysqlite-serializable


def _begin_by_hand(connection: Any, _: Any) -> None:
    connection.isolation_level = None


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN")
