"""What the lexicons and the rest of the article say of a name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from sidelight.analysis import ActorType
from sidelight.lexicon import LEXICON, unaccented
from sidelight.reading import Reading
from sidelight.rules.names.datelines import dateline_towns
from sidelight.rules.names.kinds import LINKS, NO_ACTORS, SAYING, kinds, outlets
from sidelight.rules.names.pieces import Piece
from sidelight.rules.names.runs import OPENING, Runs
from sidelight.text.phrases import NOUNS
from sidelight.text.titles import title_of

PLACE_LINKS = frozenset("in at near from outside across throughout around towards toward into inside".split())
SUFFIXES = frozenset("jr. jr sr. sr ii iii iv".split())
DESCRIBING = NOUNS | {"JJ", "HYPH", "POS"}
PEOPLE_ENDINGS = ("an", "ian", "ean", "ese", "i", "ish", "ans", "ians")
NOBILIARY = frozenset("von van der zu ter bin bint ibn".split())
"""Particles that only persons have in their names."""

PUBLISHED = frozenset("magazine newspaper newsmagazine newsletter broadcaster website".split())
"""Nouns right before the name of what is published."""

BODIES = frozenset(
    """party newspaper magazine website agency company network union club movement firm broadcaster charity
    newsletter brand startup chain""".split()
)
"""Nouns right after the name of an organisation that is one."""

ADDRESSES = (".com", ".org", ".net", ".co.uk")


class Clues:
    """The clues of one reading. persons: the words of persons' full names."""

    def __init__(self, reading: Reading, runs: Runs, pieces: Sequence[Piece]) -> None:
        self._reading = reading
        self._words = runs.words
        self._runs = runs
        self._initials = {initials for run in runs.all if len(initials := self._initials_of(*run)) > 2}
        self._towns = frozenset(dateline_towns(reading))
        self.persons: set[str] = set()
        for start, end, given in pieces:
            if given == "person" or (given is None and self.own(start, end) == "person"):
                self.persons.update(self._words[start:end])

    def plain(self, start: int, end: int) -> ActorType | Literal["other"] | None:
        """The type of a name that needs no weighing: a country's, a known organisation's."""
        words = self._words[start:end]
        name, last = " ".join(words), self._reading.lowers[end - 1]
        known = self._known(start, end)
        if known is not None:
            return known
        if end - start > 1 and kinds().get(last) == "thing":
            return "other"
        if start in self._towns or kinds().get(unaccented(last)) == "group" or _is_people_of_a_place(name):
            return "place" if start in self._towns else "group"
        if self._title_before(start) and end - start <= 2:
            return None
        place = LEXICON.place(name)
        if LEXICON.country(name) is not None or (place is not None and " " in name and not place.ambiguous):
            return "place"
        is_published = self._word_before(start) in PUBLISHED and end - start <= 3
        if is_published or (end - start == 1 and name in self._initials):
            return "organization"  # “the magazine MicroMega”
        if end - start == 3 and f"first:{words[0].lower()}" in kinds() and words[1] == "of":
            return "place"  # “the Strait of Tarn”
        has_nickname = end - start > 3 and words[1] in OPENING  # “Robert “Bob” Ray”
        if has_nickname or (not NOBILIARY.isdisjoint(words[1:]) and self._by_words(start, end) is None):
            return "person"
        if end - start == 1 and self._is_surname(words[0]) and LEXICON.place(name) is None:
            return "person"
        if end - start == 2 and _is_initials(words[0]) and words[1] in self.persons:
            return "person"  # “JK Rowling”, where “J. K. Rowling” is named too
        if end - start in (2, 3) and self._is_first_and_family_name(start, end):
            return "person"
        return None

    def _known(self, start: int, end: int) -> Literal["organization", "other"] | None:
        """What the lexicons have by this whole name."""
        name, lowers = " ".join(self._words[start:end]), self._reading.lowers
        known = kinds().get(name)
        if known is None and lowers[end : end + 1] == ("'s",):
            known = kinds().get(name + "'s")  # “McDonald's”
        if known is None and name in outlets() and self._is_used_as_outlet(start, end):
            known = "name"
        if known == "bare":
            known = "name" if lowers[start - 1 : start] != ("the",) else None  # “the Amazon”
        return "organization" if known == "name" else "other" if known == "product" else None

    def _initials_of(self, start: int, end: int) -> str:
        return "".join(word[0] for word in self._words[start:end] if word[0].isupper())

    def _is_surname(self, word: str) -> bool:
        """Whether a word is in a person's full name, also where a headline has it in capitals."""
        in_headline = word.isupper() and len(word) > 2 and word not in self._runs.capital_inside
        return word in self.persons or (in_headline and word.title() in self.persons)

    def _is_first_and_family_name(self, start: int, end: int) -> bool:
        """“Ann Lee”: a first name that is no place's, then words that are none of the lexicons'."""
        first = self._words[start]
        place = LEXICON.place(first)
        return (
            LEXICON.gender(first) in ("m", "f")
            and (place is None or place.ambiguous)
            and (start == 0 or self._reading.lowers[start - 1] != "the")
            and self.own(start, end) == "person"
            and self._runs.small.isdisjoint(self._reading.lowers[start + 1 : end])
        )

    def _is_used_as_outlet(self, start: int, end: int) -> bool:
        """An outlet's name is no plain word: of several words, an acronym, or after “the”."""
        word = self._words[start]
        return end - start > 1 or word.isupper() or (start > 0 and self._reading.lowers[start - 1] == "the")

    def of_name(self, start: int, end: int) -> Iterator[str]:
        """Clues in a name and in the rest of the article, as features."""
        words, runs = self._words, self._runs
        yield f"own {self._by_words(start, end) or '-'} {self._is_person(start, end)}"
        if end - start == 1:
            word = words[start]
            yield f"surname {word in self.persons}"
            yield f"small {self._reading.lowers[start] in runs.small} {word in runs.capital_inside}"
        else:
            yield f"last alone {words[end - 1] in runs.alone}"
            yield f"first alone {words[start] in runs.alone}"

    def told(self, start: int, end: int) -> ActorType | None:
        """What the article's other names and the words around it tell of one name; None where they don't."""
        words, lowers = self._words, self._reading.lowers
        if end - start == 1 and words[start] in self.persons:
            return "person"
        if end - start == 1 and self._has_people(words[start]):
            return "place"
        before = self._word_before(start)
        after = lowers[end] if end < len(words) else ""
        if kinds().get(before) in ("head", "last") or (before in BODIES and end - start <= 3):
            return "organization"  # “the magazine MicroMega”
        if after in BODIES and self._reading.tags[end] == "NN" and before in ("the", "a", "an"):
            return "organization"  # “the M5S party”
        if end - start <= 2 and (before in PLACE_LINKS or self._is_place_of(start)):
            return "place"
        if end - start == 1 and self._is_sure_place(words[start]):
            return "place"  # “Ankara said”
        if after == "who" or (after == "," and end + 1 < len(words) and lowers[end + 1] == "who"):
            return "person"
        if after in SUFFIXES or (end < len(words) and self._reading.tokens[end].lemma in SAYING):
            return "person" if end - start <= 3 and before != "the" else "organization"
        if 2 <= end - start <= 3 and words[end - 1] in self._runs.alone:
            return "person"  # a surname used alone elsewhere
        if end - start <= 3 and (self._speaks_after(start) or self._is_described(end)):
            return "person"
        return None

    def _word_before(self, start: int) -> str:
        """In lower case; "" where a sentence begins."""
        reading = self._reading
        is_first = reading.sentences[reading.sentence_at(start)][0] == start
        return "" if is_first else reading.lowers[start - 1]

    def _is_sure_place(self, name: str) -> bool:
        place = LEXICON.place(name)
        return place is not None and not place.ambiguous and LEXICON.gender(name) is None

    def own(self, start: int, end: int) -> str | None:
        """What a name's own words, and a title before them, say that it is; "other" for what is no actor."""
        return self._by_words(start, end) or ("person" if self._is_person(start, end) else None)

    def _by_words(self, start: int, end: int) -> str | None:
        """What a name's own words say that it is; "other" for what is no actor."""
        words, lowers = self._words[start:end], self._reading.lowers[start:end]
        name = " ".join(words)
        known = kinds()
        if LEXICON.place(name) is not None and not (end - start == 1 and self._title_before(start)):
            return "place"
        last = known.get(lowers[-1]) or (known.get(lowers[-1][:-1]) if lowers[-1].endswith("s") else None)
        if "&" in words or words[-1].endswith(ADDRESSES):
            return "organization"
        if last in NO_ACTORS or (len(words) == 1 and last in ("last", "head", "place")):
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
        lowers = self._reading.lowers
        at = start - 3 if lowers[max(start - 2, 0) : start] == ("-", "elect") else start - 1
        if at < 0:
            return False
        title = title_of(lowers[at])
        return (
            title is not None
            and self._reading.sentence_at(at) == self._reading.sentence_at(start)
            and title.kind != "part"
        )

    def _is_person(self, start: int, end: int) -> bool:
        words, lowers, tags = self._words, self._reading.lowers, self._reading.tags
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
            stem + ending in self._runs.capital_inside and stem + ending != name for ending in PEOPLE_ENDINGS
        )

    def _speaks_after(self, start: int) -> bool:
        """“…,” said Vrbska."""
        tokens, tags = self._reading.tokens, self._reading.tags
        return start > 1 and tokens[start - 1].lemma in SAYING and tags[start - 2] in ("''", ",")

    def _is_described(self, end: int) -> bool:
        """“Vrbska, a doctor, …”"""
        lowers, tags = self._reading.lowers, self._reading.tags
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
        lowers = self._reading.lowers
        if start < 2 or lowers[start - 1] not in ("of", ","):
            return False
        return lowers[start - 2] == "capital" or (
            lowers[start - 1] == "of" and kinds().get(lowers[start - 2]) == "place"
        )


def _is_people_of_a_place(name: str) -> bool:
    """“New Yorkers”, “Londoners”."""
    return name.endswith("ers") and LEXICON.place(name.removesuffix("ers")) is not None


def _is_initials(word: str) -> bool:
    return word.isupper() and len(word.replace(".", "")) <= 3
