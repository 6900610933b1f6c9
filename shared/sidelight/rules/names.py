"""Proper names and what they name, by capitals, tags, titles and the lexicons.

A name comes without the titles before it and without a possessive 's after it. What one place in the article makes
plain (“Mr Aldous Pym”) holds for the same name everywhere in it (“Pym”).
"""

from __future__ import annotations

from collections import Counter
from functools import cache

from sidelight.analysis import ActorType
from sidelight.lexicon import LEXICON, table
from sidelight.reading import Name, Reading
from sidelight.text.phrases import DAYS, MONTHS, PROPER
from sidelight.text.titles import title_of

CLOSED_TAGS = frozenset(
    (
        "PRP",
        "PRP$",
        "DT",
        "IN",
        "CC",
        "TO",
        "MD",
        "WP",
        "WDT",
        "WRB",
        "EX",
        "UH",
        "RP",
        "PDT",
        "WP$",
        "VBZ",
        "VBD",
        "VBP",
    )
)
LINKS = frozenset("of for and & the on".split())
PLACE_LINKS = frozenset("in at near from outside across throughout around towards toward into inside".split())
SUFFIXES = frozenset("jr. jr sr. sr ii iii iv".split())
CAPTIONS = frozenset("image photo picture file video source credit photograph caption".split())
SAYING = frozenset(
    "say tell add think believe write note argue explain warn ask reply insist admit recall".split()
)
LONGEST_NAME = 12


@cache
def kinds() -> dict[str, str]:
    """Word or whole name → kind, as in data/organisations.tsv; "first:" before what stands first in a name."""
    return {("first:" if kind == "first" else "") + word: kind for word, kind in table("organisations")}


def find_names(reading: Reading) -> tuple[Name, ...]:
    """The names of an article in its order; none overlaps another."""
    finder = _Finder(reading)
    runs = [run for sentence in reading.sentences for run in finder.runs(*sentence)]
    finder.alone = {reading.tokens[start].text for start, end in runs if end - start == 1}
    pieces = [piece for run in runs for piece in finder.pieces(*run)]
    return tuple(finder.typed(pieces))


