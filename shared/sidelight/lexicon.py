"""What the reader knows of names beforehand: countries and their people, places, first names.

Names and briefs stand together in one file, data/knowledge.txt, which `make briefs` makes of the readable
lines in data/names and data/briefs; other tables stand in data/ one by one. data/README.md describes them.
They are read through the import system, each when it is first needed. Rows are tab-separated; lines that
begin with # are comments.

    LEXICON.country("U.K.")     # "United Kingdom"
    LEXICON.demonym("Azeris")   # "Azerbaijan"
    LEXICON.place("Ganja")      # Place(name="Ganja", kind="city", country="Azerbaijan", …)
    LEXICON.gender("Fatma")     # "f"

Names are found with or without "the" and accents, and in CAPITALS; never in lower case throughout.
"""

from __future__ import annotations

import pkgutil
import unicodedata
from functools import cache, cached_property
from typing import Literal, NamedTuple, TypeVar

PlaceKind = Literal["country", "territory", "state", "region", "city"]
DemonymForm = Literal["adjective", "person", "people", "both"]
Gender = Literal["m", "f", "u"]

Value = TypeVar("Value")

_STATES = frozenset(("country", "territory"))


class Place(NamedTuple):
    """A place by its name.

    name: as news writes it. country: the country that it is or belongs to; None where it lies in several.
    capital: whether it is a capital. ambiguous: whether the name may well mean another place, a person or a
        plain word.
    """

    name: str
    kind: PlaceKind
    country: str | None
    capital: bool = False
    ambiguous: bool = False


def table(name: str) -> list[list[str]]:
    """The rows of data/<name>.tsv, in order.

    Raises FileNotFoundError where there is no such table.
    """
    lines = _file(f"{name}.tsv").decode("utf-8").split("\n")
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def section(name: str) -> list[str]:
    """The lines of one part of data/knowledge.txt, in order.

    Raises KeyError where it has no such part.
    """
    lines = _sections()[name].decode("utf-8")
    return lines.split("\n") if lines else []


@cache
def _sections() -> dict[str, bytes]:
    """The parts of data/knowledge.txt by name: a line [name], as no other is, and what follows it.

    They stay bytes until they are asked for: most of the file is the texts of briefs.
    """
    parts = _file("knowledge.txt").removesuffix(b"\n").split(b"\n[")[1:]
    return {name.decode(): lines[1:] for name, _, lines in (part.partition(b"]") for part in parts)}


def _file(name: str) -> bytes:
    data = pkgutil.get_data("sidelight", f"data/{name}")
    if data is None:
        raise FileNotFoundError(f"The package sidelight holds no file data/{name}.")
    return data.replace(b"\r\n", b"\n")


_UNACCENTED = str.maketrans(
    {"’": "'", "ʻ": "'", "ʼ": "'", "ı": "i", "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D"}
    | {"ß": "ss", "ə": "a", "Ə": "A", "æ": "ae", "Æ": "Ae", "œ": "oe", "þ": "th", "ð": "d", "\u00a0": " "}
)


def unaccented(name: str) -> str:
    """The name in plain letters, with straight apostrophes."""
    if name.isascii():
        return name
    decomposed = unicodedata.normalize("NFD", name.translate(_UNACCENTED))
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def fold(name: str) -> str:
    """The name in lower case, without accents and without "the" before it."""
    return unaccented(name).lower().removeprefix("the ")


def _is_acronym(name: str) -> bool:
    """Whether capitals are all that tells the name from a word: "US"."""
    return name.isupper() and " " not in name


def _key(name: str) -> str:
    """The form under which a name is kept: acronyms as they are, so that "Us" is not the country."""
    return name if _is_acronym(name) else fold(name)


def _find(entries: dict[str, Value], name: str) -> Value | None:
    if name in entries and _is_acronym(name):
        return entries[name]
    return entries.get(fold(name)) if any(map(str.isupper, name)) else None


