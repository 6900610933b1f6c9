"""What the reader knows beforehand: briefs on what news takes for granted.

In the browser these are the bundled briefs; the server may add an encyclopaedia behind the same interface. A
brief is one line of a file in data/briefs; `make briefs` puts them all into data/knowledge.txt, with an index
of their names. docs/notes.md says how to write a brief.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, Protocol, get_args

from sidelight.analysis import NoteSource
from sidelight.lexicon import section

BriefKind = Literal["person", "organization", "place", "group", "agreement", "conflict", "office", "term"]
"""The first four are the types of actors; the others stand in the text without being one."""

KINDS: tuple[BriefKind, ...] = get_args(BriefKind)
ACTOR_KINDS = frozenset(("person", "organization", "place", "group"))

SHARED_MARK = "~"
NAME_SEPARATOR = ";"


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """One or two plain sentences on something that news takes for granted.

    names: the name first, then other names and abbreviations.
    shared: those of them that mean other things, too ("Congress", "AP").
    near: words of which one must stand in the article for a shared name to mean this.
    kind: person, organization, place, group, or agreement, conflict, office, term.
    as_of: month of the knowledge ("2026-11").
    familiar: whether every reader knows it: it is there to be looked up, but makes no note.
    """

    names: tuple[str, ...]
    kind: str
    text: str
    as_of: str
    sources: tuple[NoteSource, ...]
    shared: frozenset[str] = frozenset()
    near: tuple[str, ...] = ()
    familiar: bool = False


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
    """Briefs in memory."""

    def __init__(self, briefs: Iterable[Brief]) -> None:
        self.all = tuple(briefs)

    def briefs(self, name: str) -> tuple[Brief, ...]:
        return tuple(self.all[number] for number in self._by_key.get(name_key(name), ()))

    def terms(self, word: str) -> tuple[str, ...]:
        return tuple(self._terms.get(word, ()))

    @cached_property
    def _by_key(self) -> dict[str, list[int]]:
        return keys_of(self.all)

    @cached_property
    def _terms(self) -> dict[str, list[str]]:
        return terms_of(self.all)


class BundledBriefs:
    """The briefs that ship with the product. Each is made when it is first asked for."""

    def briefs(self, name: str) -> tuple[Brief, ...]:
        numbers = self._by_key.get(name_key(name))
        return tuple(map(self._brief, numbers.split(" "))) if numbers else ()

    def terms(self, word: str) -> tuple[str, ...]:
        names = self._terms.get(word)
        return tuple(names.split(NAME_SEPARATOR)) if names else ()

    def __iter__(self) -> Iterator[Brief]:
        return map(self._brief, map(str, range(len(self._lines))))

    def _brief(self, number: str) -> Brief:
        if number not in self._made:
            self._made[number] = brief_of(self._lines[int(number)].split("\t"), self._familiar)
        return self._made[number]

    @cached_property
    def _made(self) -> dict[str, Brief]:
        return {}

    @cached_property
    def _lines(self) -> list[str]:
        return section("briefs")

    @cached_property
    def _familiar(self) -> frozenset[str]:
        return frozenset(section("familiar"))

    @cached_property
    def _by_key(self) -> dict[str, str]:
        return dict(zip(section("keys"), section("key-briefs"), strict=True))

    @cached_property
    def _terms(self) -> dict[str, str]:
        return dict(zip(section("term-words"), section("term-names"), strict=True))


def keys_of(briefs: Iterable[Brief]) -> dict[str, list[int]]:
    """The key of each name, to the places of the briefs that have it in their order."""
    found: dict[str, list[int]] = {}
    for number, brief in enumerate(briefs):
        for key in dict.fromkeys(map(name_key, brief.names)):
            found.setdefault(key, []).append(number)
    return found


def terms_of(briefs: Iterable[Brief]) -> dict[str, list[str]]:
    """The first word of each name that is no actor's, to all such names, longest first."""
    found: dict[str, list[str]] = {}
    for brief in briefs:
        for name in brief.names if brief.kind not in ACTOR_KINDS else ():
            found.setdefault(first_word(name), []).append(name)
    return {word: sorted(names, key=len, reverse=True) for word, names in found.items()}


def brief_of(row: list[str], familiar: Container[str] = ()) -> Brief:
    """The brief of one line's columns: name, other names, kind, as of, near, Wikipedia title, text.

    familiar: the names of briefs that every reader knows.

    Raises ValueError where the line has another number of columns.
    """
    name, others, kind, as_of, near, title, text = row
    marked = [name, *_parts(others)]
    name = name.removeprefix(SHARED_MARK)
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
        familiar=name in familiar,
    )


def _parts(cell: str) -> list[str]:
    return [part.strip() for part in cell.split(NAME_SEPARATOR) if part.strip()]


BRIEFS = BundledBriefs()
"""The bundled briefs."""
