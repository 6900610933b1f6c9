"""Who the source of a quote is: an actor, several, or somebody nobody named."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sidelight.analysis import Actor, Mention, MentionForm, Span
from sidelight.cast import Cast
from sidelight.quotes.anonymity import Anonymity
from sidelight.reading import Attribution, Reading
from sidelight.text.phrases import NOUNS
from sidelight.text.titles import title_of

PRONOUNS = frozenset("i we you he she it they who that which this those these".split())
BODIES = frozenset(
    """party group government ministry department team company firm agency administration campaign council
    committee organisation organization newspaper paper magazine network union court army police force
    bank university""".split()
)
"""Nouns that stand for the organisation named right before them: “the M5S party”."""

PAIRS = frozenset(
    f"{words} {noun}".strip()
    for words in ("both", "the two")
    for noun in ("", "men", "women", "leaders", "presidents", "ministers", "politicians", "senators")
) | {"the pair", "the duo", "the couple"}
"""Words for two who were named together."""

PAIR_BACK = 3
"""Sentences back that the two may be named."""

AUTHORED = frozenset("statement letter message tweet post email e-mail memo note".split())
"""What is said by whoever it is from."""

TITLE_TAGS = NOUNS | {"IN", "DT", "JJ", "CC", "POS"}
PHRASE_ENDS = frozenset((",", "WP", "WDT", "-LRB-", ":"))
SURE: dict[MentionForm, float] = {"name": 1.0, "nominal": 0.9, "pronoun": 0.85}


@dataclass(frozen=True, slots=True)
class Speakers:
    """actors: ids. text: the words for the source where it is nobody named."""

    actors: tuple[str, ...]
    text: str | None
    anonymous: bool
    confidence: float
    because: tuple[str, ...]


NOBODY = Speakers((), None, False, 0.6, ("nobody is named as the source",))


def speakers_of(reading: Reading, cast: Cast, anonymity: Anonymity, item: Attribution) -> Speakers:
    """The speakers of one attribution, by the mentions in its source and the head of its noun phrase."""
    if not item.source:
        return NOBODY
    span = item.source[0]
    text = reading.article.text[slice(*span)]
    source = reading.tokens_in(span)
    mentions = [(actor, mention) for actor, mention in cast.mentions_in(span) if mention.form != "demonym"]
    heads = (
        _heads(reading, source, mentions)
        or _in_apposition(reading, source, mentions)
        or _author(reading, source, mentions)
    )
    if heads:
        actors = tuple(dict.fromkeys(actor.id for actor, _ in heads))
        actor, mention = heads[0]
        return Speakers(actors, None, False, SURE[mention.form], (_reason(reading, actor, mention),))
    couple = _couple(reading, cast, span)
    if couple is not None:
        first, second = (cast[id].name for id in couple)
        reason = f"“{text}” is taken to mean {first} and {second}, who are named together before it"
        return Speakers(couple, None, False, SURE["pronoun"], (reason,))
    if text.lower() in PRONOUNS:
        return Speakers((), text, False, 0.5, (f"it is not clear whom “{text}” means",))
    end = _phrase_end(reading, source)
    words = reading.text(source.start, end) if source else text
    is_kept = anonymity.keeps(source)
    if source and not is_kept:  # of whom a name is kept back, every word counts
        called = reading.text(source.start, _before_participle(reading, source.start, end))
    else:
        called = words
    return Speakers((), called, is_kept, 0.97, (f"the source is “{words}”, not named",))


def _couple(reading: Reading, cast: Cast, source: Span) -> tuple[str, str] | None:
    """The two whom “the pair” means, or a “they” right after the sentence that they begin."""
    words = reading.article.text[slice(*source)].lower()
    if words not in PAIRS and words != "they":
        return None
    before = cast.couple_before(source[0])
    if before is None:
        return None
    sentence = reading.sentence_at(reading.tokens_in(source).start)
    back = sentence - before.sentence
    is_near = back <= 1 and before.opens if words == "they" else back <= PAIR_BACK
    return before.ids if is_near and back >= 1 else None


def is_unclear(found: Speakers, *pronouns: str) -> bool:
    """Whether a source is only one of some pronouns, and it is not clear whom it means."""
    return not found.actors and found.text is not None and found.text.lower() in pronouns


def is_unnamed(found: Speakers) -> bool:
    """Whether a source is somebody described, but not named: “an official”."""
    return not found.actors and found.text is not None and found.text.lower() not in PRONOUNS


def is_several(reading: Reading, item: Attribution) -> bool:
    """Whether a source is more than one: a plural noun, or two joined by “and”."""
    if not item.source:
        return False
    source = reading.tokens_in(item.source[0])
    if any(reading.lowers[at] == "and" for at in source):
        return True
    return reading.tags[_phrase_end(reading, source) - 1] in ("NNS", "NNPS")


def taken_up(before: Speakers, pronoun: Speakers) -> Speakers:
    """The speakers that a pronoun takes up: who spoke before."""
    reason = f"“{pronoun.text}” is taken to mean who spoke before"
    return replace(before, confidence=0.7, because=(reason,))


def _reason(reading: Reading, actor: Actor, mention: Mention) -> str:
    words = " ".join(reading.article.text[slice(*mention.span)].split())
    if mention.form == "name":
        return f"“{words}” is named as the source"
    if mention.form == "nominal":
        return f"“{words}” is taken to mean {actor.name}, the only one before it who fits the words"
    return f"“{words}” is taken to mean {actor.name}, the likeliest of those named before it"


def _heads(
    reading: Reading, source: range, mentions: list[tuple[Actor, Mention]]
) -> list[tuple[Actor, Mention]]:
    """The mentions that the source is, not those that describe it (“a spokesman for the ministry”)."""
    end = _phrase_end(reading, source) if mentions else source.stop
    return [
        pair for pair in mentions if _is_head(reading, reading.tokens_in(pair[1].span), source.start, end)
    ]


def _phrase_end(reading: Reading, source: range) -> int:
    """Where the source's first noun phrase ends: before a comma, a bracket or a relative word."""
    ends = (at for at in source[1:] if reading.tags[at] in PHRASE_ENDS)
    return next(ends, source.stop)


