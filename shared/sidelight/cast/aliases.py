"""Which names name the same actor."""

from __future__ import annotations

from collections import Counter

from sidelight.analysis import ActorType
from sidelight.cast.persons import Persons
from sidelight.cast.sketch import Sketch, key_of
from sidelight.cast.things import Things
from sidelight.reading import Name, Reading
from sidelight.text.titles import title_of


def group_names(reading: Reading) -> list[Sketch]:
    """The names of a reading as sketches of actors, each with all places where it is named."""
    named = [(name, " ".join(reading.text(name.start, name.end).split())) for name in reading.names]
    types = _types(named)
    things = Things()
    persons = Persons(text for _, text in named if types[key_of(text)] == "person")
    for name, text in named:
        kind = types[key_of(text)]
        if kind == "person":
            sketch = persons.meant(text, _gender_before(reading, name.start))
        else:
            sketch = things.meant(text, kind)
        sketch.add(name.start, name.end, "name")
    return [*things.sketches, *(sketch for sketch in persons.sketches if sketch.mentions)]


def _types(named: list[tuple[Name, str]]) -> dict[str, ActorType]:
    """The type of each name: that which the linguist gave it most often, the first of them in a tie."""
    votes: dict[str, Counter[ActorType]] = {}
    for name, text in named:
        votes.setdefault(key_of(text), Counter())[name.type or "organization"] += 1
    return {key: counter.most_common(1)[0][0] for key, counter in votes.items()}


def _gender_before(reading: Reading, start: int) -> str:
    """The gender that a title before a name gives; “miss” is a title only with a capital."""
    word = reading.tokens[start - 1].text if start else ""
    title = title_of(word)
    if title is None or (title.kind == "honorific" and not word[0].isupper()):
        return ""
    return title.gender
