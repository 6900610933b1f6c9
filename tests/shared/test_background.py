"""When an actor, an agreement or a term gets a brief, and when the reader keeps silent."""

import pytest
from made_readings import make_cast, make_reading

from sidelight import Actor, Mention
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
        "A judge of the state Supreme Court ruled, and Republicans spoke.",
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


A, C, G, L = "place", "organization", "group", "person"
AMBIGUOUS = [
    # countries, and what else their names mean
    ("Georgia, between Armenia and Azerbaijan, held a vote.", "Georgia", A, "Georgia"),
    ("Police in Tbilisi, Georgia’s capital, made arrests.", "Georgia", A, "Georgia"),
    ("Voters in Georgia went to the polls near Atlanta.", "Georgia", A, None),
    ("Georgia, Florida and Alabama, and the Armenian lobby of Tbilisi, won.", "Georgia", A, None),
    ("Georgia scored for Tbilisi.", "Georgia", L, None),
    ("Georgia beat Armenia 2-0 in Tbilisi.", "Georgia", C, None),
    ("Refugees crossed from Syria into Jordan.", "Jordan", A, "Jordan"),
    ("Jordan said in Amman that it would help.", "Jordan", A, "Jordan"),
    ("Jordan scored forty points for Chicago.", "Jordan", A, None),
    ("Jordan, who played in Chicago, visited Israel.", "Jordan", L, None),
    ("Fighters from Chad crossed into Niger.", "Chad", A, "Chad"),
    ("Chad and his wife live in Ohio.", "Chad", A, None),
    ("Chad spoke in N’Djamena.", "Chad", L, None),
    ("Soldiers in Mali left the camp at Timbuktu.", "Mali", A, "Mali"),
    ("Mali is four years old.", "Mali", A, None),
    ("Soldiers in Niger left the camp at Agadez.", "Niger", A, "Niger"),
    ("The Niger is a long river.", "Niger", A, None),
    ("Doctors in Guinea and Sierra Leone fought the fever.", "Guinea", A, "Guinea"),
    ("A stamp from Guinea was sold.", "Guinea", A, None),
    ("Fighters took Goma, in the east of Congo.", "Congo", A, "Democratic Republic of the Congo"),
    ("A river boat on the Congo sank.", "Congo", A, None),
    ("Macedonia and Greece agreed in Skopje.", "Macedonia", A, "North Macedonia"),
    ("Macedonia was the home of Alexander.", "Macedonia", A, None),
    ("The ferry from Guernsey to Jersey was late.", "Jersey", A, "Jersey"),
    ("He wore a number from Jersey.", "Jersey", A, None),
    ("A man in Monaco fell off his yacht near Monte Carlo.", "Monaco", A, "Monaco"),
    ("Monaco won the match on the Riviera.", "Monaco", C, None),
    ("Emirates cancelled flights to Abu Dhabi.", "Emirates", C, None),
    ("Bahrain beat Oman in the final.", "Bahrain", C, None),
    # countries that are known by their name alone, and by other names
    ("Soldiers in Burma fired.", "Burma", A, "Myanmar"),
    ("Cocoa from the Ivory Coast is dear.", "Ivory Coast", A, "Ivory Coast"),
    ("Cocoa from Côte d’Ivoire is dear.", "Côte d’Ivoire", A, "Ivory Coast"),
    ("Swaziland has a king.", "Swaziland", A, "Eswatini"),
    ("Pristina is the capital of Kosovo.", "Kosovo", A, "Kosovo"),
    ("A law on Taiwan was passed.", "Taiwan", A, "Taiwan"),
    ("The West Bank was calm.", "West Bank", A, "West Bank"),
    # what every reader knows
    ("A law was passed in France.", "France", A, None),
    ("Turkey sent its envoy to Ankara.", "Turkey", A, None),
    ("Turkey and gravy were served.", "Turkey", A, None),
    ("It rained in London, England.", "London", A, None),
    # cities
    ("Shells fell on Sumgayit.", "Sumgayit", A, "Sumgayit"),
    ("Protests in Minsk went on.", "Minsk", A, "Minsk"),
    ("Talks in Tripoli, Libya, failed.", "Tripoli", A, "Tripoli"),
    ("Talks in Tripoli, Lebanon, failed.", "Tripoli", A, None),
    ("Talks in Tripoli failed.", "Tripoli", A, None),
    ("A fire in Hyderabad killed three, Indian police said.", "Hyderabad", A, "Hyderabad, India"),
    ("A fire in Hyderabad killed three, Pakistani police said.", "Hyderabad", A, "Hyderabad, Pakistan"),
    ("Hyderabad was named when Indian and Pakistani envoys met.", "Hyderabad", A, None),
    ("A court in Valencia, Spain, ruled.", "Valencia", A, "Valencia, Spain"),
    ("A court in Valencia ruled.", "Valencia", A, None),
    ("Minsk, Ohio, has a fair.", "Minsk", A, None),
    ("The mayor of Santos, a Brazilian port, spoke.", "Santos", A, "Santos"),
    ("Santos, the Brazilian club, lost its coach.", "Santos", C, None),
    ("Santos spoke to Brazilian papers.", "Santos", L, None),
    ("Batman fell out with Robin.", "Batman", A, None),
    ("Refugees from Syria crossed Florida, near Paris, Texas.", "Paris", A, None),
    ("Paris Hilton came to France.", "Paris Hilton", L, None),
    ("Washington crossed the Delaware.", "Washington", L, None),
    ("Washington and Oregon are states on the coast.", "Washington", A, None),
    ("Lincoln freed the slaves in the United States.", "Lincoln", L, None),
    ("Austin, who was raised in Texas, laughed.", "Austin", L, None),
    ("Amazon grew when its Seattle office did.", "Amazon", A, None),
]


@pytest.mark.parametrize(("text", "name", "kind", "title"), AMBIGUOUS, ids=[case[0] for case in AMBIGUOUS])
def test_the_articles_own_words_decide_what_a_place_is(text, name, kind, title):
    notes = background(text, (name, kind))
    assert [note.title for note in notes if note.about] == ([title] if title else [])


def test_what_decides_for_a_place_has_to_stand_in_a_paragraph_that_names_it():
    far = "Jordan had a good week.\n\nHe did not speak of Syria."
    near = "Jordan had a good week.\n\nRefugees from Syria came to Jordan."
    assert background(far, ("Jordan", "place")) == []
    (note,) = background(near, ("Jordan", "place"))
    assert note.because == ("“Jordan” means several things; its paragraph has “Syria”, too",)


def test_a_country_is_told_of_at_its_adjective_where_its_name_does_not_stand():
    text = "The Azeri envoy spoke."
    actor = Actor(
        id="a1",
        name="Azerbaijan",
        type="place",
        role=None,
        of=None,
        mentions=(Mention(span=(4, 9), form="demonym"),),
    )
    (note,) = find_background(make_reading(text), Cast((actor,)), BRIEFS)
    assert (note.title, text[slice(*note.span)]) == ("Azerbaijan", "Azeri")
    assert "Azerbaijanis or Azeris" in note.text
