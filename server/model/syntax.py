"""Train the pipeline for syntax and names.

Gold trees (EWT, GUM) teach tags, heads and sentences, GUM and the news that a machine marked teach names.
Each epoch sees all of the gold and a part of the news, each paragraph in another variant. Whatever is drawn
is drawn from the seed and the step alone, so that a training that was stopped goes on where it was (but for
the momentum of the optimizer, which gathers anew within some steps).
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from itertools import count, islice
from pathlib import Path
from random import Random

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from spacy.language import Language
from spacy.training.batchers import minibatch_by_words
from spacy.util import load_model_from_config, registry
from thinc.api import Config, Optimizer, fix_random_seed

from model.names import LOCALES, Names
from model.paragraphs import SILVER_TRAIN, Paragraph, read_gold, read_silver
from model.variants import varied
from sidelight_server.nlp.pipeline import give_vectors, use_quick_products
from sidelight_server.nlp.vectors import word_vectors

CONFIG = Path(__file__).with_name("syntax.cfg")

SILVER_PARTS = 4
"""An epoch sees one of so many parts of the news."""

BATCH = 1_000
"""Words of a batch."""

WARM_UP = 0.03
"""Share of the steps in which the learning rate rises from nothing; in the rest it falls to nothing again."""

SAVE_EVERY = 250
"""Steps between two savings of a training under way."""

QUICK = 40
"""The quick mode sees every so manieth paragraph, for so many steps."""


def train_syntax(corpus: Path, work: Path, *, quick: bool = False) -> Path:
    """The folder of the trained pipeline, in single precision and without its vectors.

    corpus: holds syntax/*.spacy. work: for what is under way; a training that was stopped goes on from there.
    """
    use_quick_products()
    config = Config().from_disk(CONFIG)
    settings = registry.resolve({"training": config.pop("training")})["training"]
    steps = QUICK if quick else settings["max_steps"]
    optimizer: Optimizer = settings["optimizer"]
    highest_rate = optimizer.learn_rate
    nlp = load_model_from_config(config, auto_fill=True)
    gold, silver = _corpora(corpus, nlp, quick)
    names = Names([*gold, *silver], LOCALES[:3] if quick else LOCALES)
    fix_random_seed(settings["seed"])
    give_vectors(nlp, word_vectors())
    nlp.initialize(lambda: [paragraph.example(nlp.vocab) for paragraph in [*gold, *silver[:1_000]]])
    give_vectors(nlp, word_vectors())  # which initialize takes away
    saved = _Saved(work / ("syntax-quick" if quick else "syntax"))
    done = saved.restore(nlp)
    batches = islice(_batches(gold, silver, settings["seed"]), done, steps)
    with _progress() as progress:
        task = progress.add_task("Syntax and names", total=steps, completed=done, losses="")
        for step, batch in enumerate(batches, done):
            random = Random(f"{settings['seed']} {step}")  # noqa: S311
            examples = [varied(paragraph, names, random).example(nlp.vocab) for paragraph in batch]
            optimizer.learn_rate = highest_rate * _share_of_rate(step / steps)
            losses = nlp.update(examples, sgd=optimizer, drop=settings["dropout"])
            progress.update(task, advance=1, losses=_told(losses))
            if (step + 1) % SAVE_EVERY == 0 or step + 1 == steps:
                saved.save(nlp, step + 1)
    return saved.pipeline


def _share_of_rate(progress: float) -> float:
    return min(progress / WARM_UP, (1 - progress) / (1 - WARM_UP))


def _corpora(corpus: Path, nlp: Language, quick: bool) -> tuple[list[Paragraph], list[Paragraph]]:
    """Gold and silver; GUM's train file holds none of its news, which is kept for choosing and testing."""
    folder = corpus / "syntax"
    gold = [
        paragraph
        for name in ("ewt-train", "gum-train")
        for paragraph in read_gold(folder / f"{name}.spacy", nlp)
    ]
    silver = read_silver(folder / "polnear-silver.spacy", nlp, SILVER_TRAIN // (QUICK if quick else 1))
    return gold[:: QUICK if quick else 1], silver


def _batches(gold: list[Paragraph], silver: list[Paragraph], seed: int) -> Iterator[list[Paragraph]]:
    """Batches of about BATCH words, without end."""
    for epoch in count():
        random = Random(f"{seed} epoch {epoch}")  # noqa: S311
        paragraphs = [*gold, *silver[epoch % SILVER_PARTS :: SILVER_PARTS]]
        random.shuffle(paragraphs)
        yield from minibatch_by_words(
            paragraphs, size=BATCH, tolerance=0.3, get_length=lambda paragraph: len(paragraph.words)
        )


def _told(losses: Mapping[str, float]) -> str:
    return "  ".join(f"{name} {loss:,.0f}" for name, loss in losses.items() if name != "tok2vec")


def _progress() -> Progress:
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        TextColumn("loss: {task.fields[losses]}"),
    )


class _Saved:
    """A training under way: its pipeline and its steps, in a folder."""

    def __init__(self, folder: Path) -> None:
        self.pipeline = folder / "pipeline"
        self._steps = folder / "steps.json"

    def restore(self, nlp: Language) -> int:
        """Bring the pipeline to where it was saved; the count of steps done."""
        if not self._steps.is_file():
            return 0
        nlp.from_disk(self.pipeline, exclude=["vocab"])
        done: int = json.loads(self._steps.read_text())
        return done

    def save(self, nlp: Language, steps: int) -> None:
        self.pipeline.mkdir(parents=True, exist_ok=True)
        self._steps.unlink(
            missing_ok=True
        )  # what is stopped while it saves is begun anew, not taken for whole
        nlp.to_disk(self.pipeline, exclude=["vectors"])
        self._steps.write_text(json.dumps(steps))
