"""Where content after a cue ends: before the token at which the reporter speaks again.

At each place where a content may end, the logistic of a sum of weights says how surely it does, given that it
has not ended before; the surest end is taken. The weights are in data/ends.tsv, learned by shared/build/ends.py.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from math import exp, log

from sidelight.lexicon import table
from sidelight.reading import Reading
from sidelight.rules.cues import SCALE
from sidelight.rules.landmarks import Landmarks
from sidelight.rules.quotations import Quotations
from sidelight.rules.verbs import VerbCue
from sidelight.text.phrases import FINITE, NOUNS, VERBS, is_time

PLACES = frozenset(""", : . CC IN TO VBG VBN WDT WP WRB RB MD VBD VBZ VBP -LRB- -RRB- EX""".split())
"""Tags before which a content may end."""

LINKING = frozenset(("IN", "CC", "TO", "WDT", "WP", "WRB", "RB", ":", "EX"))
CLAUSE_ENDS = FINITE | {",", ":", "."}

FARTHEST_VERB = 40
"""Tokens from a content's start in which its finite verb is looked for."""

LAST_VERB = 14
"""Tokens before a place in which the last verb is looked for."""

LONGEST = 200
"""Tokens, quotations as one, within which an end is looked for: so that reading stays linear."""


class Ends:
    """Finds where contents end in one reading.

    cues: the verbs that were taken for cues. What a place says is weighed once for all the cues before it.
    """

    def __init__(self, reading: Reading, quotations: Quotations, cues: Sequence[VerbCue]) -> None:
        self._reading = reading
        self._quotations = quotations
        self._cues = {cue.head: cue for cue in cues}
        self._finite = Landmarks(at for at, tag in enumerate(reading.tags) if tag in FINITE)
        self._verbs = Landmarks(at for at, tag in enumerate(reading.tags) if tag in VERBS)
        self._sums: dict[tuple[int, str, str], int] = {}

    def likely(self, cue: VerbCue) -> int:
        """The token before which the content after a cue most likely ends, at most at its sentence's end."""
        limit = cue.sentence[1]
        best, best_end = float("-inf"), limit
        going_on = 0.0  # log of the chance that it has not ended yet
        for at in self.places(cue):
            odds = max(-15.0, min(15.0, self._weight(cue, at) / SCALE))
            ends = going_on - log(1 + exp(-odds))
            if ends > best:
                best, best_end = ends, at
            going_on -= log(1 + exp(odds))
            if best >= going_on:  # whatever comes, it cannot be surer
                return best_end
        covering = self._quotations.at(limit - 1)
        return max(limit, covering[1]) if covering is not None and covering[0] >= cue.content else limit

    def places(self, cue: VerbCue) -> Iterator[int]:
        """The tokens before which the content after a cue may end, in order. None is in quoted words."""
        beginning, ending = self._quotations.beginning, self._quotations.ending
        at = beginning.get(cue.content, cue.content + 1)
        limit = min(cue.sentence[1], at + LONGEST)
        while at < limit:
            inside = beginning.get(at)
            if (
                self._reading.tags[at] in PLACES
                or inside is not None
                or is_time(self._reading, at)
                or at in ending
            ):
                yield at
            at = inside if inside is not None else at + 1

    def features(self, cue: VerbCue, at: int) -> Iterator[str]:
        """What speaks for or against ending the content after a cue before a token."""
        shape, last_verb = self._shape(cue, at), self._last_verb(cue, at)
        yield from self._of_length(cue, at, shape)
        yield from self._of_place(at, shape, last_verb)

    def _weight(self, cue: VerbCue, at: int) -> int:
        weights = _weights()
        shape, last_verb = self._shape(cue, at), self._last_verb(cue, at)
        total = self._sums.get((at, shape, last_verb))
        if total is None:
            total = sum(weights.get(feature, 0) for feature in self._of_place(at, shape, last_verb))
            self._sums[at, shape, last_verb] = total
        return total + sum(weights.get(feature, 0) for feature in self._of_length(cue, at, shape))

    def _shape(self, cue: VerbCue, at: int) -> str:
        """The frame of a cue, with a "v" where the content has a finite verb before a token."""
        frame = cue.frame.partition("/")[0]
        return frame + ("v" if self._finite.any(cue.content, min(at, cue.content + FARTHEST_VERB)) else "")

    def _last_verb(self, cue: VerbCue, at: int) -> str:
        """The tag of the last verb of the content before a token."""
        verb = self._verbs.last(max(cue.content, at - LAST_VERB), at)
        return "no" if verb is None else self._reading.tags[verb]

    def _of_length(self, cue: VerbCue, at: int, shape: str) -> tuple[str, str]:
        long = min((at - cue.content) // 4, 6)
        return f"long {long}", f"long {long} {shape}"

    def _of_place(self, at: int, shape: str, last_verb: str) -> Iterator[str]:
        reading, quotations = self._reading, self._quotations
        tags, lowers = reading.tags, reading.lowers
        limit = reading.sentences[reading.sentence_at(at)][1]
        tag, word = tags[at], lowers[at]
        following = lowers[at + 1] if at + 1 < limit else ""
        following_tag = tags[at + 1] if at + 1 < limit else "end"
        yield "always"
        yield f"after {last_verb} {tag} {following_tag}"
        if following_tag in ("CC", "RB"):
            after_next = tags[at + 2] if at + 2 < limit else "end"
            yield f"after {last_verb} {tag} {following} {after_next}"
        yield "tag " + tag
        yield f"tag {tag} {shape}"
        yield f"tag {tag} {tags[at - 1]}"
        yield f"tag {tag} {following_tag}"
        yield f"tag {tag} {following_tag} {shape}"
        if tag in LINKING:
            yield "word " + word
            yield f"word {word} {shape}"
            yield f"word {word} {following_tag}"
            if tag == "IN" and self._clause_follows(at + 1, limit):
                yield "clause after " + word
                yield f"clause after {word} {shape}"
        if tag in (",", "CC", ":"):
            yield f"then {tag} {following}"
            yield f"then {tag} {following} {shape}"
        if is_time(reading, at):
            yield "time " + shape
        if at == limit - 1:
            yield "last"
        if at in quotations.ending:
            yield "after quotation"
            yield "after quotation " + tag
        if at in quotations.beginning:
            yield "before quotation " + shape
        nearby = self._cue_near(at, limit)
        if nearby:
            yield nearby
            yield f"{nearby} {tag}"
            yield f"{nearby} {tag} {shape}"
        if tag in VERBS and tags[at - 1] in NOUNS:
            yield f"verb after noun {shape}"

    def _clause_follows(self, start: int, limit: int) -> bool:
        """Whether a finite verb comes before the next comma: “… as a conflict over the enclave went on”."""
        tags = self._reading.tags
        ends = (tags[at] in FINITE for at in range(start, min(limit, start + 15)) if tags[at] in CLAUSE_ENDS)
        return next(ends, False)

    def _cue_near(self, at: int, limit: int) -> str:
        """Whether a cue comes next: of the same speaker (“cue”), or of another named first (“source”)."""
        for position in range(at, min(limit, at + 5)):
            cue = self._cues.get(position)
            if cue is not None:
                kind = "participle" if self._reading.tags[position] == "VBG" else "cue"
                return kind if cue.source is None or cue.source[1] <= at else f"source {kind}"
        for position in range(at + 5, min(limit, at + 14)):
            cue = self._cues.get(position)
            if cue is not None and cue.source is not None and at <= cue.source[0] <= at + 2:
                return "source cue"
        return ""


@cache
def _weights() -> dict[str, int]:
    return {feature: int(weight) for feature, weight in table("ends")}
