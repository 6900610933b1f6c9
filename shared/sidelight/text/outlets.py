"""Names of newspapers, broadcasters and news agencies. The table is data/outlets.tsv."""

from __future__ import annotations

from functools import cache

from sidelight.lexicon import table


def is_outlet_name(name: str) -> bool:
    """Whether a name is that of an outlet, as listed or by its last word (“the Springfield Gazette”)."""
    names, last_words = _outlets()
    name = name.removeprefix("The ").removeprefix("the ")
    return name in names or name.split()[-1].lower() in last_words


@cache
def _outlets() -> tuple[frozenset[str], frozenset[str]]:
    rows = table("outlets")
    return (
        frozenset(name for name, kind in rows if kind == "name"),
        frozenset(name for name, kind in rows if kind == "last"),
    )
