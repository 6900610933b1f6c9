"""Learns data/cues.tsv: how surely each verb is a cue, by what follows it and who is before it.

    python shared/build/cues.py CORPUS

CORPUS holds quotes/polnear-train.jsonl.gz and quotes/cue-lemmas.tsv.

Every verb of the training articles is an example, right where an annotated cue holds it.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

from logistic import learn

from sidelight import Article
from sidelight.rules.cues import ANY, SCALE, cue_features
from sidelight.rules.linguist import read_words
from sidelight.rules.quotations import Quotations
from sidelight.rules.verbs import verb_cues

TARGET = Path(__file__).parents[1] / "sidelight" / "data" / "cues.tsv"
CLASSES = {"speech": "speech", "mental": "thought", "light+": "weak", "light": "weak", "direct": "weak"}

HEADER = """\
# Cue verbs, learned by shared/build/cues.py from news articles with annotated attributions.
# lemma: the verb; * is every verb. class: speech; thought (belief, wish, plan); evidence (a finding, a vote);
# weak (says nothing alone). features: what speaks for the verb being a cue, each with its weight in tenths of
# log-odds; see cue_features in rules/cues.py for their names.
# lemma	class	features
"""

Feature = tuple[str, str]
Example = tuple[list[Feature], bool]


def main(corpus: Path) -> None:
    """Learns from the training articles and writes the table."""
    examples: list[Example] = []
    positives: Counter[str] = Counter()
    with gzip.open(corpus / "quotes/polnear-train.jsonl.gz", "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            examples += examples_of(json.loads(line), positives)
            print(f"\r{number} articles, {len(examples):,} verbs", end="", file=sys.stderr)
    print(file=sys.stderr)
    weights = learn(examples)
    classes = dict(
        line.split("\t")[:2] for line in (corpus / "quotes/cue-lemmas.tsv").read_text().splitlines()[1:]
    )
    write(weights, {lemma for lemma, count in positives.items() if count > 1}, classes)


def examples_of(document: dict[str, Any], positives: Counter[str]) -> list[Example]:
    """The verbs of one article, each with its features and whether an annotated cue holds it."""
    reading = read_words(Article(text=document["text"]))
    inside = {at for quote in document["quotes"] for span in quote["cue"] for at in reading.tokens_in(span)}
    quotations = Quotations(reading)
    examples = []
    for cue in verb_cues(reading, quotations):
        if quotations.at(cue.head) is None:
            label = cue.head in inside
            positives[cue.lemma] += label
            examples.append((list(cue_features(reading, quotations, cue)), label))
    return examples


def write(weights: dict[Feature, float], lemmas: set[str], classes: dict[str, str]) -> None:
    """Writes the table: one row for all verbs, one for each."""
    rows: defaultdict[str, list[str]] = defaultdict(list)
    for (lemma, feature), value in sorted(weights.items()):
        rounded = round(value * SCALE)
        if rounded and (lemma == ANY or lemma in lemmas):
            rows[lemma].append(f"{feature}:{rounded}")
    for lemma in lemmas:
        rows[lemma] = rows[lemma] or ["always:0"]
    lines = ["\t".join((lemma, class_of(lemma, classes), "; ".join(rows[lemma]))) for lemma in sorted(rows)]
    TARGET.write_text(HEADER + "\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(lines)} rows in {TARGET.name}, {TARGET.stat().st_size:,} bytes", file=sys.stderr)


def class_of(lemma: str, classes: dict[str, str]) -> str:
    return "-" if lemma == ANY else CLASSES.get(classes.get(lemma, "other"), "evidence")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
