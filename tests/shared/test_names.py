"""Proper names and what they name."""

from itertools import pairwise

import pytest
from told import reading_of


def named(text: str) -> list[tuple[str, str | None]]:
    reading = reading_of(text)
    return [(reading.text(name.start, name.end), name.type) for name in reading.names]


@pytest.mark.parametrize(
    ("text", "town"),
    [
        ("TAMARACK FALLS, Ohio — The mayor left.", "TAMARACK FALLS"),
        ("VELDEN LAKE, Minn. (AP) — The mayor left.", "VELDEN LAKE"),
        ("OLMOVIA (Reuters) - The mayor left.", "OLMOVIA"),
        ("CLEVELAND ― The mayor left.", "CLEVELAND"),
    ],
)
def test_a_town_in_a_dateline_is_a_place(text: str, town: str) -> None:
    reading = reading_of("It rained in the valley.\n\n" + text)
    found = {reading.text(name.start, name.end): name.type for name in reading.names}
    assert found[town] == "place"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mr. Aldous Pym left.", [("Aldous Pym", "person")]),
        ("Turkish Vice President Fuat Oktay left.", [("Fuat Oktay", "person")]),
        ("U.S. Secretary of State Mike Pompeo left.", [("U.S.", "place"), ("Mike Pompeo", "person")]),
        ("J. K. Rowling left.", [("J. K. Rowling", "person")]),
        (
            "Ursula von der Leyen met Osama bin Laden.",
            [("Ursula von der Leyen", "person"), ("Osama bin Laden", "person")],
        ),
        ("Conor O’Brien left.", [("Conor O’Brien", "person")]),
        ("Jean-Claude Juncker left.", [("Jean-Claude Juncker", "person")]),
        ("Robert Stevens Jr. left.", [("Robert Stevens Jr.", "person")]),
        ("Ann Lee's brother left.", [("Ann Lee", "person")]),
        ("He spoke to Vrbska, who left.", [("Vrbska", "person")]),
        ("“Rain,” said Vrbska.", [("Vrbska", "person")]),
        ("Zlob Vrbska, a former chief executive, left.", [("Zlob Vrbska", "person")]),
        ("Kim Jong-un met Ann Lee.", [("Kim Jong-un", "person"), ("Ann Lee", "person")]),
        ("Minister of Education Stefania Giannini left.", [("Stefania Giannini", "person")]),
        ("Mayor of London Sadiq Khan left.", [("London", "place"), ("Sadiq Khan", "person")]),
        ("Chief Ray Jones and Mayor Ann Lee left.", [("Ray Jones", "person"), ("Ann Lee", "person")]),
        ("Von der Leyen left.", [("Von der Leyen", "person")]),
        ("Then Democrat Ann Lee met Republican Bob Ray.", [("Ann Lee", "person"), ("Bob Ray", "person")]),
        ("He told President-elect Trump that it rained.", [("Trump", "person")]),
        ("He told then-President Zlob that it rained.", [("Zlob", "person")]),
        (
            "Ann Lee left.\n\nSign up for our newsletter\n\nLee was ill.",
            [("Ann Lee", "person"), ("Lee", "person")],
        ),
    ],
)
def test_persons_come_without_their_titles(text: str, expected: list[tuple[str, str]]) -> None:
    assert named(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Ministry of Defense met.", [("Ministry of Defense", "organization")]),
        ("The World Health Organization met.", [("World Health Organization", "organization")]),
        ("Acme Inc. and AT&T met.", [("Acme Inc.", "organization"), ("AT&T", "organization")]),
        ("The BBC told NATO.", [("BBC", "organization"), ("NATO", "organization")]),
        ("The University of Leeds met.", [("University of Leeds", "organization")]),
        ("He went to Turkey and the United States.", [("Turkey", "place"), ("United States", "place")]),
        ("He went to Lake Como.", [("Lake Como", "place")]),
        ("They closed the Strait of Tarn.", [("Strait of Tarn", "place")]),
        ("He lives in Zlobice.", [("Zlobice", "place")]),
        ("Republicans and Democrats met.", [("Republicans", "group"), ("Democrats", "group")]),
        ("The Zlob Trust, a doctors' group, met.", [("Zlob Trust", "organization")]),
        (
            "The Joint Council for the Welfare of Immigrants met.",
            [("Joint Council for the Welfare of Immigrants", "organization")],
        ),
        (
            "The Council on American-Islamic Relations met.",
            [("Council on American-Islamic Relations", "organization")],
        ),
        ("The Globe and Mail reported it.", [("Globe and Mail", "organization")]),
        ("The Bank of America left.", [("Bank of America", "organization")]),
        ("The magazine MicroZlob left.", [("MicroZlob", "organization")]),
        ("It came from the White House on Monday.", [("White House", "organization")]),
        ("A New York-based bank left.", [("New York", "place")]),
        ("He bought it from Amazon.", [("Amazon", "organization")]),
        ("He sailed on the Amazon.", [("Amazon", "place")]),
        ("Kroger sold it.", [("Kroger", "organization")]),
        ("He sailed to Velden Harbour.", [("Velden Harbour", "place")]),
        ("He moors at Fisherman’s Wharf.", [("Fisherman’s Wharf", "place")]),
        ("Many New Yorkers left.", [("New Yorkers", "group")]),
        ("It was a new day. New York was quiet.", [("New York", "place")]),
        ("He shops at Sam’s Club.", [("Sam’s Club", "organization")]),
        ("Zlob News and Acme Inc. met.", [("Zlob News", "organization"), ("Acme Inc.", "organization")]),
        ("The leading Māori met.", [("Māori", "group")]),
        (
            "The Joint Committee on Intelligence and Security met, and the head of Security left.",
            [("Joint Committee on Intelligence and Security", "organization")],
        ),
    ],
)
def test_organisations_places_and_groups_are_told_by_their_words(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert named(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "It rained on Monday in May.",
        "The minister left. However, he came back. Nobody cared.",
        "He is 45. I am not.",
        "Turkish troops left.",
        "“Go,” he said. “Why?”",
        "Mr. and Mrs. left.",
        "He uses Firefox on Windows XP.",
        "They read the Turkish Bill.",
        "They met on Mother’s Day.",
        "They read the Velden Code and the Velden Treaty.",
    ],
)
def test_capitals_alone_make_no_name(text: str) -> None:
    assert named(text) == []


