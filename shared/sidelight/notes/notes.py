"""The notes of an article: background, dates and sourcing, in the order of the text."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from sidelight.analysis import Note, Quote
from sidelight.cast import Cast
from sidelight.knowledge import Knowledge
from sidelight.notes.background import find_background
from sidelight.notes.dates import Dated, explain, find_dates
from sidelight.notes.period import day
from sidelight.notes.sourcing import find_sourcing
from sidelight.reading import Reading


def find_notes(
    reading: Reading, cast: Cast, quotes: tuple[Quote, ...], knowledge: Knowledge
) -> tuple[Note, ...]:
    """What one needs to know to read on, n1, n2, …

    A date that the words give in full has a value and no text: there is nothing to explain.
    """
    notes = [
        *find_background(reading, cast, knowledge),
        *(_date_note(dated, reading) for dated in find_dates(reading, quotes)),
        *find_sourcing(reading, cast, quotes),
    ]
    notes.sort(key=lambda note: (note.span, note.kind))
    return tuple(replace(note, id=f"n{number}") for number, note in enumerate(notes, 1))


def _date_note(dated: Dated, reading: Reading) -> Note:
    published = date.fromisoformat(reading.article.published or "")
    because = [f"“{' '.join(reading.article.text[slice(*dated.span)].split())}”"]
    if dated.absolute:
        because.append("the words give the date themselves")
    else:
        of = "of publication" if dated.spoken == published else "on which these words were spoken"
        because.append(f"counted from the day {of}, {day(dated.spoken).title}")
        if dated.direction:
            because.append(f"the sentence tells of the {dated.direction}")
    return Note(
        id="",
        kind="date",
        span=dated.span,
        about=None,
        title=dated.period.title,
        text=explain(dated, published),
        value=dated.period.iso,
        sources=(),
        as_of=None,
        because=tuple(because),
    )
