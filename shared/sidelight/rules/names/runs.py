"""Runs of words that names may fill: capitals, and what links them."""

from __future__ import annotations

from collections.abc import Iterator

from sidelight.analysis import Span
from sidelight.lexicon import LEXICON
from sidelight.reading import Reading
from sidelight.rules.names.kinds import LINKS, kinds, linked_names
from sidelight.text.phrases import DAYS, MONTHS, PROPER
from sidelight.text.titles import title_of

CLOSED_TAGS = frozenset("PRP PRP$ DT IN CC TO MD WP WDT WRB EX UH RP PDT WP$ VBZ VBD VBP".split())
CAPTIONS = frozenset("image photo picture file video source credit photograph caption".split())
HOUSES = frozenset(
    """hospital college school church cathedral university hall palace park square street academy terminal
    wharf vineyard wood club day eve""".split()
)
"""What may bear somebody's name: “St Brannoc's Hospital”, “Fisherman's Wharf”, “Mother's Day”."""

OPENING, CLOSING = frozenset("“‘\"'"), frozenset("”’\"'")
LONGEST_NAME = 12

NO_SYLLABLES = frozenset(
    """led run born made held only wide era style type area like size level hit hub based backed owned bound
    run area time year day age old""".split()
)
"""What may follow a hyphen after a name and is no part of it: “New York-based”, beside “Kim Jong-un”."""

OPENINGS = frozenset("yesterday today tomorrow tonight".split())
"""What may open a sentence before a name, and is no part of it."""

LONGEST_SYLLABLE = 6
"""Letters."""


