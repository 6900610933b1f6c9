"""The spaCy linguist, with pipelines made here: no model is loaded."""

from __future__ import annotations

from itertools import pairwise

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from sidelight import Article, ArticleError, read
from sidelight.reading import Name, Reading
from sidelight_server.nlp import SpacyLinguist
from sidelight_server.nlp.names import names_of

TAGS = {
    **dict.fromkeys(("Talks", "Ana", "Ruiz", "Bo", "Lind", "President", "Prime", "Minister"), "NNP"),
    **dict.fromkeys(("Acme", "Corp", "Moscow", "Berlin", "Hague", "Jr."), "NNP"),
    **dict.fromkeys(("Nagorno", "Karabakh", "Jean", "Claude", "Roux", "Germany"), "NNP"),
    **dict.fromkeys(("Turks", "Republicans"), "NNPS"),
    **dict.fromkeys(("said", "told", "met"), "VBD"),
    **dict.fromkeys(("Turkish", "ready"), "JJ"),
    **dict.fromkeys(("the", "The", "a"), "DT"),
    **dict.fromkeys(("'s", "’s"), "POS"),
    "“": "``",
    "”": "''",
    ",": ",",
    ".": ".",
}


@Language.component("made_tags")
def made_tags(doc: Doc) -> Doc:
    """Tags by a small table, the rest nouns."""
    for token in doc:
        token.tag_ = "_SP" if token.is_space else TAGS.get(token.text, "NN")
        token.lemma_ = "say" if token.text == "said" else token.text
    return doc


def pipeline(*patterns: tuple[str, str], tagged: bool = True, sentences: bool = True) -> Language:
    """A pipeline that finds the entities (label, words) given to it."""
    nlp = spacy.blank("en")
    if sentences:
        nlp.add_pipe("sentencizer")
    if tagged:
        nlp.add_pipe("made_tags")
    if patterns:
        ruler = nlp.add_pipe("entity_ruler")
        ruler.add_patterns([{"label": label, "pattern": words} for label, words in patterns])  # type: ignore[attr-defined]
    return nlp


def linguist(*patterns: tuple[str, str], tagged: bool = True, sentences: bool = True) -> SpacyLinguist:
    return SpacyLinguist(pipeline(*patterns, tagged=tagged, sentences=sentences))


def told(label: str, entity: str, text: str) -> list[tuple[str, str | None]]:
    """The names, with types, that a pipeline tells of that finds one entity."""
    doc = pipeline((label, entity))(text)
    return [(doc[name.start : name.end].text, name.type) for name in names_of(doc, 0)]


def names(reading: Reading) -> list[tuple[str, str | None]]:
    return [(reading.text(name.start, name.end), name.type) for name in reading.names]


TEXT = "Talks resume\n\n  “We are ready,”  said Ana Ruiz.\nShe met Bo 😀 Lind. \n\n\nThe end"


def test_every_token_stands_in_the_text_where_it_says() -> None:
    reading = linguist().read(Article(text=TEXT))
    assert [token.text for token in reading.tokens if token.text != TEXT[token.start : token.end]] == []
    assert "".join(token.text for token in reading.tokens) == "".join(TEXT.split())


def test_paragraphs_are_the_blocks_between_blank_lines() -> None:
    reading = linguist().read(Article(text=TEXT))
    assert [reading.text(*paragraph) for paragraph in reading.paragraphs] == [
        "Talks resume",
        "“We are ready,”  said Ana Ruiz.\nShe met Bo 😀 Lind.",
        "The end",
    ]


@pytest.mark.parametrize("sentences", [True, False])
def test_sentences_are_the_pipelines_or_else_the_rules(sentences: bool) -> None:
    reading = linguist(sentences=sentences).read(Article(text=TEXT))
    assert [reading.text(*sentence) for sentence in reading.sentences] == [
        "Talks resume",
        "“We are ready,”  said Ana Ruiz.",
        "She met Bo 😀 Lind.",
        "The end",
    ]


