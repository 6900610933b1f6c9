"""From a pipeline's named entities to names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from spacy.tokens import Doc, Span

from sidelight.analysis import ActorType
from sidelight.reading import Name
from sidelight.text.titles import title_of

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

POSSESSIVES = ("'s", "’s", "'", "’")


def names_of(doc: Doc, positions: Mapping[int, int]) -> Iterator[Name]:
    """The names of one paragraph.

    positions: index of a word in the doc → position of its token in the reading; white space has none.
    """
    for entity in doc.ents:
        kind = TYPES.get(entity.label_.upper())
        if kind is None or (entity.label_ == "NORP" and not _is_noun(entity)):
            continue
        start, end = _trimmed(entity, kind, positions)
        if start < end:
            yield Name(positions[start], positions[end - 1] + 1, kind)


def _is_noun(entity: Span) -> bool:
    """Whether a nationality, faith or party names people ("Turks"), not a quality ("Turkish")."""
    last = entity[-1]
    return not last.tag_ or last.tag_.startswith("NN")


def _trimmed(entity: Span, kind: ActorType, positions: Mapping[int, int]) -> tuple[int, int]:
    """Where the bare name begins and ends in the doc: without article, title, possessive and marks."""
    doc = entity.doc
    start, end = entity.start, entity.end
    while start < end and (
        end - 1 not in positions or doc[end - 1].is_punct or doc[end - 1].text in POSSESSIVES
    ):
        if doc[end - 1].text.endswith("."):  # of an abbreviation: "Jr."
            break
        end -= 1
    while start < end and (
        start not in positions or doc[start].is_punct or doc[start].lower_ in ("the", "a", "an")
    ):
        start += 1
    while kind == "person" and start < end - 1 and title_of(doc[start].text):
        start += 1
    return start, end
