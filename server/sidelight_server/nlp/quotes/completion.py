"""What the shared rules know better than the network, or know where it says nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from sidelight.analysis import Span
from sidelight.reading import Attribution, Reading
from sidelight.text.phrases import NOUNS

SURE, RIGHT, FREE = 0.55, 0.45, 0.1
"""Rules that are that sure are right so often where the network says nothing; so much of their content may it
have given to another."""


def completed(
    reading: Reading, found: Sequence[Attribution], ruled: Sequence[Attribution]
) -> list[Attribution]:
    """The network's attributions, mended and completed by those of the rules."""
    mended = _with_claims(reading, _with_sources(_without_outlets(found, ruled), ruled), ruled)
    return [*mended, *_only_by_rules(reading, mended, ruled)]


def _with_sources(found: Sequence[Attribution], ruled: Sequence[Attribution]) -> list[Attribution]:
    """Where the network has a cue and a content but nobody who says it, whom the rules have with that cue."""
    sources = {item.cue: item.source for item in ruled if item.source}
    return [item if item.source else replace(item, source=sources.get(item.cue, ())) for item in found]


def _with_claims(
    reading: Reading, found: Sequence[Attribution], ruled: Sequence[Attribution]
) -> list[Attribution]:
    """Contents that begin with what somebody claims, with the words that say so.

    “He said claims by Ruiz | that it rained were groundless |”: they are a part of what he said.
    """
    claims = {item.content[0][0]: item for item in ruled if _is_claim(reading, item)}
    return [_from_claim(item, claims.get(item.content[0][0])) for item in found]


def _from_claim(item: Attribution, claim: Attribution | None) -> Attribution:
    """The attribution, its content begun where the claim is told of, if that is after its cue."""
    if claim is None or not item.cue or item.cue[-1][1] > claim.cue[0][0]:
        return item
    (start, end), *others = item.content
    return replace(item, content=((min(start, claim.cue[0][0]), end), *others))


def _is_claim(reading: Reading, item: Attribution) -> bool:
    """Whether a noun is the cue, and says whose claim it is."""
    cue = [at for span in item.cue for at in reading.tokens_in(span)]
    return bool(item.source) and any(reading.tags[at] in NOUNS for at in cue)


def _without_outlets(found: Sequence[Attribution], ruled: Sequence[Attribution]) -> list[Attribution]:
    """Of “…, he said, according to Reuters”, he: the words after “according to” are where it was read.

    Where the network has overlooked “he said” and taken it for content, the rules have it.
    """
    said = {item.content[0][0]: item for item in (*ruled, *found) if item.verb != "accord"}
    kept = []
    for item in found:
        start, end = item.content[0]
        other = said.get(start) if item.verb == "accord" else None
        if other in found:
            continue
        if other is not None and all(start <= first < end for first, _ in other.cue):
            kept.append(replace(other, confidence=item.confidence))
        else:
            kept.append(item)
    return kept


def _only_by_rules(
    reading: Reading, found: Sequence[Attribution], ruled: Sequence[Attribution]
) -> Iterator[Attribution]:
    """What the shared rules are sure of where the network says nothing, and the claims told of in contents.

    “He denied | claims by Ruiz that it rained |”: nouns alone, since verbs inside are seldom right.
    """
    covered = np.zeros(len(reading.tokens), np.bool_)
    cues = set()
    for item in found:
        for span in item.content:
            covered[_places(reading, span)] = True
        cues |= {at for span in item.cue for at in reading.tokens_in(span)}
    for item in ruled:
        cue = [at for span in item.cue for at in reading.tokens_in(span)]
        content = np.concatenate([covered[_places(reading, span)] for span in item.content])
        around = [covered[_places(reading, span)] for span in (*item.cue, *item.source)]
        is_told = _is_claim(reading, item) and all(part.all() for part in (content, *around))
        is_sure = item.confidence >= SURE and content.mean() < FREE
        if (is_sure or is_told) and cues.isdisjoint(cue):
            yield replace(item, confidence=RIGHT, within=None)


def _places(reading: Reading, span: Span) -> slice:
    inside = reading.tokens_in(span)
    return slice(inside.start, inside.stop)
