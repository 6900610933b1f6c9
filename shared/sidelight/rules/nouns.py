"""Cue nouns: “claims by X that …”, “X's warning of …”, “issued a statement that …”."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from sidelight.analysis import Span
from sidelight.reading import Attribution, Reading
from sidelight.rules.content import Extent
from sidelight.rules.cues import GIVING, CueNoun, cue_nouns, is_speech
from sidelight.rules.frames import skip_adjuncts
from sidelight.rules.landmarks import Landmarks
from sidelight.rules.quotations import Quotations
from sidelight.rules.subjects import Subjects
from sidelight.text.phrases import FINITE, NOUNS, VERBS, full_phrase_from, noun_phrase_from, noun_phrase_to

FARTHEST_OWNER = 4
"""Tokens between “X's” and “warning”, and between “issued” and “warning”."""

UTTERING = frozenset("express voice raise issue".split())
"""Of these, verbs that make a thought heard: “expressed concern that …”."""

SUBORDINATORS = frozenset("that because as if while".split())
OPENERS = frozenset(("WP", "WDT", "WRB", "CC", ",", "``"))
SUBJECTS = NOUNS - {"NNPS"} | {"PRP"}
BETWEEN = frozenset(("JJ", "NN", "NNS", "CD", "VBN", "VBG", "JJR", "JJS"))


class _Source(NamedTuple):
    """Whose a cue noun is; the token where its cue begins; the token after the noun and whom “by” names."""

    span: Span | None
    cue: int
    after: int
    after_owner: bool = False

    @property
    def where(self) -> str:
        return "after it" if self.after_owner else "before it, as the one whose it is"


def by_nouns(
    reading: Reading, quotations: Quotations, extent: Extent, subjects: Subjects
) -> Iterator[Attribution]:
    """The attributions that a noun makes, with a clause, a quotation or a thing after it."""
    nouns, clauses = cue_nouns(), ThatClauses(reading)
    for at, token in enumerate(reading.tokens):
        noun = nouns.get(token.lemma)
        if noun is None or token.tag not in ("NN", "NNS") or quotations.at(at) is not None:
            continue
        sentence = reading.sentences[reading.sentence_at(at)]
        source = _source(reading, subjects, at, sentence)
        found = _content(extent, clauses, noun, source, sentence[1])
        if found is None or source.span is None:
            continue
        cue_end, content = found
        cue = reading.span(source.cue, at + 1 if source.after_owner else cue_end)
        words = reading.article.text[slice(*cue)]
        yield Attribution(
            content=(content,),
            cue=(cue,),
            source=(reading.span(*source.span),),
            verb=noun.verb,
            speech=is_speech(noun.verb) or reading.tokens[source.cue].lemma in UTTERING,
            confidence=0.7,
            because=(f"“{words}” leads to the words", f"the source stands {source.where}"),
        )


def _content(
    extent: Extent, clauses: ThatClauses, noun: CueNoun, source: _Source, limit: int
) -> tuple[int, Span] | None:
    """The token before which the cue ends at the latest, and the content, if the noun has one of its frames.

    Only where somebody owns the noun: “the claim that” may be anybody's, or the reporter's own.
    """
    reading, quotations, at = extent.reading, extent.quotations, source.after
    if at >= limit or source.span is None:
        return None
    at = _past_adjuncts(reading, noun, at, limit)
    lower, tag = reading.lowers[at], reading.tags[at]
    if lower == "that" and tag in ("IN", "WDT") and "that" in noun.frames:
        if at + 1 < limit and reading.tags[at + 1] in FINITE:
            return None  # “emails that were lost”
        end = clauses.end(at, limit)
        return (source.after, extent.trimmed(at, end)) if end - at >= 3 else None
    start = at + 1 if tag in (":", ",") and at + 1 in quotations.beginning else at
    is_announced = start > at or source.after_owner
    if "quote" in noun.frames and is_announced and start in quotations.beginning:
        return source.after, reading.span(start, quotations.beginning[start])
    if lower not in noun.frames:
        return None
    if lower == "to":
        if at + 1 >= limit or reading.tags[at + 1] not in ("VB", "RB"):
            return None
        return at, extent.trimmed(at, clauses.infinitive_end(at, limit))
    thing = full_phrase_from(reading, at + 1, limit)
    return None if thing is None else (at + 1, extent.trimmed(at + 1, thing))


