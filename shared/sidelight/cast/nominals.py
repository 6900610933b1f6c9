"""Whom nouns mean: “the ministry”, “the president”."""

from __future__ import annotations

from collections.abc import Sequence

from sidelight.cast.sketch import Sketch
from sidelight.reading import Reading
from sidelight.text.phrases import NOUNS
from sidelight.text.titles import title_of

POINTING = frozenset("the this that".split())
GOES_ON = NOUNS | {"POS", "HYPH"}


def add_nominals(reading: Reading, sketches: Sequence[Sketch]) -> None:
    """Adds “the ministry” and “the senator” to the one actor met before whose name or role holds it."""
    tags, lowers = reading.tags, reading.lowers
    holders = _holders(sketches)
    taken = {at for sketch in sketches for start, end in sketch.mentions for at in range(start, end)}
    for at in range(len(tags) - 1):
        if lowers[at] not in POINTING or at in taken:
            continue
        head = at + 2 if tags[at + 1] == "JJ" and at + 2 < len(tags) else at + 1
        if tags[head] not in ("NN", "NNP") or head in taken or _goes_on(reading, head + 1):
            continue
        met = [sketch for first, sketch in holders.get(lowers[head], ())[:2] if first <= at]
        if len(met) == 1:
            met[0].add(at, head + 1, "nominal")


def _goes_on(reading: Reading, after: int) -> bool:
    """Whether a noun isn't the head of its phrase: “the ministry building”, “the president of X”."""
    return after < len(reading.tags) and (
        reading.tags[after] in GOES_ON or reading.lowers[after] in ("of", "for")
    )


def _holders(sketches: Sequence[Sketch]) -> dict[str, list[tuple[int, Sketch]]]:
    """Noun → the actors that it can mean, each with its first token, in the order of these."""
    found: dict[str, list[tuple[int, Sketch]]] = {}
    for sketch in sketches:
        nouns = set()
        words = sketch.name.lower().split()
        if sketch.type == "organization" and len(words) > 1:
            nouns.update(words)
        if sketch.role is not None:
            nouns.update(word for word in sketch.role.text.lower().split() if title_of(word) is not None)
        first = min(sketch.mentions)[0]
        for noun in nouns:
            found.setdefault(noun, []).append((first, sketch))
    for holders in found.values():
        holders.sort(key=lambda holder: holder[0])
    return found
