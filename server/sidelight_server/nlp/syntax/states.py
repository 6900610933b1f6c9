"""The states of a reading's tokens in the network of syntax and names, whoever has read them."""

from __future__ import annotations

from functools import cache

import numpy as np

from sidelight.reading import Reading
from sidelight_server.nlp.lstm import Floats
from sidelight_server.nlp.syntax.component import FACTORY, WEIGHTS
from sidelight_server.nlp.syntax.features import features
from sidelight_server.nlp.syntax.network import Network
from sidelight_server.nlp.vectors import WEIGHTS as FOLDER
from sidelight_server.nlp.vectors import word_vectors


def states_of(reading: Reading) -> Floats:
    """The states of the tokens, a row each; each paragraph is read by itself."""
    ends = [token.start for token in reading.tokens[1:]]
    words = [
        (token.text, token.end < following)
        for token, following in zip(reading.tokens, [*ends, len(reading.article.text)], strict=False)
    ]
    found = features(words, word_vectors().rows)
    return _network().states(found, reading.paragraphs) if words else np.empty((0, 0), np.float32)


@cache
def _network() -> Network:
    return Network.from_file(FOLDER / "pipeline" / FACTORY / WEIGHTS, word_vectors().data)
