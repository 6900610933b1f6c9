"""Put the learned weights of syntax and names into the form that is committed: a folder that spaCy loads."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from sidelight_server.nlp.pipeline import unlearned
from sidelight_server.nlp.syntax.component import FACTORY, WEIGHTS

NAME, VERSION = "sidelight_news", "2.0.0"

_ABOUT = {
    "description": "Tags, dependencies, sentences and names for English news.",
    "license": "see server/model/README.md",
}


def pack(weights: Path, out: Path) -> None:
    """Write the pipeline with the weights of a file into out, in place of what is there."""
    nlp = unlearned()
    nlp.meta.update(_ABOUT, name=NAME, version=VERSION)
    beside = out.with_name(f"{out.name}.new")
    nlp.to_disk(beside, exclude=["vectors"])
    (beside / FACTORY).mkdir()
    shutil.copy(weights, beside / FACTORY / WEIGHTS)
    (beside / "vocab" / "strings.json").write_text(json.dumps([]))
    shutil.rmtree(out, ignore_errors=True)
    beside.rename(out)