def _before_participle(reading: Reading, start: int, end: int) -> int:
    """Where “a letter | seen by a broadcaster” ends for short, and “a study | documenting losses”."""
    tags = reading.tags
    for at in range(start + 1, end - 1):
        is_after_noun = tags[at - 1] in ("NN", "NNS")
        if is_after_noun and (tags[at] == "VBG" or (tags[at] == "VBN" and tags[at + 1] not in NOUNS)):
            return at
    return end


def _is_head(reading: Reading, mention: range, start: int, end: int) -> bool:
    """Whether a mention is the head of a noun phrase, or of one of several joined by “and”."""
    if mention.start >= end or not _stands_free(reading, start, mention.start):
        return False
    after = mention.stop
    return (
        after >= end
        or (after + 1 == end and reading.lowers[after] in BODIES)
        or reading.lowers[after] in ("and", "or", "nor", "&")
        or reading.tags[after] == "IN"
    )


def _stands_free(reading: Reading, start: int, name: int) -> bool:
    """No preposition leads to a name, but for one in a title: “Secretary of State Mike Pompeo”."""
    link = next((at for at in range(start, name) if reading.tags[at] in ("IN", "TO")), None)
    if link is None:
        return True
    is_title = all(reading.tags[at] in TITLE_TAGS for at in range(link, name))
    return is_title and reading.tags[name - 1] in NOUNS


def _in_apposition(
    reading: Reading, source: range, mentions: list[tuple[Actor, Mention]]
) -> list[tuple[Actor, Mention]]:
    """“the team's coach, Alireza Mehraban”: the first person named after a comma, titles aside."""
    for actor, mention in mentions:
        before = reading.tokens_in(mention.span).start - 1
        while before in source and title_of(reading.lowers[before]) is not None:
            before -= 1
        is_named = actor.type == "person" and mention.form == "name"
        if is_named and before in source and reading.tags[before] == ",":
            return [(actor, mention)]
    return []


def _author(
    reading: Reading, source: range, mentions: list[tuple[Actor, Mention]]
) -> list[tuple[Actor, Mention]]:
    """“a statement from Ann Lee”, “Ann Lee's letter”: whose the words are that a source is."""
    for actor, mention in mentions:
        inside = reading.tokens_in(mention.span)
        before, after = inside.start - 1, inside.stop + 1
        is_from = (
            before - 1 in source
            and reading.lowers[before] in ("from", "by")
            and reading.tokens[before - 1].lemma in AUTHORED
        )
        is_owner = (
            after in source and reading.tags[after - 1] == "POS" and reading.tokens[after].lemma in AUTHORED
        )
        if mention.form in ("name", "nominal") and (is_from or is_owner):
            return [(actor, mention)]
    return []
