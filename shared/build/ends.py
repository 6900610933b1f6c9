"""Learns data/ends.tsv: where content after a cue ends.

    python shared/build/ends.py CORPUS [--annotated]     # CORPUS holds quotes/polnear-train.jsonl.gz

For each verb that an annotated cue holds and whose content follows it, every place before the content's end
is an example of going on, and its end one of ending. The cues around it are those that data/cues.tsv finds,
or with --annotated those that the annotators marked, so that a first table can be learned without that one.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from logistic import learn

from sidelight import Article
from sidelight.rules.cues import SCALE, is_cue, sureness
from sidelight.rules.ends import Ends
from sidelight.rules.linguist import read_words
from sidelight.rules.quotations import Quotations
from sidelight.rules.verbs import verb_cues

TARGET = Path(__file__).parents[1] / "sidelight" / "data" / "ends.tsv"
HEADER = """\
# Where content after a cue ends, learned by shared/build/ends.py from articles with annotated attributions.
# feature: see end_features in rules/ends.py. weight: for ending there, in tenths of log-odds.
# feature	weight
"""


def main(corpus: Path, *, annotated: bool) -> None:
    """Learns from the training articles and writes the table."""
    examples: list[tuple[list[str], bool]] = []
    with gzip.open(corpus / "quotes/polnear-train.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            examples += examples_of(json.loads(line), annotated=annotated)
    weights = learn(examples, l1=1.5, alpha=0.15, epochs=6)
    rows = [
        f"{feature}\t{rounded}"
        for feature, value in sorted(weights.items())
        if (rounded := round(value * SCALE))
    ]
    TARGET.write_text(HEADER + "\n".join(rows) + "\n", encoding="utf-8")
    print(f"{len(examples):,} places, {len(rows)} weights, {TARGET.stat().st_size:,} bytes", file=sys.stderr)


def examples_of(document: dict[str, Any], *, annotated: bool) -> Iterator[tuple[list[str], bool]]:
    """The places in one article where a content may end, and whether it does."""
    reading = read_words(Article(text=document["text"]))
    quotations = Quotations(reading)
    verbs = {cue.head: cue for cue in verb_cues(reading, quotations)}
    marked = {at for quote in document["quotes"] for span in quote["cue"] for at in reading.tokens_in(span)}
    cues = [
        cue
        for cue in verbs.values()
        if (
            cue.head in marked
            if annotated
            else is_cue(reading, quotations, cue, sureness(reading, quotations, cue))
        )
    ]
    ends = Ends(reading, quotations, cues)
    for quote in document["quotes"]:
        inside = [at for span in quote["cue"] for at in reading.tokens_in(span) if at in verbs]
        if not inside:
            continue
        cue = verbs[inside[-1]]
        start, limit = cue.content, cue.sentence[1]
        content = [at for span in quote["content"] for at in reading.tokens_in(span)]
        after = [at for at in content if cue.head < at < limit]
        if not after or abs(after[0] - start) > 2 or start >= limit or quotations.at(cue.head) is not None:
            continue
        end = after[-1] + 1
        for at, features in ends.examples(cue):
            if at > end:
                break
            yield features, at == end


if __name__ == "__main__":
    main(Path(sys.argv[1]), annotated="--annotated" in sys.argv)
