"""The cast of an article."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field

from sidelight.analysis import Actor, Mention, Span
from sidelight.reading import Reading


@dataclass(frozen=True, slots=True)
class Cast:
    """The actors of an article, in the order of their first mention, and where they are mentioned."""

    actors: tuple[Actor, ...]
    _by_id: dict[str, Actor] = field(init=False, repr=False, compare=False)
    _places: list[tuple[int, int, str, Mention]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        places = [(*m.span, a.id, m) for a in self.actors for m in a.mentions]
        object.__setattr__(self, "_by_id", {actor.id: actor for actor in self.actors})
        object.__setattr__(self, "_places", sorted(places, key=lambda place: place[:3]))

    def __getitem__(self, id: str) -> Actor:
        return self._by_id[id]

    def mentions_in(self, span: Span) -> list[tuple[Actor, Mention]]:
        """The mentions that begin inside a span of code points, in the order of the text."""
        first = bisect_left(self._places, (span[0],))
        last = bisect_left(self._places, (span[1],))
        return [(self._by_id[id], mention) for _, _, id, mention in self._places[first:last]]


def find_actors(reading: Reading) -> Cast:
    return Cast(())
