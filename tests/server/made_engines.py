"""Engines for tests: what they do stands in the article's first word."""

from __future__ import annotations

import os
from pathlib import Path

from sidelight import Article
from sidelight.analysis import EngineName
from sidelight.knowledge import BRIEFS
from sidelight.reading import Reading
from sidelight_server.engine import Engine, EngineError


class ObedientLinguist:
    """Notes each reading in a file, then does as it is told; finds nothing.

    Endless: never comes to an end. Broken: raises an error that quotes the article. Dying: ends its process.
    Waiting: reads what somebody writes into the named pipe "gate" beside the file.
    """

    name: EngineName = "rules"
    version = "made for tests"

    def __init__(self, tally: Path) -> None:
        self._tally = tally

    def read(self, article: Article) -> Reading:
        with self._tally.open("a", encoding="utf-8") as tally:
            tally.write(f"{os.getpid()}\n")
        match article.text.split()[0]:
            case "Endless":
                while True:
                    pass
            case "Broken":
                raise ValueError(article.text)
            case "Dying":
                os._exit(1)
            case "Waiting":
                (self._tally.parent / "gate").read_text(encoding="utf-8")
        return Reading(article, (), (), (), (), (), ())


def obedient(name: EngineName, *, tally: Path) -> Engine:
    return Engine(ObedientLinguist(tally), BRIEFS)


def unloadable(name: EngineName) -> Engine:
    raise EngineError("The pipeline is torn.")
