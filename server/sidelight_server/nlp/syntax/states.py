"""The states of a reading's tokens in the network of syntax and names, whoever has read them."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import numpy as np

from sidelight.reading import Reading
from sidelight_server.nlp.lstm import Floats
from sidelight_server.nlp.syntax.component import FACTORY, WEIGHTS
from sidelight_server.nlp.syntax.features import features
from sidelight_server.nlp.syntax.network import Network
from sidelight_server.nlp.vectors import WEIGHTS as FOLDER
from sidelight_server.nlp.vectors import word_vectors


def states_of(reading: Reading, network: Network | None = None) -> Floats:
    """The states of the tokens, a row each; each paragraph is read by itself.

    network: the one that comes with the server, where none is given.
    """
    ends = [token.start for token in reading.tokens[1:]]
    words = [
        (token.text, token.end < following)
        for token, following in zip(reading.tokens, [*ends, len(reading.article.text)], strict=False)
    ]
    found = features(words, word_vectors().rows)
    reader = _shipped() if network is None else network
    return reader.states(found, reading.paragraphs) if words else np.empty((0, 0), np.float32)


def network_of(pipeline: Path) -> Network:
    """The network in the folder of a pipeline; raises OSError, KeyError and ValueError."""
    return Network.from_file(pipeline / FACTORY / WEIGHTS, word_vectors().data)


@cache
def _shipped() -> Network:
    return network_of(FOLDER / "pipeline")
