"""Who is said to have said, thought or wanted what: attributions, by rules over tags.

A cue is looked for first (a verb, “according to”, a noun such as “claim”, a label such as “Smith:”), then the source
in the place where that cue has it, then the content on the side where the cue has that. The names cue, source and
content, and the order, are those of Pareti 2015, “Attribution: A Computational Approach”.
"""

from __future__ import annotations

from dataclasses import replace

from sidelight.analysis import Span
from sidelight.reading import Attribution, Reading
from sidelight.rules.content import Extent
from sidelight.rules.cues import cue_nouns, cue_verbs, sureness
from sidelight.rules.following import follow_on
from sidelight.rules.labels import by_colon, labels
from sidelight.rules.verbs import Quotations, VerbCue, verb_cues
from sidelight.text.phrases import VERBS, full_phrase_from, noun_phrase_from, noun_phrase_to

SURE_ENOUGH = 0.5


def find_attributions(reading: Reading) -> tuple[Attribution, ...]:
    """The attributions of a reading that has everything else, in the order of their contents."""
    quotations = Quotations(reading)
    verbs = list(verb_cues(reading, quotations))
    sure = {cue.head: sureness(reading, quotations, cue) for cue in verbs}
    cues = [cue for cue in verbs if sure[cue.head] >= SURE_ENOUGH and _may_be_cue(quotations, cue)]
    finder = _Finder(reading, quotations, verbs, cues, sure)
    found = finder.by_verbs() + finder.by_according() + finder.by_nouns()
    found += labels(reading) + by_colon(reading, quotations, verbs)
    found = _without_clashes(found)
    found = follow_on(reading, quotations, found)
    return _nested(found)


def _may_be_cue(quotations: Quotations, cue: VerbCue) -> bool:
    """Not in quoted words, where the speaker speaks of speaking, and no “group called X”."""
    return quotations.at(cue.head) is None and not cue.frame.endswith("/vbn")


