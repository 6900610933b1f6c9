"""Where the reporter sets the scene after somebody's words: “Smith said it rained as a storm came ashore”.

So does a headline after “as”: “Smith calls for calm as Jones leaves”; and what came before does, too: “Smith
denied it, hours after Jones left”.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from sidelight.analysis import Span
from sidelight.reading import Attribution, Reading
from sidelight.rules.landmarks import Landmarks
from sidelight.rules.quotations import Quotations
from sidelight.text.phrases import FINITE, full_phrase_from

PRESENT = frozenset(("VBZ", "VBP"))
ENDING = frozenset((",", ".", ":", "CC", "``", "WP", "WDT"))
TIMES = frozenset("moment minute hour day week month year".split())
OF_TIMES = frozenset(("DT", "CD", "JJ", "RB", "JJR", "IN"))
"""Tags of “just two”, “a”, “less than a” before them."""

FARTHEST_VERB = 12
LEAST_WORDS = 2
"""Tokens that a content keeps at least."""


def without_scenes(
    reading: Reading, quotations: Quotations, found: Sequence[Attribution]
) -> list[Attribution]:
    """The attributions, contents after a cue ended where the reporter sets the scene."""
    scenes = Landmarks(_scenes(reading, quotations))
    return [_cut(reading, scenes, item) for item in found]


def _scenes(reading: Reading, quotations: Quotations) -> Iterator[int]:
    headline_end = reading.headline[1] if reading.headline is not None else 0
    for at, lower in enumerate(reading.lowers):
        if lower == "after" and (before := _time_before(reading, at)) is not None:
            tags = reading.tags[at + 1 : at + FARTHEST_VERB]
            if quotations.at(at) is None and next((tag for tag in tags if tag in FINITE), "") == "VBD":
                yield before
            continue
        if lower != "as" or reading.tags[at] != "IN" or quotations.at(at) is not None:
            continue
        verb = _verb_of_clause(reading, at + 1)
        is_new = verb == "VBD" and reading.lowers[at + 1] in ("a", "an")
        if is_new or (verb in PRESENT and at < headline_end):
            yield at


def _time_before(reading: Reading, at: int) -> int | None:
    """Where “, hours” begins that stands before a token, after its comma."""
    if reading.tokens[at - 1].lemma not in TIMES:
        return None
    floor = reading.sentences[reading.sentence_at(at)][0]
    first = at - 1
    while first > floor and reading.tags[first - 1] in OF_TIMES:
        first -= 1
    return first if first > floor and reading.lowers[first - 1] == "," else None


def _verb_of_clause(reading: Reading, start: int) -> str:
    """The tag of the finite verb of the clause that begins at a token; "" where none does."""
    limit = reading.sentences[reading.sentence_at(start - 1)][1]
    end = full_phrase_from(reading, start, limit)
    if end is None:
        return ""
    tags = reading.tags[end : min(limit, end + FARTHEST_VERB)]
    return next((tag if tag in FINITE else "" for tag in tags if tag in ENDING or tag in FINITE), "")


def _cut(reading: Reading, scenes: Landmarks, item: Attribution) -> Attribution:
    if not item.cue or not item.content or item.content[-1][0] < item.cue[-1][1]:
        return item
    inside = reading.tokens_in(item.content[-1])
    scene = scenes.first(inside.start + LEAST_WORDS, inside.stop)
    if scene is None:
        return item
    end = scene - (reading.tags[scene - 1] == ",")
    span: Span = reading.span(inside.start, end)
    return replace(item, content=(*item.content[:-1], span))
