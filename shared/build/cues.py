"""Learns data/cues.tsv: how surely each verb is a cue, by what follows it and who is before it.

    python shared/build/cues.py CORPUS [--annotated]

CORPUS holds quotes/polnear-train.jsonl.gz and quotes/cue-lemmas.tsv.

Every verb of the training articles is an example, right where the attribution that the reader would make of
it is an annotated one: so a verb whose content or source the reader would get wrong is better passed over.
What the reader would make of it hangs on data/ends.tsv, and on the cues around it: as data/cues.tsv has them,
or with --annotated as the annotators have them, so that a first table can be learned without one.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from logistic import learn

from sidelight import Article
from sidelight.analysis import Span
from sidelight.reading import Reading
from sidelight.rules.content import Extent
from sidelight.rules.cue_features import ANY, Feature, cue_features
from sidelight.rules.cues import SCALE, is_cue, may_be_cue, sureness
from sidelight.rules.linguist import read_words
from sidelight.rules.quotations import Quotations
from sidelight.rules.subjects import Subjects
from sidelight.rules.verbal import by_verbs
from sidelight.rules.verbs import VerbCue, verb_cues
from sidelight.text.phrases import VERBS

TARGET = Path(__file__).parents[1] / "sidelight" / "data" / "cues.tsv"
CLASSES = {"speech": "speech", "mental": "thought", "light+": "weak", "light": "weak", "direct": "weak"}

HEADER = """\
# Cue verbs, learned by shared/build/cues.py from news articles with annotated attributions.
# lemma: the verb; * is every verb. class: speech; thought (belief, wish, plan); evidence (a finding, a vote);
# weak (says nothing alone). features: what speaks for the verb being a cue, each with its weight in tenths of
# log-odds; see rules/cue_features.py for their names.
# lemma	class	features
"""

STATING = frozenset(("that", "clause", "quote", "left"))
KEYS = ("content", "cue", "source")
Example = tuple[list[Feature], bool]


def main(corpus: Path, *, annotated: bool) -> None:
    """Learns from the training articles and writes the table."""
    with gzip.open(corpus / "quotes/polnear-train.jsonl.gz", "rt", encoding="utf-8") as lines:
        documents = [json.loads(line) for line in lines]
    readings = [read_words(Article(text=document["text"])) for document in documents]
    listed = dict(
        line.split("\t")[:2] for line in (corpus / "quotes/cue-lemmas.tsv").read_text().splitlines()[1:]
    )
    classes = lexicon(zip(readings, documents, strict=True), listed)
    examples = [
        example
        for reading, document in zip(readings, documents, strict=True)
        for example in examples_of(reading, document, classes, annotated=annotated)
    ]
    print(f"{len(classes)} verbs, {len(examples):,} examples", file=sys.stderr)
    write(learn(examples, l1=0.5, alpha=0.08, epochs=8), classes)


def lexicon(pairs: Iterable[tuple[Reading, dict[str, Any]]], listed: dict[str, str]) -> dict[str, str]:
    """The class of each verb that annotated cues hold more than once, or that is listed as one of speech."""
    seen = Counter(
        reading.tokens[at].lemma
        for reading, document in pairs
        for quote in document["quotes"]
        for at in tokens_of(reading, quote["cue"])
        if reading.tags[at] in VERBS
    )
    spoken = (lemma for lemma, kind in listed.items() if kind == "speech" and lemma.isalpha())
    lemmas = {*spoken, *(lemma for lemma, count in seen.items() if count > 1)}
    return {lemma: CLASSES.get(listed.get(lemma, "other"), "evidence") for lemma in sorted(lemmas)}


def examples_of(
    reading: Reading, document: dict[str, Any], classes: dict[str, str], *, annotated: bool
) -> list[Example]:
    """The verbs of one article outside quotation marks, each with its features and whether it serves.

    A speaking verb inside the content of another, which these annotations pass over, is no example.
    """
    quotations = Quotations(reading)
    verbs = list(verb_cues(reading, quotations))
    quotes = [{key: tokens_of(reading, quote[key]) for key in KEYS} for quote in document["quotes"]]
    marked = set().union(*(quote["cue"] for quote in quotes))
    cues = [
        cue
        for cue in verbs
        if (
            cue.head in marked
            if annotated
            else is_cue(reading, quotations, cue, sureness(reading, quotations, cue))
        )
    ]
    serving = heads_that_serve(reading, quotes, quotations, verbs, cues)
    nested = set().union(*(quote["content"] for quote in quotes)) - marked
    return [
        (list(cue_features(reading, quotations, cue, classes[cue.lemma])), cue.head in serving)
        for cue in verbs
        if cue.lemma in classes
        and quotations.at(cue.head) is None
        and not (cue.head in nested and classes[cue.lemma] == "speech" and cue.frame in STATING)
    ]


def heads_that_serve(
    reading: Reading,
    quotes: Sequence[dict[str, set[int]]],
    quotations: Quotations,
    verbs: Sequence[VerbCue],
    cues: Sequence[VerbCue],
) -> set[int]:
    """The verbs of which the reader would make an annotated attribution, were they taken for cues.

    cues: the verbs around them that are taken for cues.
    """
    may = [cue for cue in verbs if quotations.at(cue.head) is None and may_be_cue(reading, cue)]
    extent = Extent(reading, quotations, cues)
    subjects = Subjects(reading, quotations, verbs, {cue.head for cue in cues})
    serving = set()
    for cue in may:
        annotated = [quote for quote in quotes if cue.head in quote["cue"]]
        for found in by_verbs(reading, extent, subjects, [cue], {cue.head: 1.0}) if annotated else ():
            content, source = tokens_of(reading, found.content), tokens_of(reading, found.source)
            for quote in annotated:
                # Annotators take “who” for the source of a relative clause, the reader whom it stands for.
                named = quote["source"] if is_relative(reading, cue) else source
                if is_alike(quote["content"], content) and shares(quote["source"], named):
                    serving.add(cue.head)
    return serving


def is_relative(reading: Reading, cue: VerbCue) -> bool:
    """Whether a cue is the verb of a relative clause."""
    return reading.tags[cue.group[0] - 1] in ("WP", "WDT")


def tokens_of(reading: Reading, spans: Iterable[Span]) -> set[int]:
    """The tokens in spans of code points, marks left out."""
    return {at for span in spans for at in reading.tokens_in(span) if reading.lowers[at][-1:].isalnum()}


def is_alike(a: set[int], b: set[int]) -> bool:
    """Whether at least half of the words of two contents are of both."""
    return 2 * len(a & b) >= len(a | b) > 0


def shares(a: set[int], b: set[int]) -> bool:
    """Whether two sources are both empty, or share half of the shorter one's words."""
    return 2 * len(a & b) >= min(len(a), len(b)) if a and b else not a and not b


def write(weights: dict[Feature, float], classes: dict[str, str]) -> None:
    """Writes the table: one row for all verbs, one for each."""
    rows: defaultdict[str, list[str]] = defaultdict(list)
    for (lemma, feature), value in sorted(weights.items()):
        if rounded := round(value * SCALE):
            rows[lemma].append(f"{feature}:{rounded}")
    lines = [
        "\t".join((lemma, kind, "; ".join(rows[lemma] or ["always:0"])))
        for lemma, kind in [(ANY, "-"), *classes.items()]
    ]
    TARGET.write_text(HEADER + "\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(lines)} rows in {TARGET.name}, {TARGET.stat().st_size:,} bytes", file=sys.stderr)


if __name__ == "__main__":
    main(Path(sys.argv[1]), annotated="--annotated" in sys.argv)
