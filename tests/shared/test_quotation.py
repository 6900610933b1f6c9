"""What stands in quotation marks, whatever their style."""

import pytest

from sidelight.text.quotation import find_quotations, is_continued

GUARD = "\n\nNobody else was there."


def quoted(text: str) -> list[str]:
    return [text[start:end] for start, end in find_quotations(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He said: “It rains.”", ["“It rains.”"]),
        ('He said: "It rains."', ['"It rains."']),
        ("Er sagte: „Es regnet.“", ["„Es regnet.“"]),
        ("Powiedział: „Pada.”", ["„Pada.”"]),
        ("Il dit : « Il pleut. »", ["« Il pleut. »"]),
        ("Il dit: «Piove.»", ["«Piove.»"]),
        ("He said: ‘It rains.’", ["‘It rains.’"]),
        ("He said: 'It rains.'", ["'It rains.'"]),
        ("He said: ''It rains.''", ["''It rains.''"]),
        ("He said: ``It rains.''", ["``It rains.''"]),
        ("''Say 'it rains,''' he said.", ["''Say 'it rains,'''"]),
    ],
)
def test_every_style_of_marks_quotes(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('“It rains," he said.', ['“It rains,"']),
        ('"It rains,” he said.', ['"It rains,”']),
        ("“It rains,” he said. 'Still.'", ["“It rains,”", "'Still.'"]),
        ("“It rains,“ he said. “It snows.“", ["“It rains,“", "“It snows.“"]),
        ('“A” and "B" and ‘C’', ["“A”", '"B"', "‘C’"]),
    ],
)
def test_careless_hands_mix_curly_and_straight(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "It’s the boys’ day, isn’t it?",
        "It's the boys' day, isn't it?",
        "The ’90s, rock ’n’ roll, and ’twas so.",
        "The '90s and the '80s.",
        "O’Brien’s and D'Angelo's.",
        "The ministers’ plans and the states’ rights.",
        "He is 6'2\" tall.",
        "He is 6’2” tall.",
        'A 24" screen and a 13" one.',
        "5' 10\" and 6' 1\"",
    ],
)
def test_apostrophes_and_measures_quote_nothing(text: str) -> None:
    assert quoted(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“It’s the boys’ day,” he said.", ["“It’s the boys’ day,”"]),
        ("‘It’s the boys’ day,’ he said.", ["‘It’s the boys’ day,’"]),
        ("'It's the boys' day,' he said.", ["'It's the boys' day,'"]),
        ("‘The ministers’ plan is bad,’ he said.", ["‘The ministers’ plan is bad,’"]),
        ("‘I’m in,’ she said. ‘He’s out.’", ["‘I’m in,’", "‘He’s out.’"]),
        ("“He is 6’2”,” she said.", ["“He is 6’2”,”"]),
    ],
)
def test_apostrophes_inside_do_not_end_a_quotation(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“He told me ‘no’ twice,” she said.", ["“He told me ‘no’ twice,”"]),
        ("‘He told me “no” twice,’ she said.", ["‘He told me “no” twice,’"]),
        ("\"He told me 'no' twice,\" she said.", ["\"He told me 'no' twice,\""]),
        ("“She said: ‘He said: “Go.”’”", ["“She said: ‘He said: “Go.”’”"]),
    ],
)
def test_a_quotation_in_a_quotation_is_part_of_it(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


def test_a_paragraph_that_opens_and_does_not_close_is_quoted_to_its_end() -> None:
    assert quoted("“It rains.\n\n“It snows.”" + GUARD) == ["“It rains.", "“It snows.”"]
    assert quoted('He said: "It rains.\n\n"It snows."' + GUARD) == ['"It rains.', '"It snows."']


def test_a_paragraph_that_closes_first_goes_on_with_the_one_before() -> None:
    assert quoted("“It rains.\n\nIt snows,” he said." + GUARD) == ["“It rains.", "It snows,”"]
    assert quoted('"It rains.\n\nIt snows," he said.' + GUARD) == ['"It rains.', 'It snows,"']


def test_only_a_quotation_left_open_goes_on_in_the_next_paragraph() -> None:
    assert quoted("“It rains.”\n\nIt snows,” he said.") == ["“It rains.”"]
    assert quoted("“It rains.\n\nIt snows, he said.") == ["“It rains."]


@pytest.mark.parametrize(
    ("text", "continued"),
    [
        ("“It rains.", True),
        ("“It rains.”", False),
        ('"It rains."', False),
        ("''It rains.''", False),
        ("It rains", False),
    ],
)
def test_a_quotation_without_its_closing_mark_may_be_continued(text: str, continued: bool) -> None:
    assert is_continued(text, (0, len(text))) is continued


@pytest.mark.parametrize("text", ["“", "”", '"', "'", "“ ", "““““", "””””", '""', "“”", "' '", "a”b“c"])
def test_marks_without_words_do_no_harm(text: str) -> None:
    for start, end in find_quotations(text):
        assert 0 <= start < end <= len(text)
