"""The network of syntax and names in torch, for training. What it computes is told in
sidelight_server.nlp.syntax.network."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn.utils.rnn import pad_sequence

from model.encoder import Encoder
from sidelight_server.nlp.syntax.features import SIZES, Column

WIDTHS = {Column.WORD: 40, Column.PREFIX: 16, Column.SUFFIX: 28, Column.SHAPE: 12, Column.SPACE: 4}
ENCODER, LAYERS, ARCS, RELATIONS = 160, 2, 160, 128
DROPOUT, WORD_DROPOUT = 0.25, 0.08

OLDER = 0.3
"""What a word of a tree of the older scheme counts, which are learned for the encoder's sake alone."""

MISSING = -100
"""The label of a word of which nobody has said what it is."""


class Trees(NamedTuple):
    """sentences: (start, end) in the paragraph. heads: position of each word's head in its sentence, counted
    from 1; 0 is the root."""

    sentences: tuple[tuple[int, int], ...]
    heads: NDArray[np.int64]
    deps: NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Labelled:
    """The words of a paragraph and what each is; MISSING where that is not known."""

    features: NDArray[np.int32]
    tags: NDArray[np.int64]
    starts: NDArray[np.int64]
    names: NDArray[np.int64]
    trees: Trees | None
    older: Trees | None


class Losses(NamedTuple):
    """Sums over the words."""

    tags: Tensor
    starts: Tensor
    names: Tensor
    heads: Tensor
    deps: Tensor
    older: Tensor

    def told(self) -> dict[str, float]:
        """By name, as plain numbers."""
        return {name: loss.item() for name, loss in self._asdict().items()}


class Judge(nn.Module):
    """Judges from the states of two words how likely one hangs on the other, and as what."""

    def __init__(self, states: int, deps: int) -> None:
        super().__init__()
        self.as_head, self.as_dependent = nn.Linear(states, ARCS), nn.Linear(states, ARCS)
        self.root = nn.Parameter(torch.randn(ARCS) * 0.1)
        self.arcs = nn.Parameter(torch.zeros(ARCS + 1, ARCS))
        nn.init.orthogonal_(self.arcs)
        self.of_head, self.of_dependent = nn.Linear(states, RELATIONS), nn.Linear(states, RELATIONS)
        self.of_root = nn.Parameter(torch.zeros(RELATIONS))
        self.deps = nn.Linear(RELATIONS, deps)
        self.dropout = nn.Dropout(DROPOUT)

    def losses(self, states: Tensor, trees: Sequence[tuple[int, Trees]]) -> tuple[Tensor, Tensor]:
        """Of the heads, and of the relations to the gold heads; each tree with where its paragraph begins."""
        spans = [(base + start, base + end) for base, part in trees for start, end in part.sentences]
        if not spans:
            return states.new_zeros(()), states.new_zeros(())
        sizes = torch.tensor([end - start for start, end in spans])
        within = torch.arange(int(sizes.max()))[None]
        inside = within < sizes[:, None]
        words = states[(torch.tensor([start for start, _ in spans])[:, None] + within) * inside]
        heads = torch.full(inside.shape, MISSING)
        deps = torch.full(inside.shape, MISSING)
        heads[inside] = torch.from_numpy(np.concatenate([part.heads for _, part in trees]))
        deps[inside] = torch.from_numpy(np.concatenate([part.deps for _, part in trees]))
        return self._of_heads(words, heads, inside), self._of_deps(words, heads, deps)

    def _of_heads(self, words: Tensor, heads: Tensor, inside: Tensor) -> Tensor:
        count = len(words)
        above = self.dropout(torch.relu(self.as_head(words)))
        above = torch.cat([self.root.expand(count, 1, -1), above], dim=1)
        below = self.dropout(torch.relu(self.as_dependent(words)))
        below = torch.cat([below, below.new_ones(*below.shape[:2], 1)], dim=2)
        scores = below @ self.arcs @ above.transpose(1, 2)
        may_be = torch.cat([inside.new_ones(count, 1), inside], dim=1)[:, None]
        return _loss(scores.masked_fill(~may_be, -1e4), heads)

    def _of_deps(self, words: Tensor, heads: Tensor, deps: Tensor) -> Tensor:
        above = torch.cat([self.of_root.expand(len(words), 1, -1), self.of_head(words)], dim=1)
        above = above.gather(1, heads.clamp(min=0)[..., None].expand(-1, -1, above.shape[2]))
        return _loss(self.deps(self.dropout(torch.relu(self.of_dependent(words) + above))), deps)


class TrainedNetwork(Encoder):
    """The network with its losses. tags, names, deps, older: how many labels of each there are."""

    def __init__(self, vectors: np.ndarray, tags: int, names: int, deps: int, older: int) -> None:
        super().__init__(
            vectors,
            SIZES,
            WIDTHS,
            layers=LAYERS,
            width=ENCODER,
            dropout=DROPOUT,
            word_dropout=WORD_DROPOUT,
        )
        states = 2 * ENCODER
        self.tags, self.starts = nn.Linear(states, tags), nn.Linear(states, 2)
        self.names = nn.Linear(states, names)
        self.judge, self.older = Judge(states, deps), Judge(states, older)

    def losses(self, batch: Sequence[Labelled]) -> Losses:
        """What the network gets wrong in paragraphs."""
        lengths = torch.tensor([len(part.features) for part in batch])
        found = pad_sequence([torch.from_numpy(part.features) for part in batch], batch_first=True)
        padded = self.states(self.with_unknown_words(found), lengths)
        is_word = torch.arange(found.shape[1])[None] < lengths[:, None]
        states = self.dropout(padded[is_word])
        bases = np.cumsum([0, *(len(part.features) for part in batch)]).tolist()
        placed = list(zip(bases, batch, strict=False))
        heads, deps = self.judge.losses(states, [(at, part.trees) for at, part in placed if part.trees])
        older = self.older.losses(states, [(at, part.older) for at, part in placed if part.older])
        return Losses(
            _loss(self.tags(states), _joined([part.tags for part in batch])),
            _loss(self.starts(states), _joined([part.starts for part in batch])),
            _loss(self.names(states), _joined([part.names for part in batch])),
            heads,
            deps,
            OLDER * (older[0] + older[1]),
        )

    def weights(self) -> dict[str, np.ndarray]:
        """All that is of use when it is learned, in half precision, by name."""
        return {name: weight for name, weight in super().weights().items() if not name.startswith("older.")}


def _loss(scores: Tensor, gold: Tensor) -> Tensor:
    return nn.functional.cross_entropy(
        scores.flatten(0, -2), gold.flatten(), ignore_index=MISSING, reduction="sum"
    )


def _joined(labels: Sequence[NDArray[np.int64]]) -> Tensor:
    return torch.from_numpy(np.concatenate(labels))