def _past_adjuncts(reading: Reading, noun: CueNoun, at: int, limit: int) -> int:
    """Past “on Monday” and “in a letter to the mayor”, where a “that” or a colon follows these."""
    if reading.lowers[at] in noun.frames:
        return at
    beyond = skip_adjuncts(reading, at, limit)
    if beyond >= limit or beyond == at:
        return at
    return beyond if reading.lowers[beyond] in (":", "that") else at


def _source(reading: Reading, subjects: Subjects, at: int, sentence: Span) -> _Source:
    """Whose a noun is: “by X” after it, “X's” or “his” before it, or the subject of “issued a”."""
    tags = reading.tags
    after = at + 1
    if after + 1 < sentence[1] and reading.lowers[after] in ("by", "from"):
        end = full_phrase_from(reading, after + 1, sentence[1])
        if end is not None:
            return _Source((after + 1, end), at, end, after_owner=True)
    for owner in range(at - 1, max(sentence[0] - 1, at - FARTHEST_OWNER - 1), -1):
        if tags[owner] == "POS":
            start = noun_phrase_to(reading, owner, sentence[0])
            return _Source(None if start is None else (start, owner), at, after)
        if tags[owner] == "PRP$":
            return _Source((owner, owner + 1), at, after)
        if tags[owner] in VERBS and reading.tokens[owner].lemma in GIVING:
            if noun_phrase_from(reading, owner + 1, sentence[1]) == after:
                subject = subjects.before(owner + 1, sentence[0])
                return _Source(subject, owner if subject else at, after)
            break
        if tags[owner] not in BETWEEN and tags[owner] != "DT":
            break
    return _Source(None, at, after)


class ThatClauses:
    """Where that-clauses end: before a second finite verb, which is that of the clause around it.

    A finite verb that a conjunction, a comma or a relative word leads up to is still one of the clause. Which
    verbs are led up to is found once for the whole reading.
    """

    def __init__(self, reading: Reading) -> None:
        finite: list[int] = []
        bare: list[int] = []
        led_up_to = False
        tags = reading.tags
        for at, tag in enumerate(tags):
            if tag in OPENERS or (tag == "IN" and reading.lowers[at] in SUBORDINATORS):
                led_up_to = True
            elif tag in FINITE and tags[at - 1] not in ("RB", "MD"):
                finite.append(at)
                if not led_up_to:
                    bare.append(at)
                led_up_to = False
            elif tag in SUBJECTS:
                led_up_to = led_up_to and tags[at - 1] not in VERBS
        self._reading = reading
        self._commas = Landmarks(at for at, tag in enumerate(tags) if tag == ",")
        self._finite = Landmarks(finite)
        self._bare = Landmarks(bare)

    def end(self, that: int, limit: int) -> int:
        """The end of the clause that a “that” begins, at the sentence's end at the latest.

        Where the whole stands before the main clause, at the comma that parts the two: “In reply to his claim
        that it rained, she said …”.
        """
        first = self._finite.first(that + 1, limit)
        if first is None:
            return limit
        end = self.infinitive_end(first, limit)
        reading = self._reading
        floor = reading.sentences[reading.sentence_at(that)][0]
        if reading.tags[floor] == "IN" and not self._finite.any(floor, that):
            comma = self._commas.first(first, end)
            return end if comma is None else comma
        return end

    def infinitive_end(self, to: int, limit: int) -> int:
        """The end of the infinitive that a “to” begins, at the sentence's end at the latest."""
        end = self._bare.first(to + 1, limit)
        return limit if end is None else end
