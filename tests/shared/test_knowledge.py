"""The bundled briefs: in order, in one file that is up to date; how a name finds its brief."""

import subprocess
import sys
import zlib
from pathlib import Path

import pytest

from sidelight.knowledge import ACTOR_KINDS, BRIEFS, SHARED_MARK, Briefs, brief_of, keys_of, terms_of
from sidelight.lexicon import section, table
from sidelight_server.briefs import bundled_files, check

ROOT = Path(__file__).parents[2]
COMPILED = ROOT / "shared" / "sidelight" / "data" / "knowledge.txt"


def test_the_bundled_briefs_are_in_order():
    count, problems = check(bundled_files())
    assert [str(problem) for problem in problems] == []
    assert count >= 600


def test_the_compiled_file_is_what_the_lines_make():
    script = ROOT / "shared" / "build" / "briefs.py"
    done = subprocess.run(  # noqa: S603
        [sys.executable, script, "--check"], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_the_compiled_file_is_small():
    assert len(zlib.compress(COMPILED.read_bytes(), 9)) <= 500_000


def test_the_index_finds_what_a_search_of_all_briefs_finds():
    briefs = list(BRIEFS)
    in_memory = Briefs(briefs)
    for name in {name for brief in briefs for name in brief.names}:
        assert BRIEFS.briefs(name) == in_memory.briefs(name), name
    assert section("keys") == sorted(keys_of(briefs))
    for word, names in terms_of(briefs).items():
        assert BRIEFS.terms(word) == tuple(names), word


def test_a_brief_is_the_same_each_time_it_is_asked_for():
    assert BRIEFS.briefs("NATO")[0] is BRIEFS.briefs("Nato")[0]


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("NATO", "NATO"),
        ("Nato", "NATO"),
        ("U.N.", "United Nations"),
        ("the European Union", "European Union"),
        ("Sinn Fein", "Sinn Féin"),
        ("Kurdistan Workers’ Party", "PKK"),
        ("WHO", "World Health Organization"),
        ("Artsakh", "Nagorno-Karabakh"),
    ],
)
def test_a_name_finds_its_brief_however_it_is_written(name, found):
    (brief,) = BRIEFS.briefs(name)
    assert brief.names[0] == found


@pytest.mark.parametrize("name", ["Who", "Is", "", " ", "Nobody", "\x00"])
def test_what_is_no_name_of_a_brief_finds_none(name):
    assert BRIEFS.briefs(name) == ()


def test_terms_are_found_by_their_first_word_longest_first():
    assert BRIEFS.terms("paris")[0] == "Paris climate agreement"
    assert BRIEFS.terms("hezbollah") == ()
    kinds = {brief.kind for name in BRIEFS.terms("injunction") for brief in BRIEFS.briefs(name)}
    assert kinds.isdisjoint(ACTOR_KINDS)


def test_a_name_with_two_briefs_is_given_with_both():
    rows = [
        [f"{SHARED_MARK}Georgia", "", "place", "2025-06", near, title, "A place."]
        for near, title in (("Tbilisi", "Georgia (country)"), ("Atlanta", "Georgia (U.S. state)"))
    ]
    assert len(Briefs(map(brief_of, rows)).briefs("Georgia")) == 2


COUNTRIES = [row[0] for row in table("names/countries") if row[1] == "country"]


@pytest.mark.parametrize("name", [name for name in COUNTRIES if name != "Czechoslovakia"])
def test_every_country_has_a_brief(name):
    assert [brief.kind for brief in BRIEFS.briefs(name)] in (["place"], ["place"] * 2)


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("Azerbaijan", "in the South Caucasus"),
        ("Azerbaijan", "about 11 million people (2024)"),
        ("Azerbaijan", "its capital is Baku"),
        ("Azerbaijan", "It borders Armenia, Georgia, Iran, Russia and Turkey."),
        ("Azerbaijan", "Its people are called Azerbaijanis or Azeris."),
        ("Burma", "It was called Burma until 1989."),
        ("Ivory Coast", "Its official name is Côte d'Ivoire."),
        ("Côte d’Ivoire", "its capital is Yamoussoukro"),
        ("Hellenic Republic", "its capital is Athens"),
        ("Netherlands", "the adjective is Dutch"),
        ("Turkey", "Its people are called Turks; the adjective is Turkish."),
        # dependent and disputed ones are said to be so
        ("Aruba", "A self-governing country within the Kingdom of the Netherlands"),
        ("Guam", "A territory of the United States"),
        ("Greenland", "A self-governing part of the Kingdom of Denmark"),
        ("Macau", "A special administrative region of China"),
        ("Isle of Man", "not part of the United Kingdom"),
        ("Chagos Islands", "Mauritius claims them"),
        ("Israel", "most states do not recognise that"),
        ("Palestine", "the United States and Israel do not"),
        ("Kosovo", "recogni"),
        ("Taiwan", "China"),
        ("Western Sahara", "Morocco"),
        ("Northern Cyprus", "recogni"),
        ("Abkhazia", "recogni"),
        ("Somaliland", "Somalia regards it as its territory"),
        ("Crimea", "Russia"),
        # cities
        ("Baku", "The capital of Azerbaijan"),
        ("Aleppo", "A city in Syria"),
        ("Leeds", "A city in England"),
        ("Memphis", "A city in Tennessee, United States"),
    ],
)
def test_what_a_brief_of_a_place_tells(name, told):
    assert any(told in brief.text for brief in BRIEFS.briefs(name)), [b.text for b in BRIEFS.briefs(name)]


@pytest.mark.parametrize("name", ["Brooklyn", "Jerusalem", "Sevastopol", "Srinagar"])
def test_a_place_that_may_be_a_district_or_lies_in_disputed_land_gets_none_by_script(name):
    assert BRIEFS.briefs(name) == ()


@pytest.mark.parametrize(("name", "familiar"), [("France", True), ("London", True), ("Armenia", False)])
def test_what_every_reader_knows_is_marked(name, familiar):
    assert any(brief.familiar for brief in BRIEFS.briefs(name)) == familiar
