"""Which names name the same actor."""

import pytest
from told import analysis_of, mentions


def names(text: str) -> list[str]:
    return [actor.name for actor in analysis_of(text).actors]


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("Ann Lee left. Lee said so.", "Ann Lee", ["Ann Lee", "Lee"]),
        ("Lee leaves town\n\nAnn Lee left. Ms. Lee said so.", "Ann Lee", ["Lee", "Ann Lee", "Lee"]),
        (
            "John Q. Smith left. John Smith and J. Smith met.",
            "John Q. Smith",
            ["John Q. Smith", "John Smith", "J. Smith"],
        ),
        ("Emmanuel Macron left. Emmanuel said so.", "Emmanuel Macron", ["Emmanuel Macron", "Emmanuel"]),
        (
            "Robert Stevens Jr. left. Stevens said so.",
            "Robert Stevens Jr.",
            ["Robert Stevens Jr.", "Stevens"],
        ),
        ("Osama bin Laden left. Bin Laden hid.", "Osama bin Laden", ["Osama bin Laden", "Laden"]),
        (
            "Ana de la Reguera left. Ms. de la Reguera hid.",
            "Ana de la Reguera",
            ["Ana de la Reguera", "de la Reguera"],
        ),
        ("Conor O’Brien left. O’Brien hid.", "Conor O’Brien", ["Conor O’Brien", "O’Brien"]),
        ("J. K. Rowling left. JK Rowling hid.", "J. K. Rowling", ["J. K. Rowling", "JK Rowling"]),
        ("Emre Erdoğan left. Erdogan hid.", "Emre Erdoğan", ["Emre Erdoğan", "Erdogan"]),
        ("ANN LEE LEAVES\n\nAnn Lee left.", "Ann Lee", ["ANN LEE", "Ann Lee"]),
        ("Kim Jong-un left. Kim hid.", "Kim Jong-un", ["Kim Jong-un", "Kim"]),
    ],
)
def test_a_person_is_one_under_all_forms_of_the_name(text: str, name: str, expected: list[str]) -> None:
    found = mentions(text, name)
    assert [word for word in found if word[0].isupper() or " " in word] == expected


def test_mr_and_mrs_of_one_surname_are_kept_apart() -> None:
    text = "Bill Clinton and Hillary Clinton met. Mr. Clinton left. Mrs. Clinton stayed. Mr. Clinton slept."
    assert mentions(text, "Bill Clinton") == ["Bill Clinton", "Clinton", "Clinton"]
    assert mentions(text, "Hillary Clinton") == ["Hillary Clinton", "Clinton"]


def test_a_title_makes_two_of_a_surname_that_has_no_first_names() -> None:
    text = "Mr. Clinton met Mrs. Clinton in the town. Mr. Clinton left. Mrs. Clinton stayed."
    assert names(text) == ["Clinton", "Clinton"]


def test_of_namesakes_the_one_named_most_is_meant() -> None:
    text = "Ann Lee left. Lee ran. Eve Lee, a sister, stayed. Ms. Lee slept."
    assert mentions(text, "Ann Lee") == ["Ann Lee", "Lee", "Lee"]
    assert mentions(text, "Eve Lee") == ["Eve Lee"]


def test_miss_is_a_title_only_with_a_capital() -> None:
    text = "Polls miss Trump\n\nDonald Trump left. Trump ran. Miss Jones stayed."
    assert mentions(text, "Donald Trump")[:2] == ["Trump", "Donald Trump"]


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        (
            "The National Security Council (NSC) met. The NSC left.",
            "National Security Council",
            ["National Security Council", "NSC", "NSC"],
        ),
        (
            "The NSC met. Later the National Security Council left.",
            "National Security Council",
            ["NSC", "National Security Council"],
        ),
        (
            "The United Nations Security Council met. The Security Council left.",
            "United Nations Security Council",
            ["United Nations Security Council", "Security Council"],
        ),
        (
            "The U.S. left. The United States and America stayed.",
            "United States",
            ["U.S.", "United States", "America"],
        ),
        ("Turkey left. Turkish troops and TURKEY stayed.", "Turkey", ["Turkey", "Turkish", "TURKEY"]),
        ("Acme Corp. left. Acme Corp stayed.", "Acme Corp.", ["Acme Corp.", "Acme Corp"]),
        (
            "The National Rifle Association met. The NRA left.",
            "National Rifle Association",
            ["National Rifle Association", "NRA"],
        ),
    ],
)
def test_organisations_and_places_are_one_under_all_their_names(
    text: str, name: str, expected: list[str]
) -> None:
    assert mentions(text, name) == expected


def test_a_word_of_nationality_means_its_country_only_where_that_is_named() -> None:
    assert names("Turkish troops left.") == []
    assert mentions("Turkish troops left Turkey.", "Turkey") == ["Turkish", "Turkey"]


def test_a_name_ends_with_its_line() -> None:
    assert names("Ann Lee\nBob Ray\n\nAnn Lee met Bob Ray.") == ["Ann Lee", "Bob Ray"]
