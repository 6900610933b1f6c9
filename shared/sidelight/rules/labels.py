"""Content that a colon announces: headlines (“Graham: Trump’s rhetoric destroys …”), interviews, and quotations."""

from __future__ import annotations

from sidelight.analysis import Span
from sidelight.reading import Attribution, Reading
from sidelight.rules.verbs import Quotations, VerbCue
from sidelight.text.phrases import PROPER, VERBS, full_phrase_to

LONGEST_LABEL = 5


def labels(reading: Reading) -> list[Attribution]:
    """Attributions of paragraphs that a name and a colon open, and of headlines that a colon and a name close."""
    found = []
    for number, (start, end) in enumerate(reading.paragraphs):
        colon = next(
            (at for at in range(start, min(end, start + LONGEST_LABEL + 1)) if reading.lowers[at] == ":"),
            None,
        )
        is_headline = number == 0 and end < len(reading.tokens)
        if colon is not None and colon > start and end - colon > 3 and _is_name(reading, start, colon):
            found.append(_attribution(reading, (start, colon), (colon, colon + 1), (colon + 1, end)))
        elif is_headline and (closing := _closing_label(reading, start, end)) is not None:
            found.append(_attribution(reading, (closing + 1, end), (closing, closing + 1), (start, closing)))
    return found


def by_colon(reading: Reading, quotations: Quotations, verbs: list[VerbCue]) -> list[Attribution]:
    """Quotations that a colon announces after whatever verb (“then leaned in and boomed: “…””), or after a source."""
    found = []
    subjects = {verb.head: verb.source for verb in verbs}
    for start, end in quotations.spans:
        if start < 2 or reading.lowers[start - 1] != ":":
            continue
        floor = reading.sentences[reading.sentence_at(start - 1)][0]
        heads = [at for at in range(floor, start - 1) if at in subjects and quotations.at(at) is None]
        source = next((subjects[at] for at in reversed(heads) if subjects[at] is not None), None)
        if not any(reading.tags[at] in VERBS for at in range(floor, start - 1)):
            first = full_phrase_to(reading, start - 1, floor)
            source = None if first is None else (first, start - 1)
        if source is not None:
            cue = (heads[-1], heads[-1] + 1) if heads else (start - 1, start)
            found.append(
                _attribution(reading, source, cue, (start, end), 0.6, "a colon announces the quotation")
            )
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


def _attribution(
    reading: Reading,
    source: Span,
    cue: Span,
    content: Span,
    confidence: float = 0.7,
    reason: str = "a name and a colon",
) -> Attribution:
    return Attribution(
        content=(reading.span(*content),),
        cue=(reading.span(*cue),),
        source=(reading.span(*source),),
        verb="",
        speech=True,
        confidence=confidence,
        because=(reason,),
    )
