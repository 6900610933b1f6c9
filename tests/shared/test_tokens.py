"""Words and marks."""

import pytest

from sidelight.text.tokens import find_tokens


def words(text: str) -> list[str]:
    return [text[start:end] for start, end in find_tokens(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It rains, he said.", "It|rains|,|he|said|."),
        ("“It’s raining,” he said.", "“|It|’s|raining|,|”|he|said|."),
        ("He doesn't know.", "He|does|n't|know|."),
        ("He can’t, won’t.", "He|ca|n’t|,|wo|n’t|."),
        ("They’re here; we'll see, I'd say.", "They|’re|here|;|we|'ll|see|,|I|'d|say|."),
        ("the boys’ day", "the|boys|’|day"),
        ("O’Brien and Côte d’Ivoire", "O’Brien|and|Côte|d’Ivoire"),
        ("Mr. Smith and Dr. No", "Mr.|Smith|and|Dr.|No"),
        ("J. K. Rowling, J.K. Rowling", "J.|K.|Rowling|,|J.K.|Rowling"),
        ("the U.S. and the U.K.", "the|U.S.|and|the|U.K."),
        ("It ended at 5 p.m. on Jan. 3.", "It|ended|at|5|p.m.|on|Jan.|3|."),
        ("Acme Inc. and AT&T Corp.", "Acme|Inc.|and|AT&T|Corp."),
        ("$5m, 30,000 and 9:30", "$5m|,|30,000|and|9:30"),
        ("45-year-old in Nagorno-Karabakh", "45-year-old|in|Nagorno-Karabakh"),
        ("a Moscow-brokered deal", "a|Moscow|-|brokered|deal"),
        ("Aix-en-Provence and Al-qaeda", "Aix-en-Provence|and|Al-qaeda"),
        ("see https://example.org/a?b=c.", "see|https://example.org/a?b=c|."),
        ("write to a.b@example.org, @sidelight #news", "write|to|a.b@example.org|,|@sidelight|#news"),
        ("Gawker.com said", "Gawker.com|said"),
        ("wait... what -- really — yes…", "wait|...|what|--|really|—|yes|…"),
        ("3rd, 1st and 90s", "3rd|,|1st|and|90s"),
        ("$28.4million and 2.5bn", "$28.4million|and|2.5bn"),
        ("Ann Lee (D-N.Y.) left", "Ann|Lee|(|D-N.Y.|)|left"),
        ("''It rains,'' he said.", "''|It|rains|,|''|he|said|."),
        ("''Say 'it rains'''", "''|Say|'|it|rains|'|''"),
    ],
)
def test_words_are_cut_as_treebanks_cut_them(text: str, expected: str) -> None:
    assert words(text) == expected.split("|")


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\u200b",
        "a\u0301",
        "新华社",
        "😀😀",
        "\ufeffa",
        "a\u00a0b",
        "\x01",
        "_" * 200,
        "’’’''",
        "n’t",
        "'s",
        "’s’s",
    ],
)
def test_tokens_cover_every_mark_once_and_no_white_space(text: str) -> None:
    spans = find_tokens(text, 0, len(text))
    covered = [at for start, end in spans for at in range(start, end)]
    assert covered == [at for at, char in enumerate(text) if not char.isspace()]


def test_only_the_part_asked_for_is_cut() -> None:
    text = "One two three four"
    assert [text[start:end] for start, end in find_tokens(text, 4, 13)] == ["two", "three"]
