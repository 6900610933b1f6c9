"""Where content after a cue ends: before the token at which the reporter speaks again.

At each place where a content may end, the logistic of a sum of weights says how surely it does, given that it has not
ended before; the surest end is taken. The weights are in data/ends.tsv, learned by shared/build/ends.py.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from math import exp, log

from sidelight.lexicon import table
from sidelight.reading import Reading
from sidelight.rules.cues import SCALE
from sidelight.rules.quotations import Quotations
from sidelight.rules.verbs import VerbCue
from sidelight.text.phrases import FINITE, NOUNS, VERBS, is_time

PLACES = frozenset(""", : . CC IN TO VBG VBN WDT WP WRB RB MD VBD VBZ VBP -LRB- -RRB- EX""".split())
"""Tags before which a content may end."""

LONGEST = 200
"""Tokens, quotations as one, within which an end is looked for: so that reading stays linear."""


def likely_end(*, reading: Reading, quotations: Quotations, cue: VerbCue, cues: Mapping[int, VerbCue]) -> int:
    """The token before which the content after a cue most likely ends, at most at its sentence's end.

    cues: the verbs that were taken for cues, by their heads.
    """
    weights = _weights()
    limit = cue.sentence[1]
    best, best_end = float("-inf"), limit
    going_on = 0.0  # log of the chance that it has not ended yet
    for at in places(reading, quotations, cue):
        total = sum(weights.get(feature, 0) for feature in end_features(reading, quotations, cue, at, cues))
        odds = max(-15.0, min(15.0, total / SCALE))
        ends = -log(1 + exp(-odds))
        if going_on + ends > best:
            best, best_end = going_on + ends, at
        going_on -= log(1 + exp(odds))
    if best >= going_on:
        return best_end
    covering = quotations.at(limit - 1)
    return max(limit, covering[1]) if covering is not None and covering[0] >= cue.content else limit


def places(reading: Reading, quotations: Quotations, cue: VerbCue) -> Iterator[int]:
    """Where the content after a cue may end, in order: before each of these tokens. Not in quoted words."""
    start, limit = cue.content, cue.sentence[1]
    at = quotations.beginning.get(start, start + 1)
    limit = min(limit, at + LONGEST)
    while at < limit:
        inside = quotations.beginning.get(at)
        if (
            reading.tags[at] in PLACES
            or inside is not None
            or is_time(reading, at)
            or at in quotations.ending
        ):
            yield at
        at = inside if inside is not None else at + 1


def end_features(
    reading: Reading, quotations: Quotations, cue: VerbCue, at: int, cues: Mapping[int, VerbCue]
) -> Iterator[str]:
    """What speaks for or against ending the content after a cue before a token."""
    start, limit = cue.content, cue.sentence[1]
    tags, lowers = reading.tags, reading.lowers
    tag, word = tags[at], lowers[at]
    frame = cue.frame.partition("/")[0]
    has_verb = any(tags[position] in FINITE for position in range(start, min(at, start + 40)))
    long = min((at - start) // 4, 6)
    following = lowers[at + 1] if at + 1 < limit else ""
    following_tag = tags[at + 1] if at + 1 < limit else "end"
    shape = frame + ("v" if has_verb else "")
    last_verb = next((tags[verb] for verb in range(at - 1, max(start - 1, at - 15), -1) if tags[verb] in VERBS), "no")
    after_next = tags[at + 2] if at + 2 < limit else "end"
    yield "always"
    yield f"after {last_verb} {tag} {following_tag}"
    if following_tag in ("CC", "RB"):
        yield f"after {last_verb} {tag} {following} {after_next}"
    yield "tag " + tag
    yield f"tag {tag} {shape}"
    yield f"tag {tag} {tags[at - 1]}"
    yield f"tag {tag} {following_tag}"
    yield f"tag {tag} {following_tag} {shape}"
    yield f"long {long}"
    yield f"long {long} {shape}"
    if tag in ("IN", "CC", "TO", "WDT", "WP", "WRB", "RB", ":", "EX"):
        yield "word " + word
        yield f"word {word} {shape}"
        yield f"word {word} {following_tag}"
        if tag == "IN" and _clause_follows(reading, at + 1, limit):
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
    nearby = _cue_near(reading, at, limit, cues)
    if nearby:
        yield nearby
        yield f"{nearby} {tag}"
        yield f"{nearby} {tag} {shape}"
    if tag in VERBS and tags[at - 1] in NOUNS:
        yield f"verb after noun {shape}"


def _clause_follows(reading: Reading, start: int, limit: int) -> bool:
    """Whether a finite verb comes before the next comma: “… as a conflict over the enclave went on”."""
    for at in range(start, min(limit, start + 15)):
        if reading.tags[at] in FINITE:
            return True
        if reading.tags[at] in (",", ":", "."):
            return False
    return False


def _cue_near(reading: Reading, at: int, limit: int, cues: Mapping[int, VerbCue]) -> str:
    """Whether a cue comes next: of the same speaker (“cue”), or of another who is named first (“source”)."""
    for position in range(at, min(limit, at + 5)):
        cue = cues.get(position)
        if cue is not None:
            kind = "participle" if reading.tags[position] == "VBG" else "cue"
            return kind if cue.source is None or cue.source[1] <= at else f"source {kind}"
    for position in range(at + 5, min(limit, at + 14)):
        cue = cues.get(position)
        if cue is not None and cue.source is not None and at <= cue.source[0] <= at + 2:
            return "source cue"
    return ""


@cache
def _weights() -> dict[str, int]:
    return {feature: int(weight) for feature, weight in table("ends")}
