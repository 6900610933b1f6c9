"""What every rendering says of a reading, in the same words."""

from __future__ import annotations

import unicodedata
from collections import Counter
from dataclasses import dataclass, field
from operator import itemgetter

from sidelight import Actor, Analysis, Article, Note, Quote
from sidelight.analysis import Span
from sidelight_server.render.runs import Run

COLOURS = 10
"""How many speakers, those quoted most, have a colour of their own."""

TYPES = {"person": "person", "organization": "organisation", "place": "place", "group": "group"}
NOTE_KINDS = {
    "background": "background",
    "date": "date",
    "second_hand": "second hand",
    "anonymous": "unnamed source",
    "contested": "contested",
    "unattributed": "nobody named",
}


@dataclass(frozen=True, slots=True)
class Sheet:
    """An article, its analysis, and what follows from the two."""

    article: Article
    analysis: Analysis
    actors: dict[str, Actor] = field(init=False)
    quotes: dict[str, Quote] = field(init=False)
    notes: dict[str, tuple[int, Note]] = field(init=False)
    _colours: dict[str, int] = field(init=False)
    _quoted: Counter[str] = field(init=False)
    _short: dict[str, str] = field(init=False)
    _contested: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        analysis = self.analysis
        told = (note for note in analysis.notes if note.text)
        speakers = Counter(quote.speakers[0] for quote in analysis.quotes if quote.speakers)
        loudest = dict(speakers.most_common(COLOURS))
        in_order = (speaker for speaker in speakers if speaker in loudest)
        for name, value in {
            "actors": {actor.id: actor for actor in analysis.actors},
            "quotes": {quote.id: quote for quote in analysis.quotes},
            "notes": {note.id: (number, note) for number, note in enumerate(told, 1)},
            "_colours": {speaker: colour for colour, speaker in enumerate(in_order)},
            "_quoted": Counter(speaker for quote in analysis.quotes for speaker in quote.speakers),
            "_short": self._short_names(),
            "_contested": frozenset(id for quote in analysis.quotes for id in quote.contests),
        }.items():
            object.__setattr__(self, name, value)

    def words(self, *spans: Span) -> str:
        """The text of spans, with an ellipsis where something is left out between them."""
        return " … ".join(self.article.text[start:end] for start, end in spans)

    def colour(self, quote: Quote) -> int | None:
        """The number of the speaker's colour, below COLOURS; None for the one neutral colour of the rest."""
        return self._colours.get(quote.speakers[0]) if quote.speakers else None

    def speaker(self, quote: Quote) -> str:
        """Who speaks, in full."""
        return _listed([self.actors[id].name for id in quote.speakers]) or _nobody(quote)

    def tag(self, quote: Quote) -> str:
        """Who speaks, short enough for a margin."""
        return _listed([self._short[id] for id in quote.speakers]) or _nobody(quote)

    def remarks(self, quote: Quote) -> list[str]:
        """What one must know of a quote beside its speaker: denies, via AP, contested, unnamed source."""
        via = _listed([self.actors[id].name for id in quote.via])
        remarks = [
            quote.stance if quote.stance != "says" else "",
            "" if quote.speech else "thought",
            f"via {via}" if via else "",
            "contested" if quote.id in self._contested else "",
            "unnamed source" if quote.anonymous else "",
        ]
        return [remark for remark in remarks if remark]

    def notes_after(self, run: Run) -> list[tuple[int, Note]]:
        """The notes whose number stands after a run, with their numbers."""
        notes = [self.notes[mark.id] for mark in run.closing if mark.kind == "note"]
        return sorted(notes, key=itemgetter(0))

    def counts(self, actor: Actor) -> str:
        """How often an actor is mentioned and quoted."""
        quoted = self._quoted[actor.id]
        return f"mentioned {len(actor.mentions)}×" + (f", quoted {quoted}×" if quoted else "")

    def summary(self) -> str:
        """What was found, and by what."""
        analysis = self.analysis
        found = [
            _counted(len(analysis.quotes), "quote"),
            _counted(len(analysis.actors), "actor"),
            _counted(len(self.notes), "note"),
        ]
        return f"{', '.join(found)} · read by {analysis.engine.name} {analysis.engine.version}"

    def origin(self) -> list[str]:
        """Where the article is from: publisher, byline, date."""
        article = self.article
        return [part for part in (article.publisher, article.byline, article.published) if part]

    def _short_names(self) -> dict[str, str]:
        """For a person the shortest name that the article has ("Stoltenberg"), else the name."""
        short = {actor.id: actor.name for actor in self.analysis.actors}
        for actor in self.analysis.actors:
            names = (self.words(mention.span) for mention in actor.mentions if mention.form == "name")
            parts = [name for name in names if len(name) > 1 and name in actor.name]
            if actor.type == "person" and parts:
                short[actor.id] = min(parts, key=len)
        return short


def harmless(text: str) -> str:
    """The text, as long as it was, with white space as spaces and control characters replaced.

    A terminal would obey them, and no page may hold them.
    """
    return "".join(
        " " if character.isspace() else "�" if unicodedata.category(character) == "Cc" else character
        for character in text
    )


def sources_of(note: Note) -> str:
    """Where a note's words come from, and as of when."""
    named = ", ".join(source.title for source in note.sources)
    return " · ".join(part for part in (named, f"as of {note.as_of}" if note.as_of else "") if part)


def _nobody(quote: Quote) -> str:
    return quote.speaker_text or ("unnamed source" if quote.anonymous else "nobody named")


def _listed(names: list[str]) -> str:
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1]))) if names else ""


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
