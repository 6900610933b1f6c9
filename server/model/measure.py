"""How well a pipeline reads the treebanks' development parts, by spaCy's own scorer, from the plain text on.

python -m model.measure CORPUS [PIPELINE]
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table
from spacy.language import Language
from spacy.scorer import get_ner_prf
from spacy.training import Example
from spacy.util import registry

from model.paragraphs import read_gold
from sidelight_server.engine import SHIPPED
from sidelight_server.nlp.pipeline import load_shipped

FILES = ("ewt-dev", "gum-dev", "pud")
"""PUD is for looking only; EWT and PUD mark names by another scheme than the one learned."""

MEASURES = {
    "tags": "tag_acc",
    "UAS": "dep_uas",
    "LAS": "dep_las",
    "sentences": "sents_f",
    "names": "ents_f",
}


def scores(nlp: Language, path: Path) -> dict[str, Any]:
    """spaCy's scores of a pipeline on a treebank, read paragraph by paragraph."""
    examples = [paragraph.example(nlp.vocab) for paragraph in read_gold(path, nlp)]
    docs = nlp.pipe(example.reference.text for example in examples)
    read = [Example(doc, example.reference) for doc, example in zip(docs, examples, strict=True)]
    tagger, parser = (
        registry.get("scorers", "spacy.tagger_scorer.v1")(),
        registry.get("scorers", "spacy.parser_scorer.v1")(),
    )
    return {**tagger(read), **parser(read), **get_ner_prf(read)}


def report(nlp: Language, corpus: Path) -> Table:
    """A table of the measures on each file, in hundredths."""
    table = Table("", *MEASURES, "by type")
    for name in FILES:
        found = scores(nlp, corpus / "syntax" / f"{name}.spacy")
        types = found.get("ents_per_type") or {}
        cells = [
            f"{100 * found[key]:.1f}" if found.get(key) is not None else "-" for key in MEASURES.values()
        ]
        table.add_row(name, *cells, " ".join(f"{label} {100 * row['f']:.1f}" for label, row in types.items()))
    return table


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("pipeline", type=Path, nargs="?", default=SHIPPED)
    given = parser.parse_args()
    Console().print(report(load_shipped(given.pipeline), given.corpus))


if __name__ == "__main__":
    main()
