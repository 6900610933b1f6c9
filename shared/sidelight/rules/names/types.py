"""What a name is of: a person, an organisation, a place, a group, or none of these.

Some names are plain: a title stands before them, or the lexicons know them. For the others a linear model
sums what speaks for each type, in the name itself and in the words around it wherever it stands; its weights,
in data/name-types.tsv, are learned by shared/build/name_types.py.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Literal

from sidelight.analysis import ActorType
from sidelight.lexicon import table
from sidelight.reading import Name, Reading
from sidelight.rules.names.clues import Clues
from sidelight.rules.names.evidence import of_name, of_place
from sidelight.rules.names.pieces import Piece
from sidelight.rules.names.runs import Runs
from sidelight.rules.names.teams import Teams

Kind = ActorType | Literal["other"]
"""A type of actor, or what is none: laws, wars, products, prizes."""

KINDS: tuple[Kind, ...] = ("person", "organization", "place", "group", "other")
NOTHING = (0,) * len(KINDS)

OWN, TOLD = 5, 11
"""What a rule's word on a name, and on its place, counts beyond what the model has learned of it."""

HEARD = 22
"""What the word of another model on a name's place counts."""


class Types:
    """Types the names of one reading; told: what another model takes for names, and of which types."""

    def __init__(
        self, reading: Reading, runs: Runs, pieces: Sequence[Piece], told: Sequence[Name] = ()
    ) -> None:
        self._reading = reading
        self._runs = runs
        self._pieces = pieces
        self._names = [" ".join(runs.words[start:end]) for start, end, _ in pieces]
        self._places: dict[str, list[Piece]] = {}
        for name, piece in zip(self._names, pieces, strict=True):
            self._places.setdefault(name, []).append(piece)
        self._clues = Clues(reading, runs, pieces)
        self._teams = Teams(reading)
        self._told = {at: name.type for name in told for at in range(name.start, name.end) if name.type}

    def typed(self) -> list[Name]:
        """The pieces as names, those left out that name no actor."""
        found: dict[str, Kind] = {}
        for alone in (False, True):  # full names first: they tell whose the surnames are
            for name, places in self._places.items():
                start, end, _ = places[0]
                if (end - start == 1) is alone:
                    found[name] = self._plain(name, places) or self._likely(places)
                    if found[name] == "person" and not alone:
                        self._clues.persons.update(self._runs.words[start:end])
        for acronym, (start, end) in self._runs.acronyms.items():
            long = found.get(" ".join(self._runs.words[start:end]))
            if long is not None and acronym in found:
                found[acronym] = long
        kinds = zip(self._pieces, map(found.__getitem__, self._names), strict=True)
        return [Name(start, end, kind) for (start, end, _), kind in kinds if kind != "other"]

    def _plain(self, name: str, places: Sequence[Piece]) -> Kind | None:
        """The type that needs no weighing."""
        start, end, _ = places[0]
        given = next((given for _, _, given in places if given is not None), None)
        if given is not None:
            return given
        plain = self._clues.plain(start, end)
        if plain == "place" and self._teams.plays(name, [(start, end) for start, end, _ in places]):
            return "organization"
        return plain

    def _likely(self, places: Sequence[Piece]) -> Kind:
        """The type for which most speaks."""
        start, end, _ = places[0]
        sums = [0.0] * len(KINDS)
        for feature in self._of_name(start, end):
            for at, weight in enumerate(_weights().get(feature, NOTHING)):
                sums[at] += weight
        own = self._clues.own(start, end)
        if own is not None:
            sums[KINDS.index(own)] += OWN
        for start, end, _ in places:
            for feature in self._of_place(start, end):
                for at, weight in enumerate(_weights().get(feature, NOTHING)):
                    sums[at] += weight / len(places)
            told = self._clues.told(start, end)
            if told is not None:
                sums[KINDS.index(told)] += TOLD / len(places)
            heard = self._told.get(end - 1)
            if heard is not None and heard == self._told.get(start):
                sums[KINDS.index(heard)] += HEARD / len(places)
        return KINDS[sums.index(max(sums))]

    def examples(self) -> Iterator[tuple[int, int, list[str]]]:
        """The pieces that are not plain, with all that speaks for or against their types."""
        for (start, end, _), name in zip(self._pieces, self._names, strict=True):
            if self._plain(name, self._places[name]) is None:
                yield start, end, [*self._of_name(start, end), *self._of_place(start, end)]

    def _of_name(self, start: int, end: int) -> Iterator[str]:
        yield from of_name(self._reading, start, end)
        yield from self._clues.of_name(start, end)
        name = " ".join(self._runs.words[start:end])
        yield f"times {min(len(self._places[name]), 4)}"

    def _of_place(self, start: int, end: int) -> Iterator[str]:
        yield from of_place(self._reading, start, end)
        yield f"told {self._clues.told(start, end) or '-'}"


@cache
def _weights() -> dict[str, tuple[int, ...]]:
    return {feature: tuple(map(int, weights.split(" "))) for feature, weights in table("name-types")}
