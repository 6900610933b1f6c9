"""The pipeline that comes with the server: spaCy's own, its weights in half precision, its vectors shared."""

from __future__ import annotations

from pathlib import Path
from typing import Literal, cast

import spacy
from spacy.language import Language
from spacy.strings import get_string_id
from spacy.vectors import Vectors  # type: ignore[import-not-found]
from thinc.api import NumpyOps, set_current_ops
from thinc.types import Floats2d

from sidelight_server.nlp.vectors import WordVectors, word_vectors


def load_shipped(folder: Path) -> Language:
    """A pipeline of ours, in single precision; raises whatever spacy.load raises."""
    use_quick_products()
    nlp = spacy.load(folder)
    give_vectors(nlp, word_vectors())
    cast_weights(nlp, "float32")
    return nlp


def use_quick_products() -> None:
    """Let all models made from here on multiply with numpy's BLAS.

    It is several times as quick as the BLIS that thinc takes by itself and that knows few processors.
    """
    set_current_ops(NumpyOps(use_blis=False))


def give_vectors(nlp: Language, vectors: WordVectors) -> None:
    """Let the pipeline use the shared table, looked up by the words in lower case."""
    table = Vectors(data=vectors.data, name="glove", attr="LOWER")
    for word, row in vectors.rows.items():
        table.add(get_string_id(word), row=row)
    nlp.vocab.vectors = table


def cast_weights(nlp: Language, precision: Literal["float16", "float32"]) -> None:
    """Bring all weights to a precision: half for the disk, single for use, since BLAS knows no half."""
    models = [component.model for _, component in nlp.pipeline if hasattr(component, "model")]
    for node in (node for model in models for node in model.walk()):
        for name in node.param_names:
            if node.has_param(name):
                node.set_param(name, cast(Floats2d, node.get_param(name)).astype(precision))
