"""Cue verbs where they stand: the verb group, its source, and what follows it (the frame)."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from sidelight.analysis import Span
from sidelight.reading import Reading
from sidelight.text.phrases import (
    ADVERBS,
    AUXILIARIES,
    FINITE,
    VERBS,
    full_phrase_from,
    is_negated,
    is_passive,
    is_time,
    noun_phrase_from,
    subject_before,
    verb_group_from,
)

RECIPIENT_VERBS = frozenset(
    "tell ask assure inform remind warn advise urge beg notify convince persuade brief teach show".split()
)
"""Verbs whose object may be who was spoken to: “told the BBC that”."""

ADJUNCTS = frozenset(
    "in on at during to from after before by via through with of against about last late early".split()
)
WH_WORDS = frozenset("what whether how why who which if whatever".split())
INVERTING = frozenset(
    """say add write note explain warn report recall ask reply respond argue claim conclude tweet quip joke continue
    insist observe remark state suggest admit announce declare""".split()
)
"""Verbs that may come before their source after a mere comma: “The bridge is unsafe, said Smith.”"""

LONGEST_ADJUNCT = 30
"""Tokens that may stand between a cue and its content: “said in a statement on its website on Thursday that”."""


@dataclass(frozen=True, slots=True)
class VerbCue:
    """A verb that may be a cue. Positions are those of tokens.

    head: the main verb. group: with its auxiliaries, adverbs and negation. sentence: bounds of its sentence.
    source: who, None where nobody is seen. inverted: the source stands after the verb (“said Smith”).
    frame: what follows: that, clause, quote, wh, to, np-to, ing, np, a preposition, or end; left where nothing
        follows and a comma or a quotation stands before. With "/ing", "/to", "/vbn", "/passive" for these forms.
    content: where the content begins, if it stands after the cue.
    after_content: whether a comma or a quotation ends right before the source, or before an inverted cue.
    """

    head: int
    lemma: str
    group: Span
    sentence: Span
    source: Span | None
    inverted: bool
    frame: str
    content: int
    after_content: bool
    passive: bool
    negated: bool

    @property
    def left_end(self) -> int:
        """Where content before the cue ends."""
        return self.group[0] if self.inverted or self.source is None else self.source[0]


class Quotations:
    """The quotations of a reading by token: where one begins, ends, or covers a position."""

    def __init__(self, reading: Reading) -> None:
        self.spans: list[Span] = []
        for quotation in reading.quotations:
            inside = reading.tokens_in(quotation)
            if inside:
                self.spans.append((inside.start, inside.stop))
        self._starts = [start for start, _ in self.spans]
        self.ending = {end: start for start, end in self.spans}
        self.beginning = dict(self.spans)

    def at(self, token: int) -> Span | None:
        """The quotation that covers a token."""
        position = bisect_right(self._starts, token) - 1
        if position < 0 or token >= self.spans[position][1]:
            return None
        return self.spans[position]


def verb_cues(reading: Reading, quotations: Quotations) -> Iterator[VerbCue]:
    """Every main verb of a reading, as the cue that it would be."""
    for sentence in reading.sentences:
        for head in range(*sentence):
            if (
                reading.tags[head] in VERBS
                and reading.lowers[head] != "according"
                and _is_main(reading, head, sentence[1])
            ):
                yield _look(reading, quotations, head, sentence)


def _is_main(reading: Reading, head: int, limit: int) -> bool:
    """Whether a verb is no auxiliary of a verb after it."""
    if reading.tokens[head].lemma not in AUXILIARIES:
        return True
    at = head + 1
    while at < limit and reading.tags[at] in ("RB", "TO"):
        at += 1
    return at >= limit or reading.tags[at] not in VERBS


def _look(reading: Reading, quotations: Quotations, head: int, sentence: Span) -> VerbCue:
    covering = quotations.at(head)
    floor = sentence[0] if covering is None else max(sentence[0], covering[0] + 1)
    limit = sentence[1] if covering is None else min(sentence[1], covering[1])
    group = verb_group_from(reading, head, floor), head + 1
    passive = is_passive(reading, group, head)
    lemma = reading.tokens[head].lemma
    floor = _after_quotation(quotations, group[0], floor)
    source = None if passive else subject_before(reading, group[0], floor)
    if source is not None and quotations.at(source[1] - 1) != covering:
        source = None
    inverted = None
    if source is None and not passive and reading.tags[head] in FINITE:
        inverted = _inverted_source(reading, quotations, head, floor, limit)
    after = inverted[1] if inverted else head + 1
    frame, content = _frame(reading, quotations, lemma, after, limit)
    left_end = group[0] if inverted or source is None else source[0]
    after_content = inverted is not None or _is_after_content(reading, quotations, left_end, sentence[0])
    if after_content and (
        frame == "end" or (frame != "quote" and _is_handed_over(reading, quotations, left_end))
    ):
        frame = "left"
    return VerbCue(
        head=head,
        lemma=lemma,
        group=group,
        sentence=(sentence[0], limit),
        source=inverted or source,
        inverted=inverted is not None,
        frame=frame + _form(reading, group, head, passive),
        content=content,
        after_content=after_content,
        passive=passive,
        negated=is_negated(reading, group),
    )


def _form(reading: Reading, group: Span, head: int, passive: bool) -> str:
    """The part of a frame that says in which form the verb stands; "" for a finite one."""
    tag = reading.tags[head]
    if passive:
        return "/passive"
    if "TO" in reading.tags[group[0] : head]:
        return "/to"
    auxiliaries = any(reading.tags[at] in FINITE for at in range(group[0], head))
    if tag == "VBG" and not auxiliaries:
        return "/ing"
    return "/vbn" if tag == "VBN" and not auxiliaries else ""


def _is_handed_over(reading: Reading, quotations: Quotations, end: int) -> bool:
    """A quotation that ends in a comma, a question or an exclamation hands over to its source: “…,” he said as he left."""
    if end not in quotations.ending:
        return False
    inside = reading.article.text[: reading.tokens[end - 1].start].rstrip()
    return inside.endswith((",", "?", "!", "…", "—", "–"))


def _is_after_content(reading: Reading, quotations: Quotations, end: int, floor: int) -> bool:
    if end in quotations.ending:
        return True
    if end <= floor:
        return False
    return reading.tags[end - 1] == "," or (
        end - 1 in quotations.ending and reading.tags[end - 1] in (",", ".")
    )


def _after_quotation(quotations: Quotations, before: int, floor: int) -> int:
    """A source stands after the last quotation that ends before its verb."""
    position = bisect_right(quotations._starts, before) - 1
    if position >= 0 and floor < quotations.spans[position][1] <= before:
        return quotations.spans[position][1]
    return floor


def _inverted_source(
    reading: Reading, quotations: Quotations, head: int, floor: int, limit: int
) -> Span | None:
    """“…,” said Smith, a doctor: the noun phrase after a verb that itself comes right after content."""
    before = head - 1
    while before > floor and reading.tags[before] in ADVERBS:
        before -= 1
    after_content = head in quotations.ending or before + 1 in quotations.ending
    after_comma = before >= floor and reading.tags[before] == ","
    after_comma = after_comma and reading.tokens[head].lemma in INVERTING
    opens = (
        not after_content and not after_comma and head == floor and reading.tokens[head].lemma in INVERTING
    )
    if not (after_content or after_comma or opens) or head + 1 >= limit:
        return None
    end = full_phrase_from(reading, head + 1, limit)
    if end is None or reading.lowers[head + 1] in ("it", "them", "him", "me", "us"):
        return None
    if opens and not (end < limit and end + 1 in quotations.beginning):
        return None
    if not after_content and reading.tags[head + 1] not in ("NNP", "NNPS", "PRP", "DT", "NN", "NNS", "PRP$"):
        return None
    return head + 1, _with_appositive(reading, end, limit)


def _with_appositive(reading: Reading, end: int, limit: int) -> int:
    """Takes in “, a doctor at the clinic” after a source, up to the comma or mark that ends it."""
    if (
        end + 1 >= limit
        or reading.tags[end] != ","
        or reading.tags[end + 1] not in ("DT", "NN", "WP", "CD", "PRP$", "NNP")
    ):
        return end
    for at in range(end + 1, min(limit, end + LONGEST_ADJUNCT)):
        if reading.tags[at] in (",", ".", ":", "``"):
            return at
    return end


def _frame(reading: Reading, quotations: Quotations, lemma: str, after: int, limit: int) -> tuple[str, int]:
    """What follows a verb, and where it begins."""
    while (
        after < limit and reading.tags[after] in ("RP", "RB") and reading.lowers[after] not in ("so", "not")
    ):
        after += 1
    here = _frame_at(reading, quotations, after, limit)
    if here[0] in ("that", "quote", "wh", "to"):
        return here
    announced = _announced(reading, quotations, after, limit)
    if announced is not None:
        return "quote", announced
    if lemma in RECIPIENT_VERBS:
        recipient = noun_phrase_from(reading, after, limit)
        if recipient is not None:
            there = _frame_at(reading, quotations, _skip_adjuncts(reading, recipient, limit), limit)
            if there[0] in ("that", "quote", "wh", "clause"):
                return there
            if there[0] == "to":
                return "np-to", after
            if there[0] == "end":
                return there
    if here[0] == "clause" and not is_time(reading, after):
        return here
    beyond = _skip_adjuncts(reading, after, limit)
    if beyond > after:
        there = _frame_at(reading, quotations, beyond, limit)
        if there[0] in ("that", "quote", "end", "wh") or (there[0] == "clause" and here[0] != "np"):
            return there
    return here


def _announced(reading: Reading, quotations: Quotations, after: int, limit: int) -> int | None:
    """Where a quotation begins that a comma or a colon announces, with no other clause before it."""
    for at in range(after, min(limit, after + LONGEST_ADJUNCT)):
        if reading.tags[at] in (",", ":") and at + 1 in quotations.beginning:
            return at + 1
        if reading.tags[at] in FINITE or reading.tags[at] in (".", "``") or _begins_participle(reading, at):
            return None
    return None


def _begins_participle(reading: Reading, at: int) -> bool:
    """“…, adding”: a participle after a comma, which is a cue of its own."""
    return reading.tags[at] == "," and at + 1 < len(reading.tags) and reading.tags[at + 1] in ("VBG", "CC")


def _frame_at(reading: Reading, quotations: Quotations, at: int, limit: int) -> tuple[str, int]:
    tags, lowers = reading.tags, reading.lowers
    if at >= limit:
        return "end", at
    if at in quotations.beginning:
        return "quote", at
    if tags[at] in (",", ":") and at + 1 in quotations.beginning:
        return "quote", at + 1  # also where the quotation is the next paragraph
    if (
        lowers[at] == "that"
        and tags[at] in ("IN", "WDT")
        or (lowers[at] == "that" and _has_clause(reading, at + 1, limit))
    ):
        return "that", at
    if tags[at] == ":" and lowers[at] == ":":
        return "quote", at + 1
    if tags[at] in (".", ",", ":", "''", "-RRB-", "CC", "-LRB-"):
        return "end", at
    if tags[at] == "TO":
        return "to", at
    if lowers[at] in WH_WORDS and tags[at] in ("WP", "WRB", "WDT", "IN"):
        return "wh", at
    if tags[at] == "IN":
        return lowers[at], at
    if tags[at] == "VBG":
        return "ing", at
    if _has_clause(reading, at, limit):
        return "clause", at
    return ("np", at) if noun_phrase_from(reading, at, limit) is not None else ("end", at)


def _has_clause(reading: Reading, at: int, limit: int) -> bool:
    """A noun phrase, or “there”, and a finite verb before the clause is over."""
    if at >= limit:
        return False
    if reading.tags[at] == "EX":
        return True
    subject = full_phrase_from(reading, at, limit)
    if subject is None:
        return False
    commas = 0
    for position in range(subject, min(limit, subject + 25)):
        tag = reading.tags[position]
        if tag in FINITE:
            return True
        if tag in (".", ":", "CC") and not commas:
            return False
        if tag == ",":
            commas += 1
            if commas > 1 and position + 1 < limit and reading.tags[position + 1] not in FINITE | ADVERBS:
                return False
    return False


def _skip_adjuncts(reading: Reading, at: int, limit: int) -> int:
    """Past “on Thursday”, “in a statement on its website”, “Wednesday”, “last week”."""
    stop = min(limit, at + LONGEST_ADJUNCT)
    while at < stop:
        if (
            reading.tags[at] in ("IN", "TO")
            and reading.lowers[at] in ADJUNCTS
            and reading.lowers[at] != "that"
        ):
            end = noun_phrase_from(reading, at + 1, limit)
            if end is None:
                return at
            at = end
        elif is_time(reading, at) or reading.lowers[at] in ("last", "late", "early", "this", "earlier"):
            at += 1
        elif reading.tags[at] in ADVERBS or (
            reading.tags[at] == "NN" and reading.lowers[at] in ("week", "month", "year")
        ):
            at += 1
        else:
            return at
    return at
