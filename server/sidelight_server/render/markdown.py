"""A reading as Markdown (CommonMark), for a reporter's own notes: cast, quotes by speaker, notes."""

from __future__ import annotations

import re

from sidelight import Quote
from sidelight_server.render.sheet import NOTE_KINDS, TYPES, Sheet, harmless, sources_of

_SPECIAL = re.compile(r"([\\`*_\[\]<>&#|~!])")
_LIST_MARK = re.compile(r"^(\d{1,9}(?=[.)])|(?=[-+=]))")


def to_markdown(sheet: Sheet) -> str:
    """Headings, lists and block quotes; the article's own words never become markup."""
    article = sheet.article
    origin = [escaped(part) for part in (*sheet.origin(), article.url or "") if part]
    parts = [f"# {escaped(article.title or 'Untitled article')}", " · ".join(origin), *_cast(sheet)]
    parts += ["## Quotes", *_quotes(sheet), "## Notes", *_notes(sheet), "---", escaped(sheet.summary())]
    return "\n\n".join(part for part in parts if part) + "\n"


def escaped(text: str) -> str:
    """The text on one line, such that Markdown shows it as it is."""
    return _LIST_MARK.sub(r"\1\\", _SPECIAL.sub(r"\\\1", " ".join(harmless(text).split())))


def _cast(sheet: Sheet) -> list[str]:
    lines = []
    for actor in sheet.analysis.actors:
        facts = ", ".join(filter(None, (TYPES[actor.type], escaped(actor.role or ""))))
        lines.append(f"- **{escaped(actor.name)}**: {facts}; {sheet.counts(actor)}")
    return ["## Cast", "\n".join(lines) or "Nobody is named."]


def _quotes(sheet: Sheet) -> list[str]:
    """By speaker, in the order in which they first speak."""
    by_speaker: dict[str, list[Quote]] = {}
    for quote in sheet.analysis.quotes:
        by_speaker.setdefault(sheet.speaker(quote), []).append(quote)
    parts = []
    for speaker, quotes in by_speaker.items():
        parts.append(f"### {escaped(speaker)}")
        for quote in quotes:
            remarks = escaped(" · ".join([quote.kind, *sheet.remarks(quote)]))
            parts.append(f"> {escaped(sheet.words(*quote.content))}\n>\n> ({remarks})")
    return parts or ["Nobody is quoted."]


def _notes(sheet: Sheet) -> list[str]:
    lines = []
    for _, note in sheet.notes.values():
        source = escaped(sources_of(note))
        words = f"- **{escaped(note.title)}** ({NOTE_KINDS[note.kind]})"
        words += f": {escaped(note.text)}" if note.text else ""
        lines.append(f"{words} ({source})" if source else words)
    return ["\n".join(lines) or "There is nothing to add."]
