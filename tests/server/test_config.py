"""Settings."""

from __future__ import annotations

from typing import Any

import pytest

from sidelight_server.config import LOOPBACK, Config, ConfigError


def test_by_default_analyses_are_kept_in_the_users_data_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", "/home/ana/data")
    config = Config.from_environment({})
    assert config.database.startswith("sqlite:///")
    assert config.database.endswith("analyses.sqlite")
    assert "sidelight" in config.database
    assert (config.engine, config.hosts, config.spacy_model) == ("spacy", LOOPBACK, None)


def test_each_setting_has_a_variable() -> None:
    assert Config.from_environment(
        {
            "SIDELIGHT_DATABASE": "postgresql+psycopg://ana@db.example/sidelight",
            "SIDELIGHT_KEEP": "10",
            "SIDELIGHT_ENGINE": "spacy",
            "SIDELIGHT_SPACY_MODEL": "en_core_web_sm",
            "SIDELIGHT_HOSTS": "reader.example, [2001:db8::1]",
            "SIDELIGHT_READINGS": "4",
            "SIDELIGHT_READING_SECONDS": "2.5",
            "SIDELIGHT_ZIM": "wikipedia.zim",
            "SIDELIGHT_WIKIPEDIA": "desk@bell.example",
        }
    ) == Config(
        database="postgresql+psycopg://ana@db.example/sidelight",
        keep=10,
        engine="spacy",
        spacy_model="en_core_web_sm",
        hosts=("reader.example", "[2001:db8::1]"),
        readings=4,
        reading_seconds=2.5,
        zim="wikipedia.zim",
        wikipedia="desk@bell.example",
    )


def test_a_keyword_comes_before_the_environment() -> None:
    assert Config.from_environment({"SIDELIGHT_ENGINE": "nonsense"}, engine="rules").engine == "rules"


@pytest.mark.parametrize(
    ("environment", "words"),
    [
        ({"SIDELIGHT_ENGINE": "oracle"}, "rules, spacy"),
        ({"SIDELIGHT_KEEP": "many"}, "SIDELIGHT_KEEP"),
        ({"SIDELIGHT_KEEP": "0"}, "greater than 0"),
        ({"SIDELIGHT_READING_SECONDS": "nan"}, "greater than 0"),
        ({"SIDELIGHT_HOSTS": " , "}, "host"),
        ({"SIDELIGHT_DATABASE": "my.sqlite"}, "SQLAlchemy"),
        ({"SIDELIGHT_DATABASE": "sqlite://"}, "name a file"),
        ({"SIDELIGHT_DATABASE": "sqlite:///:memory:"}, "name a file"),
    ],
)
def test_a_setting_that_cannot_be_used_is_named(environment: dict[str, Any], words: str) -> None:
    with pytest.raises(ConfigError, match=words):
        Config.from_environment(environment)
