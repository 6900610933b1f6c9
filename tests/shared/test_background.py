"""When an actor, an agreement or a term gets a brief, and when the reader keeps silent."""

import pytest
from made_readings import make_cast, make_reading

from sidelight.cast import Cast
from sidelight.knowledge import BRIEFS, Briefs, brief_of
from sidelight.notes.background import find_background


def background(text, *actors, knowledge=BRIEFS):
    cast = make_cast(text, *actors) if actors else Cast(())
    return find_background(make_reading(text), cast, knowledge)


def test_an_actor_gets_its_brief_at_its_first_mention_by_name():
    text = "The alliance met. NATO said so. NATO agreed."
    (note,) = background(text, ("NATO", "organization"))
    assert (note.kind, note.about, note.title, note.as_of) == ("background", "a1", "NATO", "2025-06")
    assert text[slice(*note.span)] == "NATO"
    assert note.span[0] == text.index("NATO")
    assert "military alliance" in note.text
    assert [source.url for source in note.sources] == [None, "https://en.wikipedia.org/wiki/NATO"]


def test_a_disputed_territory_is_called_disputed():
    (note,) = background("Fighting in Nagorno-Karabakh went on.", ("Nagorno-Karabakh", "place"))
    assert "disputed between Armenia and Azerbaijan" in note.text


def test_an_actor_is_known_by_another_of_its_names():
    text = "The group Daesh fled."
    (note,) = background(text, ("Daesh", "group"))
    assert note.title == "Islamic State"


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("The Congress met in Manila.", ("Congress", "organization")),
        ("The AU won the match.", ("AU", "organization")),
        ("AP Smith spoke.", ("AP", "person")),
        ("Georgia won.", ("Georgia", "place")),
        ("Jordan scored.", ("Jordan", "person")),
        ("Mr. Hamas spoke.", ("Hamas", "person")),
        ("Congress passed it, said the state of Labour.", ("Labour", "organization")),
    ],
)
def test_a_name_that_means_several_things_gets_none_where_nothing_decides(text, actor):
    assert background(text, actor) == []


@pytest.mark.parametrize(
    ("text", "actor", "title", "support"),
    [
        ("Congress met near the White House.", ("Congress", "organization"), "US Congress", "White House"),
        (
            "The AU, or African Union, met.",
            ("AU", "organization"),
            "African Union",
            "African Union",
        ),
        (
            "Labour beat the Tories.",
            ("Labour", "organization"),
            "Labour Party",
            "Tories",
        ),
    ],
)
def test_a_name_that_means_several_things_gets_one_where_the_article_decides(text, actor, title, support):
    (note,) = background(text, actor)
    assert note.title == title
    assert f"“{support}”" in note.because[0]


@pytest.mark.parametrize(
    "text",
    [
        "Near the White House, Israel's Supreme Court ruled, and Republicans spoke.",
        "Near the White House, the Texas Supreme Court ruled, and Republicans spoke.",
        "The country's Supreme Court ruled, and Republicans spoke.",
    ],
)
def test_what_belongs_to_somebody_else_gets_none(text):
    assert background(text, ("Supreme Court", "organization")) == []


def test_two_briefs_that_both_fit_make_silence():
    rows = [
        ["~Georgia", "", "place", "2025-06", near, title, "A place on the map."]
        for near, title in (("Tbilisi", "Georgia (country)"), ("Atlanta", "Georgia (U.S. state)"))
    ]
    knowledge = Briefs(map(brief_of, rows))
    both = "Georgia, between Tbilisi and Atlanta."
    assert background(both, ("Georgia", "place"), knowledge=knowledge) == []
    assert len(background("Georgia and its capital Tbilisi.", ("Georgia", "place"), knowledge=knowledge)) == 1


def test_a_brief_is_told_once_though_two_actors_have_it():
    text = "ISIS fled. Daesh came back."
    assert len(background(text, ("ISIS", "group"), ("Daesh", "group"))) == 1


@pytest.mark.parametrize(
    ("text", "words", "title"),
    [
        ("They left the Paris Agreement.", "Paris Agreement", "Paris Agreement"),
        ("A judge issued an injunction against it.", "injunction", "injunction"),
        ("Injunctions were sought.", "Injunctions", "injunction"),
        ("He lost a no-confidence vote.", "no-confidence vote", "no-confidence vote"),
        ("It broke the Non-Proliferation Treaty.", "Non-Proliferation Treaty", None),
    ],
)
def test_agreements_and_terms_are_found_in_the_words(text, words, title):
    (note,) = background(text)
    assert (text[slice(*note.span)], note.about) == (words, None)
    assert note.title == (title or "Treaty on the Non-Proliferation of Nuclear Weapons")


@pytest.mark.parametrize(
    "text",
    [
        "They left the paris agreement.",
        "The minskers agreed in Minsk on agreements.",
        "An injunctionist spoke.",
        "Chapter 11 of the novel is long.",
    ],
)
def test_words_that_only_look_like_a_term_get_none(text):
    assert background(text) == []


def test_a_term_inside_a_longer_name_gets_none():
    text = "The Paris Agreement Coalition met."
    assert background(text, ("Paris Agreement Coalition", "organization")) == []
