"""Towns in datelines: “TAMARACK FALLS, Ohio — It rained”, “OLMO (Reuters) - It rained”."""

from __future__ import annotations

from collections.abc import Iterator

from sidelight.lexicon import LEXICON
from sidelight.reading import Reading
from sidelight.text.outlets import is_outlet_name

DASHES = frozenset(("—", "–", "―", "-", "--"))
LONGEST_TOWN = 4
LONGEST_DATELINE = 14
"""Tokens."""


def dateline_towns(reading: Reading) -> Iterator[int]:
    """The first tokens of the towns in capitals that open a paragraph, before a dash.

    Where the lexicons do not know the town, a comma with another name, or a bracket with an outlet, has to
    stand between: “UPDATE — It rains” is none.
    """
    tokens = reading.tokens
    for start, end in reading.paragraphs:
        town = start
        while town < min(end, start + LONGEST_TOWN) and _is_in_capitals(tokens[town].text):
            town += 1
        limit = min(end, start + LONGEST_DATELINE)
        dash = next((at for at in range(town, limit) if tokens[at].text in DASHES), None)
        if town == start or dash is None:
            continue
        name = " ".join(token.text for token in tokens[start:town]).title()
        if dash == town and LEXICON.place(name) is not None:
            yield start
        if dash - town < 2:
            continue
        after = tokens[town + 1].text
        is_named = tokens[town].text == "," and after[0].isupper()
        is_outlet = tokens[town].text == "(" and is_outlet_name(after)
        if is_named or is_outlet:
            yield start


def _is_in_capitals(word: str) -> bool:
    return word.isupper() and any(map(str.isalpha, word))
