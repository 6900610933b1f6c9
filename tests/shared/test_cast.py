"""The actors of an article, and where they are mentioned."""

from told import reading_of

from sidelight.cast import find_actors

TEXT = "Ann Lee met Bob Ray in Turkey. She left with Turkish friends. Lee slept.\n\nBob Ray stayed in Ankara."


def test_actors_are_numbered_in_the_order_of_their_first_mention() -> None:
    cast = find_actors(reading_of(TEXT))
    assert [(actor.id, actor.name) for actor in cast.actors] == [
        ("a1", "Ann Lee"),
        ("a2", "Bob Ray"),
        ("a3", "Turkey"),
        ("a4", "Ankara"),
    ]


def test_every_mention_is_of_one_form_and_in_the_order_of_the_text() -> None:
    ann, _, turkey, _ = find_actors(reading_of(TEXT)).actors
    assert [(TEXT[slice(*m.span)], m.form) for m in ann.mentions] == [
        ("Ann Lee", "name"),
        ("She", "pronoun"),
        ("Lee", "name"),
    ]
    assert [m.form for m in turkey.mentions] == ["name", "demonym"]


def test_a_cast_finds_an_actor_by_id_and_the_mentions_of_a_span() -> None:
    cast = find_actors(reading_of(TEXT))
    assert cast["a2"].name == "Bob Ray"
    end = TEXT.index(".")
    assert [actor.name for actor, _ in cast.mentions_in((0, end))] == ["Ann Lee", "Bob Ray", "Turkey"]
    assert cast.mentions_in((end, end + 2)) == []


def test_an_article_that_names_nobody_has_no_cast() -> None:
    assert find_actors(reading_of("It rained all day and nobody came.")).actors == ()
