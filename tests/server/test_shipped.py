"""The pipeline that comes with the server, on text as pages set it: whether sentences and names are right."""

from __future__ import annotations

from functools import cache

import pytest

from sidelight import Article
from sidelight.reading import Linguist, Reading
from sidelight_server.engine import load

PERSON, ORGANIZATION, PLACE = "person", "organization", "place"

CASES = {
    "a headline in capitals": (
        "GERMANY AND FRANCE SIGN DEAL WITH NATO\n\nGermany and France signed a deal with NATO on Monday.",
        ["GERMANY AND FRANCE SIGN DEAL WITH NATO", "Germany and France signed a deal with NATO on Monday."],
        [
            *(("GERMANY", PLACE), ("FRANCE", PLACE), ("NATO", ORGANIZATION)),
            *(("Germany", PLACE), ("France", PLACE), ("NATO", ORGANIZATION)),
        ],
    ),
    "a dateline with an agency": (
        "BRUSSELS (AP) — The European Commission said Monday it would fine Volkswagen. "
        "Ursula Brandt declined.",
        [
            "BRUSSELS (AP) — The European Commission said Monday it would fine Volkswagen.",
            "Ursula Brandt declined.",
        ],
        [
            ("BRUSSELS", PLACE),
            ("AP", ORGANIZATION),
            ("European Commission", ORGANIZATION),
            ("Volkswagen", ORGANIZATION),
            ("Ursula Brandt", PERSON),
        ],
    ),
    "a dateline with a country": (
        "NAIROBI, Kenya (Reuters) - President Daniel Okoth told reporters that Kenya was ready. He left.",
        [
            "NAIROBI, Kenya (Reuters) - President Daniel Okoth told reporters that Kenya was ready.",
            "He left.",
        ],
        [
            ("NAIROBI", PLACE),
            ("Kenya", PLACE),
            ("Reuters", ORGANIZATION),
            ("Daniel Okoth", PERSON),
            ("Kenya", PLACE),
        ],
    ),
    "a day before a name": (
        "Peter Hall left for Leeds. Yesterday Hall came back.",
        ["Peter Hall left for Leeds.", "Yesterday Hall came back."],
        [("Peter Hall", PERSON), ("Leeds", PLACE), ("Hall", PERSON)],
    ),
    "a live blog": (
        "10.42am\n\nPeter Hall has left for Leeds. No word yet from the Treasury.\n\n"
        "He says: “We will not wait.”",
        [
            "10.42am",
            "Peter Hall has left for Leeds.",
            "No word yet from the Treasury.",
            "He says: “We will not wait.”",
        ],
        [("Peter Hall", PERSON), ("Leeds", PLACE), ("Treasury", ORGANIZATION)],
    ),
    "an interview with labels": (
        "Q: Why did you leave Google?\n\nA: I wanted to go home to Lagos. Amara Obi called me.\n\n"
        "JOHN SMITH: Do you miss California?",
        [
            "Q: Why did you leave Google?",
            "A: I wanted to go home to Lagos.",
            "Amara Obi called me.",
            "JOHN SMITH: Do you miss California?",
        ],
        [
            ("Google", ORGANIZATION),
            ("Lagos", PLACE),
            ("Amara Obi", PERSON),
            ("JOHN SMITH", PERSON),
            ("California", PLACE),
        ],
    ),
    "straight quotation marks": (
        '"We are ready," said Anna Kovacs. "They are not." '
        "Kovacs heads the World Bank's office in Budapest.",
        [
            '"We are ready," said Anna Kovacs.',
            '"They are not."',
            "Kovacs heads the World Bank's office in Budapest.",
        ],
        [("Anna Kovacs", PERSON), ("Kovacs", PERSON), ("World Bank", ORGANIZATION), ("Budapest", PLACE)],
    ),
    "lines and hyphens of a PDF": (
        "The govern-\nment of Portugal an-\nnounced that\nMaria Teixeira would lead\nthe talks. "
        "She lives in\nLisbon.",
        [
            "The govern-\nment of Portugal an-\nnounced that\nMaria Teixeira would lead\nthe talks.",
            "She lives in\nLisbon.",
        ],
        [("Portugal", PLACE), ("Maria Teixeira", PERSON), ("Lisbon", PLACE)],
    ),
    "British titles and parties": (
        "Sir Keith Moore, the Labour MP for Leeds, told the BBC that the NHS was “on its knees”.",
        ["Sir Keith Moore, the Labour MP for Leeds, told the BBC that the NHS was “on its knees”."],
        [
            ("Keith Moore", PERSON),
            ("Labour", ORGANIZATION),
            ("Leeds", PLACE),
            ("BBC", ORGANIZATION),
            ("NHS", ORGANIZATION),
        ],
    ),
    "names of many countries": (
        "Nguyen Van Thanh met Recep Yildiz and Sheikh Khalid al-Mansouri in Doha.",
        ["Nguyen Van Thanh met Recep Yildiz and Sheikh Khalid al-Mansouri in Doha."],
        [
            ("Nguyen Van Thanh", PERSON),
            ("Recep Yildiz", PERSON),
            ("Khalid al-Mansouri", PERSON),
            ("Doha", PLACE),
        ],
    ),
}


@cache
def read(text: str) -> Reading:
    return linguist().read(Article(text=text))


@cache
def linguist() -> Linguist:
    return load("spacy").linguist


@pytest.mark.parametrize(("text", "sentences", "names"), CASES.values(), ids=CASES.keys())
def test_sentences_are_found_however_the_text_is_set(
    text: str, sentences: list[str], names: list[tuple[str, str]]
) -> None:
    reading = read(text)
    assert [reading.text(*sentence) for sentence in reading.sentences] == sentences


@pytest.mark.parametrize(("text", "sentences", "names"), CASES.values(), ids=CASES.keys())
def test_names_are_found_however_the_text_is_set(
    text: str, sentences: list[str], names: list[tuple[str, str]]
) -> None:
    reading = read(text)
    assert [(reading.text(name.start, name.end), name.type) for name in reading.names] == names


def test_words_have_their_tags_and_lemmas() -> None:
    reading = read("The ministers were telling reporters that she had left.")
    assert [(token.tag, token.lemma) for token in reading.tokens] == [
        ("DT", "the"),
        ("NNS", "minister"),
        ("VBD", "be"),
        ("VBG", "tell"),
        ("NNS", "reporter"),
        ("IN", "that"),
        ("PRP", "she"),
        ("VBD", "have"),
        ("VBN", "leave"),
        (".", "."),
    ]
