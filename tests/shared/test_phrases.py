"""Noun phrases, verb groups and subjects, read from tags."""

import pytest
from told import reading_of

from sidelight.reading import Reading
from sidelight.text.phrases import (
    LONGEST_PHRASE,
    full_phrase_from,
    full_phrase_to,
    is_negated,
    is_passive,
    is_time,
    noun_phrase_from,
    noun_phrase_to,
    verb_group_from,
)
from sidelight.text.subject import subject_before


def before(reading: Reading, word: str) -> tuple[int, int]:
    """The token of a word, and the start of its sentence."""
    at = reading.lowers.index(word)
    return at, reading.sentences[reading.sentence_at(at)][0]


@pytest.mark.parametrize(
    ("text", "base", "full"),
    [
        ("The old minister left.", "The old minister", "The old minister"),
        ("Turkish President Bob Ray left.", "Turkish President Bob Ray", "Turkish President Bob Ray"),
        ("The team's coach left.", "The team's coach", "The team's coach"),
        ("A spokesman for the ministry of health left.", "health", "A spokesman for the ministry of health"),
        ("On Monday the minister left.", "the minister", "the minister"),
        ("A badly wounded man left.", "A badly wounded man", "A badly wounded man"),
        ("The elderly left.", "The elderly", "The elderly"),
        ("Marks & Spencer left.", "Marks & Spencer", "Marks & Spencer"),
        ("Some left.", "Some", "Some"),
        ("She left.", "She", "She"),
        ("A letter seen by the broadcaster left.", "the broadcaster", "A letter seen by the broadcaster"),
        ("Sources close to the minister left.", "the minister", "Sources close to the minister"),
    ],
)
def test_a_noun_phrase_is_found_from_its_end(text: str, base: str, full: str) -> None:
    reading = reading_of(text)
    at, floor = before(reading, "left")
    starts = noun_phrase_to(reading, at, floor), full_phrase_to(reading, at, floor)
    assert [start is not None and reading.text(start, at) for start in starts] == [base, full]


@pytest.mark.parametrize(
    ("text", "base", "full"),
    [
        ("He met the old minister.", "the old minister", "the old minister"),
        ("He met a spokesman for the ministry on Monday.", "a spokesman", "a spokesman for the ministry"),
        ("He met her.", "her", "her"),
        ("He met three of the men.", "three", "three of the men"),
        ("He met the minister Monday.", "the minister", "the minister"),
    ],
)
def test_a_noun_phrase_is_found_from_its_start(text: str, base: str, full: str) -> None:
    reading = reading_of(text)
    start, limit = reading.lowers.index("met") + 1, len(reading.tokens)
    ends = noun_phrase_from(reading, start, limit), full_phrase_from(reading, start, limit)
    assert [end is not None and reading.text(start, end) for end in ends] == [base, full]


@pytest.mark.parametrize("text", ["Quickly left.", "He met and left.", ", left."])
def test_where_there_is_no_noun_there_is_no_phrase(text: str) -> None:
    reading = reading_of("He came. " + text)
    at, floor = before(reading, "left")
    assert noun_phrase_to(reading, at, floor) is None


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Ann Lee left.", "Ann Lee"),
        ("Ann Lee quickly left.", "Ann Lee"),
        ("Both Ann Lee and Bob Ray left.", "Both Ann Lee and Bob Ray"),
        ("Ann Lee, Bob Ray and Tom Fox left.", "Ann Lee, Bob Ray and Tom Fox"),
        ("Ann Lee, who left, was ill.", "Ann Lee"),
        ("Hugh Hill, a doctor who runs the clinic, left.", "Hugh Hill, a doctor who runs the clinic"),
        ("Ann Lee, 45, a nurse, left.", "Ann Lee, 45, a nurse"),
        ("Ann Lee (a nurse) left.", "Ann Lee (a nurse)"),
        ("Ann Lee — a nurse — left.", "Ann Lee — a nurse"),
        ("It rained, and Ann Lee left.", "Ann Lee"),
        ("Few left.", "Few"),
        ("Ann Lee herself left.", "Ann Lee"),
        ("Ann Lee and Bob Ray both left.", "Ann Lee and Bob Ray"),
        ("Ann Lee Thursday left.", "Ann Lee"),
        ("Ann Lee on Thursday left.", "Ann Lee"),
        ("Ann Lee, a nurse, on Thursday left.", "Ann Lee, a nurse"),
        ("A letter from last Thursday left.", "A letter from last Thursday"),
        (
            "Letters in the box for old ships from Friday left.",
            "Letters in the box for old ships from Friday",
        ),
        ("Ann Lee (D-N.Y.), who backs Bob Ray, left.", "Ann Lee (D-N.Y.), who backs Bob Ray"),
        ("Ann Lee, 45, of Reno, Nev., who fell ill, left.", "Ann Lee, 45, of Reno, Nev., who fell ill"),
        ("Ann Lee, when asked by Reuters, left.", "Ann Lee, when asked by Reuters"),
        ("Voters who back Bob Ray left.", "Voters who back Bob Ray"),
        ("In Reno, voters who back the old mayor left.", "voters who back the old mayor"),
    ],
)
def test_the_subject_of_a_verb_is_found_before_it(text: str, subject: str) -> None:
    reading = reading_of(text)
    found = subject_before(reading, *before(reading, "left"))
    assert found is not None
    assert reading.text(*found).rstrip(" ,—") == subject


@pytest.mark.parametrize(
    "text", ["It rained, he met Bob Ray, and left.", "Ann Lee met Bob Ray, a nurse, left."]
)
def test_a_name_that_opens_a_sentence_is_no_subject_across_another_verb(text: str) -> None:
    reading = reading_of(text)
    found = subject_before(reading, *before(reading, "left"))
    assert found is None or not reading.text(*found).startswith(("It", "Ann"))


@pytest.mark.parametrize(
    ("text", "word", "group", "passive", "negated"),
    [
        ("She said so.", "said", "said", False, False),
        ("She has also said so.", "said", "has also said", False, False),
        ("She did not say so.", "say", "did not say", False, True),
        ("She wouldn't say so.", "say", "wouldn't say", False, True),
        ("She was told so.", "told", "was told", True, False),
        ("She has never been told so.", "told", "has never been told", True, True),
        ("She wants to say so.", "say", "to say", False, False),
    ],
)
def test_a_verb_group_has_its_auxiliaries(
    text: str, word: str, group: str, passive: bool, negated: bool
) -> None:
    reading = reading_of(text)
    head, floor = before(reading, word)
    found = verb_group_from(reading, head, floor), head + 1
    assert reading.text(*found) == group
    assert (is_passive(reading, found, head), is_negated(reading, found)) == (passive, negated)


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("It rained on Monday.", "monday", True),
        ("It rained yesterday.", "yesterday", True),
        ("It rained in May 2016.", "may", True),
        ("It may rain.", "may", False),
        ("It rained in Leeds.", "leeds", False),
    ],
)
def test_days_and_dated_months_are_times(text: str, word: str, expected: bool) -> None:
    reading = reading_of(text)
    assert is_time(reading, reading.lowers.index(word)) is expected


def test_no_phrase_is_longer_than_a_phrase_can_be() -> None:
    reading = reading_of("The " + "dog " * 500 + "left.")
    at, floor = before(reading, "left")
    start = noun_phrase_to(reading, at, floor)
    assert start is not None and at - start <= LONGEST_PHRASE
    end = noun_phrase_from(reading, 0, at)
    assert end is not None and end <= LONGEST_PHRASE
