"""The bundled briefs: well-formed, neutral in time, each name in one place; how a name finds its brief."""

import re
from collections import Counter
from importlib.resources import files
from itertools import chain

import pytest

from sidelight.knowledge import ACTOR_KINDS, BRIEFS, KINDS, SHARED_MARK, THEMES, Briefs, brief_of, name_key
from sidelight.lexicon import table

ROWS = [(theme, row) for theme in THEMES for row in table(f"briefs/{theme}")]
MAX_TEXT = 300
TIME_BOUND = re.compile(
    r"\b(currently|now|today|recently|at present|nowadays|still|this year|last year)\b", re.I
)


@pytest.mark.parametrize(("theme", "row"), ROWS, ids=[f"{theme}: {row[0]}" for theme, row in ROWS])
def test_a_brief_is_well_formed(theme, row):
    name, _, kind, as_of, near, title, text = row
    brief = brief_of(row)
    assert name == name.strip() and brief.names[0]
    assert kind in KINDS
    assert re.fullmatch(r"20\d\d-(0[1-9]|1[0-2])", as_of)
    assert title and "_" not in title
    assert 20 <= len(text) <= MAX_TEXT, f"{len(text)} characters; at most {MAX_TEXT}"
    assert text.endswith((".", "”.")) and "  " not in text
    assert not TIME_BOUND.search(text), "say since when, or as of when"
    assert bool(near) == bool(brief.shared), "names with ~ need words that decide for them, and only they do"
    keys = brief.names if kind not in ACTOR_KINDS else tuple(map(name_key, brief.names))
    assert len(keys) == len(set(keys)), "one of its names is there twice"


def test_a_name_belongs_to_one_brief_or_is_declared_ambiguous():
    keys = Counter(
        chain.from_iterable(
            {name_key(name) for name in brief.names if name not in brief.shared} for brief in BRIEFS.all
        )
    )
    assert [key for key, count in keys.items() if count > 1] == []


def test_no_brief_of_another_takes_a_name_that_one_has_for_sure():
    sure = {name_key(name) for brief in BRIEFS.all for name in brief.names if name not in brief.shared}
    shared = {name_key(name): brief for brief in BRIEFS.all for name in brief.shared}
    assert [(key, brief.names[0]) for key, brief in shared.items() if key in sure] == []


def test_every_brief_has_an_own_name_and_an_own_encyclopaedia_article():
    names = Counter(brief.names[0] for brief in BRIEFS.all)
    addresses = Counter(brief.sources[1].url for brief in BRIEFS.all)
    assert max(names.values()) == max(addresses.values()) == 1
    assert all(url.startswith("https://en.wikipedia.org/wiki/") and " " not in url for url in addresses)


def test_every_file_of_briefs_is_a_theme():
    folder = files("sidelight").joinpath("data", "briefs")
    assert sorted(path.name for path in folder.iterdir()) == sorted(f"{theme}.tsv" for theme in THEMES)


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


@pytest.mark.parametrize("name", ["Who", "Is", "Georgia", "Washington", "Amazon", "Jordan", "", "Nobody"])
def test_what_is_no_name_of_a_brief_finds_none(name):
    assert BRIEFS.briefs(name) == ()


def test_terms_are_found_by_their_first_word_longest_first():
    assert BRIEFS.terms("paris")[0] == "Paris climate agreement"
    assert BRIEFS.terms("nato") == ()
    kinds = {brief.kind for name in BRIEFS.terms("injunction") for brief in BRIEFS.briefs(name)}
    assert kinds.isdisjoint(ACTOR_KINDS)


def test_a_name_with_two_briefs_is_given_with_both():
    rows = [
        [f"{SHARED_MARK}Georgia", "", "place", "2025-06", near, title, "A place."]
        for near, title in (("Tbilisi", "Georgia (country)"), ("Atlanta", "Georgia (U.S. state)"))
    ]
    assert len(Briefs(map(brief_of, rows)).briefs("Georgia")) == 2