class Runs:
    """The runs of one reading.

    capital_inside: words that have a capital where no sentence, title or quotation begins. alone: words that
    are a run by themselves somewhere. long_forms: runs whose abbreviation follows in brackets. acronyms: such
    an abbreviation → its long form.
    """

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.words = [token.text for token in reading.tokens]
        self.proper = {
            word
            for word, tag in zip(self.words, reading.tags, strict=True)
            if tag in PROPER and word[0].isupper()
        }
        self.small = {lower for lower, word in zip(reading.lowers, self.words, strict=True) if lower == word}
        headline = reading.paragraphs[0][1] if len(reading.paragraphs) > 1 else 0
        self.title_lines = {
            start for start, end in reading.sentences if end <= headline and self._is_title_line(start, end)
        }
        self.capital_inside = self._capitals_inside()
        self.long_forms = set(self._long_forms())
        self._whole = dict([*self._known(), *self.long_forms])
        self.acronyms = {self.words[end + 1]: (start, end) for start, end in self.long_forms}
        self.all = [run for sentence in reading.sentences for run in self._runs(*sentence)]
        self.alone = {self.words[start] for start, end in self.all if end - start == 1}

    def _is_title_line(self, start: int, end: int) -> bool:
        """A headline In Title Case, or IN CAPITALS: there a capital says nothing."""
        words = [word for word in self.words[start:end] if word[0].isalpha()]
        if len(words) > 2 and all(map(str.isupper, words)):
            return True
        words = [word for word in words if len(word) > 3]
        return len(words) > 3 and sum(word[0].isupper() for word in words) >= 0.8 * len(words)

    def _capitals_inside(self) -> set[str]:
        """Words that have a capital where no sentence, title or quotation begins."""
        inside: set[str] = set()
        for start, end in self.reading.sentences:
            for at in range(start + 1, end if start not in self.title_lines else start):
                if self.words[at][0].isupper() and self.words[at - 1] not in "“\"‘'«:—–-(":
                    inside.add(self.words[at])
        return inside

    def _long_forms(self) -> Iterator[Span]:
        """“Medicines and Devices Authority” before “(MDA)”: the words whose initials these are."""
        for at in range(1, len(self.words) - 2):
            letters = self.words[at + 1].replace(".", "")
            if self.words[at] != "(" or self.words[at + 2] != ")" or not letters.isupper():
                continue
            if not 2 <= len(letters) <= LONGEST_NAME:
                continue
            floor = max(self.reading.sentences[self.reading.sentence_at(at)][0], at - LONGEST_NAME)
            left = len(letters)
            for start in range(at - 1, floor - 1, -1):
                word = self.words[start]
                if word[0].isupper() and left and word[0] == letters[left - 1]:
                    left -= 1
                elif word.lower() not in LINKS:
                    break
                if not left:
                    yield start, at
                    break

    def _known(self) -> Iterator[Span]:
        """“Globe and Mail”: names that the lexicons hold and whose small words would part them."""
        for at, word in enumerate(self.words):
            for name in linked_names().get(word, ()):
                if tuple(self.words[at : at + len(name)]) == name:
                    yield at, at + len(name)

    def _runs(self, start: int, end: int) -> list[Span]:
        """Runs of words of one sentence that a name may fill."""
        found = []
        at = start
        while at < end:
            if at in self._whole:
                found.append((at, self._whole[at]))
                at = self._whole[at]
                continue
            if not self._names(at, start):
                at += 1
                continue
            stop = at + 1
            while stop < end and stop - at < LONGEST_NAME and stop not in self._whole:
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
        if start in self.title_lines:
            return self._is_named_elsewhere(word)
        first = at == start or self.words[at - 1] in "“\"‘'«:—–-("
        if first and lower in OPENINGS:
            return False
        if first and lower != "the" and self._is_place_of_two(at):
            return True
        if tag in PROPER:
            if not first or (len(word) > 1 and word.isupper()):
                return True
            return lower not in self.small or word in self.capital_inside or title_of(lower) is not None
        if first:
            return word in self.capital_inside and tag not in CLOSED_TAGS and lower not in self.small
        return tag not in CLOSED_TAGS

    def _is_place_of_two(self, at: int) -> bool:
        """“New York”, at the beginning of a sentence that has a small “new”, too."""
        return LEXICON.place(" ".join(self.words[at : at + 2])) is not None

    def _is_named_elsewhere(self, word: str) -> bool:
        """Whether a word of a title line has a capital in the text, too, or is a country."""
        in_capitals = len(word) > 1 and word.isupper() and word.title() in self.proper
        return in_capitals or word in self.capital_inside or LEXICON.country(word) is not None

    def _beside_name(self, at: int) -> bool:
        """“May” and “April” before a surname or after a first name."""
        before = at > 0 and (
            LEXICON.gender(self.words[at - 1]) is not None or title_of(self.words[at - 1]) is not None
        )
        return before and self.reading.lowers[at] in ("may", "april", "june", "august")

    def _bridge(self, run: int, at: int, end: int) -> int | None:
        """The end of the run grown by one word, or by a link and a word; None where it ends."""
        words, lowers = self.words, self.reading.lowers
        if "\n" in self.reading.article.text[self.reading.tokens[at - 1].end : self.reading.tokens[at].start]:
            return None
        if self._names(at, run - 1) and words[at - 1] not in (",",):
            in_title = self.reading.sentences[self.reading.sentence_at(at)][0] in self.title_lines
            return at + 1 if not in_title or self._is_named_elsewhere(words[at]) else None
        last = next(
            (last for last in range(at, min(at + 3, end)) if lowers[last] not in LEXICON.particles), at
        )
        if last > at and self._capital(last, end):
            return last + 1
        if lowers[at] == "'s" and at + 1 < end and lowers[at + 1] in HOUSES and self._capital(at + 1, end):
            return at + 2 if LEXICON.place(words[at - 1]) is None else None
        if self._is_syllable(run, at, end):
            return at + 2
        nickname = self._after_nickname(run, at, end)
        if nickname is not None:
            return nickname
        if lowers[at] == "&" and self._capital(at + 1, end):
            return at + 2
        of_place = lowers[at] == "of" and kinds().get(lowers[at - 1]) == "place"
        if lowers[at] in LINKS and (of_place or self.holds_head(run, at)):
            after = at + 1
            if lowers[at] in ("of", "for") and after < end and lowers[after] == "the":
                after += 1
            if lowers[at] != "the" and self._capital(after, end):
                if lowers[at] in ("and", "on", "for") and not self._continues_organisation(after, end):
                    return None
                if lowers[at] == "and" and kinds().get(lowers[at - 1]) in ("head", "last"):
                    return None  # “News Corporation and Fairfax”
                return after + 1
        return None

    def _after_nickname(self, run: int, at: int, end: int) -> int | None:
        """The end of “Robert “Bob” Ray” from its first mark."""
        words = self.words
        if words[at] not in OPENING or at - run > 2 or LEXICON.gender(words[run]) is None:
            return None
        close = next((mark for mark in range(at + 2, min(at + 5, end - 1)) if words[mark] in CLOSING), None)
        if close is None or not all(word[0].isupper() for word in words[at + 1 : close]):
            return None
        return close + 2 if self._capital(close + 1, end) else None

    def _is_syllable(self, run: int, hyphen: int, end: int) -> bool:
        """“Kim Jong-un”: a hyphen and a small word right after it, in a name of two words or more."""
        if self.words[hyphen] != "-" or hyphen - run < 2 or hyphen + 1 >= end:
            return False
        before, mark, word = self.reading.tokens[hyphen - 1 : hyphen + 2]
        return (
            before.end == mark.start
            and mark.end == word.start
            and word.text.islower()
            and len(word.text) <= LONGEST_SYLLABLE
            and word.text not in NO_SYLLABLES
        )

    def _capital(self, at: int, end: int) -> bool:
        return at < end and self.words[at][0].isupper() and self.reading.tags[at] not in CLOSED_TAGS

    def _continues_organisation(self, at: int, end: int) -> bool:
        """After “Ministry of Health and”: a word that is no name by itself."""
        word = self.words[at]
        return (
            word.lower() not in MONTHS
            and word.lower() not in DAYS
            and title_of(word) is None
            and LEXICON.place(word) is None
            and LEXICON.gender(word) is None
            and not (len(word) > 1 and word.isupper())
        )

    def holds_head(self, start: int, end: int) -> bool:
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
