"""Which names name the same actor.

Persons by surname, first name or initial, with Mr and Mrs told apart; organisations by acronym and by what is left
out of a long name; places by the country that a name stands for.
"""

from __future__ import annotations

from collections import Counter

from sidelight.analysis import ActorType
from sidelight.cast.sketch import Sketch
from sidelight.lexicon import LEXICON
from sidelight.reading import Name, Reading
from sidelight.text.titles import title_of

SMALL_WORDS = frozenset("of the for and on in to at de la del der van von du des et und".split())
SUFFIXES = frozenset("jr. jr sr. sr ii iii iv inc. inc corp. corp co. co ltd. ltd llc plc gmbh ag".split())


def group_names(reading: Reading) -> list[Sketch]:
    """The names of a reading as sketches of actors, each with all places where it is named."""
    types = _types(reading)
    named = [
        (name, reading.text(name.start, name.end), types[_key(reading.text(name.start, name.end))])
        for name in reading.names
    ]
    sketches: list[Sketch] = []
    others: dict[str, Sketch] = {}
    for name, text, kind in named:
        if kind == "person":
            continue
        sketch = _same_thing(reading, text, kind, others, sketches)
        sketch.add(name.start, name.end, "name")
    sketches += _persons(reading, [(name, text) for name, text, kind in named if kind == "person"])
    return sketches


def _key(text: str) -> str:
    """A name as it is compared: no dots, no case, straight apostrophes, single spaces."""
    return " ".join(text.replace(".", "").replace("’", "'").split()).casefold()


def _types(reading: Reading) -> dict[str, ActorType]:
    """The type of each name: that which the linguist gave it most often, the first of them in a tie."""
    votes: dict[str, Counter[ActorType]] = {}
    for name in reading.names:
        votes.setdefault(_key(reading.text(name.start, name.end)), Counter())[
            name.type or "organization"
        ] += 1
    return {key: counter.most_common(1)[0][0] for key, counter in votes.items()}


def _same_thing(
    reading: Reading, text: str, kind: ActorType, known: dict[str, Sketch], sketches: list[Sketch]
) -> Sketch:
    """The sketch of a place, organisation or group, found under any of its names or newly made."""
    country = LEXICON.country(text) if kind in ("place", "organization") else None
    keys = [_key(country)] if country else []
    keys += [_key(text), _without_suffix(_key(text))]
    for key in keys:
        if key in known:
            sketch = known[key]
            break
    else:
        sketch = (
            _by_acronym(text, sketches) or _by_ending(text, kind, sketches) or Sketch(country or text, kind)
        )
    if sketch not in sketches:
        sketches.append(sketch)
    elif country is None and _is_longer(text, sketch.name) and LEXICON.country(sketch.name) is None:
        sketch.name = text
    for key in keys:
        known.setdefault(key, sketch)
    return sketch


def _is_longer(text: str, name: str) -> bool:
    return len(text.split()) > len(name.split()) or (len(text) > len(name) and name.isupper())


def _without_suffix(key: str) -> str:
    words = key.removeprefix("the ").split()
    while len(words) > 1 and words[-1] in SUFFIXES:
        words.pop()
    return " ".join(words)


def _by_acronym(text: str, sketches: list[Sketch]) -> Sketch | None:
    """“NSC” and “National Security Council”, whichever comes first."""
    for sketch in sketches:
        short, long = sorted((text, sketch.name), key=len)
        if _is_acronym(short, long):
            return sketch
    return None


def _by_ending(text: str, kind: ActorType, sketches: list[Sketch]) -> Sketch | None:
    """“Security Council” after “United Nations Security Council”, where no other name ends so."""
    if " " not in text or kind == "place":
        return None
    longer = [sketch for sketch in sketches if sketch.type == kind and sketch.name.endswith(" " + text)]
    return longer[0] if len(longer) == 1 else None


def _is_acronym(short: str, long: str) -> bool:
    letters = short.replace(".", "")
    if not 2 <= len(letters) <= 7 or not letters.isupper() or " " not in long:
        return False
    words = [word for word in long.replace("-", " ").split() if word[0].isalnum()]
    strong = "".join(word[0] for word in words if word.lower() not in SMALL_WORDS)
    every = "".join(word[0] for word in words)
    return letters in (strong.upper(), every.upper())


def _persons(reading: Reading, names: list[tuple[Name, str]]) -> list[Sketch]:
    """One sketch per person: full names first, then surnames and first names to whom they must mean."""
    sketches: list[Sketch] = []
    for _, text in sorted(names, key=lambda item: -len(item[1].split())):
        words = _words(text)
        if len(words) > 1 and not any(_same_person(words, _words(sketch.name)) for sketch in sketches):
            sketches.append(Sketch(text, "person"))
    latest: dict[str, Sketch] = {}
    for name, text in names:
        words = _words(text)
        gender = _gender_before(reading, name.start)
        matching = [sketch for sketch in sketches if _may_mean(words, _words(sketch.name))]
        matching = (
            [sketch for sketch in matching if not gender or sketch.gender in ("", gender)]
            if gender
            else matching
        )
        if len(matching) > 1:
            exact = [sketch for sketch in matching if _words(sketch.name) == words]
            matching = (
                exact or [latest[words[-1]]]
                if words[-1] in latest and latest[words[-1]] in matching
                else exact or matching
            )
        if not matching:
            sketch = Sketch(text, "person")
            sketches.append(sketch)
        else:
            sketch = matching[0]
        sketch.add(name.start, name.end, "name")
        sketch.gender = sketch.gender or gender or _gender_of(sketch.name)
        for word in _words(sketch.name):
            latest[word] = sketch
    return [sketch for sketch in sketches if sketch.mentions]


def _words(text: str) -> list[str]:
    """The words of a person's name that tell persons apart."""
    words = [word for word in _key(text).split() if word not in SUFFIXES]
    return words or [_key(text)]


def _same_person(a: list[str], b: list[str]) -> bool:
    """Two full names of one person: the same ends, initials and middle names aside."""
    first_alike = a[0] == b[0] or (len(a[0]) == 1 or len(b[0]) == 1) and a[0][0] == b[0][0]
    return (a[-1] == b[-1] and first_alike) or _is_part(a, b)


def _is_part(short: list[str], long: list[str]) -> bool:
    """“Mohamed El-Hassan” in “Mohamed El-Hassan Mohamed”: two words or more, in their order."""
    return 1 < len(short) < len(long) and any(
        long[at : at + len(short)] == short for at in range(len(long) - len(short) + 1)
    )


def _may_mean(words: list[str], full: list[str]) -> bool:
    if words == full:
        return True
    if len(words) == 1:
        return words[0] in (full[0], full[-1]) or (len(full) > 2 and words[0] in full[1:])
    return _same_person(words, full) or full[-len(words) :] == words


def _gender_before(reading: Reading, start: int) -> str:
    """The gender that a title before a name gives."""
    if start == 0:
        return ""
    title = title_of(reading.lowers[start - 1])
    return title.gender if title is not None else ""


def _gender_of(name: str) -> str:
    first = name.split()
    found = LEXICON.gender(first[0]) if len(first) > 1 else None
    return found if found in ("m", "f") else ""
