"""What the reader knows of names."""

import re
from itertools import chain

import pytest

from sidelight.lexicon import LEXICON, fold, section, table


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Azerbaijan", "Azerbaijan"),
        ("U.S.", "United States"),
        ("US", "United States"),
        ("the United States", "United States"),
        ("America", "United States"),
        ("UK", "United Kingdom"),
        ("U.K.", "United Kingdom"),
        ("Britain", "United Kingdom"),
        ("UAE", "United Arab Emirates"),
        ("Burma", "Myanmar"),
        ("Ivory Coast", "Ivory Coast"),
        ("Côte d’Ivoire", "Ivory Coast"),
        ("Cote d'Ivoire", "Ivory Coast"),
        ("Türkiye", "Turkey"),
        ("TURKEY", "Turkey"),
        ("The Netherlands", "Netherlands"),
        ("Holland", "Netherlands"),
        ("Democratic Republic of Congo", "Democratic Republic of the Congo"),
        ("Nagorno-Karabakh", "Nagorno-Karabakh"),
        ("Paris", None),
        ("Texas", None),
        ("Turkish", None),
        ("us", None),
        ("Us", None),
        ("turkey", None),
        ("", None),
    ],
)
def test_countries_are_known_by_all_their_names(name, country):
    assert LEXICON.country(name) == country


@pytest.mark.parametrize(
    ("word", "country", "form"),
    [
        ("Azeri", "Azerbaijan", "both"),
        ("Azeris", "Azerbaijan", "people"),
        ("Azerbaijani", "Azerbaijan", "both"),
        ("Turkish", "Turkey", "adjective"),
        ("Turk", "Turkey", "person"),
        ("Turks", "Turkey", "people"),
        ("British", "United Kingdom", "adjective"),
        ("Briton", "United Kingdom", "person"),
        ("Dutch", "Netherlands", "adjective"),
        ("Frenchmen", "France", "people"),
        ("American", "United States", "both"),
        ("Danes", "Denmark", "people"),
        ("Scottish", "Scotland", "adjective"),
        ("Kurds", "Kurdistan", "people"),
        ("PALESTINIANS", "Palestine", "people"),
        ("Turkey", None, None),
        ("polish", None, None),
        ("Minister", None, None),
    ],
)
def test_demonyms_lead_to_their_country(word, country, form):
    assert (LEXICON.demonym(word), LEXICON.demonym_form(word)) == (country, form)


@pytest.mark.parametrize(
    ("name", "kind", "country"),
    [
        ("Armenia", "country", "Armenia"),
        ("Hong Kong", "territory", "China"),
        ("Gaza", "territory", "Palestine"),
        ("West Bank", "territory", "Palestine"),
        ("Crimea", "territory", "Ukraine"),
        ("Calif.", "state", "United States"),
        ("Bavaria", "state", "Germany"),
        ("Ontario", "state", "Canada"),
        ("Scotland", "state", "United Kingdom"),
        ("Middle East", "region", None),
        ("the Balkans", "region", None),
        ("Ganja", "city", "Azerbaijan"),
        ("São Paulo", "city", "Brazil"),
        ("Sao Paulo", "city", "Brazil"),
        ("Kiev", "city", "Ukraine"),
        ("New York", "city", "United States"),
        ("The Hague", "city", "Netherlands"),
    ],
)
def test_places_are_known_by_kind_and_country(name, kind, country):
    place = LEXICON.place(name)
    assert place is not None
    assert (place.kind, place.country) == (kind, country)


@pytest.mark.parametrize("word", ["Of", "of", "Most", "Said", "Monday", "Oktay", "paris", "", "The"])
def test_words_and_surnames_are_no_places(word):
    assert LEXICON.place(word) is None


@pytest.mark.parametrize(
    "name", ["Reading", "Nice", "Split", "Georgia", "Washington", "Charlotte", "Victoria", "Jordan"]
)
def test_places_that_may_be_something_else_are_marked(name):
    assert LEXICON.place(name).ambiguous


@pytest.mark.parametrize(
    "name", ["Ankara", "Baku", "London", "Berlin", "Kyiv", "Washington", "Brussels", "Beijing"]
)
def test_capitals_are_marked(name):
    assert LEXICON.place(name).capital


def test_a_country_comes_before_a_state_and_a_state_before_a_city():
    assert LEXICON.place("Georgia").kind == "country"
    assert LEXICON.place("Tripoli").country == "Libya"
    assert LEXICON.place("Ontario").kind == "state"


@pytest.mark.parametrize(
    ("gender", "names"),
    [
        ("m", "Jens Fuat Recep Ilham Mohammed Vladimir Volodymyr Sergei Narendra Hiroshi Kofi Bashar José"),
        ("f", "Mary Ursula Angela Fatma Aisha Svetlana Priyanka Ngozi Yuriko María Zoë Jacinda"),
        ("u", "Kim Taylor Robin"),
        (None, "Stoltenberg Monday The Minister President Police Turkey said mary In Will't"),
    ],
)
def test_first_names_have_their_gender(gender, names):
    assert {name: LEXICON.gender(name) for name in names.split()} == dict.fromkeys(names.split(), gender)


def test_double_names_go_by_their_first_part():
    assert (LEXICON.gender("Jean-Pierre"), LEXICON.gender("Anne-Marie")) == ("m", "f")


def test_particles_are_in_lower_case():
    assert {"de", "la", "bin", "van", "der", "al"} <= LEXICON.particles
    assert all(particle.islower() for particle in LEXICON.particles)


@pytest.mark.parametrize(
    "name", ["names/countries", "names/regions", "names/cities", "names/first-names", "lemmas"]
)
def test_tables_hold_rows_without_stray_spaces(name):
    rows = table(name)
    assert rows
    for cell in chain.from_iterable(rows):
        assert not re.search(r"^\s|\s$|  |;;|^;|;$", cell), cell


def test_every_place_belongs_to_a_listed_country():
    countries = {row[0] for row in table("names/countries")}
    homes = {
        row[2]
        for name in ("countries", "regions")
        for row in table(f"names/{name}")
        if len(row) > 2 and row[2]
    }
    assert homes | {row[0] for row in table("names/cities")} <= countries


def test_no_name_stands_for_two_countries():
    seen = {}
    for row in table("names/countries"):
        for name in (row[0], *(row[3].split(";") if len(row) > 3 and row[3] else [])):
            assert seen.setdefault(fold(name), row[0]) == row[0], name


def test_a_table_that_is_not_there_is_named():
    with pytest.raises(FileNotFoundError, match="nowhere"):
        table("nowhere")
    with pytest.raises(KeyError, match="nowhere"):
        section("nowhere")


@pytest.mark.parametrize("text", ["", " ", "the ", "-", "😀", "A" * 100_000, "\x00", "İ"])
def test_anything_can_be_asked_for(text):
    assert LEXICON.place(text) is None
    assert LEXICON.country(text) is None
    assert LEXICON.demonym(text) is None
    assert LEXICON.gender(text) is None
