"""The cue lexicon: which verbs and nouns are cues, of what class, and how surely before what.

A verb's sureness is the logistic of a sum of weights: of the verb, of what follows it (its frame), of both
together, of its form and of its source. The weights are in data/cues.tsv, learned by shared/build/cues.py.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from math import exp
from typing import Literal, cast

from sidelight.lexicon import table
from sidelight.reading import Reading
from sidelight.rules.quotations import Quotations
from sidelight.rules.verbs import VerbCue

CueClass = Literal["speech", "thought", "evidence", "weak"]
ANY = "*"
CIRCUMSTANCES = frozenset(
    """at in after before during by from until since through under near inside within around than despite
    between among because without while amid across along""".split()
)
"""Prepositions that begin no content."""

STATED = frozenset("that clause wh".split())
SCALE = 10
"""Weights are kept in tenths of log-odds."""


def cue_features(reading: Reading, quotations: Quotations, cue: VerbCue) -> Iterator[tuple[str, str]]:
    """What speaks for or against a verb being a cue, as (lemma or "*", feature)."""
    frame, _, form = cue.frame.partition("/")
    lemma = cue.lemma
    source = _kind_of_source(reading, cue)
    yield ANY, "always"
    yield lemma, "always"
    yield ANY, frame
    yield lemma, frame
    yield ANY, "/" + form
    yield lemma, "/" + form
    yield ANY, frame + "/" + form
    yield ANY, "by " + source
    yield ANY, frame + " by " + source
    yield lemma, "by " + source
    if cue.after_content:
        yield ANY, "after " + frame
        yield lemma, "after"
    if cue.negated:
        yield ANY, "not"
        yield lemma, "not"
    if reading.tags[cue.group[0]] == "MD":
        yield ANY, "modal"
        yield lemma, "modal"
    if quotations.any_end_in(*cue.sentence):
        yield ANY, "quotes in sentence"
        yield ANY, "quotes in sentence " + frame
    if cue.source is not None:
        yield ANY, "source " + reading.tokens[cue.source[1] - 1].lemma


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


def sureness(reading: Reading, quotations: Quotations, cue: VerbCue) -> float:
    """How surely a verb is a cue, 0 to 1."""
    verbs = cue_verbs()
    if cue.lemma not in verbs:
        return 0.0
    weights = _weights()
    total = sum(weights.get(feature, 0) for feature in cue_features(reading, quotations, cue))
    return 1 / (1 + exp(-max(-30.0, min(30.0, total / SCALE))))


def may_be_cue(reading: Reading, quotations: Quotations, cue: VerbCue) -> bool:
    """Whether a verb stands as a cue can, however sure its weights are.

    Not in quoted words, where the speaker speaks of speaking. No participle after its noun (“a group called
    X”), no bare infinitive (“to show restraint, observe the ceasefire”), nothing that merely says where or
    when (“agreed at the weekend”), and no finding but a stated one (“the data show that”).
    """
    frame, _, form = cue.frame.partition("/")
    if quotations.at(cue.head) is not None or form == "vbn" or frame in CIRCUMSTANCES:
        return False
    if reading.tags[cue.head] == "VB" and cue.group[1] - cue.group[0] == 1:
        return False
    return cue_verbs().get(cue.lemma) != "evidence" or frame in STATED


@cache
def cue_verbs() -> dict[str, CueClass]:
    """The class of every cue verb, by lemma."""
    return {lemma: cast(CueClass, kind) for lemma, kind, _ in table("cues") if lemma != ANY}


def is_speech(lemma: str) -> bool:
    """Whether a verb says that something was said, not thought or wanted."""
    return cue_verbs().get(lemma, "speech") in ("speech", "weak")


@cache
def _weights() -> dict[tuple[str, str], int]:
    weights = {}
    for lemma, _, features in table("cues"):
        for part in features.split("; "):
            feature, _, weight = part.rpartition(":")
            weights[lemma, feature] = int(weight)
    return weights


@cache
def cue_nouns() -> dict[str, str]:
    """Every noun that can be a cue (“claim”, “statement”) → the verb that says the same."""
    return {row[0]: row[1] for row in table("cue-nouns")}
