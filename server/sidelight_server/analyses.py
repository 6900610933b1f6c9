"""Analyses of articles: read where they must be, kept where they can be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, get_args

from sidelight import Article
from sidelight.analysis import EngineName
from sidelight_server.config import Config
from sidelight_server.engine import EngineError, edition
from sidelight_server.readers import Readers
from sidelight_server.store import Store, analysis_id


@dataclass(frozen=True, slots=True)
class Answer:
    """The analysis of one article, as JSON data.

    id: under which it is kept; None where it could not be.
    new: it was read just now.
    """

    analysis: dict[str, Any]
    id: str | None
    new: bool


@dataclass(frozen=True, slots=True)
class Analyses:
    config: Config
    readers: Readers
    store: Store

    def of(self, article: Article, engine: EngineName | None) -> Answer:
        """The analysis of an article by an engine (the default one for None), with the article's own address.

        Raises what Readers.read raises.
        """
        engine = engine or self.config.engine
        current = self.edition(engine)
        id = analysis_id(article.id, engine, current)
        if kept := self.store.get(id):
            return Answer(_with_address(kept[2], article.url), id, new=False)
        analysis = self.readers.read(article, engine)
        added = self.store.add(id, engine, current, _with_address(analysis, None))
        return Answer(analysis, id if self.store.problem is None else None, new=added)

    def kept(self, id: str) -> dict[str, Any] | None:
        """A kept analysis; None where there is none of this id, or an older edition of the engine made it."""
        kept = self.store.get(id)
        if kept is None:
            return None
        engine, made_by, analysis = kept
        try:
            return analysis if made_by == self.edition(engine) else None
        except EngineError:
            return None

    def edition(self, engine: EngineName) -> str:
        return edition(engine, self.config.spacy_model)

    def engines(self) -> tuple[EngineName, ...]:
        """The engines that can be used here."""
        return tuple(engine for engine in get_args(EngineName) if self._problem_of(engine) is None)

    def problems(self) -> tuple[str, ...]:
        """What is not as it was set up to be, in words."""
        wanted = {self.config.engine, *(("spacy",) if self.config.spacy_model else ())}
        found = (*(self._problem_of(engine) for engine in sorted(wanted)), self.store.problem)
        return tuple(problem for problem in found if problem is not None)

    def _problem_of(self, engine: EngineName) -> str | None:
        try:
            self.edition(engine)
        except EngineError as error:
            return str(error)
        return None


def _with_address(analysis: dict[str, Any], url: str | None) -> dict[str, Any]:
    return {**analysis, "article": {**analysis["article"], "url": url}}
