"""What speaks for or against a verb being a cue: its class, what follows it, who stands before it."""

from __future__ import annotations

from collections.abc import Iterator

from sidelight.reading import Reading
from sidelight.rules.quotations import Quotations
from sidelight.rules.verbs import VerbCue
from sidelight.text.phrases import noun_phrase_from

ANY = "*"
Feature = tuple[str, str]
"""A lemma, or "*" for every verb, and what is seen of the verb."""

PARTICLES = frozenset("RP IN RB TO JJ DT WRB WP PRP$".split())
OBJECT_FRAMES = frozenset("np clause end np-to left".split())
LEADING = frozenset("IN WRB CC RB WDT WP TO".split())
LEADING_VERB = LEADING | {"VBD", "VBZ", "VBP", "JJ"}
FARTHEST_QUOTATION = 16
"""Tokens after a verb; a quotation farther on counts as one that far."""


def cue_features(reading: Reading, quotations: Quotations, cue: VerbCue, kind: str) -> Iterator[Feature]:
    """The features of a verb; kind: the class of its lemma in the cue lexicon, "-" where it has none."""
    frame, _, form = cue.frame.partition("/")
    lemma = cue.lemma
    source = _kind_of_source(reading, cue)
    for verb, name in ((ANY, ""), (lemma, ""), (ANY, f"is {kind} ")):
        yield verb, name + "always"
        yield verb, name + frame
        yield verb, f"{name}/{form}"
        yield verb, f"{name}by {source}"
        if cue.after_content:
            yield verb, name + ("after" if verb == lemma else f"after {frame}")
    for name in ("", f"is {kind} "):
        yield ANY, f"{name}{frame}/{form}"
        yield ANY, f"{name}{frame} by {source}"
    if cue.source is not None:
        yield ANY, "source " + reading.tokens[cue.source[1] - 1].lemma
    yield from _of_form(reading, cue, frame)
    yield from _of_what_follows(reading, quotations, cue, frame, kind)
    yield from _of_what_stands_before(reading, cue, frame, form)


def _of_form(reading: Reading, cue: VerbCue, frame: str) -> Iterator[Feature]:
    tag, first = reading.tags[cue.head], cue.group[0]
    for verb in (ANY, cue.lemma):
        yield verb, "tag " + tag
        if first < cue.head:
            yield verb, "auxiliary " + reading.lowers[first]
        if cue.negated:
            yield verb, "not"
        if reading.tags[first] == "MD":
            yield verb, "modal"
    yield ANY, f"tag {tag} {frame}"


def _of_what_follows(
    reading: Reading, quotations: Quotations, cue: VerbCue, frame: str, kind: str
) -> Iterator[Feature]:
    tags, lowers = reading.tags, reading.lowers
    after, limit = cue.head + 1, cue.sentence[1]
    tag = tags[after] if after < limit else "end"
    yield ANY, f"then {tag} {frame}"
    if tag in PARTICLES:
        yield cue.lemma, "then " + lowers[after]
    end = noun_phrase_from(reading, after, limit) if frame in OBJECT_FRAMES else None
    if end is not None:
        head = reading.tokens[end - 1].lemma
        yield ANY, "object " + head
        yield cue.lemma, "object " + head
        yield ANY, "object tag " + tags[end - 1]
        if tags[end - 1] in ("NN", "NNS"):
            yield ANY, f"object {head} {kind}"
        if end < limit:
            yield ANY, "object then " + (lowers[end] if tags[end] in ("IN", "TO") else tags[end])
    quotation = quotations.first_from(after)
    if quotation is not None and quotation < limit:
        yield ANY, f"quotation ahead {min(quotation - cue.head, FARTHEST_QUOTATION) // 4}"
        yield ANY, f"quotation ahead {frame}"
        yield cue.lemma, "quotation ahead"
    if quotations.any_end_in(*cue.sentence):
        yield ANY, "quotes in sentence"
        yield ANY, "quotes in sentence " + frame


def _of_what_stands_before(reading: Reading, cue: VerbCue, frame: str, form: str) -> Iterator[Feature]:
    """The word before the source, or before the verb where that has none of its own, and before the verb."""
    floor = cue.sentence[0]
    word, tag = _before(reading, cue.left_end, floor)
    yield ANY, "before " + tag
    yield ANY, f"before {tag} {frame}"
    if tag in LEADING:
        yield ANY, "before word " + word
    word, tag = _before(reading, cue.group[0], floor)
    yield ANY, f"verb before {tag} /{form}"
    if tag in LEADING_VERB:
        yield ANY, "verb before word " + word


def _before(reading: Reading, at: int, floor: int) -> tuple[str, str]:
    """The word before a token, and its tag."""
    return (reading.lowers[at - 1], reading.tags[at - 1]) if at > floor else ("start", "start")


def _kind_of_source(reading: Reading, cue: VerbCue) -> str:
    if cue.source is None:
        return "none"
    if cue.source[1] < cue.group[0] and reading.lowers[cue.group[0] - 1] in ("which", "that"):
        return "thing"
    head = reading.tags[cue.source[1] - 1]
    if head == "PRP":
        return "I" if reading.lowers[cue.source[0]] in ("i", "we", "you") else "pronoun"
    if head in ("NNP", "NNPS"):
        return "name"
    return "inverted" if cue.inverted else "noun"
