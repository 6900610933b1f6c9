"""Quotations that go on without a cue of their own."""

import pytest
from told import told

END = "\n\nThe town was quiet."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ann Lee said: “It rains.\n\n“It snows.\n\n“It thaws.”" + END,
            ["Ann Lee | said | “It rains. … “It snows. … “It thaws.”"],
        ),
        (
            "Ann Lee said: “It rains.\n\nIt snows,” and left." + END,
            ["Ann Lee | said | “It rains. … It snows,”"],
        ),
        (
            "“It rains,” Ann Lee said. “It snows.\n\n“It thaws.”" + END,
            ["Ann Lee | said | “It rains,” … “It snows. … “It thaws.”"],
        ),
    ],
)
def test_a_speech_goes_on_over_paragraphs(text: str, expected: list[str]) -> None:
    assert told(text) == expected


def test_a_paragraph_that_is_a_quotation_is_by_the_source_before_it() -> None:
    text = "A storm came\n\nAnn Lee said it rained.\n\n“It snows.”" + END
    assert told(text) == ["Ann Lee | said | it rained", "Ann Lee | said | “It snows.”"]


def test_quotations_that_fill_the_sentences_after_a_quote_belong_to_it() -> None:
    assert told("“It rains,” Ann Lee said. “It snows.” “It thaws.”") == [
        "Ann Lee | said | “It rains,” … “It snows.” … “It thaws.”"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "“It rains,” Ann Lee said.\n\nThe town was quiet.\n\n“It snows.”" + END,
        "Ann Lee left.\n\n“It snows.”" + END,
        "“It snows.”" + END,
    ],
)
def test_a_quotation_far_from_any_source_is_nobodys(text: str) -> None:
    assert not any("It snows" in line for line in told(text))


def test_a_cue_takes_no_quotation_of_the_paragraph_before() -> None:
    assert told("“It snows.”\n\nAnn Lee said it rained.") == ["Ann Lee | said | it rained"]
