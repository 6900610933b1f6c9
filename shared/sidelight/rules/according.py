"""“According to X, …” and “…, according to X”."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sidelight.analysis import Span
from sidelight.reading import Attribution, Reading
from sidelight.rules.content import Extent
from sidelight.rules.frames import has_clause
from sidelight.rules.quotations import Quotations
from sidelight.rules.verbs import VerbCue
from sidelight.text.phrases import full_phrase_from

NEAR = 3
"""Tokens before “according” in which a cue has already said who speaks."""


def by_according(
    reading: Reading, quotations: Quotations, extent: Extent, cues: Sequence[VerbCue]
) -> Iterator[Attribution]:
    """The attributions that “according to” makes; cues: the verbs that were taken for cues."""
    closing = {cue.head for cue in cues if cue.frame in ("left", "end")}
    names = {name.start: name.end for name in reading.names}
    for at, word in enumerate(reading.lowers[:-2]):
        if word != "according" or reading.lowers[at + 1] != "to" or quotations.at(at) is not None:
            continue
        sentence = reading.sentences[reading.sentence_at(at)]
        phrase = full_phrase_from(reading, at + 2, sentence[1])
        has_speaker = any(head in closing for head in range(max(sentence[0], at - NEAR), at))
        if phrase is None or has_speaker:  # “he said, according to the AP”: the outlet is not the speaker
            continue
        end = _with_name(reading, names, phrase, sentence[1])
        content = _content(reading, extent, at, end, sentence)
        if content is not None:
            yield Attribution(
                content=(content,),
                cue=(reading.span(at, at + 2),),
                source=(reading.span(at + 2, end),),
                verb="accord",
                speech=True,
                confidence=0.9,
                because=("“according to” names the source",),
            )


def _with_name(reading: Reading, names: dict[int, int], end: int, limit: int) -> int:
    """Takes in “, Alireza Mehraban” after “the team's coach”."""
    after = names.get(end + 1, limit)
    is_apposition = after < limit and reading.tags[end] == "," and reading.tags[after] == ","
    return after if is_apposition else end


def _content(reading: Reading, extent: Extent, at: int, end: int, sentence: Span) -> Span | None:
    if at - sentence[0] > 1:
        return extent.left(at, sentence[0])
    start = _after_source(reading, end, sentence[1])
    return extent.trimmed(start, sentence[1]) if start < sentence[1] else None


def _after_source(reading: Reading, end: int, limit: int) -> int:
    """Where the content begins after a source that a comma closes, or a relative clause, or nothing."""
    tags = reading.tags
    comma = next((at for at in range(end, limit) if tags[at] == ","), None)
    if comma is None or (comma > end and has_clause(reading, end, comma)):
        return end
    if comma == end and end + 1 < limit and tags[end + 1] in ("WP", "WDT"):
        comma = next((at for at in range(end + 1, limit) if tags[at] == ","), comma)
    return comma + 1
