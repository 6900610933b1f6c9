"""What a name is of: a person, an organisation, a place, a group, or none of these."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Literal

from sidelight.analysis import ActorType
from sidelight.lexicon import LEXICON
from sidelight.reading import Name, Reading
from sidelight.rules.names.kinds import LINKS, SAYING, kinds
from sidelight.rules.names.pieces import Piece
from sidelight.rules.names.runs import Runs
from sidelight.text.phrases import NOUNS
from sidelight.text.titles import title_of

PLACE_LINKS = frozenset("in at near from outside across throughout around towards toward into inside".split())
SUFFIXES = frozenset("jr. jr sr. sr ii iii iv".split())
DESCRIBING = NOUNS | {"JJ", "HYPH", "POS"}
PEOPLE_ENDINGS = ("an", "ian", "ean", "ese", "i", "ish", "ans", "ians")


Kind = ActorType | Literal["other"]
"""A type of actor, or what is none: laws, wars, prizes."""


class Types:
    """Types the names of one reading: by their own words, then by the rest of the article."""

    def __init__(self, reading: Reading, runs: Runs) -> None:
        self.reading = reading
        self.words = runs.words
        self.runs = runs
        self.times: Counter[str] = Counter()

    def typed(self, pieces: Sequence[Piece]) -> list[Name]:
        """The pieces as names, each with the type that its own words or the rest of the article give it."""
        self.times = Counter(" ".join(self.words[start:end]) for start, end, _ in pieces)
        persons: set[str] = set()  # the words of persons' full names
        types: dict[str, ActorType] = {}
        first: list[tuple[int, int, str, Kind | None]] = []
        for start, end, given in pieces:
            name = " ".join(self.words[start:end])
            kind = given or self._by_words(start, end)
            if kind is None and self._is_person(start, end):
                kind = "person"
            if kind == "person":
                persons.update(self.words[start:end])
            if kind is not None and kind != "other":
                types.setdefault(name, kind)
            first.append((start, end, name, kind))
        told = self._told([(start, end, name) for start, end, name, kind in first if kind is None], persons)
        names = []
        for start, end, name, own in first:
            kind = own or types.get(name) or told.get(name) or self._by_default(start, end)
            if kind is not None and kind != "other":
                names.append(Name(start, end, kind))
        return names

    def _by_words(self, start: int, end: int) -> Kind | None:
        """The type that a name's own words give it; "other" for what is no actor."""
        words, lowers = self.words[start:end], self.reading.lowers[start:end]
        name = " ".join(words)
        known = kinds()
        if known.get(name) == "name" or (start, end) in self.runs.long_forms:
            return "organization"
        if known.get(lowers[-1]) == "group":
            return "group"
        if LEXICON.place(name) is not None and not (end - start == 1 and self._title_before(start)):
            return "place"
        last = known.get(lowers[-1]) or (known.get(lowers[-1][:-1]) if lowers[-1].endswith("s") else None)
        if "&" in words or words[-1].endswith((".com", ".org", ".net", ".co.uk")):
            return "organization"
        if last == "other" or (len(words) == 1 and last in ("last", "head", "place")):
            return "other"
        if last in ("last", "head"):
            return "organization"
        if (
            last == "place"
            or (known.get(lowers[0]) == "place" and "of" in lowers)
            or known.get("first:" + lowers[0]) == "first"
        ):
            return "place"
        if any(known.get(lower) == "head" for lower in lowers):
            return "organization"
        letters = words[0].replace("&", "")
        if len(words) == 1 and letters.isalpha() and letters.isupper() and 2 <= len(letters) <= 6:
            return "organization"
        return None

    def _title_before(self, start: int) -> bool:
        """A title right before a name, of the kind that persons have."""
        if start == 0:
            return False
        title = title_of(self.reading.lowers[start - 1])
        return (
            title is not None
            and self.reading.sentence_at(start - 1) == self.reading.sentence_at(start)
            and title.kind != "part"
        )

    def _is_person(self, start: int, end: int) -> bool:
        words, lowers, tags = self.words, self.reading.lowers, self.reading.tags
        count = end - start
        if any(lower in LINKS or kinds().get(lower) in ("head", "last") for lower in lowers[start:end]):
            return False
        if self._title_before(start):
            return True
        given = LEXICON.gender(words[start]) is not None
        initial = len(words[start]) == 2 and words[start][1] == "."
        if count >= 2 and (given or initial) and count <= 5:
            return True
        if count >= 2 and lowers[end - 1] in SUFFIXES:
            return True
        after = end + 1 if end < len(words) and words[end] == "," else None
        if (
            count >= 2
            and after is not None
            and after < len(tags)
            and (
                (tags[after] == "CD" and words[after].isdigit() and 0 < len(words[after]) <= 2)
                or lowers[after] == "who"
            )
        ):
            return True
        return count in (2, 3) and any(lower in LEXICON.particles for lower in lowers[start:end])

    def _has_people(self, name: str) -> bool:
        """Whether the article has a word for the people of a place: “Kastrian” beside “Kastria”."""
        stem = name.rstrip("aeiouy")
        return len(name) > 3 and any(
            stem + ending in self.runs.capital_inside and stem + ending != name for ending in PEOPLE_ENDINGS
        )

    def _told(self, unsure: list[tuple[int, int, str]], persons: set[str]) -> dict[str, ActorType]:
        """What the words around names that say nothing of themselves tell of them, most often."""
        votes: dict[str, Counter[ActorType]] = {}
        for start, end, name in unsure:
            kind = self._by_context(start, end, persons)
            if kind is not None:
                votes.setdefault(name, Counter())[kind] += 1
        return {name: counter.most_common(1)[0][0] for name, counter in votes.items()}

    def _by_context(self, start: int, end: int, persons: set[str]) -> ActorType | None:
        """What the article's other names and the words around it tell of one name; None where they don't."""
        words, lowers = self.words, self.reading.lowers
        if end - start == 1 and words[start] in persons:
            return "person"
        if end - start == 1 and self._has_people(words[start]):
            return "place"
        before = lowers[start - 1] if start else ""
        after = lowers[end] if end < len(words) else ""
        if kinds().get(before) in ("head", "last"):
            return "organization"  # “the magazine MicroMega”
        if end - start <= 2 and (before in PLACE_LINKS or self._is_place_of(start)):
            return "place"
        if after == "who" or (after == "," and end + 1 < len(words) and lowers[end + 1] == "who"):
            return "person"
        if after in SUFFIXES or (end < len(words) and self.reading.tokens[end].lemma in SAYING):
            return "person" if end - start <= 3 and before != "the" else "organization"
        if 2 <= end - start <= 3 and words[end - 1] in self.runs.alone:
            return "person"  # a surname used alone elsewhere
        if end - start <= 3 and (self._speaks_after(start) or self._is_described(end)):
            return "person"
        return None

    def _speaks_after(self, start: int) -> bool:
        """“…,” said Vrbska."""
        tokens, tags = self.reading.tokens, self.reading.tags
        return start > 1 and tokens[start - 1].lemma in SAYING and tags[start - 2] in ("''", ",")

    def _is_described(self, end: int) -> bool:
        """“Vrbska, a doctor, …”"""
        lowers, tags = self.reading.lowers, self.reading.tags
        if lowers[end : end + 1] != (",",) or lowers[end + 1 : end + 2] not in (("a",), ("an",), ("the",)):
            return False
        for at in range(end + 2, min(end + 6, len(tags) - 1)):
            if tags[at] not in DESCRIBING:
                return False
            if tags[at] in NOUNS and tags[at + 1] not in DESCRIBING:
                title = title_of(lowers[at])
                return title is not None and title.kind in ("office", "trade")
        return False

    def _is_place_of(self, start: int) -> bool:
        """“the port city of Halden”, “the capital, Sarvik”."""
        lowers = self.reading.lowers
        if start < 2 or lowers[start - 1] not in ("of", ","):
            return False
        return lowers[start - 2] == "capital" or (
            lowers[start - 1] == "of" and kinds().get(lowers[start - 2]) == "place"
        )

    def _by_default(self, start: int, end: int) -> ActorType | None:
        """For a name of which nothing is told: an organisation, where it is used as a name; else no actor."""
        if self.reading.tags[start] != "NNP" and end - start == 1:
            return None
        is_used = self.times[" ".join(self.words[start:end])] > 1
        return "organization" if is_used or (start and self.reading.lowers[start - 1] == "the") else None
