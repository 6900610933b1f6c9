"""Attributions as brackets: one stands wholly in another's content, or outside of it.

Contents are sorted by where they begin and taken one after the other, with a stack of those that are open, as
brackets are matched: the work is linear but for the sorting.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from sidelight.analysis import Span
from sidelight.reading import Attribution


def without_clashes(found: Sequence[Attribution]) -> list[Attribution]:
    """Of attributions whose contents cross or are the same, the surer one, in the order of their contents."""
    items = sorted(found, key=lambda item: (-item.confidence, item.content))
    dropped = [False] * len(items)
    open_spans: list[tuple[Span, int]] = []
    for span, number in _by_start(items):
        while open_spans and (dropped[open_spans[-1][1]] or open_spans[-1][0][1] <= span[0]):
            open_spans.pop()
        while open_spans and not dropped[number]:
            outer, other = open_spans[-1]
            if other == number or dropped[other]:
                open_spans.pop()
            elif _lies_in(items[number], outer):
                break
            else:
                dropped[max(number, other)] = True  # the less sure of the two
        if not dropped[number]:
            open_spans.append((span, number))
    kept = [item for item, is_dropped in zip(items, dropped, strict=True) if not is_dropped]
    return sorted(kept, key=lambda item: (item.content, item.cue))


def nested(found: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """Each attribution with the innermost one that it stands in."""
    within: dict[int, int | None] = {}
    open_spans: list[tuple[Span, int]] = []
    for span, number in _by_start(found):
        while open_spans and open_spans[-1][0][1] <= span[0]:
            open_spans.pop()
        if number not in within:
            around = (other for outer, other in reversed(open_spans) if _lies_in(found[number], outer))
            within[number] = next(around, None)
        open_spans.append((span, number))
    return tuple(replace(item, within=within[number]) for number, item in enumerate(found))


def _by_start(items: Sequence[Attribution]) -> Iterator[tuple[Span, int]]:
    """Every span of every content with its item's number, the outer before the inner."""
    spans = [(span, number) for number, item in enumerate(items) for span in item.content]
    return iter(sorted(spans, key=lambda pair: (pair[0][0], -pair[0][1], pair[1])))


def _lies_in(inner: Attribution, span: Span) -> bool:
    """Whether an attribution stands, with its cue, in one stretch of text, and there is more in that.

    A source of its own is more, too: “denied | claims by Smith that …”, not “urged Smith | to say that …”.
    """
    whole = inner.content[0][0], inner.content[-1][1]
    if inner.cue:
        whole = min(whole[0], inner.cue[0][0]), max(whole[1], inner.cue[-1][1])
    is_inside = span[0] <= whole[0] and whole[1] <= span[1]
    return is_inside and (span != whole or any(whole[0] < start < whole[1] for start, _ in inner.source))
