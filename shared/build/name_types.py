"""Learns data/name-types.tsv: what speaks for a name being a person's, an organisation's, a place's …

    python shared/build/name_types.py CORPUS

CORPUS holds actors/gum-train.jsonl.gz (by hand) and syntax/polnear-silver.spacy (news, by machine), of which
only the documents of PolNeAR's training part are read. Prints how many names of actors/gum-dev.jsonl.gz,
syntax/ewt-dev.spacy and syntax/pud.spacy get the right type.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

from softmax import Example, learn
from spacy.tokens import DocBin
from spacy.vocab import Vocab

from sidelight import Article
from sidelight.analysis import Span
from sidelight.rules.linguist import read_words
from sidelight.rules.names.pieces import Pieces
from sidelight.rules.names.runs import Runs
from sidelight.rules.names.types import KINDS, Types

TARGET = Path(__file__).parents[1] / "sidelight" / "data" / "name-types.tsv"
HEADER = f"""\
# What a name is of, learned by shared/build/name_types.py from texts whose names were marked.
# feature: see of_name and of_place in rules/names/evidence.py, and rules/names/clues.py. weights: for
# {", ".join(KINDS)} (no actor), in tenths of log-odds.
# feature	weights
"""
SCALE = 10
LEAST = 2
"""The largest weight that is too small to be kept, in tenths."""

SILVER_TRAIN = 837
"""Documents of polnear-silver that are of PolNeAR's train part."""

GOLD_WEIGHT, SILVER_WEIGHT = 2.0, 0.5
LEAST_SEEN = 4
LABELS = {"PERSON": "person", "ORG": "organization", "LOC": "place"}

Document = tuple[str, dict[Span, str]]
"""A text and its names: code points → type."""


def main(corpus: Path) -> None:
    """Learns from the training texts and writes the table."""
    gold = list(examples(by_hand(corpus / "actors/gum-train.jsonl.gz"), GOLD_WEIGHT))
    silver = list(examples(with_labels(corpus / "syntax/polnear-silver.spacy", SILVER_TRAIN), SILVER_WEIGHT))
    print(f"{len(gold):,} names by hand, {len(silver):,} by machine", file=sys.stderr)
    weights = learn([*gold, *silver], KINDS, LEAST_SEEN)
    rows = []
    for feature, values in sorted(weights.items()):
        tenths = [round(value * SCALE) for value in values]
        if max(map(abs, tenths)) >= LEAST:
            rows.append(f"{feature}\t{' '.join(map(str, tenths))}")
    TARGET.write_text(HEADER + "\n".join(rows) + "\n", encoding="utf-8")
    print(f"{len(rows)} rows, {TARGET.stat().st_size:,} bytes", file=sys.stderr)
    for name, documents in (
        ("gum-dev", by_hand(corpus / "actors/gum-dev.jsonl.gz")),
        ("ewt-dev", with_labels(corpus / "syntax/ewt-dev.spacy", None)),
        ("pud", with_labels(corpus / "syntax/pud.spacy", None)),
    ):
        print(f"{name}: {right(documents):.3f} of the names have the right type", file=sys.stderr)


def by_hand(path: Path) -> Iterator[Document]:
    """The texts of GUM with the names of their actors."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            document = json.loads(line)
            names = {
                tuple(mention.get("core") or mention["span"]): actor["type"]
                for actor in document["actors"]
                for mention in reversed(actor["mentions"])
                if mention["form"] == "name"
            }
            yield document["text"], {span: kind if kind in KINDS else "other" for span, kind in names.items()}


def with_labels(path: Path, count: int | None) -> Iterator[Document]:
    """The texts of a spaCy file with its entities, without those that have none."""
    for doc in islice(DocBin().from_disk(path).get_docs(Vocab()), count):
        names = {
            (one.start_char, one.end_char): LABELS.get(one.label_, "other") for one in doc.ents if one.label_
        }
        if names:
            yield doc.text, names


def examples(documents: Iterable[Document], weight: float) -> Iterator[Example]:
    """The names that the rules cut out of some texts and that are not plain, each with its marked type."""
    for text, names in documents:
        reading = read_words(Article(text=text))
        runs = Runs(reading)
        marked = {
            at: (reading.tokens_in(span), kind)
            for span, kind in names.items()
            for at in reading.tokens_in(span)
        }
        for start, end, features in Types(reading, runs, Pieces(reading, runs).all).examples():
            yield Example(features, label(range(start, end), marked), weight)


def label(piece: range, marked: dict[int, tuple[range, str]]) -> str:
    """The type of the marked name that shares most with a piece, at least half of both; else no actor."""
    best, kind = 0.5, "other"
    for at in piece:
        if at in marked:
            name, type_ = marked[at]
            both = len(set(name) & set(piece))
            share = both / (len(name) + len(piece) - both)
            if share >= best:
                best, kind = share, type_
    return kind


def right(documents: Iterable[Document]) -> float:
    """The share of names that get the type that they are marked with, of those found at all."""
    hits = total = 0
    for text, names in documents:
        reading = read_words(Article(text=text))
        runs = Runs(reading)
        typed = {
            (one.start, one.end): one.type for one in Types(reading, runs, Pieces(reading, runs).all).typed()
        }
        marked = {
            at: (reading.tokens_in(span), kind)
            for span, kind in names.items()
            for at in reading.tokens_in(span)
        }
        for start, end, _ in Pieces(reading, runs).all:
            kind = label(range(start, end), marked)
            total += 1
            hits += typed.get((start, end), "other") == kind
    return hits / total


if __name__ == "__main__":
    main(Path(sys.argv[1]))
