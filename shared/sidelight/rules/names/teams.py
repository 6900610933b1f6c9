"""Countries and cities that are teams: in a report on a match, “Sweden” is eleven players."""

from __future__ import annotations

from collections.abc import Sequence

from sidelight.analysis import Span
from sidelight.reading import Reading
from sidelight.rules.names.kinds import kinds

PLAYING = frozenset(
    """beat defeat thrash draw lose win score concede equalise equalize face host play outplay tie
    qualify advance trail dominate""".split()
)
"""Verbs of which a team is the subject; some also of countries, so that the article must be of sport."""

LEAST_SPORT = 4
"""Different words of sport that an article about it holds at least."""

LEAST_SHARE = 0.01
"""Their least share of its words."""

OF_TEAMS = frozenset(
    "coach manager captain goalkeeper striker midfielder defender winger fans players squad".split()
)
"""Nouns before which, or after whose “'s”, a team is named."""

OPPOSING = frozenset("against vs vs. v versus over".split())
RESULT = frozenset("0 1 2 3 4 5 6 7".split())
PLACE_LINKS = frozenset("in at near".split())


class Teams:
    """Tells teams from places in one reading."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        words = [lower for lower in reading.lowers if kinds().get("sport:" + lower) == "sport"]
        self._is_sport = len(set(words)) >= LEAST_SPORT and len(words) >= LEAST_SHARE * len(reading.lowers)

    def plays(self, name: str, places: Sequence[Span]) -> bool:
        """Whether the places where a country or city is named are mostly those of a team."""
        if not self._is_sport:
            return False
        signs = [self._sign(start, end) for start, end in places]
        return signs.count(1) > signs.count(-1)

    def _sign(self, start: int, end: int) -> int:
        """1 where a team stands, -1 where a place does, 0 where either may."""
        tokens, lowers = self._reading.tokens, self._reading.lowers
        if start:
            before = tokens[start - 1]
            if before.lower in PLACE_LINKS:
                return -1
            if before.lemma in PLAYING or before.lower in OPPOSING or before.lower in RESULT:
                return 1
        after = end + 1 if end < len(lowers) and lowers[end] == "'s" else end
        if after >= len(lowers):
            return 0
        return int(tokens[after].lemma in PLAYING or lowers[after] in RESULT or lowers[after] in OF_TEAMS)