def test_tags_and_lemmas_are_the_pipelines_in_lower_case() -> None:
    tokens = linguist().read(Article(text="The President said")).tokens
    assert [(token.tag, token.lemma) for token in tokens] == [
        ("DT", "the"),
        ("NNP", "president"),
        ("VBD", "say"),
    ]


def test_where_the_pipeline_has_no_tags_they_are_the_rules() -> None:
    tokens = linguist(tagged=False).read(Article(text="Ana Ruiz said the talks were over.")).tokens
    assert tokens[2].tag == "VBD"
    assert tokens[2].lemma == "say"


def test_quotations_are_found_in_the_whole_text() -> None:
    assert [TEXT[slice(*span)] for span in linguist().read(Article(text=TEXT)).quotations] == [
        "“We are ready,”"
    ]


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        ("PERSON", "person"),
        ("PER", "person"),
        ("person", "person"),
        ("ORG", "organization"),
        ("organization", "organization"),
        ("GPE", "place"),
        ("LOC", "place"),
        ("FAC", "place"),
        ("place", "place"),
        ("NORP", "group"),
        ("group", "group"),
    ],
)
def test_each_label_of_the_usual_schemes_has_its_type(label: str, kind: str) -> None:
    assert told(label, "Acme", "They met Acme.") == [("Acme", kind)]


@pytest.mark.parametrize("label", ["DATE", "CARDINAL", "MISC", "WORK_OF_ART", "EVENT", "LANGUAGE"])
def test_what_is_no_actor_is_no_name(label: str) -> None:
    assert told(label, "Acme", "They met Acme.") == []


@pytest.mark.parametrize(
    ("label", "entity", "text", "name"),
    [
        ("PERSON", "Prime Minister Ana Ruiz", "Then Prime Minister Ana Ruiz said so.", "Ana Ruiz"),
        ("PERSON", "Ana Ruiz's", "It was Ana Ruiz's turn.", "Ana Ruiz"),
        ("PERSON", "Ana Ruiz’s", "It was Ana Ruiz’s turn.", "Ana Ruiz"),
        ("PERSON", "Bo Lind Jr.", "It was Bo Lind Jr. who said so.", "Bo Lind Jr."),
        ("PERSON", "“Ana Ruiz”", "It was “Ana Ruiz” again.", "Ana Ruiz"),
        ("PERSON", "President", "Then President said so.", "President"),
        ("PERSON", "Mr", "Then Mr Ruiz said so.", None),
        ("ORG", "and Acme", "So said Lind and Acme.", "Acme"),
        ("ORG", "the Acme Corp", "So said the Acme Corp today.", "Acme Corp"),
        ("GPE", "The Hague's", "So said The Hague's mayor.", "Hague"),
        ("NORP", "Turks", "So said the Turks.", "Turks"),
        ("NORP", "Turkish", "So said the Turkish minister.", None),
        ("ORG", "the", "So said the minister.", None),
    ],
)
def test_a_name_comes_bare(label: str, entity: str, text: str, name: str | None) -> None:
    assert [words for words, _ in told(label, entity, text)] == ([name] if name else [])


def test_names_are_counted_in_tokens_past_white_space_and_paragraphs() -> None:
    reading = linguist(("PERSON", "Ana Ruiz")).read(Article(text=TEXT))
    assert Name(9, 11, "person") in reading.names


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The talks in Nagorno-Karabakh ended.", ("Nagorno-Karabakh", "place")),
        ("The talks ended, said Jean-Claude Roux.", ("Jean-Claude Roux", "person")),
        ("Envoys came to the Moscow-brokered talks.", ("Moscow", "place")),
    ],
)
def test_the_rules_names_are_found_where_the_pipeline_is_silent_and_takes_words_apart(
    text: str, expected: tuple[str, str]
) -> None:
    assert expected in names(linguist().read(Article(text=text)))


def test_a_name_that_the_rules_do_not_see_is_the_pipelines() -> None:
    article = Article(text="“Hope was lost,” she said. Hope, 40, cried.")
    assert names(linguist().read(article)) == []
    assert names(linguist(("PERSON", "Hope")).read(article)) == [("Hope", "person")] * 2


