"""Who said what: attributions with their speakers, stance, outlets and contests."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from sidelight.analysis import Quote
from sidelight.cast import Cast
from sidelight.quotes.anonymity import Anonymity
from sidelight.quotes.kinds import Kinds
from sidelight.quotes.speakers import Speakers, is_several, is_unclear, is_unnamed, speakers_of, taken_up
from sidelight.quotes.stance import Disputes, stance_of
from sidelight.quotes.via import outlets_of, passes_on
from sidelight.reading import Reading


def find_quotes(reading: Reading, cast: Cast) -> tuple[Quote, ...]:
    """The quotes of a reading, in the order of their contents."""
    kinds, anonymity = Kinds(reading), Anonymity(reading)
    quotes: list[Quote] = []
    several: Speakers | None = None  # the last who were more than one
    unnamed: tuple[int, Speakers] | None = None  # who spoke just before, with the paragraph, if nobody named
    for number, item in enumerate(reading.attributions):
        found = speakers_of(reading, cast, anonymity, item)
        paragraph = reading.paragraph_at(reading.tokens_in(item.content[0]).start)
        if is_unclear(found, "they") and several is not None:
            found = taken_up(several, found)
        elif is_unclear(found, "he", "she") and unnamed is not None and unnamed[0] == paragraph:
            found = taken_up(unnamed[1], found)
        elif is_several(reading, item):
            several = found
        unnamed = (paragraph, found) if is_unnamed(found) else None
        quotes.append(
            Quote(
                id=_id(number),
                kind=kinds.of(item.content),
                speech=item.speech,
                content=item.content,
                cue=item.cue,
                source=item.source,
                speakers=found.actors,
                speaker_text=found.text,
                anonymous=found.anonymous,
                via=outlets_of(reading, cast, item, found.actors),
                stance=stance_of(item),
                contests=(),
                within=None if item.within is None else _id(item.within),
                confidence=round(item.confidence * found.confidence, 2),
                because=(*item.because, *found.because),
            )
        )
    return _with_contests(reading, _through_outlets(reading, cast, quotes))


def _id(number: int) -> str:
    return f"q{number + 1}"


def _through_outlets(reading: Reading, cast: Cast, quotes: Sequence[Quote]) -> list[Quote]:
    """What an outlet says that somebody said came through it: “The BBC reported that Smith had said …”."""
    by_id = {quote.id: quote for quote in quotes}
    through: list[Quote] = []
    for quote in quotes:
        outer = by_id[quote.within].speakers if quote.within else ()
        outlets = [
            id
            for id in outer
            if passes_on(cast[id], reading.article) and id not in (*quote.via, *quote.speakers)
        ]
        through.append(replace(quote, via=(*quote.via, *outlets)) if outlets else quote)
    return through


def _with_contests(reading: Reading, quotes: Sequence[Quote]) -> tuple[Quote, ...]:
    """Links a denial to the claims of others inside it, or to the one before that it answers."""
    disputes = Disputes(reading)
    by_id = {quote.id: quote for quote in quotes}
    contests: dict[str, list[str]] = {}
    for inner in quotes:
        if inner.within is None or not inner.speech:
            continue
        outer = by_id[inner.within]
        is_own = bool(inner.speakers) and inner.speakers == outer.speakers
        if not is_own and disputes.between(outer, inner):
            contests.setdefault(outer.id, []).append(inner.id)
    for claim, denial in pairwise(quotes):
        if denial.id not in contests and disputes.answers(denial, claim):
            contests[denial.id] = [claim.id]
    return tuple(
        replace(quote, contests=tuple(contests[quote.id]), stance="denies") if quote.id in contests else quote
        for quote in quotes
    )
