"""Whether an entry speaks of the actor that was meant, and what is taken from it."""

from __future__ import annotations

from typing import Any

import pytest

from sidelight.analysis import ActorType
from sidelight_server.knowledge.encyclopaedia import (
    MAX_TEXT,
    Extract,
    UnavailableError,
    cut,
    first_extract,
    plain,
    speaks_of,
)


def extract(title: str, text: str) -> Extract:
    return Extract(title=title, text=text, source="Test", url=None, licence=None, retrieved="2026-11-01")


MARLOW = extract("Ada Marlow", "Ada Marlow (born 1961) is a Freedonian economist. She led the central bank.")
NORTHERN = extract("Northern Fisheries Board", "The Northern Fisheries Board is an agency of Freedonia.")
APPLE = extract("Apple", "An apple is a round, edible fruit produced by an apple tree.")
PORT = extract("Tidewick", "Tidewick is a port town on the north coast.")


@pytest.mark.parametrize(
    ("entry", "name", "kind", "role", "speaks"),
    [
        (MARLOW, "Ada Marlow", "person", "economist at Northport University", True),
        (MARLOW, "Ada Marlow", "person", "head of the central bank", True),
        (MARLOW, "Ada Marlow", "person", "goalkeeper", False),  # another Ada Marlow
        (MARLOW, "Ada Marlow", "person", None, False),  # nothing to decide by
        (MARLOW, "Marlow", "person", "economist", False),  # a surname means many
        (MARLOW, "Ada Marlow", "organization", None, False),  # a school of that name
        (MARLOW, "Ben Marlow", "person", "economist", False),
        (NORTHERN, "Northern Fisheries Board", "organization", None, True),
        (NORTHERN, "Northern Fisheries Board", "person", "agency", False),
        (NORTHERN, "Southern Fisheries Board", "organization", None, False),
        (APPLE, "Apple", "organization", None, False),
        (PORT, "Tidewick", "place", None, True),
        (PORT, "Tidewick", "organization", None, False),
        (extract("Club", "The club (1901–1950) was a group of cooks."), "Club", "group", None, False),
        (extract("U.N.", "The U.N. is an organization of states."), "UN", "organization", None, True),
        (
            extract("Zoë Müller", "Zoe Muller (born 1970) is a minister."),
            "Zoe Müller",
            "person",
            "minister",
            True,
        ),
        (extract("X", ""), "X", "organization", None, False),
    ],
)
def test_an_entry_is_taken_only_where_it_surely_speaks_of_the_actor(
    entry: Extract, name: str, kind: ActorType, role: str | None, speaks: bool
) -> None:
    assert speaks_of(entry, name, kind, role) is speaks


def test_an_extract_is_cut_at_a_sentence() -> None:
    long = "The board is an agency. " + "It was made in 1950 by Dr. Rook of the U.S. coast guard. " * 20
    text = cut(long)
    assert len(text) <= MAX_TEXT
    assert text.endswith("coast guard.")
    assert text.startswith("The board is an agency. It was made")


def test_one_sentence_without_end_is_shortened_and_says_so() -> None:
    text = cut("word " * 1_000)
    assert len(text) <= MAX_TEXT + 2
    assert text.endswith("word …")


def test_signs_that_do_not_print_are_left_out() -> None:
    assert plain("A\u202e b\n\n c\x00\x1b[31m") == "A b c[31m"


class Shelf:
    def __init__(self, answer: Any) -> None:
        self.answer = answer

    def look_up(self, name: str) -> Extract | None:
        if isinstance(self.answer, Exception):
            raise self.answer
        found: Extract | None = self.answer
        return found


def test_the_first_encyclopaedia_that_surely_knows_the_actor_answers() -> None:
    silent = Shelf(UnavailableError("Silent.", 30))
    found = first_extract([Shelf(None), silent, Shelf(APPLE), Shelf(PORT)], "Tidewick", "place", None)
    assert found == PORT
    assert first_extract([Shelf(None), Shelf(APPLE)], "Apple", "organization", None) is None


def test_silence_is_told_where_nobody_else_knows() -> None:
    with pytest.raises(UnavailableError) as caught:
        first_extract([Shelf(UnavailableError("Silent.", 30)), Shelf(None)], "Tidewick", "place", None)
    assert caught.value.seconds == 30