@pytest.mark.parametrize(("label", "kind"), [("ORG", "organization"), ("GPE", "place")])
def test_where_the_rules_are_unsure_of_a_names_type_the_pipeline_decides(label: str, kind: str) -> None:
    article = Article(text="It was a long day for Vrbska, and nobody knew why.")
    assert names(linguist((label, "Vrbska"), tagged=False).read(article)) == [("Vrbska", kind)]


def test_the_pipeline_says_nothing_of_a_name_in_which_it_finds_another() -> None:
    article = Article(text="It was a long day for Zlob Vrbska, and Vrbska said so.")
    heard = [names(linguist((label, "Vrbska"), tagged=False).read(article)) for label in ("GPE", "ORG")]
    assert heard[0][0] == heard[1][0] == ("Zlob Vrbska", "person")


def test_a_code_is_no_actor_whatever_the_pipeline_takes_it_for() -> None:
    article = Article(text="Then they read the Velden Code.")
    assert names(linguist(("ORG", "Velden Code"), tagged=False).read(article)) == []


def test_a_name_that_the_lexicons_know_keeps_its_type() -> None:
    article = Article(text="They flew to Germany on Monday.")
    assert names(linguist(("PERSON", "Germany")).read(article)) == [("Germany", "place")]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The govern-\nment said so.", ["The", "govern-\nment", "said", "so", "."]),
        ("The well-\nknown man said so.", ["The", "well-", "known", "man", "said", "so", "."]),
        ("A pro­test was held.", ["A", "pro­test", "was", "held", "."]),
    ],
)
def test_a_word_parted_at_the_end_of_a_line_is_one_where_the_whole_is_a_word(
    text: str, words: list[str]
) -> None:
    reading = linguist().read(Article(text=text))
    assert [token.text for token in reading.tokens] == words
    assert [text[token.start : token.end] for token in reading.tokens] == words


def test_attributions_are_those_of_the_shared_rules() -> None:
    article = Article(text="Talks resume\n\n“We are ready,” said Ana Ruiz.")
    [attribution] = linguist(("PERSON", "Ana Ruiz")).read(article).attributions
    assert [article.text[slice(*span)] for span in attribution.content] == ["“We are ready,”"]
    assert [article.text[slice(*span)] for span in attribution.source] == ["Ana Ruiz"]
    assert attribution.verb == "say"


def test_the_pipeline_of_sidelight_reads_with_it() -> None:
    article = Article(text="Talks resume\n\n“We are ready,” said Ana Ruiz.")
    analysis = read(article, linguist(("PERSON", "Ana Ruiz")))
    assert analysis.engine.name == "spacy"
    assert [actor.name for actor in analysis.actors] == ["Ana Ruiz"]
    assert [quote.speakers for quote in analysis.quotes] == [("a1",)]


LINGUIST = linguist(("PERSON", "Ana Ruiz"), ("ORG", "Acme"))


@settings(max_examples=100, deadline=None)
@given(
    text=st.text(st.characters(exclude_categories=["Cs"]), max_size=200)
    | st.text("Ana Ruiz said “Acme”. \n\t", max_size=300)
)
def test_any_text_is_covered_by_tokens_in_order_and_sentences_and_paragraphs_without_gaps(text: str) -> None:
    try:
        article = Article(text=text)
    except ArticleError:
        return
    reading = LINGUIST.read(article)
    assert all(text[token.start : token.end] == token.text for token in reading.tokens)
    assert all(left.end <= right.start for left, right in pairwise(reading.tokens))
    for spans in (reading.sentences, reading.paragraphs):
        assert [spans[0][0], *(end for _, end in spans)] == [
            *(start for start, _ in spans),
            len(reading.tokens),
        ]
        assert all(start < end for start, end in spans)
    ends = {end for _, end in reading.sentences}
    assert {end for _, end in reading.paragraphs} <= ends
