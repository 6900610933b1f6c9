"""Sources that are described but kept unnamed: “officials”, “people who asked not to be named”."""

from __future__ import annotations

from sidelight.reading import Reading
from sidelight.text.phrases import NOUNS

UNNAMED = frozenset(
    """official officials source sources person people diplomat diplomats aide aides insider insiders witness
    witnesses officer officers lawmaker lawmakers executive executives adviser advisers analyst analysts
    expert experts spokesman spokeswoman spokesperson neighbor neighbors neighbour neighbours resident
    residents""".split()
)
HIDDEN = frozenset("anonymity anonymously".split())
DECLINING = frozenset("ask asked asking decline declined declining refuse refused want wanted not".split())
NAMED = frozenset("named identified".split())
AFTER_HEAD = frozenset(("IN", ",", "WP", "WDT", "WRB", "-LRB-", ":"))

BACK = 5
"""Tokens before “named” in which “asked not to be” stands."""


class Anonymity:
    """Tells which sources of a reading are kept unnamed."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._sentences = {
            reading.sentence_at(at) for at in range(len(reading.lowers)) if _asks_for_it(reading, at)
        }

    def keeps(self, source: range) -> bool:
        """Whether the source of some tokens, not a name, is one that is kept unnamed."""
        return self._head(source) in UNNAMED or self._reading.sentence_at(source.start) in self._sentences

    def _head(self, source: range) -> str:
        """The last noun of the first phrase that has one: “two people with knowledge”, “one of the aides”."""
        head = ""
        for at in source:
            if self._reading.tags[at] in NOUNS:
                head = self._reading.lowers[at]
            elif head and self._reading.tags[at] in AFTER_HEAD:
                break
        return head


def _asks_for_it(reading: Reading, at: int) -> bool:
    """“on condition of anonymity”, “asked not to be named”, “who was not named”."""
    lower = reading.lowers[at]
    if lower in HIDDEN:
        return True
    return lower in NAMED and not DECLINING.isdisjoint(reading.lowers[max(0, at - BACK) : at])
