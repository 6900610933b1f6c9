"""Dictionary forms."""

import pytest

from sidelight.rules.lemmas import lemma


@pytest.mark.parametrize(
    ("tag", "pairs"),
    [
        ("VBD", "said say, told tell, denied deny, labelled label, labeled label, agreed agree, called call"),
        (
            "VBD",
            "announced announce, argued argue, pledged pledge, urged urge, begged beg, added add",
        ),
        (
            "VBD",
            "stated state, repeated repeat, tweeted tweet, quoted quote, hoped hope, insisted insist",
        ),
        (
            "VBN",
            "written write, accused accuse, banned ban, controlled control, recalled recall, seen see",
        ),
        (
            "VBG",
            "calling call, pledging pledge, accusing accuse, lying lie, planning plan, being be",
        ),
        (
            "VBG",
            "saying say, acknowledging acknowledge, stressing stress, noting note, agreeing agree, dying die",
        ),
        (
            "VBZ",
            "says say, denies deny, is be, has have, does do, goes go, pushes push, 's be, urges urge",
        ),
        ("VBP", "are be, have have, say say, 're be, 've have, 'm be"),
        ("MD", "wo will, ca can, 'll will, 'd would, would would"),
        (
            "NNS",
            "men man, parties party, crises crisis, authorities authority, forces force, spokesmen spokesman",
        ),
        ("NNS", "wives wife, children child, movies movie, losses loss, boxes box, series series"),
        ("NN", "news news, series series, meeting meeting, statement statement"),
        ("RB", "n't not, not not, soon soon"),
    ],
)
def test_inflected_words_get_their_dictionary_form(tag, pairs):
    for pair in pairs.split(", "):
        word, expected = pair.split(" ")
        assert lemma(word, tag) == expected


@pytest.mark.parametrize(("word", "tag"), [("SAID", "VBD"), ("Said", "VBD"), ("said", "VBN")])
def test_case_does_not_matter(word, tag):
    assert lemma(word, tag) == "say"


def test_curly_apostrophes_are_read_as_straight_ones():
    assert (lemma("n’t", "RB"), lemma("’s", "VBZ"), lemma("o’clock", "RB")) == ("not", "be", "o'clock")


@pytest.mark.parametrize(
    "word", ["", "s", "ed", "ing", "ied", "ss", "es", "😀", "İng", "ed" * 50_000, "12", "-s"]
)
@pytest.mark.parametrize("tag", ["VBD", "VBG", "VBZ", "VB", "NNS", "NNP", "JJR", "", "``"])
def test_any_word_with_any_tag_has_a_dictionary_form(word, tag):
    assert len(lemma(word, tag)) <= len(word.lower()) + 1