class _Finder:
    def __init__(
        self,
        reading: Reading,
        quotations: Quotations,
        verbs: list[VerbCue],
        cues: list[VerbCue],
        sure: dict[int, float],
    ) -> None:
        self.reading = reading
        self.quotations = quotations
        self.verbs = verbs
        self.cues = cues
        self.sure = sure
        self.extent = Extent(reading, quotations, cues)

    def by_verbs(self) -> list[Attribution]:
        return [found for cue in self.cues if (found := self._by_verb(cue)) is not None]

    def _by_verb(self, cue: VerbCue) -> Attribution | None:
        content, where = self._content(cue)
        if not content:
            return None
        source = cue.source or self._agent(cue) or self._source_of_sentence(cue)
        kind = cue_verbs()[cue.lemma]
        word = self.reading.text(*cue.group)
        return Attribution(
            content=tuple(content),
            cue=(self.reading.span(*cue.group),),
            source=() if source is None else (self.reading.span(*source),),
            verb=cue.lemma,
            speech=kind in ("speech", "weak"),
            negated=cue.negated,
            confidence=round(self.sure[cue.head] * (0.95 if source else 0.6), 2),
            because=(f"“{word}” {where}",),
        )

    def _content(self, cue: VerbCue) -> tuple[list[Span], str]:
        """The content of a cue, and where it stands, for the reader."""
        extent, sentence = self.extent, cue.sentence
        frame = cue.frame.partition("/")[0]
        before: list[Span] = []
        if cue.after_content and frame in ("left", "quote"):
            before = extent.left(cue.left_end, self._clause_start(cue))
        if frame == "left":
            if not before:
                return [], ""
            after = cue.content
            more = extent.middle(after, sentence[1]) if self._is_quoted(before[-1]) else []
            if not more and self._is_quoted(before[-1]):
                more = extent.following(sentence[1])
            if not more and not self._is_quoted(before[-1]) and self._is_broken(before[-1]):
                more = extent.rest(after, sentence[1])
            return [*before, *more], "after the words"
        if frame == "end":
            return [], ""
        if before and not self._is_quoted(before[-1]):
            before = []
        return [*before, *extent.right(cue)], "before the words"

    def _clause_start(self, cue: VerbCue) -> int:
        """Where a content before the cue may begin: at its sentence's start."""
        return cue.sentence[0]

    def _is_quoted(self, span: Span) -> bool:
        inside = self.reading.tokens_in(span)
        return inside.stop in self.quotations.ending

    def _is_broken(self, span: Span) -> bool:
        """A content before the cue that lacks its verb goes on after the cue: “The plan, he said, would fail.”"""
        return not any(
            self.reading.tags[at] in ("VBD", "VBZ", "VBP", "MD") for at in self.reading.tokens_in(span)
        )

    def _agent(self, cue: VerbCue) -> Span | None:
        """“… by the ministry” after a passive."""
        at = cue.head + 1
        if not cue.passive or at >= cue.sentence[1] or self.reading.lowers[at] != "by":
            return None
        end = full_phrase_from(self.reading, at + 1, cue.sentence[1])
        return None if end is None else (at + 1, end)

    def _source_of_sentence(self, cue: VerbCue) -> Span | None:
        """The subject that a coordinated verb or a participle shares with the verb before it."""
        if cue.passive:
            return None
        source = None
        for verb in self.verbs:
            if verb.head >= cue.head:
                break
            if verb.sentence[0] == cue.sentence[0] and verb.source and self.quotations.at(verb.head) is None:
                source = verb.source
        return source

    def by_according(self) -> list[Attribution]:
        """“According to X, …” and “…, according to X”."""
        reading, found = self.reading, []
        for at, word in enumerate(reading.lowers[:-2]):
            if word != "according" or reading.lowers[at + 1] != "to" or self.quotations.at(at) is not None:
                continue
            sentence = reading.sentences[reading.sentence_at(at)]
            end = full_phrase_from(reading, at + 2, sentence[1])
            end = end and self._with_name(end, sentence[1])
            if end is None or self._has_cue_before(at, sentence[0]):
                continue
            content = self._content_beside(at, end, sentence)
            if content:
                found.append(
                    Attribution(
                        content=tuple(content),
                        cue=(reading.span(at, at + 2),),
                        source=(reading.span(at + 2, end),),
                        verb="accord",
                        speech=True,
                        confidence=0.9,
                        because=("“according to” names the source",),
                    )
                )
        return found

    def _with_name(self, end: int, limit: int) -> int:
        """Takes in “, Alireza Mehraban” after “the team's coach”."""
        for name in self.reading.names:
            if name.start == end + 1 and self.reading.tags[end] == "," and name.end < limit:
                return name.end if self.reading.tags[name.end] == "," else end
        return end

    def _has_cue_before(self, at: int, floor: int) -> bool:
        """“he said, according to the AP”: the outlet is not the speaker."""
        return any(
            floor <= cue.head and at - 3 <= cue.head < at and cue.frame in ("left", "end")
            for cue in self.cues
        )

    def _content_beside(self, at: int, end: int, sentence: Span) -> list[Span]:
        reading = self.reading
        if at - sentence[0] <= 1:
            start = end
            while start < sentence[1] and reading.tags[start] != ",":
                start += 1
            return [self.extent._trim(start + 1, sentence[1])] if start + 1 < sentence[1] else []
        return self.extent.left(at, sentence[0])

    def by_nouns(self) -> list[Attribution]:
        """“claims by X that …”, “X's warning that …”."""
        reading, found = self.reading, []
        nouns = cue_nouns()
        for at, token in enumerate(reading.tokens):
            if (
                token.lemma not in nouns
                or token.tag not in ("NN", "NNS")
                or self.quotations.at(at) is not None
            ):
                continue
            sentence = reading.sentences[reading.sentence_at(at)]
            source, after = self._source_of_noun(at, sentence)
            if (
                after >= sentence[1]
                or reading.lowers[after] != "that"
                or reading.tags[after] not in ("IN", "WDT")
            ):
                continue
            end = self._that_clause_end(after, sentence[1])
            if end - after < 3:
                continue
            verb = nouns[token.lemma]
            kind = cue_verbs().get(verb, "speech")
            found.append(
                Attribution(
                    content=(self.extent._trim(after, end),),
                    cue=(reading.span(at, at + 1),),
                    source=() if source is None else (reading.span(*source),),
                    verb=verb,
                    speech=kind in ("speech", "weak"),
                    confidence=0.7 if source else 0.5,
                    because=(f"“{token.text}” stands before the words",),
                )
            )
        return found

    def _source_of_noun(self, at: int, sentence: Span) -> tuple[Span | None, int]:
        """The source of a cue noun, and the token after the noun and it."""
        reading = self.reading
        after = at + 1
        if after + 1 < sentence[1] and reading.lowers[after] in ("by", "from"):
            end = full_phrase_from(reading, after + 1, sentence[1])
            if end is not None:
                return (after + 1, end), end
        for owner in range(at - 1, max(sentence[0], at - 5), -1):
            if reading.tags[owner] == "POS":
                start = noun_phrase_to(reading, owner, sentence[0])
                return (None if start is None else (start, owner)), after
            if reading.tags[owner] == "PRP$":
                return (owner, owner + 1), after
            if reading.tags[owner] not in ("JJ", "NN", "NNS", "CD"):
                break
        return None, after

    def _that_clause_end(self, that: int, limit: int) -> int:
        """The end of a that-clause: before a second finite verb, which is that of the clause around it."""
        reading = self.reading
        finite = 0
        covered = False
        for at in range(that + 1, limit):
            tag = reading.tags[at]
            if tag in ("WP", "WDT", "WRB", "IN", "CC", ",", "``") and (
                tag != "IN" or reading.lowers[at] in ("that", "because", "as", "if", "while")
            ):
                covered = True
            elif tag in ("VBD", "VBZ", "VBP", "MD") and reading.tags[at - 1] not in ("RB", "MD"):
                finite += 1
                if finite > 1 and not covered:
                    return at
                covered = False
            elif tag in ("NN", "NNS", "NNP", "PRP") and finite:
                covered = covered and reading.tags[at - 1] not in VERBS
        return limit


