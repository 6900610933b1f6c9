"""How a network learns: in epochs, at a rate that falls to nothing; after each, all is kept to go on from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from random import Random
from typing import NamedTuple, TypeVar

import torch
from rich.console import Console
from rich.progress import track
from torch import Tensor, nn

RATE, WARM_UP = 0.002, 0.5
"""The highest rate, and after how much of an epoch it is reached."""

WORDS = 1_000
"""Words in a batch, the padding counted in."""

STEEPEST = 5.0
"""Gradients longer than that are shortened to it."""

T = TypeVar("T")


class Step(NamedTuple):
    """loss: what is to become less. told: parts of it, as sums over the items. items: how many."""

    loss: Tensor
    told: Mapping[str, float]
    items: int


def learn(
    network: nn.Module,
    state: Path,
    epochs: int,
    batches: Callable[[int], list[T]],
    step: Callable[[T], Step],
) -> None:
    """Let a network learn with AdamW (Loshchilov and Hutter 2019), on one core.

    state: the file that is written after each epoch; where it is there, the learning goes on from it.
    batches: those of an epoch, counted from 0. step: what the network makes of a batch.
    """
    torch.set_num_threads(1)
    torch.set_flush_denormal(True)
    console = Console()
    learned = [weight for weight in network.parameters() if weight.requires_grad]
    optimiser = torch.optim.AdamW(learned, lr=RATE, weight_decay=0.01)
    network.train()
    for epoch in range(_resumed(state, network, optimiser), epochs):
        todo = batches(epoch)
        sums: dict[str, float] = {}
        count = 0
        for number, batch in enumerate(track(todo, f"Epoch {epoch + 1} of {epochs}", console=console)):
            for group in optimiser.param_groups:
                group["lr"] = _rate(epoch + number / len(todo), epochs)
            made = step(batch)
            optimiser.zero_grad()
            made.loss.backward()  # type: ignore[no-untyped-call]
            nn.utils.clip_grad_norm_(learned, STEEPEST)
            optimiser.step()
            sums = {name: sums.get(name, 0.0) + loss for name, loss in made.told.items()}
            count += made.items
        console.print("Loss: " + ", ".join(f"{name} {loss / count:.3f}" for name, loss in sums.items()))
        kept = {"network": network.state_dict(), "optimiser": optimiser.state_dict(), "epoch": epoch + 1}
        torch.save(kept, state)
    network.eval()


def _rate(epoch: float, epochs: int) -> float:
    return RATE * min(1.0, 0.05 + epoch / WARM_UP) * (1 - epoch / epochs)


def _resumed(state: Path, network: nn.Module, optimiser: torch.optim.Optimizer) -> int:
    """The epochs that are done; brings network and optimiser to where they were after them."""
    if not state.is_file():
        return 0
    kept = torch.load(state, weights_only=True)
    network.load_state_dict(kept["network"])
    optimiser.load_state_dict(kept["optimiser"])
    return int(kept["epoch"])


def batched(parts: Iterable[T], length: Callable[[T], int], random: Random) -> list[list[T]]:
    """Parts of about the same length together, in random order. length: how many words a part has."""
    found: list[list[T]] = [[]]
    for part in sorted(parts, key=lambda part: length(part) + random.uniform(-4, 4)):
        if found[-1] and (len(found[-1]) + 1) * length(part) > WORDS:
            found.append([])
        found[-1].append(part)
    random.shuffle(found)
    return found
