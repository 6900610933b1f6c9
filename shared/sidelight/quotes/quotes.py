"""Who said what: attributions with their speakers, stance, outlets and contests."""

from __future__ import annotations

from dataclasses import replace

from sidelight.analysis import Quote, QuoteKind, Span
from sidelight.cast import Cast
from sidelight.quotes.speakers import Speakers, is_several, is_they, speakers_of, taken_up
from sidelight.quotes.stance import disputes, stance_of
from sidelight.quotes.via import outlets_of
from sidelight.reading import Reading


def find_quotes(reading: Reading, cast: Cast) -> tuple[Quote, ...]:
    """The quotes of a reading, in the order of their contents."""
    ids = [f"q{number}" for number in range(1, len(reading.attributions) + 1)]
    quotes: list[Quote] = []
    several: Speakers | None = None
    for position, item in enumerate(reading.attributions):
        found = speakers_of(reading, cast, item)
        if is_they(found) and several is not None:
            found = taken_up(several, found)
        elif is_several(reading, item):
            several = found
        via = outlets_of(reading, cast, item, found.actors)
        quotes.append(
            Quote(
                id=ids[position],
                kind=kind_of(reading, item.content),
                speech=item.speech,
                content=item.content,
                cue=item.cue,
                source=item.source,
                speakers=found.actors,
                speaker_text=found.text,
                anonymous=found.anonymous,
                via=via,
                stance=stance_of(item),
                contests=(),
                within=None if item.within is None else ids[item.within],
                confidence=round(item.confidence * found.confidence, 2),
                because=(*item.because, *found.because),
            )
        )
    return _with_contests(reading, quotes)


def kind_of(reading: Reading, content: tuple[Span, ...]) -> QuoteKind:
    """direct: all letters and digits of the content stand in quotation marks; mixed: some; indirect: none."""
    quoted = unquoted = False
    for start, end in content:
        inside = 0
        for first, last in reading.quotations:
            if last <= start:
                continue
            if first >= end:
                break
            inside += _letters(reading, max(first, start), min(last, end))
        quoted = quoted or inside > 0
        unquoted = unquoted or inside < _letters(reading, start, end)
    if not quoted:
        return "indirect"
    return "mixed" if unquoted else "direct"


def _letters(reading: Reading, start: int, end: int) -> int:
    return sum(map(str.isalnum, reading.article.text[start:end]))


def _with_contests(reading: Reading, quotes: list[Quote]) -> tuple[Quote, ...]:
    """Links a denial to the claims inside it, where others make them."""
    by_id: dict[str, list[str]] = {}
    for inner in quotes:
        outer = next((quote for quote in quotes if quote.id == inner.within), None)
        if outer is None or (inner.speakers and inner.speakers == outer.speakers) or not inner.speech:
            continue
        if disputes(reading, outer, inner):
            by_id.setdefault(outer.id, []).append(inner.id)
    return tuple(
        replace(quote, contests=tuple(by_id[quote.id]), stance="denies") if quote.id in by_id else quote
        for quote in quotes
    )
