"""Noun phrases and verb groups, read from part-of-speech tags: a shallow parse, good enough for a source.

Positions are those of tokens, end exclusive. All functions look no further than the sentence bounds that they
are given, and than LONGEST_PHRASE tokens, so that each takes bounded time in a sentence of whatever length.
"""

from __future__ import annotations

from sidelight.analysis import Span
from sidelight.reading import Reading

NOUNS = frozenset(("NN", "NNS", "NNP", "NNPS"))
PROPER = frozenset(("NNP", "NNPS"))
VERBS = frozenset(("VB", "VBD", "VBG", "VBN", "VBP", "VBZ"))
FINITE = frozenset(("VBD", "VBP", "VBZ", "MD"))
MODIFIERS = frozenset(
    ("JJ", "JJR", "JJS", "CD", "POS", "PRP$", "DT", "PDT", "HYPH", "$", "#", "AFX", "ADD", "FW")
)
HEADS = frozenset(("NN", "NNS", "NNP", "NNPS", "PRP", "CD", "FW", "ADD"))
ALONE = frozenset(
    """some many most few several others all both one those these this that each another everyone
    nobody""".split()
)
"""Determiners and the like that can be a noun phrase by themselves."""

AUXILIARIES = frozenset("be have do get 's 've 'd 'll 're 'm".split())
NEGATIONS = frozenset("not n't never hardly neither nor".split())
ADVERBS = frozenset(("RB", "RBR", "RP", "EX"))

DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
MONTHS = frozenset(
    """january february march april may june july august september october november december
    jan. feb. mar. apr. jun. jul. aug. sep. sept. oct. nov. dec.""".split()
)
TIMES = DAYS | frozenset("yesterday today tomorrow tonight overnight morning afternoon evening night".split())
OF_LINKS = frozenset("of for from at in with on to by".split())
LINK_TAGS = frozenset(("IN", "TO"))

LONGEST_PHRASE = 60
"""Tokens: what is longer is a table or a list, and no source."""


def is_time(reading: Reading, at: int) -> bool:
    """Whether a token is a day, or a month with a number beside it."""
    word = reading.lowers[at]
    if word in TIMES:
        return True
    return (
        word in MONTHS
        and reading.tokens[at].text[0].isupper()
        and at + 1 < len(reading.tags)
        and reading.tags[at + 1] == "CD"
    )


def noun_phrase_to(reading: Reading, end: int, floor: int) -> int | None:
    """The start of the base noun phrase whose last token is end - 1; None where no noun phrase ends there."""
    tags, lowers = reading.tags, reading.lowers
    head = end - 1
    if head < floor:
        return None
    if tags[head] == "PRP":
        return head
    if tags[head] not in HEADS and lowers[head] not in ALONE and not _is_elliptic(reading, head, floor):
        return None
    start = head
    floor = max(floor, end - LONGEST_PHRASE)
    while start > floor and not is_time(reading, start - 1) and _joins_noun(reading, start - 1, floor):
        start -= 1
    while start < head and (tags[start] in ("POS", "CC") or is_time(reading, start)):
        start += 1
    return start


def _joins_noun(reading: Reading, at: int, floor: int) -> bool:
    """Whether a token belongs to the noun phrase that begins right after it."""
    tag = reading.tags[at]
    if tag in NOUNS or tag in MODIFIERS:
        return True
    before = reading.tags[at - 1] if at > floor else ""
    if tag in ("VBN", "VBG"):
        return before in MODIFIERS or before in NOUNS
    return (tag == "RB" and before in ("JJ", "DT", "RB")) or reading.lowers[at] == "&"


def _is_elliptic(reading: Reading, head: int, floor: int) -> bool:
    """“the elderly”, “the accused”: a determiner and an adjective."""
    return head > floor and reading.tags[head] in ("JJ", "VBN") and reading.lowers[head - 1] == "the"


