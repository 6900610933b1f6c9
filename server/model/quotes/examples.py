"""Training examples from a corpus of attributions: the words of articles and what they are to which cue."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sidelight.analysis import Span
from sidelight.article import Article
from sidelight.reading import Linguist, Reading
from sidelight_server.nlp.quotes.features import features
from sidelight_server.nlp.quotes.network import CueKind, Label
from sidelight_server.nlp.quotes.stretches import stretches
from sidelight_server.nlp.syntax.states import states_of

FIELDS = ("url", "title", "byline", "publisher", "published", "language", "text")
AUXILIARIES = frozenset("be have do will would can could may might must shall should go".split())


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue in a stretch. head: position of its head in the stretch. labels: Label of each of its words."""

    head: int
    kind: CueKind
    labels: NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of an article that is read at once. syntax: the states of its words, in half precision."""

    features: NDArray[np.int32]
    syntax: NDArray[np.float16]
    cues: tuple[Cue, ...]


def read_gold(path: Path) -> list[dict[str, Any]]:
    """The documents of a corpus file, .jsonl.gz."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def article_of(document: Mapping[str, Any]) -> Article:
    return Article(**{name: document[name] for name in FIELDS if name in document})


def examples(document: Mapping[str, Any], linguist: Linguist, rows: Mapping[str, int]) -> Iterator[Stretch]:
    """The stretches of a gold document with the cues in each."""
    reading = linguist.read(article_of(document))
    found, states = features(reading, rows), states_of(reading).astype(np.float16)
    golds = [(head, quote) for quote in document["quotes"] if (head := _head(reading, quote)) is not None]
    for start, end in stretches(reading):
        cues = tuple(
            Cue(head - start, _kind(quote), _labels(reading, quote, (start, end)))
            for head, quote in golds
            if start <= head < end
        )
        yield Stretch(found[start:end], states[start:end], cues)


def _kind(quote: Mapping[str, Any]) -> CueKind:
    return CueKind.SPEECH if quote["speech"] else CueKind.THOUGHT


def _labels(reading: Reading, quote: Mapping[str, Any], stretch: Span) -> NDArray[np.int64]:
    start, end = stretch
    labels = np.full(end - start, Label.NONE, np.int64)
    for role, label in (("content", Label.CONTENT), ("source", Label.SOURCE), ("cue", Label.CUE)):
        for at in _touched(reading, quote[role]):
            if start <= at < end:
                labels[at - start] = label
    return labels


def _touched(reading: Reading, spans: Sequence[Sequence[int]]) -> list[int]:
    """The tokens that share a character with one of the spans."""
    touched: list[int] = []
    for start, end in spans:
        inside = reading.tokens_in((start, end))
        first = inside.start
        if first > 0 and reading.tokens[first - 1].end > start:
            first -= 1
        touched += range(first, inside.stop)
    return touched


def _head(reading: Reading, quote: Mapping[str, Any]) -> int | None:
    """The word of a cue that stands for it: its main verb, else a noun or adjective, else its first word."""
    cue = _touched(reading, quote["cue"])
    if not cue:
        return None
    tags = reading.tags
    verbs = [at for at in cue if tags[at].startswith("VB")]
    for number, at in enumerate(verbs):
        if reading.tokens[at].lemma not in AUXILIARIES:
            return at
        following = verbs[number + 1] if number + 1 < len(verbs) else None
        if following is not None and all(tags[i] in _BETWEEN for i in range(at + 1, following)):
            continue
        if reading.tokens[at].lemma == "be":
            break
        return at
    for tag in ("JJ", "VB", "NN", "IN"):
        for at in cue:
            if tags[at].startswith(tag) and not (tag == "VB" and reading.tokens[at].lemma == "be"):
                return at
    words = [at for at in cue if reading.tokens[at].text[0].isalnum()]
    return (words or cue)[0]


_BETWEEN = frozenset("RB TO VB VBN VBG VBD VBZ VBP MD".split())
