"""What words make of a name: the lexicon data/organisations.tsv."""

from __future__ import annotations

from functools import cache

from sidelight.lexicon import table

LINKS = frozenset("of for and & the on".split())
"""Words that a name may hold between its capitals: “Ministry of Health and Welfare”."""

SAYING = frozenset(
    "say tell add think believe write note argue explain warn ask reply insist admit recall".split()
)
"""Verbs right after a name that make it a person's."""

NO_ACTORS = frozenset(("other", "thing"))
"""Kinds of words that end the names of what is no actor."""

PREFIXED = frozenset(("first", "sport"))
"""Kinds of words that may be of another kind too."""


@cache
def kinds() -> dict[str, str]:
    """Word or whole name → its kind, as the table names it; "first:" or "sport:" before such words."""
    return {(f"{kind}:" if kind in PREFIXED else "") + word: kind for word, kind in table("organisations")}


@cache
def outlets() -> frozenset[str]:
    """The names of newspapers, broadcasters and agencies, without their “The”."""
    return frozenset(name.removeprefix("The ") for name, kind in table("outlets") if kind == "name")


@cache
def linked_names() -> dict[str, list[tuple[str, ...]]]:
    """First word → the known names of several words, a small one among them: “Bank of America”."""
    found: dict[str, list[tuple[str, ...]]] = {}
    names = [
        word for table_ in ("organisations", "outlets") for word, kind in table(table_) if kind == "name"
    ]
    for words in {tuple(name.split(" ")) for name in names}:
        if any(word.islower() for word in words[1:]):
            found.setdefault(words[0], []).append(words)
    return found
