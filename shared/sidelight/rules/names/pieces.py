"""Runs cut into names: without titles, persons parted from what they are, and from their nationality."""

from __future__ import annotations

from collections.abc import Iterator

from sidelight.analysis import ActorType
from sidelight.lexicon import LEXICON
from sidelight.reading import Reading
from sidelight.rules.names.kinds import LINKS, NO_ACTORS, SAYING, kinds
from sidelight.rules.names.runs import Runs
from sidelight.text.titles import title_of

Piece = tuple[int, int, ActorType | None]
"""A name by tokens, with its type where the cut shows it."""

PORTFOLIOS = frozenset(
    """state justice labor labour culture transport transportation agriculture commerce economy affairs
    foreign tourism sport sports immigration integration families women equality science technology
    innovation housing infrastructure communities pensions work employment security homeland
    veterans exterior planning water fisheries industry development cooperation intelligence
    information communications digital education health finance defence defense interior trade
    energy environment climate home treasury religious public""".split()
)
"""What ministers are of."""

PARTISANS = frozenset("democrat republican conservative tory liberal libertarian socialist".split())
"""What may stand before a name to say of which side somebody is: “Democrat Ann Lee”."""

DETERMINERS = frozenset("the this that a an any each every its their our".split())
"""Words after which a word for a thing is no name: “this Bill”."""


class Pieces:
    """Cuts the runs of one reading. things: the words that name no actor, whatever else is called so."""

    def __init__(self, reading: Reading, runs: Runs) -> None:
        self.reading = reading
        self.words = runs.words
        self.runs = runs
        self.things = set(self._things())

    @property
    def all(self) -> list[Piece]:
        return [piece for run in self.runs.all if run[0] not in self.things for piece in self._cut(*run)]

    def _things(self) -> Iterator[int]:
        """“this Bill”, which is not Bill Shorten."""
        lowers = self.reading.lowers
        for start, end in self.runs.all:
            is_one = end - start == 1 and start > 0 and lowers[start - 1] in DETERMINERS
            if is_one and kinds().get(lowers[start]) in NO_ACTORS:
                yield start

    def _cut(self, start: int, end: int) -> list[Piece]:
        """A run cut at its titles: what stands before them, and the person after them."""
        if (start, end) in self.runs.long_forms:
            return [(start, end, None)]
        lowers = self.reading.lowers
        if self._after_office(start):
            holder = self._after_portfolio(start, end)
            if holder:
                return holder
        titles = {
            at: title
            for at in range(start, end)
            if (title := title_of(lowers[at])) is not None and lowers[at + 1 : at + 2] != ("'s",)
        }
        told = [at for at in titles if at == start or kinds().get(lowers[at]) != "head"]
        # A word such as “Foreign” or “Trade” is part of a title, but makes none.
        last_title = max((at for at in told if titles[at].kind != "part"), default=None)
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
        pieces: list[Piece] = []
        if first_title > start:
            pieces += self._without_people_word(start, first_title)
        if after < end:
            kind: ActorType | None = "person"
            if kinds().get(lowers[end - 1]) in ("head", "last", "place"):
                return self._without_people_word(start, end)
            pieces.append((after, end, kind))
        return pieces

    def _after_office(self, start: int) -> bool:
        """“minister of …”"""
        if start < 2 or self.reading.lowers[start - 1] not in ("of", "for"):
            return False
        title = title_of(self.reading.lowers[start - 2])
        return title is not None and title.kind == "office"

    def _after_portfolio(self, start: int, end: int) -> list[Piece]:
        """“Education Stefania Giannini”, “London Sadiq Khan”: what an office is of, then who has it."""
        lowers = self.reading.lowers
        person = end - 3 if end - start > 3 and LEXICON.gender(self.words[end - 3]) is not None else end - 2
        if person <= start or any(lower in kinds() or title_of(lower) for lower in lowers[person:end]):
            return []
        of = " ".join(self.words[start:person])
        if all(lower in LINKS or lower in PORTFOLIOS for lower in lowers[start:person]):
            return [(person, end, "person")]
        if LEXICON.place(of) is not None and LEXICON.place(" ".join(self.words[start:end])) is None:
            return [(start, person, None), (person, end, "person")]
        return []

    def _person_at_end(self, start: int, end: int) -> int | None:
        """Where a person begins after what they are: “Refugee Council Enver Solomon”, “Scientologist Tom”."""
        lowers = self.reading.lowers
        if LEXICON.place(" ".join(self.words[start:end])) is not None or lowers[end - 1] in kinds():
            return None
        if (
            end - start > 3
            and self.words[end - 1] in self.runs.alone
            and lowers[end - 2] not in LINKS
            and self._is_office_or_place(start, end - 2)
        ):
            return end - 2  # “University of Texas Arlington Amneh Jafari”, who is “Jafari” elsewhere
        if end - start > 2 and self._is_country_and_person(start, end - 2, end):
            return end - 2  # “Ambassador to the United States Hamdullah Mohib”
        speaks = end < len(lowers) and self.reading.tokens[end].lemma in SAYING
        for at in range(max(start + 1, end - 3), end - 1):
            if any(lowers[position] in LINKS or lowers[position] in kinds() for position in range(at, end)):
                continue
            before = lowers[at - 1]
            after_what = kinds().get(before) in ("head", "last") or before.endswith(("ist", "ian"))
            after_what = after_what or (at - 1 == start and before in PARTISANS)
            if after_what and (LEXICON.gender(self.words[at]) is not None or (speaks and end - at == 2)):
                return at
        return None

    def _is_country_and_person(self, start: int, person: int, end: int) -> bool:
        """Whether a country's whole name stands before two words that name nothing that countries have."""
        if LEXICON.country(" ".join(self.words[start:person])) is None:
            return False
        return not any(lower in kinds() or title_of(lower) for lower in self.reading.lowers[person:end])

    def _is_office_or_place(self, start: int, end: int) -> bool:
        """Whether words name an organisation or a place, so that what follows them is somebody else."""
        return self.runs.holds_head(start, end) or LEXICON.place(" ".join(self.words[start:end])) is not None

    def _is_people_word(self, word: str) -> bool:
        """“Velmoran”, in an article that names Velmora."""
        for ending in ("ians", "ian", "eans", "ean", "ans", "an", "ese", "ish", "i"):
            stem = word.removesuffix(ending)
            if (
                stem != word
                and len(stem) > 2
                and any(stem + vowel in self.runs.alone for vowel in ("", "a", "e", "ia", "o", "y"))
            ):
                return True
        return False

    def _without_people_word(self, start: int, end: int) -> list[Piece]:
        """A piece without a nationality word at its head, unless both are one name; nothing if it is all."""
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
            if end - start == 2 and kinds().get(self.reading.lowers[start + 1]) in NO_ACTORS:
                return []  # “the British Bill”
            if end - start == 1:
                group = words[start].endswith("s") and self.reading.tags[start] in ("NNPS", "NNS")
                return [(start, end, "group")] if group else []
            if not self.runs.holds_head(start + 1, end):
                return self._without_people_word(start + 1, end)
        return [(start, end, None)]
