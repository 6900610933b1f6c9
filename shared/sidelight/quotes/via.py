"""The outlets that words came through: “told the BBC”, “according to the Associated Press”."""

from __future__ import annotations

from collections.abc import Iterator

from sidelight.analysis import Actor
from sidelight.article import Article
from sidelight.cast import Cast
from sidelight.reading import Attribution, Reading
from sidelight.text.outlets import is_outlet_name
from sidelight.text.publisher import is_publisher

REACH = 12
"""Tokens after a cue in which words that lead to its outlet are looked for."""

NAME_REACH = 6
"""Tokens from there in which its name begins."""

LEADING = frozenset("to in on by with".split())
TELLING = frozenset("tell inform".split())


def outlets_of(reading: Reading, cast: Cast, item: Attribution, speakers: tuple[str, ...]) -> tuple[str, ...]:
    """The ids of the outlets that a quote was given to or taken from, other than its speakers."""
    found = (
        actor.id
        for at, limit in _leads(reading, item)
        for actor, mention in cast.mentions_in(reading.span(at, min(at + NAME_REACH, limit)))
        if mention.form == "name" and passes_on(actor, reading.article) and actor.id not in speakers
    )
    return tuple(dict.fromkeys(found))


def _leads(reading: Reading, item: Attribution) -> Iterator[tuple[int, int]]:
    """The tokens after the cues, and before content, from which an outlet may be named; with their limit.

    Before them where an outlet is the subject, and cites who says it: “Reuters reported, citing …”.
    """
    if len(item.cue) > 1 and item.verb != "cite":
        first = reading.tokens_in(item.cue[0]).start
        yield max(reading.sentences[reading.sentence_at(first)][0], first - NAME_REACH), first
        yield first + 1, reading.tokens_in(item.cue[-1]).start
    for cue in item.cue:
        inside = reading.tokens_in(cue)
        if not inside:
            continue
        limit = reading.sentences[reading.sentence_at(inside.stop - 1)][1]
        for at in range(inside.stop, min(limit, inside.stop + REACH)):
            if any(first <= reading.tokens[at].start < last for first, last in item.content):
                break
            if (at == inside.stop and item.verb in TELLING) or _leads_to_outlet(reading, at, item.verb):
                yield at, limit


def _leads_to_outlet(reading: Reading, at: int, verb: str) -> bool:
    lowers = reading.lowers
    if lowers[at] == "according":
        return lowers[at + 1 : at + 2] == ("to",)
    return lowers[at] in LEADING and verb != "accord"


def passes_on(actor: Actor, article: Article) -> bool:
    """Whether an actor is an outlet other than the article's own: whose page it is the reader knows."""
    return is_outlet(actor) and not is_publisher(actor.name, article)


def is_outlet(actor: Actor) -> bool:
    """Whether an actor is a newspaper, broadcaster or news agency."""
    return actor.type == "organization" and is_outlet_name(actor.name)
