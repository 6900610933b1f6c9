"""Parts of speech of news English, and how well the tagger does on corpora."""

from pathlib import Path

import pytest
from spacy.tokens import DocBin
from spacy.vocab import Vocab

from sidelight.rules.tagger import tag

TAGS = frozenset(
    "ADD AFX CC CD DT EX FW HYPH IN JJ JJR JJS LS MD NFP NN NNP NNPS NNS PDT POS PRP PRP$ RB RBR RBS RP SYM "
    "TO UH VB VBD VBG VBN VBP VBZ WDT WP WP$ WRB , . : $ `` '' -LRB- -RRB-".split()
)
SYNTAX = Path(__file__).parents[3] / "shared" / "corpus" / "syntax"


def tags_of(sentence, *words):
    """The tags of the words, each at its first place in the sentence."""
    tokens = sentence.split()
    tags = tag(tokens)
    return [tags[tokens.index(word)] for word in words]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "The minister said that talks would go on .",
            {"minister": "NN", "said": "VBD", "that": "IN", "would": "MD"},
        ),
        ("The report that he wrote was false .", {"wrote": "VBD", "was": "VBD"}),
        (
            "The claims , which the government denies , were made in a letter .",
            {"denies": "VBZ", "made": "VBN"},
        ),
        (
            "The ministry labelled Armenia as a terrorist state for attacking civilians .",
            {"labelled": "VBD", "Armenia": "NNP", "attacking": "VBG", "civilians": "NNS"},
        ),
        ("Iran rejects claims by U.S. officials .", {"rejects": "VBZ", "claims": "NNS", "U.S.": "NNP"}),
        ("She claims he lied .", {"claims": "VBZ", "lied": "VBD"}),
        ("The US has urged restraint .", {"urged": "VBN", "US": "NNP"}),
        ("The army urged restraint .", {"urged": "VBD"}),
        (
            "Police said two suspects , identified as brothers , were arrested .",
            {"identified": "VBN", "arrested": "VBN"},
        ),
        (
            "According to a statement released by the ministry , 12 soldiers died .",
            {"According": "VBG", "released": "VBN", "12": "CD", "died": "VBD"},
        ),
        (
            "Calling on both sides to stop , the U.N. chief pledged aid .",
            {"Calling": "VBG", "to": "TO", "stop": "VB", "pledged": "VBD"},
        ),
        (
            "Turkish Vice President Fuat Oktay said on Wednesday that Turkey would not hesitate .",
            {"Turkish": "JJ", "President": "NNP", "Fuat": "NNP", "Oktay": "NNP", "Wednesday": "NNP"},
        ),
        (
            "It 's not what we wanted , he did n't say .",
            {"'s": "VBZ", "n't": "RB", "wanted": "VBD", "say": "VB"},
        ),
        (
            "Azerbaijan 's president and the workers ' union agreed .",
            {"'s": "POS", "'": "POS", "agreed": "VBD"},
        ),
        ("Fauci warns Americans", {"Fauci": "NNP", "warns": "VBZ"}),
        ("Turkey says it will send troops", {"says": "VBZ", "will": "MD", "send": "VB", "troops": "NNS"}),
        ("Minister Denies That Police Killed Protesters", {"Denies": "VBZ", "Killed": "VBD"}),
        (
            "Army fires rockets at border as U.N. calls for restraint",
            {"fires": "VBZ", "calls": "VBZ"},
        ),
        ("Trump Attacks Media", {"Trump": "NNP", "Attacks": "VBZ"}),
        ("The man accused of killing two people denied the charges .", {"accused": "VBN", "denied": "VBD"}),
        (
            "PUTIN SAYS WEST WANTS TO DESTROY RUSSIA",
            {"PUTIN": "NNP", "SAYS": "VBZ", "WANTS": "VBZ", "DESTROY": "VB"},
        ),
    ],
)
def test_words_of_news_sentences_and_headlines_get_their_tags(sentence, expected):
    assert dict(zip(expected, tags_of(sentence, *expected), strict=True)) == expected


@pytest.mark.parametrize(
    ("straight", "curly"),
    [
        ("I do n't know Turkey 's plan .", "I do n’t know Turkey ’s plan ."),
        ('" It is over , " Smith said .', "“ It is over , ” Smith said ."),
        ("`` It is over , '' Smith said .", "“ It is over , ” Smith said ."),
    ],
)
def test_straight_curly_and_tex_marks_are_read_alike(straight, curly):
    assert tag(straight.split()) == tag(curly.split())


@pytest.mark.parametrize("marks", ['" "', "“ ”", "`` ''", "« »"])
def test_quotation_marks_open_and_close(marks):
    opening, closing = marks.split()
    tags = tag([opening, "It", "is", "over", ",", closing, "Smith", "said", "."])
    assert (tags[0], tags[5]) == ("``", "''")


def test_the_same_words_always_get_the_same_tags():
    sentence = "He added that the man accused of lying had denied it .".split()
    first = tag(sentence)
    tag(["Other", "words", "in", "between"])
    assert tag(sentence) == first


@pytest.mark.parametrize(
    "words",
    [
        [],
        [""],
        ["", "", "."],
        ["😀", "said", "👩‍👩‍👧", "."],
        ["a" * 1_000_000],
        ["NN|VB", "?said", "<s>", "</s>", "\x00", "\t", "\n"],
        ["\ud800", "said"],
        ['"'] * 5_000,
        ["٣", "²", "½", "Ⅻ"],
        ["İ", "ß", "ŉ"],
    ],
    ids=[
        "nothing",
        "empty word",
        "empty words",
        "emoji",
        "long word",
        "what tables hold",
        "surrogate",
        "marks",
        "digits",
        "letters that grow",
    ],
)
def test_every_word_gets_one_penn_tag_whatever_it_is(words):
    tags = tag(words)
    assert len(tags) == len(words)
    assert set(tags) <= TAGS


def test_a_sentence_of_a_hundred_thousand_words_is_tagged_like_its_parts():
    sentence = "The minister said that talks would go on .".split()
    long = tag(sentence * 11_112)
    assert len(long) == 100_008
    assert long[900:909] == long[9_000:9_009] == tag(sentence * 3)[9:18]


@pytest.mark.parametrize(("name", "floor"), [("ewt-dev", 0.937), ("gum-dev", 0.958), ("pud", 0.954)])
def test_accuracy_stays_above_its_floor(name, floor):
    path = SYNTAX / f"{name}.spacy"
    if not path.exists():
        pytest.skip(f"the corpus {name} is not here")
    right = total = 0
    for doc in DocBin().from_disk(path).get_docs(Vocab()):
        for sentence in doc.sents:
            words = [word for word in sentence if word.text.strip()]
            given = tag([word.text for word in words])
            right += sum(word.tag_ == found for word, found in zip(words, given, strict=True))
            total += len(words)
    assert right / total >= floor
