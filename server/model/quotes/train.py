"""Trains the network of the attributions on PolNeAR's train part.

    python -m model.quotes.train CORPUS OUT [--quick] [--seed N]

CORPUS is the folder with quotes/polnear-train.jsonl.gz; OUT the folder that gets quotes.npz. Every epoch is
kept there as quotes.SEED.pt: started again, the training goes on from it.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from random import Random

import numpy as np
import torch
from rich.progress import track

from model.learning import Step, batched, learn
from model.quotes.calibrate import trust_in
from model.quotes.examples import Stretch, examples, read_gold
from model.quotes.network import TrainedNetwork
from sidelight_server.engine import SHIPPED
from sidelight_server.nlp.linguist import SpacyLinguist
from sidelight_server.nlp.pipeline import blank, load_shipped
from sidelight_server.nlp.quotes.network import EVIDENCE, Network
from sidelight_server.nlp.syntax.states import network_of
from sidelight_server.nlp.vectors import word_vectors

PART = 14
"""One in so many documents is not learned from: by these it is reckoned how far to trust what is found."""

EPOCHS = 24

USUAL_CUES = 30
"""About so many cues are in a batch."""

WEIGHT_OF_CUES = 5.0
"""A cue overlooked costs more than a wrong word."""

QUICK = 8
"""Documents that --quick learns from."""


def train(parts: Sequence[Stretch], state: Path, epochs: int, seed: int) -> TrainedNetwork:
    """The network after the last epoch; goes on from the state's file where there is one."""
    torch.manual_seed(seed)
    network = TrainedNetwork(word_vectors().data, parts[0].syntax.shape[1])

    def batches(epoch: int) -> list[list[Stretch]]:
        random = Random(f"{seed} {epoch}")  # noqa: S311 -- no secret
        return batched(parts, lambda part: len(part.features), random)

    def step(batch: list[Stretch]) -> Step:
        losses = network.losses(batch)
        told = {"in finding a cue": losses.cues.item(), "in its words": losses.labels.item()}
        loss = (losses.cues * WEIGHT_OF_CUES + losses.labels) / USUAL_CUES
        return Step(loss, told, losses.cue_count)

    learn(network, state, epochs, batches, step)
    return network


def main(arguments: Sequence[str] | None = None) -> None:
    """The command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpus", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument(
        "--quick", action="store_true", help="one epoch on a few documents, to see that it works"
    )
    parser.add_argument("--pipeline", type=Path, default=SHIPPED, help="that of syntax and names, trained")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args(arguments)
    documents = read_gold(options.corpus / "quotes" / "polnear-train.jsonl.gz")
    held_out = documents[PART - 1 :: PART]
    learned = [document for number, document in enumerate(documents) if number % PART != PART - 1]
    if options.quick:
        learned, held_out = learned[:QUICK], held_out[:2]
    linguist, vectors = SpacyLinguist(blank(), lambda *_: ()), word_vectors()
    syntax = network_of(options.pipeline)
    parts = [part for d in track(learned, "Reading") for part in examples(d, linguist, vectors.rows, syntax)]
    options.out.mkdir(parents=True, exist_ok=True)
    trained = train(
        parts, options.out / f"quotes.{options.seed}.pt", 1 if options.quick else EPOCHS, options.seed
    )
    weights = {
        **trained.weights(),
        "trust": np.zeros(EVIDENCE, np.float32),
        "enough": np.zeros(1, np.float32),
    }
    reader = SpacyLinguist(load_shipped(options.pipeline), lambda *_: ())
    trust = trust_in(Network(weights, vectors.data), track(held_out, "Calibrating"), reader, syntax)
    weights |= {"trust": trust.weights, "enough": np.array([trust.enough], np.float32)}
    with (options.out / "quotes.npz").open("wb") as file:
        np.savez_compressed(file, allow_pickle=False, **weights)


if __name__ == "__main__":
    main()
