"""Paragraphs and sentences."""

import pytest

from sidelight.text.sentences import find_paragraphs, find_sentences
from sidelight.text.tokens import find_tokens


def sentences(text: str) -> list[str]:
    tokens = find_tokens(text, 0, len(text))
    return [text[tokens[start][0] : tokens[end - 1][1]] for start, end in find_sentences(text, tokens)]


@pytest.mark.parametrize(
    "text",
    [
        "It rains.| It snows.",
        "Does it rain?| It does!| Well…| It snows.",
        "“It rains.”| “It snows.”",
        "He said: “It rains. It snows.”| She left.".replace("rains. ", "rains.| "),
        '"It rains."| "It snows."',
        "''It rains.''| ''It snows.''",
        "Ann Lee (D-N.Y.) said so.| She left.",
        "(It rains.)| It snows.",
        "Mr. Smith spoke.| Dr. Jones left.",
        "He moved to the U.S. in May.| She stayed.",
        "He moved to the U.S.| The move was hard.",
        "He met U.S. President Lincoln.",
        "It ended at 5 p.m.| The crowd left.",
        "It ended at 5 p.m. Monday.",
        "Acme Inc. said so.| Acme Inc.| However, it did not.",
        "J. K. Rowling wrote.| She did.",
        "It cost 3.5 million.| 30 people came.",
        "No. 10 said so.| They left on Jan. 3.| Then it rained.",
        "He said it . . .| Then he left.",
        "Yahoo! is a company.",
        "It rains. it snows.",
        "What?!| Really.",
        "The end.| — Ann",
    ],
)
def test_sentences_end_where_a_reader_would_end_them(text: str) -> None:
    assert sentences(text.replace("|", "")) == [part.strip() for part in text.split("|")]


def test_a_straight_mark_after_a_space_opens_the_next_sentence() -> None:
    assert sentences('It rains. "It snows," he said.') == ["It rains.", '"It snows," he said.']


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Headline\n\nFirst.\n\nSecond.", ["Headline", "First.", "Second."]),
        ("One line\nof two\n\nNext", ["One line\nof two", "Next"]),
        ("\n\n  One \n \t\n Two  \n\n", ["One", "Two"]),
        ("One\r\n\r\nTwo", ["One", "Two"]),
        ("   ", []),
        ("", []),
    ],
)
def test_blank_lines_part_paragraphs(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in find_paragraphs(text)] == expected


@pytest.mark.parametrize("text", ["", ".", "...", "”.", "A", "no end", ". . .", "Mr.", "A. B. C."])
def test_sentences_cover_all_tokens_in_order(text: str) -> None:
    tokens = find_tokens(text, 0, len(text))
    bounds = find_sentences(text, tokens)
    assert [at for start, end in bounds for at in range(start, end)] == list(range(len(tokens)))
