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
    ],
)
def test_where_it_is_not_clear_nobody_is_meant(text: str) -> None:
    forms = [mention.form for actor in analysis_of(text).actors for mention in actor.mentions]
    assert "pronoun" not in forms


def test_a_pronoun_in_quoted_words_is_left_alone() -> None:
    assert mentions("Bob Ray left. “He is ill,” Ann Lee said.", "Bob Ray") == ["Bob Ray"]


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
    ],
)
def test_a_noun_means_the_one_actor_before_it_that_bears_it(
    text: str, name: str, expected: list[str]
) -> None:
    assert mentions(text, name) == expected
