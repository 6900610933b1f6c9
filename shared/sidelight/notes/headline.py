"""Where the headline ends: it leaves to the text who says what, so that its silence tells nothing."""

from __future__ import annotations

from sidelight.reading import Reading


def headline_end(reading: Reading) -> int:
    """In code points; 0 where there is none. It may close with a full stop that the title lacks."""
    if len(reading.paragraphs) < 2:
        return 0
    start, end = reading.paragraphs[0]
    is_title = reading.text(start, end).rstrip(" .") == (reading.article.title or "").rstrip(" .")
    return reading.span(start, end)[1] if is_title or reading.headline else 0
