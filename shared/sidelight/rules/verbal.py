"""Attributions by a verb: “X said that …”, “…, said X”, “…, he said, …”."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from sidelight.analysis import Span
from sidelight.reading import Attribution, Reading
from sidelight.rules.content import Extent
from sidelight.rules.cues import GIVING, is_cue_noun, is_speech
from sidelight.rules.subjects import Subjects
from sidelight.rules.verbs import VerbCue
from sidelight.text.phrases import VERBS, full_phrase_from

FOLLOWED = {
    "that": "has a clause with “that” after it",
    "clause": "has a whole clause after it",
    "quote": "announces the quotation",
    "wh": "has a question after it",
    "to": "has what is to be done after it",
    "np-to": "has who is to do what after it",
}
FOLLOWED_BY_THING = "has what it is about after it"


class Content(NamedTuple):
    """What a cue gives to its source.

    where: where the cue stands, for the reader. open_end: the token from which quotations may go on with the
    content; None where none may.
    """

    spans: list[Span]
    where: str
    open_end: int | None


def by_verbs(
    reading: Reading, extent: Extent, subjects: Subjects, cues: Sequence[VerbCue], sure: Mapping[int, float]
) -> list[Attribution]:
    """The attributions of the verbs that were taken for cues; sure: how sure each is, by its head.

    Where several cues of a sentence could go on with the quotations after it, the last of them does.
    """
    contents = {cue: content for cue in cues if (content := _content(extent, cue)) is not None}
    last = {content.open_end: cue for cue, content in contents.items() if content.open_end is not None}
    for end, cue in last.items():
        contents[cue].spans.extend(extent.following(end))
    found = []
    for cue, content in contents.items():
        source, reason = _source(reading, subjects, cue)
        found.append(
            Attribution(
                content=tuple(content.spans),
                cue=(reading.span(*cue.group),),
                source=() if source is None else (reading.span(*source),),
                verb=cue.lemma,
                speech=is_speech(cue.lemma),
                negated=cue.negated,
                confidence=round(sure[cue.head] * (0.95 if source else 0.6), 2),
                because=(f"“{_words(reading, cue)}” {content.where}", *reason),
            )
        )
    return found


def _words(reading: Reading, cue: VerbCue) -> str:
    return " ".join(reading.text(*cue.group).split())


def _source(reading: Reading, subjects: Subjects, cue: VerbCue) -> tuple[Span | None, tuple[str, ...]]:
    """Who speaks by a cue, and how that is seen."""
    giver = _giver(reading, subjects, cue)
    if giver is not None:
        return giver, (f"the source gives what “{_words(reading, cue)}” tells of",)
    if cue.source is not None:
        where = "right after it" if cue.inverted else "before it, as its subject"
        return cue.source, (f"the source stands {where}",)
    if cue.passive:
        agent = _agent(reading, cue)
        return agent, () if agent is None else ("“by” leads to the source",)
    shared = subjects.shared_by(cue)
    if shared is None:
        return None, ()
    return shared, (f"“{_words(reading, cue)}” shares its subject with a verb before it",)


def _giver(reading: Reading, subjects: Subjects, cue: VerbCue) -> Span | None:
    """“The ministry released a statement saying that …”: the subject of the verb that gives the noun."""
    if cue.source is None or reading.tags[cue.head] != "VBG" or cue.source[1] != cue.head:
        return None
    verb = cue.source[0] - 1
    is_given = (
        verb > cue.sentence[0]
        and reading.tags[verb] in VERBS
        and reading.tokens[verb].lemma in GIVING
        and is_cue_noun(reading, cue.head - 1)
    )
    return subjects.before(verb + 1, cue.sentence[0]) if is_given else None


def _content(extent: Extent, cue: VerbCue) -> Content | None:
    frame = cue.frame.partition("/")[0]
    if frame == "end":
        return None
    before = None
    if cue.after_content and frame in ("left", "quote"):
        before = extent.left(cue.left_end, cue.sentence[0])
    if frame == "left":
        return _around(extent, cue, before)
    opening = extent.opening(cue) if frame == "quote" else None
    spans = [before] if before is not None and extent.is_quoted(before) else []
    spans = spans if opening is None else [opening]
    after = extent.right(cue)
    if after is None:
        return Content(spans, "stands after the words", None) if spans else None
    return Content(
        [*spans, after], FOLLOWED.get(frame, FOLLOWED_BY_THING), extent.open_end(after, cue.sentence[1])
    )


def _around(extent: Extent, cue: VerbCue, before: Span | None) -> Content | None:
    """What stands before a cue, and what goes on after it."""
    where, limit = "stands right after the words", cue.sentence[1]
    if before is None:
        spans = extent.around(cue.left_end, cue.sentence[0], cue.content, limit)
        return Content(spans, "stands inside the words", None) if spans else None
    if extent.is_quoted(before):
        more = extent.middle(cue.content, limit)
        if more is None:
            return Content([before], where, limit)
        return Content([before, more], where, extent.open_end(more, limit))
    rest = extent.rest(cue.content, limit) if extent.is_broken(before, cue.content, limit) else None
    return Content([before] if rest is None else [before, rest], where, None)


def _agent(reading: Reading, cue: VerbCue) -> Span | None:
    """“… by the ministry” after a passive."""
    at = cue.head + 1
    if not cue.passive or at >= cue.sentence[1] or reading.lowers[at] != "by":
        return None
    end = full_phrase_from(reading, at + 1, cue.sentence[1])
    return None if end is None else (at + 1, end)
