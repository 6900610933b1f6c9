"""Cue verbs where they stand: the verb group, its source, and what follows it (the frame)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sidelight.analysis import Span
from sidelight.reading import Reading
from sidelight.rules.frames import LONGEST_ADJUNCT, frame_after
from sidelight.rules.inversion import closes, inverted_source, is_after_content, is_handed_over
from sidelight.rules.quotations import Quotations
from sidelight.text.phrases import (
    AUXILIARIES,
    FINITE,
    MODIFIERS,
    VERBS,
    is_negated,
    is_passive,
    opens_clause,
    verb_group_from,
)
from sidelight.text.subject import subject_before

LONGEST_SCARE_QUOTE = 4
"""Tokens, marks included."""


@dataclass(frozen=True, slots=True)
class VerbCue:
    """A verb that may be a cue. Positions are those of tokens.

    head: the main verb. group: with its auxiliaries, adverbs and negation. sentence: bounds of its sentence.
    subject: the noun phrase that the verb agrees with. source: who speaks: the subject, or what stands after
        the verb (inverted, “said Smith”); None where nobody is seen, and for a passive.
    frame: as in rules/frames.py; left where nothing follows and a comma or a quotation stands before. With
        "/ing", "/to", "/vbn", "/passive" for these forms.
    content: where the content begins, if it stands after the cue.
    after_content: whether a comma or a quotation ends right before the source, or before an inverted cue.
    """

    head: int
    lemma: str
    group: Span
    sentence: Span
    subject: Span | None
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
    first, limit = sentence if covering is None else _inside(reading, sentence, covering)
    group = _group(reading, quotations, head, first)
    passive = is_passive(reading, group, head)
    lemma = reading.tokens[head].lemma
    floor = quotations.last_end(first, group[0]) or first  # a source stands after the quotation before it
    subject = subject_before(reading, group[0], floor) or _named_after(reading, quotations, group[0], floor)
    if subject is not None and (
        quotations.at(subject[1] - 1) != covering or _is_participle(reading, group, head, subject)
    ):
        subject = None
    if subject is None and covering is None:
        subject = _scare_quoted(reading, quotations, group[0], first)
    source = None if passive else subject
    if source is not None and source[1] < group[0] and source[0] == floor:
        # “The contrast with Trump, said Doyle, would be clear”: the comma parts content from its cue.
        behind = inverted_source(reading, quotations, head, floor, limit)
        source = None if behind is not None and closes(reading, behind[1], limit) else source
    inverted = None
    if source is None and not passive and reading.tags[head] in FINITE:
        inverted = inverted_source(reading, quotations, head, floor, limit)
    after = inverted[1] if inverted else head + 1
    frame, content = frame_after(reading, quotations, lemma, after, limit)
    left_end = group[0] if inverted or source is None else source[0]
    after_content = inverted is not None or is_after_content(reading, quotations, left_end, sentence[0])
    hands_over = frame == "end" or (frame != "quote" and is_handed_over(reading, quotations, left_end))
    if after_content and hands_over:
        frame = "left"
    return VerbCue(
        head=head,
        lemma=lemma,
        group=group,
        sentence=(sentence[0], limit),
        subject=inverted or subject,
        source=inverted or source,
        inverted=inverted is not None,
        frame=frame + _form(reading, group, head, source, passive=passive),
        content=content,
        after_content=after_content,
        passive=passive,
        negated=is_negated(reading, group),
    )


def _group(reading: Reading, quotations: Quotations, head: int, floor: int) -> Span:
    """A verb with its auxiliaries; not with the Will of “…,” Will wrote; “was quoted as saying”."""
    is_quoted_as = head - 2 >= floor and reading.lowers[head - 2 : head + 1] == ("quoted", "as", "saying")
    start = verb_group_from(reading, head - 2 if is_quoted_as else head, floor)
    is_name = start < head and reading.tokens[start].text[0].isupper() and quotations.end_before(start)
    return start + is_name, head + 1


def _named_after(reading: Reading, quotations: Quotations, verb: int, floor: int) -> Span | None:
    """“…,” Will wrote: capitals alone between a quotation and a verb are a name, whatever they are tagged."""
    if not quotations.end_before(floor) or not 0 < verb - floor <= LONGEST_SCARE_QUOTE:
        return None
    is_name = all(word.text[0].isupper() for word in reading.tokens[floor:verb])
    return (floor, verb) if is_name else None


def _scare_quoted(reading: Reading, quotations: Quotations, verb: int, floor: int) -> Span | None:
    """“The “experts” said”: a word or two in quotation marks that a determiner or an adjective leads to."""
    opening = quotations.ending.get(verb)
    if opening is None or verb - opening > LONGEST_SCARE_QUOTE or opening <= floor:
        return None
    if reading.tags[opening - 1] not in MODIFIERS or not reading.lowers[verb - 2][-1].isalnum():
        return None
    start = opening - 1
    while start > floor and reading.tags[start - 1] in MODIFIERS:
        start -= 1
    return start, verb


def _is_participle(reading: Reading, group: Span, head: int, subject: Span) -> bool:
    """Whether a participle shares another verb's subject: “…, adding”, “elected in 2018 pledging”.

    Not so right after a noun (“a message stating”).
    """
    if reading.tags[head] != "VBG" or any(reading.tags[at] in FINITE for at in range(group[0], head)):
        return False
    return reading.tags[group[0] - 1] == "," or reading.tags[subject[1] - 1] == "CD"


def _inside(reading: Reading, sentence: Span, quotation: Span) -> Span:
    """The part of a sentence that stands in a quotation, without its marks."""
    end = quotation[1] - (reading.tags[quotation[1] - 1] == "''")
    return max(sentence[0], quotation[0] + 1), min(sentence[1], end)


def _form(reading: Reading, group: Span, head: int, source: Span | None, *, passive: bool) -> str:
    """The part of a frame that says in which form the verb stands; "" for a finite one."""
    tag = reading.tags[head]
    if passive:
        return "/passive"
    if "TO" in reading.tags[group[0] : head]:
        return "/to"
    auxiliaries = any(reading.tags[at] in FINITE for at in range(group[0], head))
    if tag == "VBG" and not auxiliaries:
        return "/ing"
    if tag != "VBN" or auxiliaries or (source is not None and _is_subject(reading, group, source)):
        return ""
    return "/vbn"


def _is_subject(reading: Reading, group: Span, source: Span) -> bool:
    """Whether what stands before a participle is its subject: then it is a past tense that was tagged amiss.

    So after a pronoun, a name or an appositive (“Fallon, a spokesman, called on”), and where no other verb
    follows (“the prince called for calm”); not so in “a group called Sea Org was”.
    """
    tags = reading.tags
    if tags[group[0] - 1] in (",", "-RRB-", "PRP", "WP") or tags[source[1] - 1] in ("NNP", "PRP"):
        return True
    floor, limit = reading.sentences[reading.sentence_at(source[0])]
    after = range(group[1], min(limit, group[1] + LONGEST_ADJUNCT))
    return opens_clause(reading, source[0], floor) and not any(tags[at] in FINITE for at in after)
