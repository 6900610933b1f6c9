"""The cue lexicon: which verbs and nouns are cues, of what class, and how surely before what.

A verb's sureness is the logistic of a sum of weights: of the verb, of what follows it (its frame), of both
together, of its form and of its source. The weights are in data/cues.tsv, learned by shared/build/cues.py.
"""

from __future__ import annotations

from functools import cache
from math import exp
from typing import Literal, NamedTuple, cast

from sidelight.lexicon import table
from sidelight.reading import Reading
from sidelight.rules.cue_features import ANY, cue_features
from sidelight.rules.quotations import Quotations
from sidelight.rules.verbs import VerbCue
from sidelight.text.phrases import FINITE, noun_phrase_from

CueClass = Literal["speech", "thought", "evidence", "weak"]
CIRCUMSTANCES = frozenset(
    """at in after before during by from until since through under near inside within around than despite
    between among because without while amid across along""".split()
)
"""Prepositions that begin no content."""

STATED = frozenset("that clause wh".split())
PLAIN_FRAMES = frozenset(("that", "that/ing", "to/ing", "quote/ing"))
SPEAKER_THEMSELVES = frozenset("i we you".split())
GIVING = frozenset(
    """make issue give repeat reiterate renew deliver release launch level send post publish express voice
    raise offer file write read""".split()
)
"""Verbs that say only with a cue noun after them: “issued a statement that …”."""

PROMISING = frozenset("pledge promise vow swear threaten".split())
SURE_OF_PROMISE = 0.75
"""“pledging to …” is a cue so often: 16 of 21 times in the training articles."""

NAMING = frozenset("call dub name nickname term label title entitle know".split())
ANSWERING = frozenset("reject dismiss accept answer consider discuss".split())
ANSWERED = frozenset(
    """explanation idea question answer offer request proposal suggestion argument notion invitation
    recommendation theory""".split()
)
"""“rejected the explanation” tells of an answer, and leaves out all that was said."""

SURE_ENOUGH, SURE_IN_QUOTES, SURE_IF_PLAIN = 0.45, 0.75, 0.5
SCALE = 10
"""Weights are kept in tenths of log-odds."""


def sureness(reading: Reading, quotations: Quotations, cue: VerbCue) -> float:
    """How surely a verb is a cue, 0 to 1."""
    verbs = cue_verbs()
    if cue.lemma not in verbs:
        return 0.0
    weights = _weights()
    features = cue_features(reading, quotations, cue, verbs[cue.lemma])
    total = sum(weights.get(feature, 0) for feature in features)
    chance = 1 / (1 + exp(-max(-30.0, min(30.0, total / SCALE))))
    if cue.lemma in PROMISING and cue.frame == "to/ing" and not cue.negated:
        return max(chance, SURE_OF_PROMISE)
    return max(chance, SURE_IF_PLAIN) if _is_plain(reading, cue, verbs[cue.lemma]) else chance


def is_cue(reading: Reading, quotations: Quotations, cue: VerbCue, sure: float) -> bool:
    """Whether a verb is taken for a cue; sure: its sureness.

    In quoted words it must be surer, and tell what somebody else said: “They told us that …”.
    """
    if quotations.at(cue.head) is None:
        return sure >= SURE_ENOUGH and may_be_cue(reading, cue)
    return sure >= SURE_IN_QUOTES and may_be_cue(reading, cue) and _tells_of_others(reading, cue)


def may_be_cue(reading: Reading, cue: VerbCue) -> bool:
    """Whether a verb stands as a cue can, however sure its weights are.

    No participle after its noun (“a group called X”), no bare infinitive (“to show restraint, observe the
    ceasefire”), nothing that merely says where or when (“agreed at the weekend”), and no finding but a stated
    one (“the data show that”).
    """
    frame, _, form = cue.frame.partition("/")
    if form == "vbn" or frame in CIRCUMSTANCES:
        return False
    if reading.tags[cue.head] == "VB" and cue.group[1] - cue.group[0] == 1:
        return False
    if cue.passive and cue.lemma in NAMING and frame == "quote":
        return False  # “is called “shrinkflation” by shops”
    if _says_nothing(reading, cue) or _gives_what_says(reading, cue):
        return False
    return cue_verbs().get(cue.lemma) != "evidence" or frame in STATED


def _says_nothing(reading: Reading, cue: VerbCue) -> bool:
    """“rejected the explanation”: nothing tells what was said, nor what the matter is."""
    end = noun_phrase_from(reading, cue.content, cue.sentence[1]) if cue.lemma in ANSWERING else None
    if end is None or cue.frame.partition("/")[0] not in ("np", "clause") or end - cue.content > 2:
        return False
    goes_on = end < cue.sentence[1] and reading.tags[end] not in (",", ".", "CC", ":")
    return not goes_on and reading.tokens[end - 1].lemma in ANSWERED


def _gives_what_says(reading: Reading, cue: VerbCue) -> bool:
    """“released a statement saying”: the participle is the cue."""
    if cue.lemma not in GIVING:
        return False
    end = noun_phrase_from(reading, cue.head + 1, cue.sentence[1])
    return (
        end is not None
        and end < cue.sentence[1]
        and reading.tags[end] == "VBG"
        and is_cue_noun(reading, end - 1)
        and cue_verbs().get(reading.tokens[end].lemma) == "speech"
    )


def _tells_of_others(reading: Reading, cue: VerbCue) -> bool:
    frame, first = cue.frame, cue.group[0]
    return (
        frame in ("that", "quote")
        and is_speech(cue.lemma)
        and cue.source is not None
        and reading.lowers[cue.source[0]] not in SPEAKER_THEMSELVES
        and reading.tags[cue.head] in FINITE
        and reading.tags[first] != "MD"
        and not cue.negated
    )


def _is_plain(reading: Reading, cue: VerbCue, kind: CueClass) -> bool:
    """Whether a verb cannot but be a cue: “and denied that …”, “, pledging to …”, “X called for …”."""
    if kind != "speech" or cue.negated or cue.group[0] == cue.sentence[0]:
        return False
    if cue.lemma == "call" and cue.frame in ("for", "on"):
        return cue.source is not None
    if is_cue_noun(reading, cue.group[0] - 1) and cue.frame in ("that/ing", "clause/ing", "quote/ing"):
        return True  # “a statement saying …”
    is_stating = cue.frame in PLAIN_FRAMES or (cue.lemma, cue.frame) == ("call", "on/ing")
    return is_stating and reading.tags[cue.group[0] - 1] in (",", "CC", "CD")


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


class CueNoun(NamedTuple):
    """verb: the verb that says the same. frames: how its content begins (that, to, quote, a preposition)."""

    verb: str
    frames: frozenset[str]


def is_cue_noun(reading: Reading, at: int) -> bool:
    """Whether a token is a noun that can be a cue."""
    return reading.tags[at] in ("NN", "NNS") and reading.tokens[at].lemma in cue_nouns()


@cache
def cue_nouns() -> dict[str, CueNoun]:
    """Every noun that can be a cue (“claim”, “statement”), by lemma."""
    return {noun: CueNoun(verb, frozenset(frames.split())) for noun, verb, frames in table("cue-nouns")}
