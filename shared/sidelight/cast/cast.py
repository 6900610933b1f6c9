"""The cast of an article: its actors, and where each is mentioned."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from sidelight.analysis import Actor, Mention, Span
from sidelight.cast.aliases import group_names
from sidelight.cast.couples import Couple, couples_of
from sidelight.cast.first_person import add_first_person
from sidelight.cast.nominals import add_nominals
from sidelight.cast.pronouns import add_pronouns
from sidelight.cast.roles import role_of
from sidelight.cast.sketch import Role, Sketch
from sidelight.lexicon import LEXICON
from sidelight.reading import Reading
from sidelight.text.titles import title_of


@dataclass(frozen=True, slots=True)
class Cast:
    """The actors of an article, in the order of their first mention, and where they are mentioned.

    couples: where two persons are named together.
    """

    actors: tuple[Actor, ...]
    couples: tuple[Couple, ...] = ()
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

    def couple_before(self, offset: int) -> Couple | None:
        """The last two persons named together before a code point."""
        at = bisect_left(self.couples, (offset,))
        return self.couples[at - 1] if at else None


def find_actors(reading: Reading) -> Cast:
    """The cast of a reading: names grouped, then words of nationality, roles, nominals and pronouns."""
    sketches = group_names(reading)
    _add_demonyms(reading, sketches)
    for sketch in sketches:
        if sketch.type == "person":
            sketch.role = role_of(reading, sketch)
            sketch.gender = sketch.gender or _gender_of(sketch.role)
    add_nominals(reading, sketches)
    add_pronouns(reading, sketches)
    add_first_person(reading, sketches)
    return _finished(reading, sketches)


def _gender_of(role: Role | None) -> str:
    """The gender that a role tells: “spokeswoman”, “king”."""
    words = role.text.split() if role is not None else ()
    return next((title.gender for word in words if (title := title_of(word)) and title.gender), "")


def _add_demonyms(reading: Reading, sketches: list[Sketch]) -> None:
    """“Turkish” is a mention of Turkey, where Turkey is in the cast and the word is in no name."""
    countries = {
        country: sketch for sketch in sketches if (country := LEXICON.country(sketch.name)) is not None
    }
    if not countries:
        return
    named = {at for sketch in sketches for start, end in sketch.names for at in range(start, end)}
    for at, token in enumerate(reading.tokens):
        if at in named or not token.text[0].isupper() or len(token.text) < 3:
            continue
        country = LEXICON.demonym(token.text)
        if country is not None and country in countries:
            countries[country].add(at, at + 1, "demonym")


def _finished(reading: Reading, sketches: Sequence[Sketch]) -> Cast:
    """Sketches as actors with ids, in the order of their first mention."""
    ordered = sorted(sketches, key=lambda sketch: min(sketch.mentions))
    ids = {sketch: f"a{number}" for number, sketch in enumerate(ordered, 1)}
    owners = {
        at: sketch
        for sketch in ordered
        if sketch.type != "person"
        for (start, end), form in sketch.mentions.items()
        if form in ("name", "demonym")
        for at in range(start, end)
    }
    actors = tuple(_actor(reading, sketch, ids, owners) for sketch in ordered)
    return Cast(actors, couples_of(reading, actors))


def _actor(reading: Reading, sketch: Sketch, ids: dict[Sketch, str], owners: dict[int, Sketch]) -> Actor:
    """owners: token → the organisation or place named there, to which a role may belong."""
    role = sketch.role
    owner = next((owners[at] for at in range(role.start, role.end) if at in owners), None) if role else None
    mentions = sorted(sketch.mentions.items())
    return Actor(
        id=ids[sketch],
        name=sketch.name,
        type=sketch.type,
        role=role.text if role else None,
        of=ids[owner] if owner else None,
        mentions=tuple(Mention(span=reading.span(*tokens), form=form) for tokens, form in mentions),
    )
