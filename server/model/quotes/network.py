"""The network in torch, for training. What it computes is told in sidelight_server.nlp.quotes.network."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn.utils.rnn import pad_sequence

from model.encoder import Encoder
from model.lstm import BiLstm
from model.quotes.examples import Cue, Stretch
from sidelight_server.nlp.quotes.features import SIZES, Column
from sidelight_server.nlp.quotes.network import AFTER, BEFORE, BOUNDS, CueKind, Label, distances

WIDTHS = {
    Column.WORD: 24,
    Column.PREFIX: 12,
    Column.SUFFIX: 16,
    Column.SHAPE: 8,
    Column.TAG: 16,
    Column.STATE: 6,
    Column.PLACE: 4,
}
ENCODER, LAYERS, READER, JUDGE, DISTANCE = 128, 1, 64, 64, 16
DROPOUT, WORD_DROPOUT, TAG_DROPOUT = 0.5, 0.06, 0.1


class Losses(NamedTuple):
    """Of finding the cues and of their labels, as sums; cue_count: how many cues there are."""

    cues: Tensor
    labels: Tensor
    cue_count: int


class TrainedNetwork(Encoder):
    """The network with its losses. syntax: how wide the states in the network of syntax and names are."""

    def __init__(self, vectors: np.ndarray, syntax: int) -> None:
        super().__init__(
            vectors,
            SIZES,
            WIDTHS,
            layers=LAYERS,
            width=ENCODER,
            others=syntax,
            dropout=DROPOUT,
            word_dropout=WORD_DROPOUT,
        )
        self.judge = nn.Sequential(
            nn.Linear(2 * ENCODER, JUDGE), nn.ReLU(), nn.Dropout(DROPOUT), nn.Linear(JUDGE, len(CueKind))
        )
        self.distance = nn.Embedding(len(BOUNDS) + 1, DISTANCE)
        self.reader = BiLstm(4 * ENCODER + DISTANCE, READER)
        self.labels = nn.Linear(2 * READER, len(Label))
        self.start = nn.Parameter(torch.zeros(len(Label)))
        self.moves = nn.Parameter(torch.zeros(len(Label), len(Label)))
        self.end = nn.Parameter(torch.zeros(len(Label)))

    def losses(self, batch: Sequence[Stretch]) -> Losses:
        """What the network gets wrong in stretches."""
        lengths = torch.tensor([len(stretch.features) for stretch in batch])
        found = pad_sequence([torch.from_numpy(stretch.features) for stretch in batch], batch_first=True)
        syntax = pad_sequence([torch.from_numpy(stretch.syntax) for stretch in batch], batch_first=True)
        states = self.dropout(self.states(self._dropped(found), lengths, syntax.float()))
        kinds = torch.full(found.shape[:2], -100)
        for row, stretch in enumerate(batch):
            kinds[row, : lengths[row]] = int(CueKind.NONE)
            for cue in stretch.cues:
                kinds[row, cue.head] = int(cue.kind)
        judged = self.judge(states).transpose(1, 2)
        of_cues = nn.functional.cross_entropy(judged, kinds, reduction="sum")
        cues = [(row, cue) for row, stretch in enumerate(batch) for cue in stretch.cues]
        if not cues:
            return Losses(of_cues, of_cues.new_zeros(()), 0)
        return Losses(of_cues, self._label_loss(states, lengths, cues), len(cues))

    def _dropped(self, found: Tensor) -> Tensor:
        """The features, in training with some of them unknown."""
        found = self.with_unknown_words(found)
        if self.training:
            untagged = torch.rand(len(found), 1).expand(found.shape[:2]) < TAG_DROPOUT / 2
            found[..., Column.TAG][untagged | (torch.rand(found.shape[:2]) < TAG_DROPOUT)] = 0
            shapeless = torch.rand(len(found)) < 0.05
            found[..., Column.SHAPE][shapeless] = 0
            found[..., Column.PLACE][torch.rand(len(found)) < 0.1] = 0
        return found

    def _label_loss(self, states: Tensor, lengths: Tensor, cues: Sequence[tuple[int, Cue]]) -> Tensor:
        spans = [(max(0, cue.head - BEFORE), min(int(lengths[row]), cue.head + AFTER)) for row, cue in cues]
        sizes = torch.tensor([end - start for start, end in spans])
        rows = torch.tensor([row for row, _ in cues])[:, None]
        heads = torch.tensor([cue.head for _, cue in cues])[:, None]
        places = torch.tensor([start for start, _ in spans])[:, None] + torch.arange(int(sizes.max()))
        places = places.clamp(max=states.shape[1] - 1)
        near = torch.from_numpy(distances(places.numpy(), heads.numpy()))
        own = states[rows, heads].expand(-1, places.shape[1], -1)
        read = self.reader(torch.cat([states[rows, places], own, self.distance(near)], dim=2), sizes)
        gold = [
            torch.from_numpy(cue.labels[start:end])
            for (start, end), (_, cue) in zip(spans, cues, strict=True)
        ]
        scores = self.labels(self.dropout(read))
        return self._chain_loss(scores, pad_sequence(gold, batch_first=True), sizes)

    def _chain_loss(self, scores: Tensor, gold: Tensor, sizes: Tensor) -> Tensor:
        """Minus the log likelihood of the gold labels."""
        rows = torch.arange(len(scores))
        mask = torch.arange(scores.shape[1])[None] < sizes[:, None]
        own = scores.gather(2, gold[..., None])[..., 0]
        of_gold = (own * mask).sum() + self.start[gold[:, 0]].sum()
        of_gold = of_gold + (self.moves[gold[:, :-1], gold[:, 1:]] * mask[:, 1:]).sum()
        of_gold = of_gold + self.end[gold[rows, sizes - 1]].sum()
        total = scores[:, 0] + self.start
        for step in range(1, scores.shape[1]):
            following = torch.logsumexp(total[:, :, None] + self.moves, dim=1) + scores[:, step]
            total = torch.where(mask[:, step, None], following, total)
        return torch.logsumexp(total + self.end, dim=1).sum() - of_gold
