"""Trains the network of the attributions on PolNeAR's train part.

    python -m model.quotes.train CORPUS OUT [--quick] [--seed N]

CORPUS is the folder with quotes/polnear-train.jsonl.gz; OUT the folder that gets quotes.npz. Every epoch is
kept there as quotes.SEED.pt: started again, the training goes on from it.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import spacy
import torch
from rich.console import Console
from rich.progress import track

from model.quotes.calibrate import trust_in
from model.quotes.examples import Stretch, examples, read_gold
from model.quotes.network import TrainedNetwork
from sidelight_server.engine import SHIPPED
from sidelight_server.nlp.linguist import SpacyLinguist
from sidelight_server.nlp.pipeline import load_shipped
from sidelight_server.nlp.quotes.network import EVIDENCE, Network
from sidelight_server.nlp.vectors import word_vectors

PART = 14
"""One in so many documents is not learned from: by these it is reckoned how far to trust what is found."""

PERIODS, RATE, WARM_UP = (8, 12, 18), 0.002, 0.4
"""After so many epochs the rate has fallen to nothing, and begins anew, lower; epochs of warming up."""

WORDS = 2_000
"""Words in a batch, the padding counted in."""

WEIGHT_OF_CUES = 5.0
"""A cue overlooked costs more than a wrong word."""

QUICK = 8
"""Documents that --quick learns from."""


def train(parts: Sequence[Stretch], state: Path, periods: Sequence[int], seed: int) -> TrainedNetwork:
    """The network after the last of the periods; goes on from the state's file where there is one."""
    console = Console()
    torch.manual_seed(seed)
    network = TrainedNetwork(word_vectors().data)
    learned = [weight for weight in network.parameters() if weight.requires_grad]
    optimiser = torch.optim.AdamW(learned, lr=RATE, weight_decay=0.01)
    done = _resumed(state, network, optimiser)
    network.train()
    for epoch in range(done, periods[-1]):
        todo = _batches(parts, random.Random(f"{seed} {epoch}"))  # noqa: S311 -- no secret
        sums = np.zeros(3)
        for number, batch in enumerate(track(todo, f"Epoch {epoch + 1} of {periods[-1]}", console=console)):
            for group in optimiser.param_groups:
                group["lr"] = _rate(epoch + number / len(todo), periods)
            losses = network.losses(batch)
            optimiser.zero_grad()
            (losses.cues * WEIGHT_OF_CUES + losses.labels).div(60).backward()  # type: ignore[no-untyped-call]
            torch.nn.utils.clip_grad_norm_(learned, 5.0)
            optimiser.step()
            sums += (losses.cues.item(), losses.labels.item(), losses.cue_count)
        console.print(
            f"Loss a cue: {sums[0] / sums[2]:.3f} in finding it, {sums[1] / sums[2]:.3f} in its words"
        )
        kept = {"network": network.state_dict(), "optimiser": optimiser.state_dict(), "epoch": epoch + 1}
        torch.save(kept, state)
    return network.eval()


def _rate(epoch: float, periods: Sequence[int]) -> float:
    """The learning rate at a time, in epochs: from what is left of the way to the end of the period."""
    end = next(period for period in periods if epoch < period)
    return RATE * min(1.0, 0.05 + epoch / WARM_UP) * (1 - epoch / end)


def _resumed(state: Path, network: TrainedNetwork, optimiser: torch.optim.Optimizer) -> int:
    """The epochs that are done; brings network and optimiser to where they were after them."""
    if not state.is_file():
        return 0
    kept = torch.load(state, weights_only=True)
    network.load_state_dict(kept["network"])
    optimiser.load_state_dict(kept["optimiser"])
    return int(kept["epoch"])


def _batches(parts: Sequence[Stretch], chance: random.Random) -> list[list[Stretch]]:
    """Stretches of about the same length together, in random order."""
    found: list[list[Stretch]] = [[]]
    for part in sorted(parts, key=lambda part: len(part.features) + chance.uniform(-4, 4)):
        if found[-1] and (len(found[-1]) + 1) * len(part.features) > WORDS:
            found.append([])
        found[-1].append(part)
    chance.shuffle(found)
    return found


def _as_shipped() -> SpacyLinguist | None:
    """Words and tags as the pipeline that comes with the server has them, where it is trained already."""
    return SpacyLinguist(load_shipped(SHIPPED), lambda _: ()) if (SHIPPED / "config.cfg").is_file() else None


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
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args(arguments)
    torch.set_num_threads(1)
    documents = read_gold(options.corpus / "quotes" / "polnear-train.jsonl.gz")
    held_out = documents[PART - 1 :: PART]
    learned = [document for number, document in enumerate(documents) if number % PART != PART - 1]
    if options.quick:
        learned, held_out = learned[:QUICK], held_out[:2]
    linguist, vectors = SpacyLinguist(spacy.blank("en"), lambda _: ()), word_vectors()
    parts = [part for d in track(learned, "Reading") for part in examples(d, linguist, vectors.rows)]
    options.out.mkdir(parents=True, exist_ok=True)
    trained = train(
        parts, options.out / f"quotes.{options.seed}.pt", (1,) if options.quick else PERIODS, options.seed
    )
    weights = {
        **trained.weights(),
        "trust": np.zeros(EVIDENCE, np.float32),
        "enough": np.zeros(1, np.float32),
    }
    trust = trust_in(
        Network(weights, vectors.data), track(held_out, "Calibrating"), _as_shipped() or linguist
    )
    weights |= {"trust": trust.weights, "enough": np.array([trust.enough], np.float32)}
    with (options.out / "quotes.npz").open("wb") as file:
        np.savez_compressed(file, allow_pickle=False, **weights)


if __name__ == "__main__":
    main()
