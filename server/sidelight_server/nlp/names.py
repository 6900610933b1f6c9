"""From a pipeline's named entities to names, and these joined with the rules' names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from spacy.tokens import Doc
from spacy.tokens import Span as Entity

from sidelight.analysis import ActorType, Span
from sidelight.reading import Name, Reading, Token
from sidelight.rules.lemmas import lemma
from sidelight.rules.names import find_names
from sidelight.text.titles import title_of
from sidelight.text.tokens import find_tokens

TYPES: dict[str, ActorType] = {
    "PERSON": "person",
    "PER": "person",
    "ORG": "organization",
    "ORGANIZATION": "organization",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "PLACE": "place",
    "NORP": "group",
    "GROUP": "group",
}
"""Entity label of OntoNotes, CoNLL 2003 or our own → type; dates, numbers and works are no actors."""

HYPHENS = ("-", "‐")

BEFORE = frozenset("the a an and of".split())
"""Words before a name that are none of it."""

POSSESSIVES = ("'s", "’s", "'", "’")


def names_of(doc: Doc, base: int) -> Iterator[Name]:
    """The names of one paragraph; base: position of its first word in the reading's tokens."""
    for entity in doc.ents:
        kind = TYPES.get(entity.label_.upper())
        if kind is None or (entity.label_ == "NORP" and not _is_noun(entity)):
            continue
        start, end = _trimmed(entity, kind)
        if start < end:
            yield Name(base + start, base + end, kind)


def joined(reading: Reading, told: Sequence[Name]) -> tuple[Name, ...]:
    """The names that the pipeline tells of and those that the rules find, in order; none overlaps another.

    The rules read hyphenated words as wholes ("Nagorno-Karabakh"), which pipelines take apart.
    """
    parts = _parts_of_words(reading)
    place = [position for position, (start, end) in enumerate(parts) for _ in range(start, end)]
    heard = [replace(name, start=place[name.start], end=place[name.end - 1] + 1) for name in told]
    found = find_names(_with_whole_words(reading, parts, place), heard)
    return tuple(replace(name, start=parts[name.start][0], end=parts[name.end - 1][1]) for name in found)


def _parts_of_words(reading: Reading) -> list[Span]:
    """(start, end) in tokens of each word as the rules cut words; they cover all tokens, in order."""
    tokens = reading.tokens
    sentence_starts = {start for start, _ in reading.sentences}
    parts: list[Span] = []
    at = 0
    while at < len(tokens):
        end = at + 1
        while end + 1 < len(tokens) and tokens[end].text in HYPHENS and _touch(tokens[end - 1 : end + 2]):
            end += 2
        if end == at + 1 or any(start in sentence_starts for start in range(at + 1, end)):
            parts.append((at, at + 1))
            at += 1
            continue
        ends = {stop for _, stop in find_tokens(reading.article.text, tokens[at].start, tokens[end - 1].end)}
        for stop in range(at + 1, end + 1):
            if stop == end or tokens[stop - 1].end in ends:
                parts.append((at, stop))
                at = stop
    return parts


def _touch(tokens: Sequence[Token]) -> bool:
    """Whether no white space parts the tokens, and those at the ends are words."""
    is_one = all(left.end == right.start for left, right in pairwise(tokens))
    return is_one and tokens[0].text[-1].isalnum() and tokens[-1].text[0].isalnum()


def _with_whole_words(reading: Reading, parts: Sequence[Span], place: Sequence[int]) -> Reading:
    """The reading with those words for tokens, each with the tag of its last part; without names."""

    def whole(start: int, end: int) -> Token:
        if end == start + 1:
            return reading.tokens[start]
        first, last = reading.tokens[start], reading.tokens[end - 1]
        text = reading.text(start, end)
        return Token(first.start, last.end, text, last.tag, lemma(text, last.tag))

    def moved(spans: Sequence[Span]) -> tuple[Span, ...]:
        return tuple((place[start], place[end - 1] + 1) for start, end in spans)

    return replace(
        reading,
        tokens=tuple(whole(start, end) for start, end in parts),
        paragraphs=moved(reading.paragraphs),
        sentences=moved(reading.sentences),
        names=(),
        attributions=(),
    )


def _is_noun(entity: Entity) -> bool:
    """Whether a nationality, faith or party names people ("Turks"), not a quality ("Turkish")."""
    last = entity[-1]
    return not last.tag_ or last.tag_.startswith("NN")


def _trimmed(entity: Entity, kind: ActorType) -> tuple[int, int]:
    """Where the bare name begins and ends in the doc: without article, title, possessive and marks."""
    doc = entity.doc
    start, end = entity.start, entity.end
    while start < end and (doc[end - 1].is_punct or doc[end - 1].text in POSSESSIVES):
        if doc[end - 1].text.endswith("."):  # of an abbreviation: "Jr."
            break
        end -= 1
    while start < end and (doc[start].is_punct or doc[start].lower_ in BEFORE):
        start += 1
    while kind == "person" and start < end and (title := title_of(doc[start].text)):
        if start == end - 1 and title.kind != "honorific":
            break  # “Pope”
        start += 1
    return start, end
