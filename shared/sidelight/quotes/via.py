"""The outlets that words came through: “told the BBC”, “according to the Associated Press”."""

from __future__ import annotations

from functools import cache

from sidelight.analysis import Actor
from sidelight.cast import Cast
from sidelight.lexicon import table
from sidelight.reading import Attribution, Reading

REACH = 12
"""Tokens after a cue in which its outlet is looked for."""


def outlets_of(reading: Reading, cast: Cast, item: Attribution, speakers: tuple[str, ...]) -> tuple[str, ...]:
    """The ids of the outlets that a quote was given to or taken from, other than its speakers."""
    found: list[str] = []
    for cue in item.cue:
        inside = reading.tokens_in(cue)
        if not inside:
            continue
        sentence = reading.sentences[reading.sentence_at(inside.stop - 1)]
        for at in range(inside.stop, min(sentence[1], inside.stop + REACH)):
            if at >= len(reading.tokens) or any(
                first <= reading.tokens[at].start < last for first, last in item.content
            ):
                break
            span = reading.span(at, sentence[1])
            if not _leads_to_outlet(reading, at, item.verb, inside.stop):
                continue
            for actor, mention in cast.mentions_in(
                (span[0], reading.tokens[min(at + 6, sentence[1]) - 1].end)
            ):
                if (
                    mention.form == "name"
                    and is_outlet(actor)
                    and actor.id not in speakers
                    and actor.id not in found
                ):
                    found.append(actor.id)
    return tuple(found)


def _leads_to_outlet(reading: Reading, at: int, verb: str, after_cue: int) -> bool:
    """Whether an outlet may be named from a token on."""
    if at == after_cue and verb in ("tell", "inform"):
        return True
    if reading.lowers[at] == "according":
        return at + 1 < len(reading.lowers) and reading.lowers[at + 1] == "to"
    return reading.lowers[at] in ("to", "in", "on", "by", "with") and verb != "accord"


def is_outlet(actor: Actor) -> bool:
    """Whether an actor is a newspaper, broadcaster or news agency."""
    if actor.type != "organization":
        return False
    names, words = _outlets()
    name = actor.name.removeprefix("The ").removeprefix("the ")
    return name in names or name.split()[-1].lower() in words


@cache
def _outlets() -> tuple[frozenset[str], frozenset[str]]:
    rows = table("outlets")
    return (
        frozenset(name for name, kind in rows if kind == "name"),
        frozenset(name for name, kind in rows if kind == "last"),
    )
