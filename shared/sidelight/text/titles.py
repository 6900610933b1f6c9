"""Words for what a person is or does: “Mr”, “President”, “lawyer”. The table is data/titles.tsv."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from sidelight.lexicon import table

TIMES = ("then-", "ex-", "now-")
"""What joins with a title to say when it was held: “then-President”."""


@dataclass(frozen=True, slots=True)
class Title:
    """gender: "m", "f" or "". kind: honorific (Mr), office (president), part (vice), trade (lawyer)."""

    gender: str
    kind: Literal["honorific", "office", "part", "trade"]


@cache
def titles() -> dict[str, Title]:
    """Every title by its lower-case word."""
    return {word: Title(gender, kind) for word, gender, kind in table("titles")}  # type: ignore[arg-type]


def title_of(word: str) -> Title | None:
    """The title that a word is, in either number, also “ex-president”; None where it is none."""
    word = word.lower()
    if word.startswith(TIMES):
        word = word.partition("-")[2]
    found = titles().get(word)
    if found is None and word.endswith("s"):
        found = titles().get(word[:-1])
    return found