def _without_clashes(found: list[Attribution]) -> list[Attribution]:
    """Of attributions whose contents cross or are the same, the surer one; one inside another stays."""
    kept: list[Attribution] = []
    for new in sorted(found, key=lambda item: (-item.confidence, item.content)):
        if not any(_clash(new, old) for old in kept):
            kept.append(new)
    return sorted(kept, key=lambda item: (item.content, item.cue))


def _clash(a: Attribution, b: Attribution) -> bool:
    for first in a.content:
        for second in b.content:
            if first[1] <= second[0] or second[1] <= first[0]:
                continue
            inside = _is_inside(a, b) or _is_inside(b, a)
            return not inside
    return False


def _is_inside(inner: Attribution, outer: Attribution) -> bool:
    """Whether an attribution stands, with its cue, in one stretch of another's content."""
    first, last = inner.content[0][0], inner.content[-1][1]
    if inner.cue:
        first, last = min(first, inner.cue[0][0]), max(last, inner.cue[-1][1])
    return any(
        start <= first and last <= end and (start, end) != (first, last) for start, end in outer.content
    )


def _nested(found: list[Attribution]) -> tuple[Attribution, ...]:
    """Each attribution with the innermost one that it stands in."""
    result = []
    for item in found:
        around = [
            (sum(end - start for start, end in other.content), position)
            for position, other in enumerate(found)
            if other is not item and _is_inside(item, other)
        ]
        result.append(replace(item, within=min(around)[1]) if around else item)
    return tuple(result)
