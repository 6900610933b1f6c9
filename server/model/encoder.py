"""The encoder in torch, for training. What it computes is told in sidelight_server.nlp.encoder."""

from __future__ import annotations

from collections.abc import Mapping
from enum import IntEnum
from typing import TypeVar

import numpy as np
import torch
from torch import Tensor, nn

from model.lstm import BiLstm
from sidelight_server.nlp.encoder import VECTOR, WORD

SPREAD = 0.3
"""Of the learned features, when they begin."""


C = TypeVar("C", bound=IntEnum)


class Encoder(nn.Module):
    """What a network begins with that is made from it.

    sizes, widths: of the learned features, by column. layers: how many, each of a width. others: how wide is
    what else is known of a word. dropout: of what each layer reads; word_dropout: of words taken for unknown.
    """

    def __init__(
        self,
        vectors: np.ndarray,
        sizes: Mapping[C, int],
        widths: Mapping[C, int],
        *,
        layers: int,
        width: int,
        others: int = 0,
        dropout: float,
        word_dropout: float,
    ) -> None:
        super().__init__()
        padded = np.concatenate([np.zeros((1, vectors.shape[1]), np.float32), vectors])
        self.vectors = nn.Embedding(
            len(padded), padded.shape[1], _weight=torch.from_numpy(padded), _freeze=True
        )
        tables = {column.name: nn.Embedding(size, widths[column]) for column, size in sizes.items()}
        for table in tables.values():
            nn.init.normal_(table.weight, std=SPREAD)
        self.tables = nn.ModuleDict(tables)
        self._columns = list(sizes)
        inputs = [others + vectors.shape[1] + sum(widths.values()), *[2 * width] * (layers - 1)]
        self.encoder = nn.ModuleList(BiLstm(size, width) for size in inputs)
        self.dropout = nn.Dropout(dropout)
        self._word_dropout = word_dropout

    def states(self, found: Tensor, lengths: Tensor, *others: Tensor) -> Tensor:
        """The states of padded sequences of words."""
        columns = [*others, self.vectors(found[..., VECTOR])]
        columns += [self.tables[column.name](found[..., column]) for column in self._columns]
        states = torch.cat(columns, dim=-1)
        for layer in self.encoder:
            states = layer(self.dropout(states), lengths)
        return states

    def with_unknown_words(self, found: Tensor) -> Tensor:
        """The features, in training with some words made unknown; others keep their vector alone."""
        if not self.training:
            return found
        found = found.clone()
        lost = torch.rand(found.shape[:2]) < self._word_dropout
        found[..., VECTOR][lost] = 0
        found[..., WORD][lost | (torch.rand(found.shape[:2]) < self._word_dropout)] = 0
        return found

    def weights(self) -> dict[str, np.ndarray]:
        """All that is learned, in half precision, by name."""
        return {
            name: value.detach().numpy().astype(np.float16)
            for name, value in self.state_dict().items()
            if not name.startswith("vectors.")
        }
