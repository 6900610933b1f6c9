"""Cue verbs where they stand: their source, and what follows them."""

import pytest
from told import reading_of

from sidelight.rules.quotations import Quotations
from sidelight.rules.verbs import VerbCue, verb_cues


def cue(text: str, word: str) -> VerbCue:
    reading = reading_of(text)
    at = reading.lowers.index(word)
    return next(cue for cue in verb_cues(reading, Quotations(reading)) if cue.head == at)


@pytest.mark.parametrize(
    ("text", "word", "frame"),
    [
        ("She said that it rained.", "said", "that"),
        ("She said it rained.", "said", "clause"),
        ("She said there was rain.", "said", "clause"),
        ("She said: “Rain.”", "said", "quote"),
        ("She said, “Rain.”", "said", "quote"),
        ("She said on Monday that it rained.", "said", "that"),
        ("She said in a statement on its website that it rained.", "said", "that"),
        ("She told the BBC that it rained.", "told", "that"),
        ("She told the BBC on Monday: “Rain.”", "told", "quote"),
        ("She told the army to leave.", "told", "np-to"),
        ("She asked why it rained.", "asked", "wh"),
        ("She vowed to leave.", "vowed", "to"),
        ("She accused the man of lying.", "accused", "np"),
        ("She denied leaving.", "denied", "ing"),
        ("She looked into the rain.", "looked", "into"),
        ("She left.", "left", "end"),
        ("“Rain,” she said.", "said", "left"),
        ("“Rain,” she said as she left.", "said", "left"),
        ("It rained, she said.", "said", "left"),
        ("It rained, she added, saying that it snowed.", "saying", "that/ing"),
        ("She wants to say that it rained.", "say", "that/to"),
        ("She was told that it rained.", "told", "that/passive"),
    ],
)
def test_a_frame_is_what_follows_the_verb(text: str, word: str, frame: str) -> None:
    assert cue(text, word).frame == frame


@pytest.mark.parametrize(
    ("text", "word", "source", "inverted"),
    [
        ("Ann Lee said it rained.", "said", "Ann Lee", False),
        ("“Rain,” said Ann Lee.", "said", "Ann Lee", True),
        ("“Rain,” said Ann Lee, a nurse.", "said", "Ann Lee, a nurse", True),
        ("It rained, said Ann Lee.", "said", "Ann Lee", True),
        ("Said Ann Lee, “Rain.”", "said", "Ann Lee", True),
        ("“Rain.” Ann Lee said so.", "said", "Ann Lee", False),
        ("Ann Lee, who said it rained, left.", "said", "Ann Lee", False),
    ],
)
def test_a_source_stands_before_its_verb_or_after_content(
    text: str, word: str, source: str, inverted: bool
) -> None:
    found = cue(text, word)
    assert found.source is not None
    assert (reading_of(text).text(*found.source), found.inverted) == (source, inverted)


@pytest.mark.parametrize(
    ("text", "word"),
    [("He was told that it rained.", "told"), ("And said it rained.", "said"), ("“Rain,” said it.", "said")],
)
def test_some_verbs_have_no_source(text: str, word: str) -> None:
    assert cue(text, word).source is None


def test_a_verb_of_a_quotation_looks_no_further_than_the_quotation() -> None:
    text = "Ann Lee said “Bob told me that it rained” on Monday."
    inner = cue(text, "told")
    reading = reading_of(text)
    assert inner.sentence[1] == reading.lowers.index("”")
    assert inner.source is not None and reading.text(*inner.source) == "Bob"


def test_auxiliaries_are_no_cues() -> None:
    reading = reading_of("She has been told that he did not leave.")
    heads = [reading.lowers[cue.head] for cue in verb_cues(reading, Quotations(reading))]
    assert heads == ["told", "leave"]
