"""Where content after a cue ends: before the token at which the reporter speaks again.

At each place where a content may end, the logistic of a sum of weights says how surely it does, given that it
has not ended before; the surest end is taken. The weights, in data/ends.tsv, are learned by
shared/build/ends.py.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import accumulate
from math import exp, log
from typing import NamedTuple

from sidelight.lexicon import table
from sidelight.reading import Reading
from sidelight.rules.cues import SCALE
from sidelight.rules.frames import RELATIVE
from sidelight.rules.landmarks import Landmarks
from sidelight.rules.quotations import Quotations
from sidelight.rules.verbs import VerbCue
from sidelight.text.phrases import FINITE, NOUNS, VERBS, is_time

PLACES = frozenset(""", : . CC IN TO VBG VBN WDT WP WRB RB MD VBD VBZ VBP -LRB- -RRB- EX""".split())
"""Tags before which a content may end."""

LINKING = frozenset(("IN", "CC", "TO", "WDT", "WP", "WRB", "RB", ":", "EX"))
FRONTING = frozenset("while although though as when after if because since even despite before once".split())
MARKS = frozenset((",", ".", "?", "!", ";"))
CLAUSE_ENDS = FINITE | {",", ":", "."}

CLAUSES = frozenset(("clause", "that"))
"""Frames that have a finite verb in them."""

FARTHEST_VERB = 40
"""Tokens from a content's start in which its finite verb is looked for."""

LAST_VERB = 14
"""Tokens before a place in which the last verb is looked for."""

LONGEST = 100
"""Tokens, quotations as one, within which an end is looked for: so that reading stays linear."""


class Context(NamedTuple):
    """What a place knows of the content before it.

    shape: the cue's frame, with a "v" after the content's finite verb. last_verb: tag of the verb before the
    place, or "no". long: how long the content is already, in steps. fronted: the cue stands in a clause
    before the main one (“While Smith has said that it rained, …”).
    """

    shape: str
    last_verb: str
    long: int
    fronted: bool


