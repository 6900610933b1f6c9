"""What is kept, and what happens when nothing can be."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine

from sidelight_server.config import ConfigError
from sidelight_server.store import Base, Store, analysis_id

ANALYSIS: dict[str, Any] = {"schema": "sidelight/1", "article": {"url": None, "title": "“Tālks” 😀"}}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "folder" / "analyses.sqlite"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    with closing(Store(f"sqlite:///{path}", keep=3)) as store:
        yield store


def kept(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        return [id for (id,) in connection.execute("SELECT id FROM analyses ORDER BY made")]


def test_an_analysis_comes_back_as_it_was_kept(store: Store) -> None:
    assert store.add("a", "rules", "1", ANALYSIS)
    assert store.get("a") == ("rules", "1", ANALYSIS)
    assert store.get("b") is None
    assert store.problem is None


def test_an_id_is_its_own_for_each_article_engine_and_edition() -> None:
    ids = {
        analysis_id(article, engine, edition)
        for article in ("sha256:a", "sha256:b")
        for engine in ("rules", "spacy")
        for edition in ("1", "2")
    }
    assert len(ids) == 8
    assert all(len(id) == 64 for id in ids)


def test_the_oldest_go_when_there_are_too_many(store: Store, path: Path) -> None:
    for id in "cabed":
        store.add(id, "rules", "1", ANALYSIS)
    assert kept(path) == ["b", "e", "d"]


def test_a_smaller_bound_holds_from_the_start(store: Store, path: Path) -> None:
    for id in "abc":
        store.add(id, "rules", "1", ANALYSIS)
    with closing(Store(f"sqlite:///{path}", keep=1)):
        assert kept(path) == ["c"]


def test_one_id_is_kept_once_however_many_add_it_at_once(store: Store, path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        added = list(pool.map(lambda _: store.add("a", "rules", "1", ANALYSIS), range(16)))
    assert added.count(True) == 1
    assert kept(path) == ["a"]
    assert store.problem is None


def test_the_folder_is_for_its_owner_alone(store: Store, path: Path) -> None:
    assert path.parent.stat().st_mode & 0o077 == 0


def test_the_migrations_make_the_tables_that_the_code_knows(store: Store, path: Path) -> None:
    with create_engine(f"sqlite:///{path}").connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), Base.metadata) == []


def test_a_database_that_is_none_is_told_and_left_as_it_is(path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(b"my holiday photographs " * 50)
    with closing(Store(f"sqlite:///{path}", keep=3)) as store:
        assert store.problem == "Analyses are not kept: file is not a database."
        assert not store.add("a", "rules", "1", ANALYSIS)
        assert store.get("a") is None
    assert path.read_bytes() == b"my holiday photographs " * 50


def test_a_read_only_database_is_told(store: Store, path: Path) -> None:
    with closing(Store(f"sqlite:///file:{path}?mode=ro&uri=true", keep=3)) as read_only:
        assert "readonly" in str(read_only.problem)
        assert not read_only.add("a", "rules", "1", ANALYSIS)
        assert "readonly" in str(read_only.problem)


def test_a_locked_database_is_told_and_used_again_when_it_is_free(store: Store, path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert not store.add("a", "rules", "1", ANALYSIS)
        assert store.get("a") is None
        assert store.problem == "Analyses are not kept: database is locked."
        other.execute("ROLLBACK")
    assert store.add("a", "rules", "1", ANALYSIS)
    assert store.problem is None


def test_a_database_that_vanished_is_made_anew(store: Store, path: Path) -> None:
    store.add("a", "rules", "1", ANALYSIS)
    with closing(sqlite3.connect(path)) as other, other:
        other.execute("DROP TABLE analyses")
        other.execute("DROP TABLE alembic_version")
    assert store.get("a") is None
    assert store.add("a", "rules", "1", ANALYSIS)
    assert store.get("a") == ("rules", "1", ANALYSIS)


def test_a_database_of_a_newer_version_is_told_and_left_as_it_is(store: Store, path: Path) -> None:
    store.add("a", "rules", "1", ANALYSIS)
    with closing(sqlite3.connect(path)) as other, other:
        other.execute("UPDATE alembic_version SET version_num = 'analyses_99'")
    with closing(Store(f"sqlite:///{path}", keep=3)) as older:
        assert "analyses_99" in str(older.problem)
    assert kept(path) == ["a"]


def test_a_driver_that_is_missing_is_named() -> None:
    with pytest.raises(ConfigError, match="oracledb"):
        Store("oracle+oracledb://ana@db.example", keep=3)


def test_a_database_that_does_not_answer_is_told_without_its_password() -> None:
    pytest.importorskip("psycopg", reason="the extra [postgres] is not installed")
    with closing(Store("postgresql+psycopg://ana:geheim@127.0.0.1:1/sidelight", keep=3)) as store:
        assert "Analyses are not kept" in str(store.problem)
        assert "geheim" not in str(store.problem)
