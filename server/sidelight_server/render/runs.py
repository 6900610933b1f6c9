"""Marks overlap and nest; runs do not. This is where the ones become the others."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from sidelight.analysis import Analysis, Span


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of the text that is an actor's mention, a part of a quote's content, or a note's place.

    id: of the actor, quote or note.
    part: which of the actor's mentions or the quote's parts it is; 0 is the first.
    """

    span: Span
    kind: Literal["actor", "quote", "note"]
    id: str
    part: int = 0


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of the text that lies under the same marks from its start to its end.

    marks: what covers it, the outer before the inner (begins earlier, or ends later).
    """

    start: int
    end: int
    marks: tuple[Mark, ...]

    @property
    def opening(self) -> tuple[Mark, ...]:
        """The marks that begin with this run."""
        return tuple(mark for mark in self.marks if mark.span[0] == self.start)

    @property
    def closing(self) -> tuple[Mark, ...]:
        """The marks that end with this run."""
        return tuple(mark for mark in self.marks if mark.span[1] == self.end)


def runs(span: Span, marks: Iterable[Mark]) -> list[Run]:
    """Cut a span into the fewest runs, each under the same marks throughout. Together they are the span."""
    start, end = span
    inside = sorted(
        (mark for mark in marks if mark.span[0] < end and mark.span[1] > start),
        key=lambda mark: (mark.span[0], -mark.span[1], mark.kind, mark.id),
    )
    edges = {start, end, *(min(max(edge, start), end) for mark in inside for edge in mark.span)}
    cuts = sorted(edges) if start < end else []
    found: list[Run] = []
    covering: list[Mark] = []
    waiting = iter(inside)
    upcoming = next(waiting, None)
    for left, right in pairwise(cuts):
        covering = [mark for mark in covering if mark.span[1] > left]
        while upcoming is not None and upcoming.span[0] <= left:
            covering.append(upcoming)
            upcoming = next(waiting, None)
        found.append(Run(left, right, tuple(covering)))
    return found


def marks_of(analysis: Analysis) -> list[Mark]:
    """Everything in an analysis that is shown in its text; a full date has nothing to say."""
    mentions = [
        Mark(mention.span, "actor", actor.id, part)
        for actor in analysis.actors
        for part, mention in enumerate(actor.mentions)
    ]
    contents = [
        Mark(span, "quote", quote.id, part)
        for quote in analysis.quotes
        for part, span in enumerate(quote.content)
    ]
    return mentions + contents + [Mark(note.span, "note", note.id) for note in analysis.notes if note.text]


def paragraphs(text: str) -> list[Span]:
    """Where the blocks of a text stand, parted by blank lines; code points."""
    spans: list[Span] = []
    start = 0
    for part in text.split("\n\n"):
        end = start + len(part)
        if part.strip():
            spans.append((start, end))
        start = end + 2
    return spans


def paragraph_runs(text: str, marks: Sequence[Mark]) -> list[list[Run]]:
    """The runs of each paragraph."""
    spans = paragraphs(text)
    ends = [end for _, end in spans]
    marks_in: list[list[Mark]] = [[] for _ in spans]
    for mark in marks:
        number = bisect_right(ends, mark.span[0])
        while number < len(spans) and spans[number][0] < mark.span[1]:
            marks_in[number].append(mark)
            number += 1
    return [runs(span, found) for span, found in zip(spans, marks_in, strict=True)]
