"""Places, organisations and groups: which names name the same one.

Organisations by acronym and by what is left out of a long name; places by the country that a name stands for.
"""

from __future__ import annotations

from sidelight.analysis import ActorType
from sidelight.cast.sketch import Sketch, key_of
from sidelight.lexicon import LEXICON

SMALL_WORDS = frozenset("of the for and on in to at de la del der van von du des et und".split())
SUFFIXES = frozenset("inc corp co ltd llc plc gmbh ag".split())


class Things:
    """The places, organisations and groups met so far."""

    def __init__(self) -> None:
        self.sketches: list[Sketch] = []
        self._by_key: dict[str, Sketch] = {}
        self._by_acronym: dict[str, Sketch] = {}
        self._by_initials: dict[str, Sketch] = {}
        self._by_ending: dict[tuple[ActorType, str], list[Sketch]] = {}

    def meant(self, text: str, kind: ActorType) -> Sketch:
        """The one that a name names, found under any of its names or newly made."""
        country = LEXICON.country(text) if kind in ("place", "organization") else None
        keys = [key_of(country)] if country else []
        keys += [key_of(text), _without_suffix(key_of(text))]
        sketch = next((self._by_key[key] for key in keys if key in self._by_key), None)
        sketch = sketch or self._by_short_form(text, kind)
        if sketch is None:
            sketch = Sketch(country or text, kind)
            self.sketches.append(sketch)
        elif country is None and _is_longer(text, sketch.name) and LEXICON.country(sketch.name) is None:
            sketch.name = text
        for key in keys:
            self._by_key.setdefault(key, sketch)
        self._keep_short_forms(text, sketch)
        return sketch

    def _by_short_form(self, text: str, kind: ActorType) -> Sketch | None:
        """“NSC” for “National Security Council” or the other way round; “Security Council” after it."""
        acronym = _acronym(text)
        if acronym is not None and acronym in self._by_initials:
            return self._by_initials[acronym]
        for initials in _initials(text):
            if initials in self._by_acronym:
                return self._by_acronym[initials]
        longer = [] if kind == "place" or " " not in text else self._by_ending.get((kind, text), [])
        return longer[0] if len(longer) == 1 else None

    def _keep_short_forms(self, text: str, sketch: Sketch) -> None:
        acronym = _acronym(text)
        if acronym is not None:
            self._by_acronym.setdefault(acronym, sketch)
        for initials in _initials(text):
            self._by_initials.setdefault(initials, sketch)
        words = text.split()
        for first in range(1, len(words) - 1):
            holders = self._by_ending.setdefault((sketch.type, " ".join(words[first:])), [])
            if len(holders) < 2 and sketch not in holders:
                holders.append(sketch)


def _is_longer(text: str, name: str) -> bool:
    return len(text.split()) > len(name.split()) or (len(text) > len(name) and name.isupper())


def _without_suffix(key: str) -> str:
    """“acme corp” → “acme”."""
    words = key.removeprefix("the ").split()
    while len(words) > 1 and words[-1] in SUFFIXES:
        words.pop()
    return " ".join(words)


def _acronym(text: str) -> str | None:
    """The letters of a name that is an acronym."""
    letters = text.replace(".", "")
    return letters if 2 <= len(letters) <= 7 and letters.isupper() else None


def _initials(text: str) -> tuple[str, ...]:
    """What a name of several words may be shortened to, with and without its small words."""
    words = [word for word in text.replace("-", " ").split() if word[0].isalnum()]
    if " " not in text:
        return ()
    strong = "".join(word[0] for word in words if word.lower() not in SMALL_WORDS)
    return strong.upper(), "".join(word[0] for word in words).upper()