def _rows(name: str) -> list[list[str]]:
    return [line.split("\t") for line in section(name)]


def _cell(row: list[str], column: int) -> list[str]:
    """The parts of one cell; empty cells at the end of a row may be left out."""
    return row[column].split(";") if len(row) > column and row[column] else []


def _names(row: list[str]) -> list[str]:
    return [row[0], *_cell(row, 3)]


class Lexicon:
    """Countries, demonyms, places and first names, each table loaded on first use.

    The dictionaries have folded names as keys, and acronyms as they are.
    """

    def country(self, name: str) -> str | None:
        """The name by which news knows the country or territory so called."""
        return _find(self.countries, name)

    def demonym(self, word: str) -> str | None:
        """The country, territory or region whose people or adjective the word is: "Azeris", "Dutch"."""
        found = _find(self.demonyms, word)
        return found[0] if found else None

    def demonym_form(self, word: str) -> DemonymForm | None:
        """Whether a demonym is an adjective ("Turkish"), a person ("Turk"), people ("Turks") or an adjective
        and a person ("German")."""
        found = _find(self.demonyms, word)
        return found[1] if found else None

    def place(self, name: str) -> Place | None:
        """The best known place of that name: a country before a state or region before a city."""
        known = _find(self.regions, name)
        if known is None and (city := _find(self.cities, name)):
            return Place(city[0], "city", *city[1])
        return known

    def gender(self, first_name: str) -> Gender | None:
        """The gender that goes with a first name; "u" where it is given to either, None where unknown."""
        return _find(self.genders, first_name) or _find(self.genders, first_name.partition("-")[0])

    @cached_property
    def countries(self) -> dict[str, str]:
        """Name to canonical name."""
        return {_key(name): row[0] for row in self._places if row[1] in _STATES for name in _names(row)}

    @cached_property
    def demonyms(self) -> dict[str, tuple[str, DemonymForm]]:
        """Word to canonical name of the place, and form."""
        found: dict[str, tuple[str, DemonymForm]] = {}
        for row in self._places:
            adjectives = {_key(word) for word in _cell(row, 4)}
            for person in _cell(row, 5):
                one, _, many = person.partition("/")
                found.setdefault(_key(one), (row[0], "both" if _key(one) in adjectives else "person"))
                found.setdefault(_key(many or one + "s"), (row[0], "people"))
            for word in adjectives:
                found.setdefault(word, (row[0], "adjective"))
        return found

    @cached_property
    def regions(self) -> dict[str, Place]:
        """Name to place, for all but cities."""
        found: dict[str, Place] = {}
        for row in self._places:
            kind: PlaceKind = row[1]  # type: ignore[assignment]
            country = row[2] if len(row) > 2 and row[2] else None
            for name in _names(row):
                key = _key(name)
                if key not in found:
                    found[key] = Place(row[0], kind, country, ambiguous=key in self.genders)
        return found

    @cached_property
    def cities(self) -> dict[str, tuple[str, tuple[str, bool, bool]]]:
        """Name to name and the rest of its Place: there are too many to make each."""
        found: dict[str, tuple[str, tuple[str, bool, bool]]] = {}
        for country, rank, doubt, names in _rows("cities"):
            home = (country, rank == "capital", doubt == "ambiguous")
            keys = names.lower().split(";")
            found.update(zip(keys, ((name, home) for name in names.split(";")), strict=True))
        return found

    @cached_property
    def particles(self) -> frozenset[str]:
        """Small words inside family names, in lower case: "van", "bin"."""
        return frozenset(section("particles"))

    @cached_property
    def _places(self) -> list[list[str]]:
        return [*_rows("countries"), *_rows("regions")]

    @cached_property
    def genders(self) -> dict[str, Gender]:
        """First name to gender."""
        found: dict[str, Gender] = {}
        for gender, names in _rows("first-names"):
            found.update(dict.fromkeys(names.lower().split(" "), gender))  # type: ignore[arg-type]
        return found


LEXICON = Lexicon()
