"""Which linguist reads, and with which knowledge.

The edition of an engine names the very code and data that read: it changes with every change of either,
so that an analysis kept under it is never stale.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.metadata import version as installed_version
from importlib.util import find_spec
from pathlib import Path

import sidelight
from sidelight import Analysis, Article, read
from sidelight.analysis import EngineName
from sidelight.knowledge import BRIEFS, Knowledge
from sidelight.reading import Linguist
from sidelight.rules import RULES

_CODE = Path(sidelight.__file__).parent
_NLP = Path(__file__).parent / "nlp"

SHIPPED = _NLP / "weights" / "pipeline"
"""The folder of the pipeline that comes with the server."""


class EngineError(Exception):
    """The engine cannot be used here; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Engine:
    """A linguist and the knowledge that it reads with."""

    linguist: Linguist
    knowledge: Knowledge

    def read(self, article: Article) -> Analysis:
        return read(article, self.linguist, self.knowledge)


def load(name: EngineName, spacy_model: str | None = None) -> Engine:
    """The engine of that name, ready to read; raises EngineError."""
    if name == "rules":
        return Engine(RULES, BRIEFS)
    folder = find_pipeline(spacy_model)
    # A reader has one core: more threads would only wait for each other. numpy asks when it is imported.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    from sidelight_server.nlp import SpacyLinguist  # noqa: PLC0415 — spaCy takes a second to import

    try:
        linguist = SpacyLinguist.shipped(folder) if folder == SHIPPED else SpacyLinguist.from_folder(folder)
        return Engine(linguist, BRIEFS)
    except Exception as error:  # whatever the pipeline's own code raises
        named = repr(spacy_model) if spacy_model else "that comes with Sidelight"
        raise EngineError(f"The spaCy pipeline {named} cannot be loaded: {error}") from error


def load_warm(name: EngineName, spacy_model: str | None = None) -> Engine:
    """As load, with whatever an engine puts off to its first reading done: tables read, patterns compiled."""
    engine = load(name, spacy_model)
    engine.read(
        Article(text="Talks resume\n\n“We are ready,” said Ana Ruiz on Thursday.", published="2020-10-22")
    )
    return engine


def find_pipeline(spacy_model: str | None) -> Path:
    """The folder of a spaCy pipeline, given by its folder or its package's name; raises EngineError.

    Without either it is the one that comes with the server.
    """
    if not spacy_model:
        if (SHIPPED / "config.cfg").is_file():
            return SHIPPED
        raise EngineError(
            "The engine spacy is not set up here: this copy of Sidelight has no trained weights. Name a "
            "spaCy pipeline in SIDELIGHT_SPACY_MODEL, or use the engine rules."
        )
    folders = [Path(spacy_model)]
    if spacy_model.isidentifier() and (package := find_spec(spacy_model)) and package.origin:
        folders += sorted(Path(package.origin).parent.glob(f"{spacy_model}-*"))
    for folder in folders:
        if (folder / "config.cfg").is_file():
            return folder
    raise EngineError(
        f"There is no spaCy pipeline {spacy_model!r}: SIDELIGHT_SPACY_MODEL must name an installed "
        "pipeline package or a pipeline's folder."
    )


def default_engine() -> EngineName:
    """What reads where nobody says what: spaCy where its trained weights are there, else the rules."""
    return "spacy" if (SHIPPED / "config.cfg").is_file() else "rules"


@cache
def edition(name: EngineName, spacy_model: str | None = None) -> str:
    """The version of an engine and a digest of all that it reads with; raises EngineError."""
    if name == "rules":
        return f"{sidelight.__version__}+{digest([_CODE])}"
    folder = find_pipeline(spacy_model)
    return f"{sidelight.__version__}+spacy{installed_version('spacy')}.{digest([_CODE, _NLP, folder])}"


def digest(folders: Iterable[Path]) -> str:
    """16 hexadecimal digits that change with the name or the content of any file in the folders."""
    total = sha256()
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                content = sha256(path.read_bytes()).hexdigest()
                total.update(f"{path.relative_to(folder).as_posix()}\0{content}\n".encode())
    return total.hexdigest()[:16]
