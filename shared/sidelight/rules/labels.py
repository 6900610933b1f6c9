"""Sources that stand before a colon: headlines (“Graham: Trump’s rhetoric destroys …”) and interviews."""

from __future__ import annotations

from sidelight.analysis import Span
from sidelight.reading import Attribution, Reading
from sidelight.text.phrases import PROPER

LONGEST_LABEL = 5


def labels(reading: Reading) -> list[Attribution]:
    """Attributions of paragraphs that a name and a colon open, and of headlines that a colon and a name close."""
    found = []
    for number, (start, end) in enumerate(reading.paragraphs):
        colon = next((at for at in range(start, min(end, start + LONGEST_LABEL + 1)) if reading.lowers[at] == ":"), None)
        is_headline = number == 0 and end < len(reading.tokens)
        if colon is not None and colon > start and end - colon > 3 and _is_name(reading, start, colon):
            found.append(_attribution(reading, (start, colon), (colon, colon + 1), (colon + 1, end)))
        elif is_headline and (closing := _closing_label(reading, start, end)) is not None:
            found.append(_attribution(reading, (closing + 1, end), (closing, closing + 1), (start, closing)))
    return found


def _is_name(reading: Reading, start: int, end: int) -> bool:
    """Whether a stretch is nothing but a name that the linguist found, or its words."""
    return any(name.start >= start and name.end == end for name in reading.names) and all(
        reading.tags[at] in PROPER or reading.lowers[at] in (".", "’s") for at in range(start, end)
    )


def _closing_label(reading: Reading, start: int, end: int) -> int | None:
    for at in range(max(start + 4, end - LONGEST_LABEL - 1), end - 1):
        if reading.lowers[at] in (":", "–", "—", "-") and _is_name(reading, at + 1, end):
            return at
    return None


def _attribution(reading: Reading, source: Span, cue: Span, content: Span) -> Attribution:
    return Attribution(
        content=(reading.span(*content),),
        cue=(reading.span(*cue),),
        source=(reading.span(*source),),
        verb="",
        speech=True,
        confidence=0.7,
        because=("a name and a colon",),
    )
