"""Word vectors: GloVe, cut down to what pays. One table for all that is learned.

Three files in weights/: vectors.npy (half precision, a row a word, most frequent first), vectors.words.txt
(a word a line, lower case; the first ones have the rows in their order), and vectors.rows.npy (for each
word after those, the row of the word that is most like it).
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

WEIGHTS = Path(__file__).parent / "weights"
"""The folder of all trained weights that come with the server."""


class WordVectors(NamedTuple):
    """rows: word in lower case → row of data, none for an unknown word. data: single precision."""

    rows: Mapping[str, int]
    data: NDArray[np.float32]


@cache
def word_vectors(folder: Path = WEIGHTS) -> WordVectors:
    """The table; read once and shared by all who ask.

    Raises OSError and ValueError where its files are missing or torn.
    """
    data = np.load(folder / "vectors.npy").astype(np.float32)
    words = (folder / "vectors.words.txt").read_text(encoding="utf-8").split("\n")
    borrowed = np.load(folder / "vectors.rows.npy").tolist()
    return WordVectors(dict(zip(words, [*range(len(data)), *borrowed], strict=True)), data)
