"""Where the reporter, or another source, takes the word again after a content has begun."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sidelight.analysis import Span
from sidelight.reading import Reading
from sidelight.rules.landmarks import Landmarks
from sidelight.rules.quotations import Quotations
from sidelight.rules.verbs import VerbCue
from sidelight.text.phrases import ADVERBS, FINITE, VERBS

CONJUNCTIONS = frozenset("while but although though whereas and".split())
"""Words after a comma with which the reporter may speak again."""

SOON = 6
"""Tokens after “, as” in which a cue makes it “…, as he put it”."""


class Turns:
    """The turns of one reading, outside its quotations; each sentence is looked through once.

    cues: the verbs that were taken for cues.
    """

    def __init__(self, reading: Reading, quotations: Quotations, cues: Sequence[VerbCue]) -> None:
        self._reading = reading
        self._cues = {cue.head: cue for cue in cues}
        self._heads = Landmarks(sorted(self._cues))
        self._head_of_source = {
            cue.source[0]: cue.head for cue in reversed(cues) if cue.source and cue.source[1] <= cue.head
        }
        for_all: list[int] = []
        for_alike: dict[str, list[int]] = {}
        for sentence in reading.sentences:
            for at, alike in self._turns(sentence):
                if quotations.at(at) is None:
                    (for_all if alike is None else for_alike.setdefault(alike, [])).append(at)
        self._for_all = Landmarks(for_all)
        self._for_alike = {tag: Landmarks(positions) for tag, positions in for_alike.items()}
        self._closing = Landmarks(
            at for at, tag in enumerate(reading.tags) if tag == "-RRB-" and quotations.at(at) is None
        )
        self._opening = Landmarks(at for at, tag in enumerate(reading.tags) if tag == "-LRB-")

    def first(self, cue: VerbCue, start: int, end: int) -> int | None:
        """The first turn in the content of a cue that may reach from start to end."""
        alike = self._for_alike.get(self._reading.tags[cue.head])
        found = [
            self._for_all.first(start + 1, end),
            alike.first(start + 1, end) if alike else None,
            self._end_of_bracket(start, end),
        ]
        return min((at for at in found if at is not None), default=None)

    def _end_of_bracket(self, start: int, end: int) -> int | None:
        """Where the bracket closes that the cue stands in."""
        closing = self._closing.first(start, end)
        return None if closing is None or self._opening.any(start, closing) else closing

    def _turns(self, sentence: Span) -> Iterator[tuple[int, str | None]]:
        """Each turn of a sentence, with the tag of a cue for whose like alone it is one."""
        tags, lowers = self._reading.tags, self._reading.lowers
        limit = sentence[1]
        for at in range(sentence[0], limit - 1):
            tag, lower = tags[at], lowers[at]
            if lower == ",":
                if self._turns_after_comma(at + 1, limit):
                    yield at, None
            elif tag == "CC":
                cue = self._cue_of_group(at + 1, limit) if lower in ("and", "but") else None
                if cue is not None and cue.source is None:
                    yield at, tags[cue.head]
            elif tag == "IN" and lower in ("as", "while"):
                if self._clause_of_another(at + 1, limit):
                    yield at, None
            elif lower == "according" and lowers[at + 1] == "to":
                yield at, None

    def _turns_after_comma(self, at: int, limit: int) -> bool:
        """“, according to”, “, as he put it”, “, adding”, “, and added”, “, but she said”."""
        lower = self._reading.lowers[at]
        if lower == "according" or (lower == "as" and self._heads.any(at, min(limit, at + SOON))):
            return True
        conjoined = lower in CONJUNCTIONS and at + 1 < limit
        cue = self._cue_of_group(at + conjoined, limit)
        if cue is not None:
            tag = self._reading.tags[cue.head]
            if tag == "VBG" or (tag in FINITE and cue.source is None and not cue.passive):
                return True
        return conjoined and self._clause_of_another(at + 1, limit)

    def _cue_of_group(self, at: int, limit: int) -> VerbCue | None:
        """The cue that is the main verb of a verb group beginning at a token."""
        tags = self._reading.tags
        while at < limit and (tags[at] in ADVERBS or tags[at] == "MD"):
            at += 1
        while at < limit and tags[at] in VERBS:
            if at in self._cues:
                return self._cues[at]
            at += 1
            while at < limit and tags[at] in ADVERBS:
                at += 1
        return None

    def _clause_of_another(self, at: int, limit: int) -> bool:
        """Whether a clause with a source and a cue of its own begins at a token."""
        heads = (self._head_of_source.get(at), self._head_of_source.get(at + 1))
        return any(head is not None and head < limit for head in heads)
