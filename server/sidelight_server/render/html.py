"""A reading as one HTML page that needs nothing else: no network, no script."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from importlib.resources import files
from urllib.parse import urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from sidelight import Note, Quote
from sidelight_server.render.runs import Run, marks_of, paragraph_runs
from sidelight_server.render.sheet import NOTE_KINDS, TYPES, Sheet, harmless, sources_of

_TEMPLATES = Environment(
    loader=PackageLoader("sidelight_server"),
    autoescape=True,
    undefined=StrictUndefined,
    finalize=lambda value: (
        value if isinstance(value, Markup) or not isinstance(value, str) else harmless(value)
    ),
    trim_blocks=True,
    lstrip_blocks=True,
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A run as the page shows it.

    classes: CSS classes: the innermost quote's speaker, the innermost actor's type.
    title: who is meant here, for whoever points at it.
    anchors: ids by which the page links to this place.
    tags: the quotes whose speaker is named in the margin here.
    notes: the notes whose number follows.
    """

    text: str
    classes: str
    title: str
    anchors: tuple[str, ...]
    tags: tuple[Quote, ...]
    notes: tuple[tuple[int, Note], ...]


def to_html(sheet: Sheet) -> str:
    """The whole page. All that comes from the article or the analysis is escaped by the template."""
    style = files("sidelight_server").joinpath("templates", "reading.css").read_text(encoding="utf-8")
    return _TEMPLATES.get_template("reading.html").render(
        sheet=sheet,
        paragraphs=[
            list(_pieces(sheet, run)) for run in paragraph_runs(sheet.article.text, marks_of(sheet.analysis))
        ],
        style=Markup(style),  # noqa: S704 - our own file; the digest is of these characters
        style_digest=b64encode(sha256(style.encode()).digest()).decode(),
        speaker_class=lambda quote: _speaker_class(sheet, quote),
        types=TYPES,
        note_kinds=NOTE_KINDS,
        sources_of=sources_of,
        is_web_address=_is_web_address,
    )


def _pieces(sheet: Sheet, paragraph: list[Run]) -> Iterator[Piece]:
    named = ""
    for run in paragraph:
        classes: list[str] = []
        title = ""
        for mark in run.marks:
            if mark.kind == "quote":
                quote = sheet.quotes[mark.id]
                classes = [name for name in classes if name in TYPES] + [
                    "quote",
                    _speaker_class(sheet, quote),
                ]
            elif mark.kind == "actor":
                actor = sheet.actors[mark.id]
                classes = [name for name in classes if name not in TYPES] + [actor.type]
                title = f"{actor.name}, {actor.role}" if actor.role else actor.name
        begun = [sheet.quotes[mark.id] for mark in run.opening if mark.kind == "quote" and mark.part == 0]
        tags: list[Quote] = []
        for quote in begun:
            tag = " ".join([sheet.tag(quote), *sheet.remarks(quote)])
            if tag != named:
                tags.append(quote)
            named = tag
        yield Piece(
            text=sheet.article.text[run.start : run.end],
            classes=" ".join(filter(None, classes)),
            title=title,
            anchors=tuple(
                f"place-{mark.id}" for mark in run.opening if mark.kind != "note" and mark.part == 0
            ),
            tags=tuple(tags),
            notes=tuple(sheet.notes_after(run)),
        )


def _speaker_class(sheet: Sheet, quote: Quote) -> str:
    colour = sheet.colour(quote)
    return "" if colour is None else f"speaker-{colour}"


def _is_web_address(address: str | None) -> bool:
    """Whether a link may lead there: a page's own data may hold javascript: and other traps."""
    try:
        return urlsplit(address or "").scheme in ("http", "https")
    except ValueError:
        return False
