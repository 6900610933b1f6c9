"""Sources that are not named, and what the article says of why: "on condition of anonymity because …"."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass

from sidelight.analysis import Span
from sidelight.cast import Cast
from sidelight.reading import Reading

_PHRASES = (
    "on condition of anonymity",
    "on the condition of anonymity",
    "on condition that they not be named",
    "on condition they not be named",
    "asked not to be named",
    "asked not to be identified",
    "asking not to be named",
    "asking not to be identified",
    "asked to remain anonymous",
    "asked for anonymity",
    "requested anonymity",
    "requesting anonymity",
    "declined to be named",
    "declined to be identified",
    "did not want to be named",
    "did not want to be identified",
    "speaking anonymously",
    "spoke anonymously",
)
_CONDITIONS = tuple(tuple(phrase.split()) for phrase in _PHRASES)
_FIRST_WORDS = frozenset(words[0] for words in _CONDITIONS)
_REASONS = frozenset("because as since due citing for to in so".split())
_REASON_ENDS = frozenset(',;—“”".!?')


_INFORMANTS = frozenset(
    "official officials source sources aide aides adviser advisers advisor advisors insider insiders"
    " strategist strategists spokesman spokeswoman spokesperson diplomat diplomats staffer staffers executive"
    " executives operative operatives lawmaker employee employees officer officers investigator"
    " investigators lawyer lawyers donor donors consultant consultants minister ministers ambassador witness"
    " witnesses agent agents commander commanders manager managers negotiator negotiators associate"
    " associates".split()
)
_AFTER_THE_HEAD = frozenset(
    ", — – of in on at for from with to who whose that close familiar briefed".split()
)
_BREAKS = frozenset((",", "—", "–", "--", "-"))
_CLOSES_AN_APPOSITION = _BREAKS | {"who", "whose", "whom"}
_NOT = frozenset(("not", "n't", "never"))

APPOSITION_REACH = 8
"""Tokens before a description in which the comma after its name stands."""

CUE_REACH = 8
"""Tokens after a source up to which its cue ends."""

_IN_THE_KNOW = ("familiar with", "close to", "briefed on", "with knowledge of", "with direct knowledge")


@dataclass(frozen=True, slots=True)
class Condition:
    """Spans in code points: that the source asked not to be named; why, None where that is not said."""

    span: Span
    reason: Span | None


def is_informant(description: str) -> bool:
    """Whether an unnamed source is asked for what they know: "a senior official", "people close to him".

    Where several stand side by side, all have to be: not "world leaders and diplomats".
    """
    words = description.lower().replace(",", " ,").split()
    end = next((at for at, word in enumerate(words) if word in _AFTER_THE_HEAD), len(words))
    is_asked = end > 0 and words[end - 1] in _INFORMANTS
    others = [words[at - 1] for at in range(1, end) if words[at] == "and"]
    is_asked &= all(word in _INFORMANTS or not word.endswith("s") for word in others)
    return is_asked or any(phrase in description.lower() for phrase in _IN_THE_KNOW)


def ends_of_persons(cast: Cast) -> frozenset[int]:
    """The code points at which names of persons end."""
    return frozenset(
        mention.span[1]
        for actor in cast.actors
        if actor.type == "person"
        for mention in actor.mentions
        if mention.form == "name"
    )


def is_named_beside(reading: Reading, source: Span, name_ends: Container[int]) -> bool:
    """Whether a person's name stands with the words: "Ann Lee, the head of Ora,", "Lee and her aides".

    name_ends: as from ends_of_persons.
    """
    inside = reading.tokens_in(source)
    first, limit = reading.sentences[reading.sentence_at(inside.start)]
    before = inside.start - 1
    is_joined = before > first and reading.lowers[before] in ("and", "or", "nor")
    if is_joined and reading.tokens[before - 1].end in name_ends:
        return True
    if inside.stop >= limit or reading.tokens[inside.stop].text not in _CLOSES_AN_APPOSITION:
        return False
    comma = next(
        (at for at in range(before, max(first, before - APPOSITION_REACH), -1) if reading.lowers[at] == ","),
        first,
    )
    if comma <= first:
        return False
    is_full_name = all(reading.tokens[at].text[:1].isupper() for at in range(max(first, comma - 2), comma))
    return reading.tokens[comma - 1].end in name_ends or (is_full_name and comma - first >= 2)


def is_named_within(reading: Reading, source: Span, name_ends: Container[int]) -> bool:
    """Whether the words name a source: "officials, among them Ann Lee"; not "an adviser to Ann Lee".

    name_ends: as from ends_of_persons.
    """
    after_break = False
    for at in reading.tokens_in(source):
        is_break = reading.tokens[at].text in _BREAKS
        if not is_break and after_break and reading.tokens[at].end in name_ends:
            return True
        if is_break and not after_break and reading.tokens[at - 1].end in name_ends:
            return all(
                token.text[:1].isupper() for token in reading.tokens[reading.tokens_in(source).start : at]
            )
        after_break |= is_break
    return False


def is_denied_to_have_spoken(reading: Reading, source: Span, cue: Span) -> bool:
    """Whether the source did not say it: "officials have not said why"."""
    start, end = reading.tokens_in(source).stop, reading.tokens_in(cue).stop
    return not _NOT.isdisjoint(reading.lowers[start:end]) if start < end <= start + CUE_REACH else False


def find_condition(reading: Reading, paragraph: Span) -> Condition | None:
    """The first such condition in a paragraph, given in tokens."""
    start, end = paragraph
    for at in range(start, end):
        if reading.lowers[at] not in _FIRST_WORDS:
            continue
        length = next((len(c) for c in _CONDITIONS if reading.lowers[at : at + len(c)] == c), 0)
        if length and at + length <= end:
            return Condition(reading.span(at, at + length), _reason(reading, at + length))
    return None


def _reason(reading: Reading, at: int) -> Span | None:
    """The words that follow in the same sentence and give the reason, up to the next mark."""
    limit = reading.sentences[reading.sentence_at(at - 1)][1]
    if at + 1 >= limit or reading.lowers[at] not in _REASONS or reading.tokens[at + 1].text[0].isupper():
        return None
    if reading.lowers[at] == "in" and reading.lowers[at + 1] != "order":  # in an interview
        return None
    end = next((i for i in range(at, limit) if reading.tokens[i].text in _REASON_ENDS), limit)
    return reading.span(at, end) if end > at + 2 else None
