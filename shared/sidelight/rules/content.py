"""How far the content of a cue reaches, to the left and to the right of it."""

from __future__ import annotations

from bisect import bisect_left

from sidelight.analysis import Span
from sidelight.reading import Reading
from sidelight.rules.verbs import Quotations, VerbCue
from sidelight.text.phrases import ADVERBS, FINITE, VERBS

ENDINGS = frozenset((".", ",", ":"))
TURNS = frozenset("while but although though whereas and".split())
"""Words after a comma with which the reporter may speak again."""


class Extent:
    """Finds where contents begin and end in one reading.

    cues: positions of the verbs that were taken for cues, with the start of their source or group.
    """

    def __init__(self, reading: Reading, quotations: Quotations, cues: list[VerbCue]) -> None:
        self.reading = reading
        self.quotations = quotations
        self.heads = {cue.head: cue for cue in cues}
        self._order = sorted(self.heads)

    def right(self, cue: VerbCue) -> list[Span]:
        """The content after a cue, in code points; empty where nothing is left of it."""
        start = cue.content
        end = self._right_end(cue, start)
        if start >= end:
            return []
        return self._with_following(self._trim(start, end), cue.sentence[1])

    def _right_end(self, cue: VerbCue, start: int) -> int:
        reading, limit = self.reading, cue.sentence[1]
        quotation = self.quotations.beginning.get(start)
        if quotation is not None and quotation >= limit:
            return quotation
        at = start
        while at < limit:
            inside = self.quotations.beginning.get(at)
            if inside is not None:
                at = inside
                continue
            if at > start and self._reporter_speaks(cue, at, limit):
                return at
            if reading.tags[at] == "-RRB-" and "-LRB-" not in reading.tags[start:at]:
                return at
            at += 1
        return max(at, limit)

    def _reporter_speaks(self, cue: VerbCue, at: int, limit: int) -> bool:
        """Whether another cue of the same speaker or another's clause begins at a token, or “according to”."""
        lowers, tags = self.reading.lowers, self.reading.tags
        if lowers[at] == "," and at + 1 < limit:
            following = at + 1
            if lowers[following] == "according" or (
                lowers[following] == "as" and self._cue_soon(following, limit)
            ):
                return True
            if lowers[following] in TURNS and following + 1 < limit:
                following += 1
            position = self._next_main(following, limit)
            if position in self.heads:
                other = self.heads[position]
                if tags[position] == "VBG":
                    return True
                if tags[position] in FINITE and other.source is None and not other.passive:
                    return True
            return lowers[at + 1] in TURNS and self._other_source(at + 2, limit)
        if tags[at] == "CC" and lowers[at] in ("and", "but") and at + 1 < limit:
            position = self._next_main(at + 1, limit)
            other = self.heads.get(position)
            return (
                other is not None
                and tags[position] == tags[cue.head]
                and (other.source is None or other.source[1] <= cue.head)
            )
        if lowers[at] in ("as", "while") and tags[at] == "IN":
            return self._other_source(at + 1, limit)
        return lowers[at] == "according" and at + 1 < limit and lowers[at + 1] == "to"

    def _next_main(self, at: int, limit: int) -> int:
        """The main verb of a verb group that begins at a token; -1 where none does."""
        while at < limit and (self.reading.tags[at] in ADVERBS or self.reading.tags[at] == "MD"):
            at += 1
        while at < limit and self.reading.tags[at] in VERBS:
            if at in self.heads:
                return at
            at += 1
            while at < limit and self.reading.tags[at] in ADVERBS:
                at += 1
        return -1

    def _cue_soon(self, at: int, limit: int) -> bool:
        position = bisect_left(self._order, at)
        return position < len(self._order) and self._order[position] < min(limit, at + 6)

    def _other_source(self, at: int, limit: int) -> bool:
        """Whether a clause with a source and a cue of its own begins at a token."""
        position = bisect_left(self._order, at)
        while position < len(self._order) and self._order[position] < limit:
            source = self.heads[self._order[position]].source
            if (
                source is not None
                and at <= source[0] <= at + 1
                and source[1] <= self.heads[self._order[position]].head
            ):
                return True
            position += 1
        return False

    def left(self, end: int, floor: int) -> list[Span]:
        """The content that ends before a source or an inverted cue: a quotation, or the clause."""
        reading = self.reading
        last = end
        while last > floor and reading.tags[last - 1] in (",", ":"):
            last -= 1
        if last <= floor - 1:
            return []
        quoted = self.quotations.ending.get(last)
        if quoted is None and last > 0:
            covering = self.quotations.at(last - 1)
            quoted = covering[0] if covering is not None and covering[1] <= end else None
        if quoted is not None and quoted <= floor:
            return self._with_earlier(quoted, last)
        if last <= floor:
            return []
        has_verb = any(reading.tags[at] in VERBS or reading.tags[at] == "MD" for at in range(floor, last))
        if quoted is not None and not has_verb:
            return [reading.span(quoted, last)]
        return [self._trim(floor, last)] if has_verb else []

    def _with_earlier(self, start: int, end: int) -> list[Span]:
        """A quotation that ends at a cue, as one span."""
        return [self.reading.span(start, end)]

    def middle(self, after: int, limit: int) -> list[Span]:
        """What goes on after a cue that broke into its content: “It was, he said, a mistake.”"""
        reading = self.reading
        if after >= limit or reading.tags[after] not in (",", ":", "."):
            return []
        start = after + 1
        if start < limit and start in self.quotations.beginning:
            return self._with_following(reading.span(start, self.quotations.beginning[start]), limit)
        return []

    def rest(self, after: int, limit: int) -> list[Span]:
        """The rest of a sentence after “, he said,”."""
        if after + 1 >= limit or self.reading.tags[after] != ",":
            return []
        return [self._trim(after + 1, limit)]

    def following(self, limit: int) -> list[Span]:
        """Quotations that fill the sentences right after one, in the same paragraph."""
        reading = self.reading
        if limit >= len(reading.tokens):
            return []
        stop = reading.paragraphs[reading.paragraph_at(limit - 1)][1]
        spans: list[Span] = []
        at = limit
        while at < stop and at in self.quotations.beginning:
            end = self.quotations.beginning[at]
            if end < stop and not self._ends_sentence(end):
                break
            spans.append(reading.span(at, end))
            at = end
        return spans

    def _ends_sentence(self, end: int) -> bool:
        """Whether a sentence ends with the token before `end`."""
        sentence = self.reading.sentences[self.reading.sentence_at(end - 1)]
        return sentence[1] == end

    def _with_following(self, span: Span, limit: int) -> list[Span]:
        """A content and the quotations that fill the sentences after it, if it ends in quotation marks itself."""
        reading = self.reading
        inside = reading.tokens_in(span)
        if not inside or inside.stop not in self.quotations.ending:
            return [span]
        end = max(limit, inside.stop)
        if end > inside.stop and any(tag not in (".",) for tag in reading.tags[inside.stop : end]):
            return [span]
        return [span, *self.following(end)]

    def _trim(self, start: int, end: int) -> Span:
        """Tokens as code points, without marks at the edges that are no quotation marks."""
        tags = self.reading.tags
        while end - 1 > start and tags[end - 1] in ENDINGS and self.quotations.at(end - 1) is None:
            end -= 1
        while start + 1 < end and tags[start] in ENDINGS:
            start += 1
        return self.reading.span(start, end)