def test_what_one_place_makes_plain_holds_everywhere() -> None:
    assert named("Pym speaks out\n\nMr. Aldous Pym left. Pym was ill.") == [
        ("Pym", "person"),
        ("Aldous Pym", "person"),
        ("Pym", "person"),
    ]


def test_a_bill_is_not_the_bill_who_is_named_elsewhere() -> None:
    assert named("Bill Lee left. He had read this Bill. Bill was ill.") == [
        ("Bill Lee", "person"),
        ("Bill", "person"),
    ]


def test_a_headline_in_title_case_names_only_what_the_article_names() -> None:
    text = "Big Storm Hits Small Town In Turkey\n\nA big storm hit a small town in Turkey on Monday."
    assert named(text) == [("Turkey", "place"), ("Turkey", "place")]


def test_names_stand_in_order_and_never_overlap() -> None:
    reading = reading_of("U.S. Secretary of State Mike Pompeo of the Ministry of Defense met Ann Lee (NATO).")
    spans = [(name.start, name.end) for name in reading.names]
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    assert all(start < end for start, end in spans)


MATCH = (
    "Sweden beat Norway 2-0. The Sweden striker scored from a penalty before half-time, and the goalkeeper "
    "saved a header. Norway drew their last match. "
)


def test_countries_that_play_a_match_are_teams() -> None:
    assert set(named(MATCH)) == {("Sweden", "organization"), ("Norway", "organization")}


def test_countries_elsewhere_are_places_even_where_they_win() -> None:
    assert named("Sweden beat Norway to the contract.") == [("Sweden", "place"), ("Norway", "place")]


def test_an_acronym_is_of_the_type_of_its_long_form() -> None:
    assert named("The Zlob Trust Council (ZTC) met. The ZTC left.") == [
        ("Zlob Trust Council", "organization"),
        ("ZTC", "organization"),
        ("ZTC", "organization"),
    ]
