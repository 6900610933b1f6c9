"""Attributions by the trained network, completed by the shared rules for what its training articles lack.

Those articles (PolNeAR) have no quotes inside quotes and none that go on in a paragraph without a cue.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

import numpy as np
from numpy.typing import NDArray

from sidelight.analysis import Span
from sidelight.reading import Attribution, Reading, Token
from sidelight.rules.attribution import find_attributions as by_rules
from sidelight.rules.attribution import with_whole_names
from sidelight.rules.citing import whom_outlets_cite
from sidelight.rules.cues import cue_nouns
from sidelight.rules.following import follow_on
from sidelight.rules.lemmas import lemma
from sidelight.rules.nesting import nested, without_clashes
from sidelight.rules.quotations import Quotations
from sidelight.rules.scenes import without_scenes
from sidelight.rules.tagger import tag
from sidelight_server.nlp.lstm import Floats
from sidelight_server.nlp.quotes.completion import completed
from sidelight_server.nlp.quotes.features import features
from sidelight_server.nlp.quotes.network import CueKind, Label, Network, Roles, Seen, evidence
from sidelight_server.nlp.quotes.quoted import announced, has_verb, signed, whole
from sidelight_server.nlp.quotes.sources import with_antecedent, with_name
from sidelight_server.nlp.quotes.stretches import stretches
from sidelight_server.nlp.syntax.states import states_of
from sidelight_server.nlp.vectors import WEIGHTS, word_vectors

GROUP = 6_000
"""About so many tokens are read at once, so that memory does not grow with the article."""

MAY_BE_CUE = 0.2
"""Words that are less likely to be a cue are passed over."""

LIFTS, LIFT, SUREST = {"none": 1.6, "PRP": 1.2}, 1.05, 0.96
"""Confidence is later multiplied by how sure it is who the source is, which is less for a pronoun and least
without any source; the trust in content and source is lifted by as much before, so that it comes out."""

NEGATIONS = frozenset(("not", "n't", "never"))


def find_attributions(reading: Reading, states: Floats | None = None) -> tuple[Attribution, ...]:
    """The attributions of a reading that has everything else, in the order of their contents.

    states: of its tokens, in the network of syntax and names; without them that reads the tokens now.
    """
    given = states_of(reading) if states is None else states
    return _network_attributions(_network(), as_trained(reading), given)


def as_trained(reading: Reading) -> Reading:
    """The reading with tags and lemmas by the rules, whatever the pipeline says.

    The network, and the tables of the shared rules, have learned from these; a tagger that is as good but
    errs elsewhere costs them more than it brings.
    """
    tokens: list[Token] = []
    for start, end in reading.sentences:
        sentence = reading.tokens[start:end]
        tags = tag([token.text for token in sentence])
        tokens += [
            token._replace(tag=part, lemma=lemma(token.text, part))
            for token, part in zip(sentence, tags, strict=True)
        ]
    return replace(reading, tokens=tuple(tokens))


@cache
def _network() -> Network:
    return Network.from_file(WEIGHTS / "quotes.npz", word_vectors().data)


def _network_attributions(network: Network, reading: Reading, states: Floats) -> tuple[Attribution, ...]:
    quotations = Quotations(reading)
    found = [
        whole(reading, quotations, _trusted(reading, item, trust))
        for item, seen in by_network(network, reading, states)
        if (trust := network.trust(seen)) >= network.enough
    ]
    found = completed(reading, without_scenes(reading, quotations, found), by_rules(reading))
    found += signed(reading, quotations)
    found = with_whole_names(reading, whom_outlets_cite(reading, quotations, found))
    return nested(follow_on(reading, quotations, without_clashes(found)))


def _trusted(reading: Reading, item: Attribution, trust: float) -> Attribution:
    kind = "none" if not item.source else reading.tags[reading.tokens_in(item.source[0]).start]
    return replace(item, confidence=round(min(SUREST, trust * LIFTS.get(kind, LIFT)), 2))


def by_network(network: Network, reading: Reading, states: Floats) -> Iterator[tuple[Attribution, Floats]]:
    """All attributions that the network finds, the doubtful ones too, with the evidence for each.

    states: of the tokens, in the network of syntax and names.
    """
    seen, quotations = Seen(features(reading, word_vectors().rows), states), Quotations(reading)
    for parts in _groups(stretches(reading)):
        yield from _of_group(network, reading, quotations, seen, parts)


def _groups(parts: Sequence[Span]) -> Iterator[list[Span]]:
    group: list[Span] = []
    for part in parts:
        if group and part[1] - group[0][0] > GROUP:
            yield group
            group = []
        group.append(part)
    if group:
        yield group


def _of_group(
    network: Network,
    reading: Reading,
    quotations: Quotations,
    seen: Seen,
    parts: Sequence[Span],
) -> Iterator[tuple[Attribution, Floats]]:
    base = parts[0][0]
    local = [(start - base, end - base) for start, end in parts]
    states = network.states(seen.between(base, parts[-1][1]), local)
    kinds = network.cues(states)
    heads = np.flatnonzero(1 - kinds[:, CueKind.NONE] >= MAY_BE_CUE)
    ends = np.array([end for _, end in local])
    around = [local[number] for number in np.searchsorted(ends, heads, side="right")]
    for head, roles in zip(heads.tolist(), network.roles(states, heads.tolist(), around), strict=True):
        shifted = roles._replace(start=base + roles.start)
        item = _attribution(reading, quotations, base + head, kinds[head], shifted)
        if item is not None:
            first = reading.tokens_in(item.content[0]).start
            is_quoted = quotations.at(first) is not None
            yield item, evidence(kinds[head], roles, has_source=bool(item.source), is_quoted=is_quoted)


def _attribution(
    reading: Reading, quotations: Quotations, head: int, kinds: Floats, roles: Roles
) -> Attribution | None:
    first = roles.start
    content = _spans(reading, first, roles.labels == Label.CONTENT)
    if not has_verb(reading, content):
        content = announced(reading, quotations, head) or content
    if not content:
        return None
    is_cue = roles.labels == Label.CUE
    is_cue[head - first] = True
    source = _spans(reading, first, roles.labels == Label.SOURCE)
    cue = _spans(reading, first, is_cue)
    token = reading.tokens[head]
    lemma = token.lemma if token.text[0].isalnum() else ""
    noun = cue_nouns().get(lemma) if token.tag.startswith("NN") else None
    return Attribution(
        content=content,
        cue=cue,
        source=with_antecedent(reading, with_name(reading, source, cue)),
        verb=noun.verb if noun is not None else lemma,
        speech=bool(kinds[CueKind.SPEECH] >= kinds[CueKind.THOUGHT]),
        negated=_is_negated(reading, head, first + np.flatnonzero(is_cue)),
        because=(f"the model takes “{token.text}” for a cue",),
    )


def _spans(reading: Reading, first: int, marked: NDArray[np.bool_]) -> tuple[Span, ...]:
    """The marked words, from the word `first` on, as spans of code points."""
    edges = np.flatnonzero(np.diff(np.concatenate([[False], marked, [False]]).astype(np.int8))).tolist()
    return tuple(
        reading.span(first + start, first + end) for start, end in zip(edges[::2], edges[1::2], strict=True)
    )


def _is_negated(reading: Reading, head: int, cue: NDArray[np.int64]) -> bool:
    before = range(max(0, head - 2), head)
    return any(reading.lowers[at] in NEGATIONS for at in (*before, *cue.tolist()))