class _Finder:
    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.words = [token.text for token in reading.tokens]
        self.small = {lower for lower, word in zip(reading.lowers, self.words, strict=True) if lower == word}
        self.capital_inside = self._capitals_inside()
        self.times: Counter[str] = Counter()
        self.alone: set[str] = set()

    def _capitals_inside(self) -> set[str]:
        """Words that have a capital where no sentence, title or quotation begins."""
        inside: set[str] = set()
        for start, end in self.reading.sentences:
            for at in range(start + 1, end):
                if self.words[at][0].isupper() and self.words[at - 1] not in "“\"‘'«:—–-(":
                    inside.add(self.words[at])
        return inside

    def runs(self, start: int, end: int) -> list[tuple[int, int]]:
        """Runs of words of one sentence that a name may fill."""
        found = []
        at = start
        while at < end:
            if not self._names(at, start):
                at += 1
                continue
            stop = at + 1
            while stop < end and stop - at < LONGEST_NAME:
                following = self._bridge(at, stop, end)
                if following is None:
                    break
                stop = following
            found.append((at, stop))
            at = stop
        return found

    def _names(self, at: int, start: int) -> bool:
        """Whether a word may be in a name."""
        word, tag, lower = self.words[at], self.reading.tags[at], self.reading.lowers[at]
        if not word[0].isupper() and not lower.startswith(("al-", "el-")):
            return False
        if not any(map(str.isalpha, word)) or lower in DAYS or lower == "i":
            return False
        if lower in CAPTIONS and at + 1 < len(self.words) and self.words[at + 1] == ":":
            return False
        if lower in MONTHS and tag != "NNPS" and not self._beside_name(at):
            return False
        first = at == start or self.words[at - 1] in "“\"‘'«:—–-("
        if tag in PROPER:
            if not first or len(word) > 1 and word.isupper():
                return True
            return lower not in self.small or word in self.capital_inside or title_of(lower) is not None
        if first:
            return word in self.capital_inside and tag not in CLOSED_TAGS and lower not in self.small
        return tag not in CLOSED_TAGS

    def _beside_name(self, at: int) -> bool:
        """“May” and “April” before a surname or after a first name."""
        before = at > 0 and (
            LEXICON.gender(self.words[at - 1]) is not None or title_of(self.words[at - 1]) is not None
        )
        return before and self.reading.lowers[at] in ("may", "april", "june", "august")

    def _bridge(self, run: int, at: int, end: int) -> int | None:
        """The end of the run grown by one word, or by a link and a word; None where it ends."""
        words, lowers = self.words, self.reading.lowers
        if self._names(at, run - 1) and words[at - 1] not in (",",):
            return at + 1
        if lowers[at] in LEXICON.particles and self._capital(at + 1, end):
            return at + 2
        if lowers[at] == "&" and self._capital(at + 1, end):
            return at + 2
        of_place = lowers[at] == "of" and kinds().get(lowers[at - 1]) == "place"
        if lowers[at] in LINKS and (of_place or self._holds_head(run, at)):
            after = at + 1
            if lowers[at] == "of" and after < end and lowers[after] == "the":
                after += 1
            if lowers[at] != "the" and self._capital(after, end):
                if lowers[at] in ("and", "on", "for") and not self._continues_organisation(after, end):
                    return None
                return after + 1
        return None

    def _capital(self, at: int, end: int) -> bool:
        return at < end and self.words[at][0].isupper() and self.reading.tags[at] not in CLOSED_TAGS

    def _continues_organisation(self, at: int, end: int) -> bool:
        """After “Ministry of Health and”: a word that is no name by itself."""
        word = self.words[at]
        return (
            word.lower() not in MONTHS
            and LEXICON.place(word) is None
            and LEXICON.gender(word) is None
            and not (len(word) > 1 and word.isupper())
        )

    def _holds_head(self, start: int, end: int) -> bool:
        return any(
            kinds().get(self.reading.lowers[at]) in ("head", "last") or self._is_office_of(at, end)
            for at in range(start, end)
        )

    def _is_office_of(self, at: int, end: int) -> bool:
        """“Secretary of State”, “Chancellor of the Exchequer”."""
        return at == end - 1 and self.reading.lowers[at] in (
            "secretary",
            "chancellor",
            "director",
            "chief",
            "house",
            "bank",
            "city",
        )

    def pieces(self, start: int, end: int) -> list[tuple[int, int, ActorType | None]]:
        """A run cut at its titles: what stands before them, and the person after them."""
        lowers = self.reading.lowers
        last_title = None
        for at in range(start, end):
            title = title_of(lowers[at])
            if title is not None and not (at > start and kinds().get(lowers[at]) in ("head",)):
                if title.kind == "part" and not (at + 1 < end):
                    continue
                last_title = at
        if last_title is None:
            person = self._person_at_end(start, end)
            if person is not None:
                return [*self._without_people_word(start, person), (person, end, "person")]
            return self._without_people_word(start, end)
        after = last_title + 1
        if (
            lowers[last_title] in ("secretary", "chancellor", "director", "chief")
            and after + 1 < end
            and lowers[after] in ("of", "for")
        ):
            after += 2  # “Secretary of State Mike Pompeo”
            while after < end and lowers[after - 1] in ("the", "homeland", "health", "and", "human", "of"):
                after += 1
        first_title = next(at for at in range(start, last_title + 1) if title_of(lowers[at]) is not None)
        pieces: list[tuple[int, int, ActorType | None]] = []
        if first_title > start:
            pieces += self._without_people_word(start, first_title)
        if after < end:
            kind: ActorType | None = "person"
            if kinds().get(lowers[end - 1]) in ("head", "last", "place"):
                return self._without_people_word(start, end)
            pieces.append((after, end, kind))
        return pieces

    def _person_at_end(self, start: int, end: int) -> int | None:
        """Where a person begins after what they are: “Refugee Council Enver Solomon”, “Scientologist Tom Cruise”."""
        lowers = self.reading.lowers
        if LEXICON.place(" ".join(self.words[start:end])) is not None or lowers[end - 1] in kinds():
            return None
        if end - start > 3 and self.words[end - 1] in self.alone and self._is_office_or_place(start, end - 2):
            return end - 2  # “University of Texas Arlington Amneh Jafari”, who is “Jafari” elsewhere
        speaks = end < len(lowers) and self.reading.tokens[end].lemma in SAYING
        for at in range(max(start + 1, end - 3), end - 1):
            if any(lowers[position] in LINKS or lowers[position] in kinds() for position in range(at, end)):
                continue
            after_what = kinds().get(lowers[at - 1]) in ("head", "last") or lowers[at - 1].endswith(
                ("ist", "ian")
            )
            if after_what and (LEXICON.gender(self.words[at]) is not None or (speaks and end - at == 2)):
                return at
        return None

    def _is_office_or_place(self, start: int, end: int) -> bool:
        """Whether words name an organisation or a place, so that what follows them is somebody else."""
        return self._holds_head(start, end) or LEXICON.place(" ".join(self.words[start:end])) is not None

    def _is_people_word(self, word: str) -> bool:
        """“Velmoran”, in an article that names Velmora."""
        for ending in ("ians", "ian", "eans", "ean", "ans", "an", "ese", "ish", "i"):
            stem = word.removesuffix(ending)
            if (
                stem != word
                and len(stem) > 2
                and any(stem + vowel in self.alone for vowel in ("", "a", "e", "ia", "o", "y"))
            ):
                return True
        return False

    def _without_people_word(self, start: int, end: int) -> list[tuple[int, int, ActorType | None]]:
        """A piece without a nationality word at its head, unless the two are one name; nothing if that is all."""
        words = self.words
        while end > start and self.reading.lowers[end - 1] in LINKS:
            end -= 1
        if start >= end:
            return []
        name = " ".join(words[start:end])
        if LEXICON.place(name) is not None or name in kinds():
            return [(start, end, None)]
        is_people = LEXICON.demonym(words[start]) is not None or self._is_people_word(words[start])
        if is_people and LEXICON.place(words[start]) is None:
            if end - start == 1:
                group = words[start].endswith("s") and self.reading.tags[start] in ("NNPS", "NNS")
                return [(start, end, "group")] if group else []
            if not self._holds_head(start + 1, end):
                return self._without_people_word(start + 1, end)
        return [(start, end, None)]

    def typed(self, pieces: list[tuple[int, int, ActorType | None]]) -> list[Name]:
        """The pieces as names, each with the type that its own words or the rest of the article give it."""
        self.times = Counter(" ".join(self.words[start:end]) for start, end, _ in pieces)
        persons: dict[str, str] = {}  # any word of a person's full name → that name
        types: dict[str, ActorType | None] = {}
        first: list[tuple[int, int, str, ActorType | str | None]] = []
        for start, end, given in pieces:
            name = " ".join(self.words[start:end])
            kind = given or self._by_words(start, end)
            if kind is None and self._is_person(start, end):
                kind = "person"
            if kind == "person":
                for word in self.words[start:end]:
                    persons.setdefault(word, name)
            if kind is not None and kind != "other":
                types.setdefault(name, kind)
            first.append((start, end, name, kind))
        told = self._told([(start, end, name) for start, end, name, kind in first if kind is None], persons)
        names = []
        for start, end, name, kind in first:
            if kind is None:
                kind = types.get(name) or told.get(name) or self._by_default(start, end)
            if kind != "other" and kind is not None:
                names.append(Name(start, end, kind))  # type: ignore[arg-type]
        return names

    def _by_words(self, start: int, end: int) -> ActorType | str | None:
        """The type that a name's own words give it; "other" for what is no actor."""
        words, lowers = self.words[start:end], self.reading.lowers[start:end]
        name = " ".join(words)
        known = kinds()
        if known.get(name) == "name":
            return "organization"
        if known.get(lowers[-1]) == "group":
            return "group"
        if LEXICON.place(name) is not None and not (end - start == 1 and self._title_before(start)):
            return "place"
        last = known.get(lowers[-1]) or (known.get(lowers[-1][:-1]) if lowers[-1].endswith("s") else None)
        if "&" in words or words[-1].endswith((".com", ".org", ".net", ".co.uk")):
            return "organization"
        if last == "other" or (len(words) == 1 and last in ("last", "head", "place")):
            return "other" if last == "other" else None
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
        if len(words) == 1 and words[0].isupper() and 2 <= len(words[0]) <= 6 and words[0].isalpha():
            return "organization"
        if len(words) > 1 and words[-1].isupper() and words[0].isupper():
            return None
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
            stem + ending in self.capital_inside and stem + ending != name
            for ending in ("an", "ian", "ean", "ese", "i", "ish", "ans", "ians")
        )

    def _told(self, unsure: list[tuple[int, int, str]], persons: dict[str, str]) -> dict[str, ActorType]:
        """What the words around names that say nothing of themselves tell of them, most often."""
        votes: dict[str, Counter[ActorType]] = {}
        for start, end, name in unsure:
            kind = self._by_context(start, end, persons)
            if kind is not None:
                votes.setdefault(name, Counter())[kind] += 1
        return {name: counter.most_common(1)[0][0] for name, counter in votes.items()}

    def _by_context(self, start: int, end: int, persons: dict[str, str]) -> ActorType | None:
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
            return "person" if end - start <= 3 else "organization"
        if 2 <= end - start <= 3 and words[end - 1] in self.alone:
            return "person"  # a surname used alone elsewhere
        return None

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
