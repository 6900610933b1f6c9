"""Whom “I” means: inside quoted words, who speaks them."""

from __future__ import annotations

from collections.abc import Sequence

from sidelight.cast.sketch import Sketch
from sidelight.reading import Attribution, Reading

FIRST_PERSON = frozenset("i me my mine myself".split())


def add_first_person(reading: Reading, sketches: Sequence[Sketch]) -> None:
    """Adds “I” and “my” in quoted words to the one person whose words they are."""
    owners = {
        at: sketch
        for sketch in sketches
        if sketch.type == "person"
        for (start, end), form in sketch.mentions.items()
        if form != "demonym"
        for at in range(start, end)
    }
    quoted = {at for span in reading.quotations for at in reading.tokens_in(span)}
    for item in reading.attributions:
        speaker = _only_person(reading, item, owners)
        if speaker is None or item.within is not None:
            continue
        for span in item.content:
            for at in reading.tokens_in(span):
                if (
                    at in quoted
                    and reading.lowers[at] in FIRST_PERSON
                    and reading.tags[at] in ("PRP", "PRP$")
                ):
                    speaker.add(at, at + 1, "pronoun")


def _only_person(reading: Reading, item: Attribution, owners: dict[int, Sketch]) -> Sketch | None:
    """The person that a source is; None for “a friend of Ann Lee” and for two."""
    if not item.source:
        return None
    source = reading.tokens_in(item.source[0])
    first = next((at for at in source if at in owners), None)
    if first is None or len({owners[at] for at in source if at in owners}) > 1:
        return None
    return (
        None if any(reading.tags[at] in ("IN", "POS") for at in range(source.start, first)) else owners[first]
    )
