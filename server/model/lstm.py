"""Bidirectional LSTMs in torch, for training. At run time sidelight_server.nlp.lstm computes the same."""

from __future__ import annotations

import torch
from torch import Tensor, nn


class BiLstm(nn.Module):
    """One layer in both directions. Padded and without packing, which is several times faster here: for the
    backward direction each sequence is turned around within its length."""

    def __init__(self, into: int, width: int) -> None:
        super().__init__()
        self.ahead = nn.LSTM(into, width, batch_first=True)
        self.back = nn.LSTM(into, width, batch_first=True)

    def forward(self, given: Tensor, lengths: Tensor) -> Tensor:
        places = torch.arange(given.shape[1])[None].expand(given.shape[:2])
        turned = torch.where(places < lengths[:, None], lengths[:, None] - 1 - places, places)[..., None]
        ahead = self.ahead(given)[0]
        back = self.back(given.gather(1, turned.expand(-1, -1, given.shape[2])))[0]
        return torch.cat([ahead, back.gather(1, turned.expand(-1, -1, back.shape[2]))], dim=2)