def noun_phrase_from(reading: Reading, start: int, limit: int) -> int | None:
    """The end of the base noun phrase that begins at a token; None where none does."""
    tags, lowers = reading.tags, reading.lowers
    end = start
    head = None
    limit = min(limit, start + LONGEST_PHRASE)
    while end < limit:
        tag = tags[end]
        if tag == "PRP":
            return end + 1 if end == start else (head + 1 if head is not None else None)
        if tag in NOUNS or tag in MODIFIERS:
            if head is not None and (is_time(reading, end) or lowers[end] in ("last", "next")):
                break
            if head is not None and tag in ("DT", "PDT", "PRP$"):
                break
            if tag in HEADS or lowers[end] in ALONE:
                head = end
        elif lowers[end] != "&" and (head is not None or not _comes_before_noun(tag, end - start)):
            break
        end += 1
    return None if head is None else head + 1


def _comes_before_noun(tag: str, position: int) -> bool:
    """Whether a word at a position in a noun phrase may come before its noun: “a very much wanted man”."""
    return tag == "RB" or (tag in ("VBN", "VBG") and position > 0)


def full_phrase_to(reading: Reading, end: int, floor: int) -> int | None:
    """As noun_phrase_to, with what a preposition links: “a spokesman for the ministry of health”."""
    start = noun_phrase_to(reading, end, floor)
    farthest = max(floor, end - LONGEST_PHRASE)
    is_subject = end < len(reading.tags) and reading.tags[end] in FINITE
    while start is not None and start - 2 >= farthest:
        link = start - 1
        if not _is_link(reading, link):
            break
        end = link
        if link - 2 >= floor and _is_description(reading, link - 1, is_subject):
            end = link - 1
        if reading.tags[end - 1] not in NOUNS or is_time(reading, end - 1):
            break
        before = noun_phrase_to(reading, end, floor)
        is_tight = end == link and reading.lowers[link] in ("of", "for")
        if before is None or not (is_tight or opens_clause(reading, before, floor)):
            break
        start = before
    return start


def _is_description(reading: Reading, at: int, is_subject: bool) -> bool:
    """“a letter seen by the broadcaster”, “people familiar with the matter”, “sources close to her”.

    is_subject: what it describes has a verb of its own: “an official briefed on the talks said”.
    """
    tag, lower = reading.tags[at], reading.lowers[at]
    return tag in ("VBN", "JJ") or lower == "close" or (is_subject and tag == "VBD" and lower.endswith("ed"))


def _is_link(reading: Reading, at: int) -> bool:
    return reading.tags[at] in LINK_TAGS and reading.lowers[at] in OF_LINKS


def full_phrase_from(reading: Reading, start: int, limit: int) -> int | None:
    """As noun_phrase_from, taking in “of …”, “for …”, “at …” after it."""
    end = noun_phrase_from(reading, start, limit)
    farthest = min(limit, start + LONGEST_PHRASE)
    while end is not None and end + 1 < farthest and _is_link(reading, end):
        after = noun_phrase_from(reading, end + 1, limit)
        if after is None or is_time(reading, end + 1):
            break
        end = after
    return end


def opens_clause(reading: Reading, start: int, floor: int) -> bool:
    """Whether a noun phrase stands where a subject does: first, or after a comma, a conjunction, a mark."""
    if start == floor:
        return True
    before = start - 1
    return reading.tags[before] in (",", ":", "``", "''", "-LRB-", "CC", "IN", "WRB") and (
        reading.tags[before] != "IN" or reading.lowers[before] in SUBORDINATORS
    )


SUBORDINATORS = frozenset(
    "that if because while as although though since whether until unless when where after before but".split()
)


def verb_group_from(reading: Reading, head: int, floor: int) -> int:
    """The start of the verb group whose main verb is a token: “has also called”, “did not say”, “to go”."""
    start = head
    while start > floor:
        before = start - 1
        tag = reading.tags[before]
        is_auxiliary = tag == "MD" or (tag in VERBS and reading.tokens[before].lemma in AUXILIARIES)
        if not (is_auxiliary or tag in ("RB", "RBR", "TO")):
            break
        start = before
    return start


def is_passive(reading: Reading, group: Span, head: int) -> bool:
    """A past participle after a form of “be” or “get”."""
    return reading.tags[head] == "VBN" and any(
        reading.tokens[at].lemma in ("be", "get", "'s", "'re", "'m") for at in range(group[0], head)
    )


def is_negated(reading: Reading, group: Span) -> bool:
    """Whether a verb group says “not” or “never”."""
    return any(reading.lowers[at] in NEGATIONS for at in range(*group))