class Ends:
    """Finds where contents end in one reading.

    cues: the verbs that were taken for cues. What a place says is weighed once for all the cues before it.
    """

    def __init__(self, reading: Reading, quotations: Quotations, cues: Sequence[VerbCue]) -> None:
        self._reading = reading
        self._quotations = quotations
        self._cues = {cue.head: cue for cue in cues}
        self._finite = Landmarks(_main_verbs(reading))
        self._relatives = Landmarks(
            at for at, tag in enumerate(reading.tags) if tag in RELATIVE and reading.tags[at - 1] == ","
        )
        self._commas = Landmarks(at for at, tag in enumerate(reading.tags) if tag == ",")
        self._verb_before = list(
            accumulate((at if tag in VERBS else -1 for at, tag in enumerate(reading.tags)), max, initial=-1)
        )
        self._places = [at for at in range(len(reading.tags)) if self._may_end_before(at)]
        self._weights: dict[tuple[int, str, str, bool], int] = {}

    def _may_end_before(self, at: int) -> bool:
        """Where a content may end: not in quoted words."""
        quotation = self._quotations.at(at)
        if quotation is not None:
            return quotation[0] == at
        tag = self._reading.tags[at]
        if tag == "," and at in self._quotations.ending:
            return False  # outside the quotation or inside it, a comma says the same: see what comes after it
        return tag in PLACES or self._mark_before(at) != "" or is_time(self._reading, at)

    def _mark_before(self, at: int) -> str:
        """The mark with which the quotation right before a token ends, “word” for none; "" for no quotation.

        A comma right after it, where the British have theirs, counts as if it stood inside.
        """
        if at in self._quotations.ending:
            last = self._reading.lowers[at - 2]
            return last if last in MARKS else "word"
        return "," if at - 1 in self._quotations.ending and self._reading.tags[at - 1] == "," else ""

    def likely(self, cue: VerbCue) -> int:
        """The token before which the content after a cue most likely ends, at most at its sentence's end."""
        limit = cue.sentence[1]
        best, best_end = float("-inf"), limit
        going_on = 0.0  # log of the chance that it has not ended yet
        for at, context in self._places_of(cue):
            ends, goes_on = _chances(self._weight(at, context))
            if going_on + ends > best:
                best, best_end = going_on + ends, at
            going_on += goes_on
            if best >= going_on:  # whatever comes, it cannot be surer
                return best_end
        covering = self._quotations.at(limit - 1)
        return max(limit, covering[1]) if covering is not None and covering[0] >= cue.content else limit

    def examples(self, cue: VerbCue) -> Iterator[tuple[int, list[str]]]:
        """The tokens before which the content after a cue may end, in order, with the features of each."""
        for at, context in self._places_of(cue):
            yield at, [*self._of_place(at, context), *_of_length(context.long, context.shape)]

    def _places_of(self, cue: VerbCue) -> Iterator[tuple[int, Context]]:
        start = cue.content
        first = self._quotations.beginning.get(start, start + 1)
        limit = min(cue.sentence[1], first + LONGEST)
        frame = cue.frame.partition("/")[0]
        finite = self._finite.first(start, min(limit, start + FARTHEST_VERB))
        fronted = self._is_fronted(cue)
        if finite is not None and frame in CLAUSES and self._relatives.any(start, finite):
            first = max(first, finite + 1)  # “said the plan, which he backed, would fail”
        for place in range(bisect_left(self._places, first), bisect_left(self._places, limit)):
            at = self._places[place]
            verb = self._verb_before[at]
            yield (
                at,
                Context(
                    frame if finite is None or finite >= at else frame + "v",
                    self._reading.tags[verb] if verb >= max(start, at - LAST_VERB) else "no",
                    min((at - start) // 4, 6),
                    fronted,
                ),
            )

    def _is_fronted(self, cue: VerbCue) -> bool:
        first = cue.sentence[0] + (self._reading.tags[cue.sentence[0]] == "CC")
        return self._reading.lowers[first] in FRONTING and not self._commas.any(first, cue.head)

    def _weight(self, at: int, context: Context) -> int:
        key = at, context.shape, context.last_verb, context.fronted
        found = self._weights.get(key)
        if found is None:
            weights = _weights()
            found = self._weights[key] = sum(weights.get(name, 0) for name in self._of_place(at, context))
        return found + _weight_of_length(context.long, context.shape)

    def _of_place(self, at: int, context: Context) -> Iterator[str]:
        shape, last_verb = context.shape, context.last_verb
        reading = self._reading
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
        is_outside = at not in self._quotations.ending and self._mark_before(at)
        yield f"tag {tag} {tags[at - 2 if is_outside else at - 1]}"
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
        if following in ("and", "but", "or") and at + 2 < limit:
            yield f"then {tag} {following} {lowers[at + 2]}"
        if is_time(reading, at):
            yield "time " + shape
        if at == limit - 1:
            yield "last"
        if context.fronted:
            yield f"fronted {tag}"
            yield f"fronted {tag} {following_tag}"
        yield from self._of_quotations(at, tag, shape)
        nearby = self._cue_near(at, limit)
        if nearby:
            yield nearby
            yield f"{nearby} {tag}"
            yield f"{nearby} {tag} {shape}"
        if tag in VERBS and tags[at - 1] in NOUNS:
            yield f"verb after noun {shape}"

    def _of_quotations(self, at: int, tag: str, shape: str) -> Iterator[str]:
        mark = self._mark_before(at)
        if mark:
            yield "after quotation"
            yield "after quotation " + tag
            yield f"after quotation {mark}"
            yield f"after quotation {mark} {tag}"
            yield f"after quotation {mark} {shape}"
        if at in self._quotations.beginning:
            yield "before quotation " + shape

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


def _main_verbs(reading: Reading) -> Iterator[int]:
    """The finite verbs, but for the first after a “, which” or “, who”."""
    tags, in_relative = reading.tags, False
    for at, tag in enumerate(tags):
        if tag in RELATIVE and tags[at - 1] == ",":
            in_relative = True
        elif tag == ".":
            in_relative = False
        elif tag in FINITE:
            if not in_relative:
                yield at
            in_relative = False


def _of_length(long: int, shape: str) -> tuple[str, str]:
    return f"long {long}", f"long {long} {shape}"


@cache
def _weight_of_length(long: int, shape: str) -> int:
    return sum(_weights().get(name, 0) for name in _of_length(long, shape))


@cache
def _chances(weight: int) -> tuple[float, float]:
    """The logarithms of the chances that a content ends at a place and that it goes on."""
    odds = max(-15.0, min(15.0, weight / SCALE))
    return -log(1 + exp(-odds)), -log(1 + exp(odds))


@cache
def _weights() -> dict[str, int]:
    return {feature: int(weight) for feature, weight in table("ends")}
