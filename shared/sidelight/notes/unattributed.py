"""Claims with nobody behind them: "reportedly", "is believed to", "it is claimed that".

Found in the words, outside of quotations and of what somebody is said to have said. Not where the sentence
has "according to", nor where "by …" follows.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate, pairwise

from sidelight.analysis import Quote, Span
from sidelight.reading import Reading

_ADVERBS = frozenset("reportedly allegedly purportedly supposedly".split())
_AUXILIARIES = frozenset("is are was were been be".split())
_BETWEEN = frozenset("also widely still long now being been generally commonly previously".split())
_CLAIMED = frozenset("claimed alleged believed reported rumoured rumored understood thought said".split())
_SPEAKERS = frozenset("it i we you".split())
"""Not before "is believed to": "it was said to have" tells of a thing, "we were said to" of the writer."""


def find_unattributed(reading: Reading, quotes: tuple[Quote, ...]) -> Iterator[Span]:
    """The words that pass such a claim on, as code points, in the order of the text."""
    contents = (span for quote in quotes if quote.speakers or quote.source for span in quote.content)
    somebodys = _Cover((*contents, *reading.quotations))
    for start, end in reading.sentences:
        if ("according", "to") in pairwise(reading.lowers[start:end]):
            continue
        at = start
        while at < end:
            stop = _marker_end(reading, at, end)
            if stop is None:
                at += 1
                continue
            span = reading.span(at, stop)
            if span[0] not in somebodys and reading.lowers[stop : stop + 1] != ("by",):
                yield span
            at = stop


class _Cover:
    """The offsets that lie in one of some spans, which may overlap."""

    def __init__(self, spans: Iterable[Span]) -> None:
        ordered = sorted(spans)
        self._starts = [start for start, _ in ordered]
        self._reach = list(accumulate((end for _, end in ordered), max))

    def __contains__(self, offset: int) -> bool:
        at = bisect_right(self._starts, offset) - 1
        return at >= 0 and offset < self._reach[at]


def _marker_end(reading: Reading, at: int, limit: int) -> int | None:
    """The end of the words that begin here and pass on a claim; None where none do."""
    lowers = reading.lowers
    if lowers[at] in _ADVERBS:
        return at + 1
    if (
        lowers[at] in ("sources", "insiders")
        and at + 1 < limit
        and lowers[at + 1] in ("say", "said", "claim")
    ):
        return at + 2
    is_it = lowers[at] == "it"
    end = _passive_end(reading, at + is_it, limit)
    if end is None or end >= limit or (not is_it and at > 0 and lowers[at - 1] in _SPEAKERS):
        return None
    return end + 1 if lowers[end] == ("that" if is_it else "to") else None


def _passive_end(reading: Reading, at: int, limit: int) -> int | None:
    """The end of "is widely believed", "has been reported": an auxiliary, adverbs, a participle."""
    lowers = reading.lowers
    if at >= limit or lowers[at] not in _AUXILIARIES:
        return None
    at += 1
    while at < limit and lowers[at] in _BETWEEN:
        at += 1
    return at + 1 if at < limit and lowers[at] in _CLAIMED else None
