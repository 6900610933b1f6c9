"""Cue nouns: “claims by X that …”, “X's warning that …”."""

from __future__ import annotations

from collections.abc import Iterator

from sidelight.analysis import Span
from sidelight.reading import Attribution, Reading
from sidelight.rules.content import Extent
from sidelight.rules.cues import cue_nouns, is_speech
from sidelight.rules.landmarks import Landmarks
from sidelight.rules.quotations import Quotations
from sidelight.text.phrases import FINITE, NOUNS, VERBS, full_phrase_from, noun_phrase_to

FARTHEST_OWNER = 4
"""Tokens between “X's” and “warning”."""

SUBORDINATORS = frozenset("that because as if while".split())
OPENERS = frozenset(("WP", "WDT", "WRB", "CC", ",", "``"))
SUBJECTS = NOUNS - {"NNPS"} | {"PRP"}


def by_nouns(reading: Reading, quotations: Quotations, extent: Extent) -> Iterator[Attribution]:
    """The attributions that a noun and a that-clause make."""
    nouns, clauses = cue_nouns(), ThatClauses(reading)
    for at, token in enumerate(reading.tokens):
        if token.lemma not in nouns or token.tag not in ("NN", "NNS") or quotations.at(at) is not None:
            continue
        sentence = reading.sentences[reading.sentence_at(at)]
        source, that = _source(reading, at, sentence)
        if that >= sentence[1] or reading.lowers[that] != "that" or reading.tags[that] not in ("IN", "WDT"):
            continue
        end = clauses.end(that, sentence[1])
        if end - that < 3:
            continue
        verb = nouns[token.lemma]
        yield Attribution(
            content=(extent.trimmed(that, end),),
            cue=(reading.span(at, at + 1),),
            source=() if source is None else (reading.span(*source),),
            verb=verb,
            speech=is_speech(verb),
            confidence=0.7 if source else 0.5,
            because=(f"“{token.text}” stands before the words",),
        )


def _source(reading: Reading, at: int, sentence: Span) -> tuple[Span | None, int]:
    """The source of a cue noun, and the token after the noun and it."""
    tags = reading.tags
    after = at + 1
    if after + 1 < sentence[1] and reading.lowers[after] in ("by", "from"):
        end = full_phrase_from(reading, after + 1, sentence[1])
        if end is not None:
            return (after + 1, end), end
    for owner in range(at - 1, max(sentence[0] - 1, at - FARTHEST_OWNER - 1), -1):
        if tags[owner] == "POS":
            start = noun_phrase_to(reading, owner, sentence[0])
            return (None if start is None else (start, owner)), after
        if tags[owner] == "PRP$":
            return (owner, owner + 1), after
        if tags[owner] not in ("JJ", "NN", "NNS", "CD"):
            break
    return None, after


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
        self._finite = Landmarks(finite)
        self._bare = Landmarks(bare)

    def end(self, that: int, limit: int) -> int:
        """The end of the clause that a “that” begins, at the sentence's end at the latest."""
        first = self._finite.first(that + 1, limit)
        second = None if first is None else self._bare.first(first + 1, limit)
        return limit if second is None else second
