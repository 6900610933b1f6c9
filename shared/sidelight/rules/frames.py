"""The frame of a verb: what follows it, and where that begins.

A frame is one of: that (“that it rains”), clause (“it rains”), quote, wh (“why it rains”), to (“to go”),
np-to (“the army to go”), ing, np, a preposition (“of …”), or end where nothing follows.
"""

from __future__ import annotations

from sidelight.reading import Reading
from sidelight.rules.quotations import Quotations
from sidelight.rules.works import quotes_nobody
from sidelight.text.phrases import ADVERBS, FINITE, full_phrase_from, is_time, noun_phrase_from

RECIPIENT_VERBS = frozenset(
    "tell ask assure inform remind warn advise urge beg notify convince persuade brief teach show".split()
)
"""Verbs whose object may be who was spoken to: “told the BBC that”."""

ADJUNCTS = frozenset(
    "in on at during to from after before by via through with of against about last late early".split()
)
TIME_WORDS = frozenset("last late early this earlier".split())
SPANS_OF_TIME = frozenset("week month year".split())
WH_WORDS = frozenset("what whether how why who which if whatever".split())
VERBAL = FINITE | ADVERBS
RELATIVE = frozenset(("WP", "WDT"))
CLOSERS = frozenset((".", ",", ":", "''", "-RRB-", "CC", "-LRB-"))

LONGEST_ADJUNCT = 30
"""Tokens that may stand between a cue and its content: “said in a statement on its website that”."""

FARTHEST_VERB = 25
"""Tokens that may stand between a clause's subject and its verb."""

Frame = tuple[str, int]
"""The kind of frame, and the token that it begins with."""


def frame_after(reading: Reading, quotations: Quotations, lemma: str, after: int, limit: int) -> Frame:
    """The frame of a verb whose group, or whose source if it is inverted, ends before a token."""
    tags, lowers = reading.tags, reading.lowers
    while after < limit and tags[after] in ("RP", "RB") and lowers[after] not in ("so", "not"):
        after += 1
    here = _frame_at(reading, quotations, after, limit)
    if after in quotations.beginning and quotes_nobody(reading, quotations, lemma, after):
        return "end", after
    if here[0] in ("that", "quote", "wh", "to"):
        return here
    announced = _announced(reading, quotations, after, limit)
    if announced is not None:
        return "quote", announced
    if lemma in RECIPIENT_VERBS:
        told = _after_recipient(reading, quotations, after, limit)
        if told is not None:
            return told
    if here[0] == "clause" and not is_time(reading, after):
        return here
    beyond = skip_adjuncts(reading, after, limit)
    if beyond > after:
        there = _frame_at(reading, quotations, beyond, limit)
        if there[0] in ("that", "quote", "end", "wh") or (there[0] == "clause" and here[0] != "np"):
            return there
    return here


def _after_recipient(reading: Reading, quotations: Quotations, after: int, limit: int) -> Frame | None:
    """The frame after “told the BBC on Monday”; None where there is no such object."""
    recipient = noun_phrase_from(reading, after, limit)
    if recipient is None:
        return None
    there = _frame_at(reading, quotations, skip_adjuncts(reading, recipient, limit), limit)
    if there[0] == "to":
        return "np-to", after
    return there if there[0] in ("that", "quote", "wh", "clause", "end") else None


def _announced(reading: Reading, quotations: Quotations, after: int, limit: int) -> int | None:
    """Where a quotation begins that a comma or a colon announces, with no other clause before it."""
    tags = reading.tags
    for at in range(after, min(limit, after + LONGEST_ADJUNCT)):
        if tags[at] in (",", ":") and at + 1 in quotations.beginning:
            return at + 1
        if tags[at] in FINITE or tags[at] in (".", "``") or _begins_participle(reading, at):
            return None
    return None


def _begins_participle(reading: Reading, at: int) -> bool:
    """“…, adding”: a participle after a comma, which is a cue of its own."""
    tags = reading.tags
    return tags[at] == "," and at + 1 < len(tags) and tags[at + 1] in ("VBG", "CC")


def _frame_at(reading: Reading, quotations: Quotations, at: int, limit: int) -> Frame:
    if at >= limit:
        return "end", at
    tag, lower = reading.tags[at], reading.lowers[at]
    if at in quotations.beginning:
        return "quote", at
    if tag in (",", ":") and at + 1 in quotations.beginning:
        return "quote", at + 1  # also where the quotation is the next paragraph
    if lower == "that" and (tag in ("IN", "WDT") or has_clause(reading, at + 1, limit)):
        return "that", at
    if tag == ":" and lower == ":":
        return "quote", at + 1
    if tag in CLOSERS:
        return "end", at
    if tag == "TO":
        return "to", at
    if lower in WH_WORDS and tag in ("WP", "WRB", "WDT", "IN"):
        return "wh", at
    if tag == "IN":
        return lower, at
    if tag == "VBG":
        return "ing", at
    if has_clause(reading, at, limit):
        return "clause", at
    return ("np", at) if noun_phrase_from(reading, at, limit) is not None else ("end", at)


def has_clause(reading: Reading, at: int, limit: int) -> bool:
    """A noun phrase, or “there”, and a finite verb before the clause is over.

    The verb of a relative clause is not its own: “the pipeline, which is supported, would fail”.
    """
    if at >= limit:
        return False
    if reading.tags[at] == "EX":
        return True
    subject = full_phrase_from(reading, at, limit)
    if subject is None:
        return False
    commas = 0
    in_relative = False
    for position in range(subject, min(limit, subject + FARTHEST_VERB)):
        tag = reading.tags[position]
        if tag in FINITE:
            if not in_relative:
                return True
            in_relative = False
        elif tag in RELATIVE and reading.tags[position - 1] == ",":
            in_relative = True
        if tag in (".", ":", "CC") and not commas:
            return False
        if tag == ",":
            commas += 1
            after = position + 1 + (position + 1 in range(limit) and reading.tags[position + 1] == "``")
            if commas > 1 and after < limit and reading.tags[after] not in VERBAL:
                return False
    return False


def skip_adjuncts(reading: Reading, at: int, limit: int) -> int:
    """Past “on Thursday”, “in a statement on its website”, “Wednesday”, “last week”."""
    tags, lowers = reading.tags, reading.lowers
    stop = min(limit, at + LONGEST_ADJUNCT)
    while at < stop:
        if tags[at] in ("IN", "TO") and lowers[at] in ADJUNCTS:
            end = noun_phrase_from(reading, at + 1, limit)
            if end is None:
                return at
            at = end
        elif (
            is_time(reading, at)
            or lowers[at] in TIME_WORDS
            or tags[at] in ADVERBS
            or (tags[at] == "NN" and lowers[at] in SPANS_OF_TIME)
        ):
            at += 1
        else:
            return at
    return at
