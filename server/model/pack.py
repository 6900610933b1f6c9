"""Put a trained pipeline into the form that is committed: weights in half precision, nothing of the texts."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import spacy

from sidelight_server.nlp.pipeline import cast_weights

NAME, VERSION = "sidelight_news", "1.0.0"

_ABOUT = {
    "description": "Tags, dependencies, sentences and names for English news.",
    "license": "see server/model/README.md",
}


def pack(pipeline: Path, out: Path) -> None:
    """Write the pipeline of a folder into out, in place of what is there."""
    nlp = spacy.load(pipeline)
    nlp.meta.update(_ABOUT, name=NAME, version=VERSION)
    cast_weights(nlp, "float16")
    beside = out.with_name(f"{out.name}.new")
    nlp.to_disk(beside, exclude=["vectors"])
    labels = {label for names in nlp.pipe_labels.values() for label in names}
    (beside / "vocab" / "strings.json").write_text(json.dumps(sorted(labels), indent=0))
    shutil.rmtree(out, ignore_errors=True)
    beside.rename(out)
