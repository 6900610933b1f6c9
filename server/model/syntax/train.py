"""Trains the network of syntax and names.

Gold trees (EWT, GUM) teach tags, heads and sentences; GUM and the news that a machine marked teach names. The
machine's trees are of an older scheme and have a judge of their own, which is thrown away: they are there for
what the encoder learns of news. Each epoch sees all of the gold and a part of the news, each paragraph in
another variant, drawn from the seed and the epoch alone.
"""

from __future__ import annotations

from pathlib import Path
from random import Random

import numpy as np
import torch

from model.learning import Step, batched, learn
from model.names import LOCALES, Names
from model.paragraphs import SILVER_TRAIN, Paragraph, read_gold, read_silver
from model.syntax.labels import Labels, labelled
from model.syntax.network import TrainedNetwork
from model.variants import varied
from sidelight_server.nlp.pipeline import blank
from sidelight_server.nlp.vectors import word_vectors

SEED, EPOCHS = 20, 20

SILVER_PARTS = 4
"""An epoch sees one of so many parts of the news."""

QUICK = 40
"""The quick mode sees every so manieth paragraph, once."""


def train_syntax(corpus: Path, work: Path, *, quick: bool = False) -> Path:
    """The file of the learned weights (.npz).

    corpus: holds syntax/*.spacy. work: for what is under way; a training that was stopped goes on from its
    last epoch.
    """
    gold, silver = _corpora(corpus, quick)
    labels = Labels.of([*gold, *silver])
    names = Names([*gold, *silver], LOCALES[:3] if quick else LOCALES)
    vectors = word_vectors()
    torch.manual_seed(SEED)
    network = TrainedNetwork(vectors.data, *map(len, labels))

    def batches(epoch: int) -> list[list[Paragraph]]:
        random = Random(f"{SEED} {epoch}")  # noqa: S311 -- no secret
        seen = [*gold, *silver[epoch % SILVER_PARTS :: SILVER_PARTS]]
        return batched(
            [varied(paragraph, names, random) for paragraph in seen], lambda part: len(part.words), random
        )

    def step(batch: list[Paragraph]) -> Step:
        parts = [labelled(paragraph, labels, vectors.rows) for paragraph in batch]
        losses = network.losses(parts)
        count = sum(len(part.features) for part in parts)
        return Step(sum(losses, start=losses.tags.new_zeros(())) / count, losses.told(), count)

    folder = work / ("syntax-quick" if quick else "syntax")
    folder.mkdir(parents=True, exist_ok=True)
    learn(network, folder / "syntax.pt", 1 if quick else EPOCHS, batches, step)
    weights = folder / "syntax.npz"
    with weights.open("wb") as file:
        np.savez_compressed(file, allow_pickle=False, **network.weights(), **labels.arrays())
    return weights


def _corpora(corpus: Path, quick: bool) -> tuple[list[Paragraph], list[Paragraph]]:
    """Gold and silver; GUM's train file holds none of its news, which is kept for choosing and testing."""
    folder, nlp = corpus / "syntax", blank()
    gold = [
        paragraph
        for name in ("ewt-train", "gum-train")
        for paragraph in read_gold(folder / f"{name}.spacy", nlp)
    ]
    silver = read_silver(folder / "polnear-silver.spacy", nlp, SILVER_TRAIN // (QUICK if quick else 1))
    return gold[:: QUICK if quick else 1], silver
