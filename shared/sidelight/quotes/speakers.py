"""Who the source of a quote is: an actor, several, or somebody nobody named."""

from __future__ import annotations

from dataclasses import dataclass

from sidelight.analysis import Actor, Mention, Span
from sidelight.cast import Cast
from sidelight.reading import Attribution, Reading
from sidelight.text.phrases import NOUNS

PRONOUNS = frozenset("i we you he she it they who that which this those these".split())
UNNAMED = frozenset(
    """official officials source sources person people diplomat diplomats aide aides insider insiders witness
    witnesses officer officers lawmaker lawmakers executive executives adviser advisers analyst analysts
    expert experts spokesman spokeswoman spokesperson neighbor neighbors neighbour neighbours resident
    residents""".split()
)
BODIES = frozenset(
    """party group government ministry department team company firm agency administration campaign council
    committee organisation organization newspaper paper magazine network union court army police force
    bank university""".split()
)
"""Nouns that stand for the organisation named right before them: “the M5S party”."""

ANONYMITY = (
    "condition of anonymity",
    "asked not to be named",
    "declined to be named",
    "who was not named",
    "speaking anonymously",
)


@dataclass(frozen=True, slots=True)
class Speakers:
    """actors: ids. text: the words for the source where it is nobody named."""

    actors: tuple[str, ...]
    text: str | None
    anonymous: bool
    confidence: float
    because: tuple[str, ...]


NOBODY = Speakers((), None, False, 0.6, ("nobody is named as the source",))


def speakers_of(reading: Reading, cast: Cast, item: Attribution) -> Speakers:
    """The speakers of one attribution, by the mentions in its source and the head of its noun phrase."""
    if not item.source:
        return NOBODY
    span = item.source[0]
    text = reading.article.text[span[0] : span[1]]
    mentions = [(actor, mention) for actor, mention in cast.mentions_in(span) if mention.form != "demonym"]
    heads = _heads(reading, span, mentions)
    if heads:
        actors = tuple(dict.fromkeys(actor.id for actor, _ in heads))
        actor, mention = heads[0]
        return Speakers(actors, None, False, _confidence(mention), (_reason(reading, actor, mention),))
    if text.lower() in PRONOUNS:
        return Speakers((), text, False, 0.5, (f"it is not clear whom “{text}” means",))
    return Speakers(
        (), text, _is_anonymous(reading, item, span), 0.9, (f"the source is “{text}”, not named",)
    )


def is_they(found: Speakers) -> bool:
    """Whether a source is only “they”."""
    return not found.actors and found.text is not None and found.text.lower() == "they"


def is_several(reading: Reading, item: Attribution) -> bool:
    """Whether a source is more than one: a plural noun, or two joined by “and”."""
    if not item.source:
        return False
    tokens = reading.tokens_in(item.source[0])
    end = _base_end(reading, tokens)
    return any(reading.lowers[at] == "and" for at in tokens) or reading.tags[end - 1] in ("NNS", "NNPS")


def taken_up(several: Speakers, they: Speakers) -> Speakers:
    """The speakers that “they” takes up: the last who were several."""
    reason = f"“{they.text}” is taken to mean the several who spoke before"
    return Speakers(several.actors, several.text, several.anonymous, 0.7, (reason,))


def _confidence(mention: Mention) -> float:
    return {"name": 1.0, "nominal": 0.9, "pronoun": 0.85}.get(mention.form, 0.8)


def _reason(reading: Reading, actor: Actor, mention: Mention) -> str:
    words = reading.article.text[mention.span[0] : mention.span[1]]
    if mention.form == "name":
        return f"“{words}” is named as the source"
    return f"“{words}” is taken to mean {actor.name}"


def _heads(
    reading: Reading, span: Span, mentions: list[tuple[Actor, Mention]]
) -> list[tuple[Actor, Mention]]:
    """The mentions that the source is, not those that merely describe it (“a spokesman for the ministry”)."""
    tokens = reading.tokens_in(span)
    if not tokens or not mentions:
        return []
    end = _base_end(reading, tokens)
    heads = [(actor, mention) for actor, mention in mentions if _ends_phrase(reading, mention, tokens, end)]
    persons = [(actor, mention) for actor, mention in mentions if actor.type == "person"]
    if heads:
        return heads
    after = [pair for pair in persons if _in_apposition(reading, pair[1], tokens)]
    return after[:1]


def _base_end(reading: Reading, tokens: range) -> int:
    """Where the source's first noun phrase ends: before a comma, a preposition or a relative word."""
    for at in tokens:
        if at > tokens.start and reading.tags[at] in (",", "WP", "WDT", "-LRB-", ":"):
            return at
    return tokens.stop


def _ends_phrase(reading: Reading, mention: Mention, tokens: range, end: int) -> bool:
    """Whether a mention is the head of a noun phrase, or of one of several joined by “and”."""
    inside = reading.tokens_in(mention.span)
    if not inside or inside.start >= end:
        return False
    before = [at for at in range(tokens.start, inside.start)]
    if any(
        reading.tags[at] in ("IN", "TO") and not _inside_title(reading, at, inside.start) for at in before
    ):
        return False
    after = inside.stop
    if after >= end:
        return True
    if after + 1 == end and reading.lowers[after] in BODIES:
        return True
    if reading.lowers[after] in ("and", "or", "&") or reading.tags[after] in ("IN",):
        return True
    return False


def _inside_title(reading: Reading, at: int, name: int) -> bool:
    """“Secretary of State Mike Pompeo”: a preposition in what stands before the name without a break."""
    return all(
        reading.tags[position] in NOUNS or reading.tags[position] in ("IN", "DT", "JJ", "CC", "POS")
        for position in range(at, name)
    ) and (reading.tags[name - 1] in NOUNS)


def _in_apposition(reading: Reading, mention: Mention, tokens: range) -> bool:
    """“the team's coach, Alireza Mehraban”: a person right after a comma."""
    inside = reading.tokens_in(mention.span)
    return (
        bool(inside)
        and inside.start - 1 in tokens
        and reading.tags[inside.start - 1] == ","
        and mention.form == "name"
    )


def _is_anonymous(reading: Reading, item: Attribution, span: Span) -> bool:
    """Whether the source is described but kept unnamed: officials, sources, people who ask not to be named."""
    words = {reading.lowers[at] for at in reading.tokens_in(span)}
    if words & UNNAMED:
        return True
    first = reading.tokens_in(span)
    if not first:
        return False
    sentence = reading.sentences[reading.sentence_at(first.start)]
    text = reading.text(*sentence).lower()
    return any(phrase in text for phrase in ANONYMITY)
