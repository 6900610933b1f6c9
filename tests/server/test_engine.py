"""Which engine reads, and in which edition."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy

from sidelight import Article
from sidelight.rules import RULES
from sidelight_server import engine
from sidelight_server.engine import EngineError, default_engine, digest, edition, find_pipeline, load


@pytest.fixture
def pipeline(tmp_path: Path) -> Path:
    """The folder of a saved pipeline that parts sentences and nothing else."""
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    nlp.to_disk(tmp_path / "pipeline")
    return tmp_path / "pipeline"


def test_the_rules_are_always_there() -> None:
    assert load("rules").linguist is RULES


def test_a_pipeline_is_loaded_from_its_folder(pipeline: Path) -> None:
    analysis = load("spacy", str(pipeline)).read(Article(text="Talks resume."))
    assert analysis.engine.name == "spacy"
    assert "en_pipeline 0.0.0" in analysis.engine.version


def test_a_pipeline_is_found_by_its_packages_name(
    pipeline: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "en_made_for_tests"
    package.mkdir()
    (package / "__init__.py").touch()
    pipeline.rename(package / "en_made_for_tests-1.0.0")
    monkeypatch.syspath_prepend(tmp_path)
    assert find_pipeline("en_made_for_tests") == package / "en_made_for_tests-1.0.0"


@pytest.mark.parametrize(
    ("model", "words"),
    [
        ("no_such", "'no_such'"),
        ("/no/where", "folder"),
    ],
)
def test_a_pipeline_that_is_not_there_is_told(model: str | None, words: str) -> None:
    for ask in (load, edition):
        with pytest.raises(EngineError, match=words):
            ask("spacy", model)


def test_a_copy_without_weights_reads_by_rules_and_says_what_it_lacks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "SHIPPED", tmp_path)
    assert default_engine() == "rules"
    for model in (None, ""):
        with pytest.raises(EngineError, match=r"no trained weights.*SIDELIGHT_SPACY_MODEL"):
            load("spacy", model)


def test_the_servers_own_pipeline_reads_where_nobody_names_another() -> None:
    assert default_engine() == "spacy"
    analysis = load("spacy").read(Article(text="“We are ready,” said Ana Ruiz on Thursday."))
    assert analysis.engine.name == "spacy"
    assert "en_sidelight_news" in analysis.engine.version
    assert [actor.name for actor in analysis.actors] == ["Ana Ruiz"]


def test_a_pipeline_that_is_torn_is_told(pipeline: Path) -> None:
    (pipeline / "config.cfg").write_text("[nlp]\nlang = no language\n")
    with pytest.raises(EngineError, match="cannot be loaded"):
        load("spacy", str(pipeline))


def test_the_edition_changes_with_any_file_of_the_reader(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    code, data = tmp_path / "code.py", tmp_path / "data" / "words.tsv"
    code.write_text("1")
    data.write_text("1")
    seen = [digest([tmp_path])]
    for path, text in ((code, "2"), (data, "2"), (tmp_path / "new.py", "")):
        path.write_text(text)
        seen.append(digest([tmp_path]))
    data.rename(tmp_path / "data" / "other.tsv")
    seen.append(digest([tmp_path]))
    assert len(set(seen)) == 5


def test_the_edition_does_not_change_with_what_python_compiles(tmp_path: Path) -> None:
    before = digest([tmp_path])
    (tmp_path / "__pycache__").mkdir()
    (tmp_path / "__pycache__" / "code.pyc").write_text("1")
    assert digest([tmp_path]) == before


def test_the_edition_of_spacy_changes_with_the_pipeline(pipeline: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    spacy.blank("en").to_disk(other)
    editions = {edition("rules"), edition("spacy", str(pipeline)), edition("spacy", str(other))}
    assert len(editions) == 3
