"""Quotes: how much of them is quoted, and how sure they are."""

import pytest
from told import analysis_of, words


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("“It rains,” Ann Lee said.", "direct"),
        ("“It rains,” Ann Lee said. “It snows.”", "direct"),
        ("'It rains,' Ann Lee said.", "direct"),
        ("Ann Lee called the plan “a disaster”.", "mixed"),
        ("Ann Lee said it would “rain and snow” today.", "mixed"),
        ("Ann Lee said it rained.", "indirect"),
    ],
)
def test_the_kind_is_how_much_stands_in_quotation_marks(text: str, kind: str) -> None:
    assert [quote.kind for quote in analysis_of(text).quotes] == [kind]


@pytest.mark.parametrize(
    ("text", "speech"),
    [
        ("Ann Lee said that it rained.", True),
        ("Ann Lee believes that it rained.", False),
        ("Ann Lee hopes that it rains.", False),
    ],
)
def test_thoughts_and_wishes_are_no_speech(text: str, speech: bool) -> None:
    assert [quote.speech for quote in analysis_of(text).quotes] == [speech]


def test_quotes_are_numbered_in_the_order_of_their_contents() -> None:
    text = "Ann Lee said it rained. “It snows,” Bob Ray said. According to Cy Day, it thaws."
    quotes = analysis_of(text).quotes
    assert [quote.id for quote in quotes] == ["q1", "q2", "q3"]
    assert [words(text, quote.content) for quote in quotes] == ["it rained", "“It snows,”", "it thaws"]
