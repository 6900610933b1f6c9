"""All notes together, and against articles that people have read and marked."""

import gzip
import json
from itertools import pairwise
from pathlib import Path

import pytest
from made_readings import make_cast, make_quote, make_reading

from sidelight import Actor, Mention, Quote
from sidelight.cast import Cast
from sidelight.knowledge import BRIEFS
from sidelight.notes import find_notes

CORPUS = Path(__file__).parents[3] / "shared" / "corpus"
SEED = CORPUS / "seed" / "gold.jsonl"
NEWS = CORPUS / "quotes" / "gum-news-dev.jsonl.gz"

TEXT = (
    "NATO calls for restraint\n\nThe car was reportedly stolen on Thursday. “It was ours,” said an official,"
    " who spoke on condition of anonymity because the matter was secret. He was elected in 2018."
)


def notes_of(text=TEXT, published="2020-10-22"):
    quote = make_quote(
        text, "“It was ours,”", kind="direct", cue="said", source="an official", anonymous=True
    )
    cast = make_cast(text, ("NATO", "organization"))
    return find_notes(make_reading(text, published=published), cast, (quote,), BRIEFS)


def test_notes_stand_in_the_order_of_the_text_and_are_numbered():
    notes = notes_of()
    assert [note.kind for note in notes] == ["background", "unattributed", "date", "anonymous", "date"]
    assert [note.id for note in notes] == ["n1", "n2", "n3", "n4", "n5"]
    assert all(one.span <= other.span for one, other in pairwise(notes))


def test_every_note_says_why_it_is_there():
    assert all(note.because for note in notes_of())


def test_a_date_note_says_the_date_and_what_it_was_counted_from():
    note = next(note for note in notes_of() if note.kind == "date")
    assert (note.title, note.value) == ("Thursday 22 October 2020", "2020-10-22")
    assert note.text == "The day the article was published."
    assert note.because[1] == "counted from the day of publication, Thursday 22 October 2020"


def test_a_date_that_the_words_give_in_full_has_a_value_and_no_text():
    note = notes_of()[-1]
    assert (note.value, note.text) == ("2018", "")


def test_the_same_article_always_has_the_same_notes():
    assert notes_of() == notes_of()


def test_an_article_of_nothing_known_has_no_notes():
    assert find_notes(make_reading("Nothing was said."), Cast(()), (), BRIEFS) == ()


def documents():
    with SEED.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)
    with gzip.open(NEWS, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def quotes_of(document):
    return tuple(
        Quote(
            id=f"q{number}",
            kind=quote["kind"],
            speech=True,
            **{part: tuple(map(tuple, quote[part])) for part in ("content", "cue", "source")},
            speakers=(),
            speaker_text=None,
            anonymous=False,
            via=(),
            stance="says",
            contests=(),
            within=None,
            confidence=1.0,
            because=(),
        )
        for number, quote in enumerate(document["quotes"])
    )


def overlap(one, other):
    return one[0] < other[1] and other[0] < one[1]


@pytest.mark.skipif(not (SEED.exists() and NEWS.exists()), reason=f"{CORPUS} is not there")
def test_dates_agree_with_those_that_people_marked():
    right = made = marked = 0
    for document in documents():
        reading = make_reading(document["text"], published=document["published"])
        notes = find_notes(reading, Cast(()), quotes_of(document), BRIEFS)
        dates = [(note.span, note.value) for note in notes if note.kind == "date"]
        gold = [(tuple(date["span"]), date["value"]) for date in document["dates"]]
        made += len(dates)
        marked += len(gold)
        right += sum(
            any(overlap(span, other) and value == same for other, same in gold) for span, value in dates
        )
    assert right / made >= 0.97, f"{right} of {made} right"
    assert right / marked >= 0.90, f"{right} of {marked} found"


@pytest.mark.skipif(not SEED.exists(), reason=f"{SEED} is not there")
def test_the_seed_article_gets_the_context_that_it_needs():
    document = json.loads(SEED.read_text(encoding="utf-8"))
    actors = tuple(
        Actor(
            id=f"a{number}",
            name=actor["name"],
            type=actor["type"],
            role=None,
            of=None,
            mentions=tuple(
                Mention(span=tuple(mention["span"]), form=mention["form"]) for mention in actor["mentions"]
            ),
        )
        for number, actor in enumerate(document["actors"], 1)
    )
    notes = find_notes(
        make_reading(document["text"], published=document["published"]), Cast(actors), (), BRIEFS
    )
    told = {note.title: note.text for note in notes if note.kind == "background"}
    assert "military alliance" in told["NATO"]
    assert "disputed between Armenia and Azerbaijan" in told["Nagorno-Karabakh"]
