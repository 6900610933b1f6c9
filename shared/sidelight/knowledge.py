"""What the reader knows beforehand: briefs on what news takes for granted.

In the browser these are the bundled briefs (data/briefs, one line each); the server may add an encyclopaedia
behind the same interface. docs/notes.md says how to write a brief.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, Protocol, get_args

from sidelight.analysis import NoteSource
from sidelight.lexicon import table

BriefKind = Literal["person", "organization", "place", "group", "agreement", "conflict", "office", "term"]
"""The first four are the types of actors; the others stand in the text without being one."""

KINDS: tuple[BriefKind, ...] = get_args(BriefKind)
ACTOR_KINDS = frozenset(("person", "organization", "place", "group"))

THEMES = (
    "world",
    "europe",
    "united-states",
    "united-kingdom",
    "society",
    "armed-groups",
    "territories",
    "agreements",
    "media",
    "law-and-finance",
)
"""The files of data/briefs."""

SHARED_MARK = "~"


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """One or two plain sentences on something that news takes for granted.

    names: the name first, then other names and abbreviations.
    shared: those of them that mean other things, too ("Congress", "AP").
    near: words of which one must stand in the article for a shared name to mean this.
    kind: person, organization, place, group, or agreement, conflict, office, term.
    as_of: month of the knowledge ("2026-11").
    """

    names: tuple[str, ...]
    kind: str
    text: str
    as_of: str
    sources: tuple[NoteSource, ...]
    shared: frozenset[str] = frozenset()
    near: tuple[str, ...] = ()


class Knowledge(Protocol):
    """Finds the briefs that a name may mean: none, one, or several where it is ambiguous."""

    def briefs(self, name: str) -> tuple[Brief, ...]: ...

    def terms(self, word: str) -> tuple[str, ...]:
        """Names of agreements, terms and the like that begin with a word in lower case, longest first."""
        ...


def name_key(name: str) -> str:
    """What all ways of writing a name have in common: "U.N." and "UN", "al-Qaeda" and "Al Qaeda".

    Names of up to three letters keep their case: WHO is not "Who".
    """
    key = " ".join(name.replace("’", "'").replace("-", " ").replace(".", "").split())
    key = key[4:] if key[:4].lower() == "the " else key
    return key if len(key) <= 3 else key.casefold()


def first_word(name: str) -> str:
    """The letters and digits that a name begins with, in lower case."""
    if name.isalnum():
        return name.lower()
    end = next(at for at, letter in enumerate(f"{name} ") if not letter.isalnum())
    return name[:end].lower()


class Briefs:
    """Briefs in memory. Nothing is read or sorted before the first question."""

    def __init__(self, briefs: Iterable[Brief] | None = None) -> None:
        self._given = briefs

    @cached_property
    def all(self) -> tuple[Brief, ...]:
        return tuple(bundled() if self._given is None else self._given)

    def briefs(self, name: str) -> tuple[Brief, ...]:
        return tuple(self._by_key.get(name_key(name), ()))

    def terms(self, word: str) -> tuple[str, ...]:
        return tuple(self._terms.get(word, ()))

    @cached_property
    def _by_key(self) -> dict[str, list[Brief]]:
        found: dict[str, list[Brief]] = {}
        for brief in self.all:
            for key in dict.fromkeys(name_key(name) for name in brief.names):
                found.setdefault(key, []).append(brief)
        return found

    @cached_property
    def _terms(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for brief in self.all:
            for name in brief.names if brief.kind not in ACTOR_KINDS else ():
                found.setdefault(first_word(name), []).append(name)
        return {word: sorted(names, key=len, reverse=True) for word, names in found.items()}


def bundled() -> Iterable[Brief]:
    """The briefs that ship with the product, in the order of their files."""
    for theme in THEMES:
        for row in table(f"briefs/{theme}"):
            yield brief_of(row)


def brief_of(row: list[str]) -> Brief:
    """The brief of one line's columns: name, other names, kind, as of, near, Wikipedia title, text.

    Raises ValueError where the line has another number of columns.
    """
    name, others, kind, as_of, near, title, text = row
    marked = [name, *_parts(others)]
    return Brief(
        names=tuple(part.removeprefix(SHARED_MARK) for part in marked),
        kind=kind,
        text=text,
        as_of=as_of,
        sources=(
            NoteSource(title="Sidelight’s own brief", url=None, licence=None),
            NoteSource(
                title=f"Further reading: “{title}” in Wikipedia",
                url=f"https://en.wikipedia.org/wiki/{title.replace(' ', '_')}",
                licence=None,
            ),
        ),
        shared=frozenset(part[1:] for part in marked if part.startswith(SHARED_MARK)),
        near=tuple(_parts(near)),
    )


def _parts(cell: str) -> list[str]:
    return [part.strip() for part in cell.split(";") if part.strip()]


BRIEFS = Briefs()
"""The bundled briefs."""
