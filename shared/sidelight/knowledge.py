"""What the reader knows beforehand: briefs on actors that news takes for granted.

In the browser these are the bundled briefs; the server may add an encyclopaedia behind the same interface.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from sidelight.analysis import NoteSource


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """One or two plain sentences on something that news takes for granted.

    names: the name first, then other names and abbreviations.
    kind: person, organization, place, group, or agreement, conflict, office, term.
    as_of: month of the knowledge ("2026-11").
    """

    names: tuple[str, ...]
    kind: str
    text: str
    as_of: str
    sources: tuple[NoteSource, ...]


class Knowledge(Protocol):
    """Finds the briefs that a name may mean: none, one, or several where it is ambiguous."""

    def briefs(self, name: str) -> tuple[Brief, ...]: ...
