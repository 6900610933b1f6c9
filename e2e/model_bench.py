"""How fast the server's own engine reads, how long it takes to start, and how much memory it holds.

    python -m e2e.model_bench WORDS < article.txt     # prints JSON: what → figure

It is a program of its own, because start and memory are those of a whole process. A pipeline of spaCy's own
parts (tagger, parser, names on one embedding of words, of their usual size), without anything of ours, is
measured in the same run on the same paragraphs. It has learned nothing, which does not make it quicker.
"""

from __future__ import annotations

import json
import resource
import sys
from collections.abc import Callable
from dataclasses import replace
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language

TIMES = 15
BATCH = 40
"""Articles read one after the other for the words a second."""

MOST = 100_000
"""Code points of the longest text that is read."""


def main() -> None:
    text = sys.stdin.read().strip()
    words = int(sys.argv[1])
    begun = perf_counter()
    from sidelight_server.engine import load_warm  # noqa: PLC0415 — its import is a part of the start

    engine = load_warm("spacy")
    started = (perf_counter() - begun) * 1_000

    from sidelight import Article  # noqa: PLC0415
    from sidelight.text.sentences import find_paragraphs  # noqa: PLC0415
    from sidelight_server.nlp.linguist import SpacyLinguist  # noqa: PLC0415
    from sidelight_server.nlp.quotes import find_attributions  # noqa: PLC0415
    from sidelight_server.nlp.syntax.states import states_of  # noqa: PLC0415

    linguist = engine.linguist
    assert isinstance(linguist, SpacyLinguist)
    nlp = linguist.nlp
    article = Article(text=text, published="2020-10-22", language="en")
    paragraphs = [text[start:end] for start, end in find_paragraphs(text)]
    reading = replace(linguist.read(article), attributions=())
    states = states_of(reading)
    figures = {
        "start": started,
        "whole": milliseconds(lambda: engine.read(article)),
        "pipe": milliseconds(lambda: list(nlp.pipe(paragraphs))),
        "linguist": milliseconds(lambda: linguist.read(article)),
        "attributions": milliseconds(lambda: find_attributions(reading, states)),
    }
    long = "\n\n".join([text] * (MOST // len(text)))
    begun = perf_counter()
    for _ in range(BATCH):
        engine.read(article)
    figures["words a second"] = BATCH * words / (perf_counter() - begun)
    figures["memory"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    begun = perf_counter()
    engine.read(Article(text=long, published="2020-10-22", language="en"))
    figures["long"] = (perf_counter() - begun) * 1_000
    figures["growth"] = figures["long"] / figures["whole"] / (len(long) / len(text))
    others = of_spacy()
    figures["spacy"] = milliseconds(lambda: list(others.pipe(paragraphs)))
    print(json.dumps(figures))


def of_spacy() -> Language:
    """A pipeline of spaCy's own parts, with weights by chance."""
    import spacy  # noqa: PLC0415 — see main
    from spacy.tokens import Doc  # noqa: PLC0415
    from spacy.training import Example  # noqa: PLC0415

    nlp = spacy.blank("en")
    nlp.add_pipe("tok2vec")
    shared = {"@architectures": "spacy.Tok2VecListener.v1", "width": 96, "upstream": "tok2vec"}
    nlp.add_pipe("tagger", config={"model": {"tok2vec": shared}})
    for name in ("parser", "ner"):
        nlp.add_pipe(name, config={"model": {"tok2vec": shared}})
    gold = Doc(
        nlp.vocab,
        words=["Ana", "sings", "."],
        tags=["NNP", "VBZ", "."],
        heads=[1, 1, 1],
        deps=["nsubj", "ROOT", "punct"],
        ents=["B-PERSON", "O", "O"],
    )
    nlp.initialize(lambda: [Example(Doc(nlp.vocab, words=["Ana", "sings", "."]), gold)] * 40)
    return nlp


def milliseconds(work: Callable[[], object]) -> float:
    taken = []
    for _ in range(TIMES):
        begun = perf_counter()
        work()
        taken.append((perf_counter() - begun) * 1_000)
    return median(taken)


if __name__ == "__main__":
    main()
