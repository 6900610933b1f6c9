"""Whom pronouns and nouns mean."""

import pytest
from told import analysis_of, mentions


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("Ann Lee met Bob Ray. He left.", "Bob Ray", ["Bob Ray", "He"]),
        ("Ann Lee met Bob Ray. She left.", "Ann Lee", ["Ann Lee", "She"]),
        ("Maria Lopez met Juan Lopez. He left. She stayed.", "Maria Lopez", ["Maria Lopez", "She"]),
        ("Bob Ray met Tom Fox. He left.", "Bob Ray", ["Bob Ray", "He"]),
        ("Ann Lee left her house.", "Ann Lee", ["Ann Lee", "her"]),
        ("The Labour Party met. It said that Leeds was lost.", "Labour Party", ["Labour Party", "It"]),
    ],
)
def test_pronouns_mean_the_subject_before_them_that_fits(text: str, name: str, expected: list[str]) -> None:
    assert mentions(text, name) == expected


@pytest.mark.parametrize(
    "text",
    [
        "He left.",
        "Ann Lee left. He stayed.",
        "The town was quiet. It rained.",
        "Ann Lee met Bob Ray. They left. It was late.",
        "Bob Ray left. It rained. It snowed. It thawed. It froze. He was home.",
        "Bob Ray left. My father stayed. He slept.",
        "Bob Ray left. A spokesman for the town stayed. He slept.",
        "Acme Corp. says it is clear that the plant is old.",
        "Acme Corp. says it rained.",
        "Ramon left. She stayed.",
    ],
)
def test_where_it_is_not_clear_nobody_is_meant(text: str) -> None:
    forms = [mention.form for actor in analysis_of(text).actors for mention in actor.mentions]
    assert "pronoun" not in forms


def test_a_pronoun_in_quoted_words_is_left_alone() -> None:
    assert mentions("Bob Ray left. “He is ill,” Ann Lee said.", "Bob Ray") == ["Bob Ray"]


def test_who_spoke_is_near_after_a_long_quotation_and_those_it_speaks_of_are_not() -> None:
    text = """“It rained,” said Ann Lee.

“Maria Lopez was out. The road was wet. The dog was wet. Maria Lopez was home late.”

She added: “It froze.”"""
    assert mentions(text, "Ann Lee") == ["Ann Lee", "She"]


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        (
            "The Ministry of Defense met. The ministry left.",
            "Ministry of Defense",
            ["Ministry of Defense", "The ministry"],
        ),
        ("President Ann Lee left. The president slept.", "Ann Lee", ["Ann Lee", "The president"]),
        ("President Ann Lee left. The president of Leeds slept.", "Ann Lee", ["Ann Lee"]),
        (
            "The Ministry of Defense met. The ministry building fell.",
            "Ministry of Defense",
            ["Ministry of Defense"],
        ),
        ("The president slept. President Ann Lee left.", "Ann Lee", ["Ann Lee"]),
        ("President Ann Lee met President Bob Ray. The president left.", "Ann Lee", ["Ann Lee"]),
        ("Bob Ray, 45, left. The 45-year-old slept.", "Bob Ray", ["Bob Ray", "The 45-year-old"]),
        ("Bob Ray (45) left. The 45-year-old slept.", "Bob Ray", ["Bob Ray", "The 45-year-old"]),
        (
            "Bob Ray, a 45-year-old nurse, left. The 45-year-old slept.",
            "Bob Ray",
            ["Bob Ray", "The 45-year-old"],
        ),
        ("Bob Ray, 45, left. The 44-year-old slept.", "Bob Ray", ["Bob Ray"]),
        ("Bob Ray, 45, met Tom Fox, 45. The 45-year-old slept.", "Bob Ray", ["Bob Ray"]),
        ("Bob Ray left. The father of two slept.", "Bob Ray", ["Bob Ray", "The father of two"]),
        ("Ann Lee left. The father of two slept.", "Ann Lee", ["Ann Lee"]),
        ("Bob Ray met Tom Fox. The father of two slept.", "Bob Ray", ["Bob Ray"]),
        ("Acme Corp. closed a plant. The company left.", "Acme Corp.", ["Acme Corp.", "The company"]),
        ("Acme Corp. met Globex Inc. in May. The company left.", "Acme Corp.", ["Acme Corp."]),
        (
            "Acme Corp., the German carmaker, met Globex Inc. in May. The carmaker left.",
            "Acme Corp.",
            ["Acme Corp.", "the German carmaker", "The carmaker"],
        ),
        ("The Ministry of Defense met. The company left.", "Ministry of Defense", ["Ministry of Defense"]),
        ("The World Bank met. The world slept.", "World Bank", ["World Bank"]),
        (
            "German Chancellor Olaf Scholz met Ann Lee. The German slept.",
            "Olaf Scholz",
            ["Olaf Scholz", "The German"],
        ),
    ],
)
def test_a_noun_means_the_one_actor_before_it_that_bears_it(
    text: str, name: str, expected: list[str]
) -> None:
    assert mentions(text, name) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“I am ill and my leg hurts,” Bob Ray said.", ["I", "my", "Bob Ray"]),
        ("“I am ill,” a friend of Bob Ray said.", ["Bob Ray"]),
        ("“I am ill,” Bob Ray and Ann Lee said.", ["Bob Ray"]),
        ("“We are ill,” Bob Ray said.", ["Bob Ray"]),
    ],
)
def test_i_is_who_speaks(text: str, expected: list[str]) -> None:
    assert mentions(text, "Bob Ray") == expected


def test_a_role_tells_whom_he_and_she_mean() -> None:
    text = "Zlob Vrbska, a spokeswoman, met Bob Ray. She left."
    assert mentions(text, "Zlob Vrbska") == ["Zlob Vrbska", "She"]


def test_acme_says_it_would_close_a_plant() -> None:
    assert mentions("Acme Corp. said it would close a plant.", "Acme Corp.") == ["Acme Corp.", "it"]
