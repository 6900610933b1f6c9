"""The analysis: what comes out. This module is the one place where the vocabulary stands.

The JSON Schema (schema.py), the server's marshmallow schemas and the extension's TypeScript types are
derived from these classes. Field names are the JSON's own. Offsets are code points into Article.text, end
exclusive, as in the W3C Web Annotation Data Model's TextPositionSelector.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

SCHEMA: Literal["sidelight/1"] = "sidelight/1"

Span = tuple[int, int]
"""(start, end) in code points into Article.text, end exclusive."""

ActorType = Literal["person", "organization", "place", "group"]
MentionForm = Literal["name", "nominal", "pronoun", "demonym"]
QuoteKind = Literal["direct", "mixed", "indirect"]
Stance = Literal["says", "denies", "accuses", "demands", "promises", "confirms"]
NoteKind = Literal["background", "date", "second_hand", "anonymous", "contested", "unattributed"]
EngineName = Literal["rules", "spacy"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One place in the text where an actor is meant."""

    span: Span
    form: MentionForm


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """A person, organisation, place or group, under one name.

    role: what the article says they are ("Turkish Vice President"), in its words.
    of: id of the actor (organisation or place) that the role belongs to.
    mentions: in the order of the text.
    """

    id: str
    name: str
    type: ActorType
    role: str | None
    of: str | None
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """What somebody said, thought or wanted, as the article has it.

    kind: direct, all of the content stands in quotation marks; mixed, some; indirect, none.
    speech: false for thought, wish and belief.
    content: with its quotation marks, and with a leading "that".
    speakers: ids of the actors who speak; empty where nobody named does.
    speaker_text: the words for the source where it is nobody named ("a spokesman").
    via: ids of the actors (outlets) that the words came through.
    contests: ids of the quotes whose claim this one denies.
    within: id of the quote that this one stands in.
    confidence: how sure the reader is of content and speaker, 0 to 1.
    because: the steps that led there, in a reader's words.
    """

    id: str
    kind: QuoteKind
    speech: bool
    content: tuple[Span, ...]
    cue: tuple[Span, ...]
    source: tuple[Span, ...]
    speakers: tuple[str, ...]
    speaker_text: str | None
    anonymous: bool
    via: tuple[str, ...]
    stance: Stance
    contests: tuple[str, ...]
    within: str | None
    confidence: float
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteSource:
    """Where a note's words come from."""

    title: str
    url: str | None
    licence: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """What one needs to know at this place to read on.

    about: id of the actor that the note is about.
    value: for a date, an ISO 8601 date, week, month, year or interval.
    as_of: month of the knowledge ("2026-11").
    because: the steps that led there, in a reader's words.
    """

    id: str
    kind: NoteKind
    span: Span
    about: str | None
    title: str
    text: str
    value: str | None
    sources: tuple[NoteSource, ...]
    as_of: str | None
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Engine:
    """What read the article."""

    name: EngineName
    version: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleHead:
    """Which article this is an analysis of."""

    id: str
    url: str | None
    title: str | None
    published: str | None
    language: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Analysis:
    """The reading of one article."""

    schema: Literal["sidelight/1"]
    article: ArticleHead
    engine: Engine
    actors: tuple[Actor, ...]
    quotes: tuple[Quote, ...]
    notes: tuple[Note, ...]
