"""The training project: what is learned from stays true however it is varied, and all steps run."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest
import spacy
from spacy.tokens import Doc, DocBin

from model.names import Names
from model.pack import pack
from model.paragraphs import UNKNOWN, Paragraph, Syntax, read_gold, read_silver
from model.variants import varied
from model.vectors import make_vectors
from sidelight_server.nlp.pipeline import load_shipped

WORDS = ("Ana", "Ruiz", "of", "France", "could", "n't", "meet", '"', "Acme", "Corp", '"', "in", "Berlin", ".")
SPACES = (True, True, True, True, False, True, True, False, True, False, True, True, False, False)
TAGS = "NNP NNP IN NNP MD RB VB `` NNP NNP '' IN NNP .".split()
HEADS = (6, 0, 3, 0, 6, 6, 6, 8, 6, 8, 8, 12, 6, 6)
DEPS = "nsubj flat case nmod aux advmod ROOT punct obj flat punct case obl punct".split()
NAMES = "B-PERSON I-PERSON O B-LOC O O O O B-ORG I-ORG O O B-LOC O".split()

GOLD = Paragraph(WORDS, SPACES, tuple(NAMES), Syntax(tuple(TAGS), HEADS, tuple(DEPS)))


@pytest.fixture(scope="module")
def names() -> Names:
    return Names([GOLD], ["en_GB", "tr_TR"])


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """A corpus of a sentence said over and over."""
    folder = tmp_path / "corpus" / "syntax"
    folder.mkdir(parents=True)
    vocab = spacy.blank("en").vocab
    doc = Doc(
        vocab,
        words=[*WORDS, "\n\n", *WORDS],
        spaces=[*SPACES, False, *SPACES],
        tags=[*TAGS, "_SP", *TAGS],
        heads=[*HEADS, 13, *(head + 15 for head in HEADS)],
        deps=[*DEPS, "dep", *DEPS],
        ents=[*NAMES, "O", *(name.replace("LOC", "MISC") for name in NAMES)],
    )
    unnamed = Doc(vocab, words=list(WORDS), tags=TAGS, heads=list(HEADS), deps=DEPS)
    for name, docs in (
        ("ewt-train", [unnamed] * 500),
        ("gum-train", [doc] * 500),
        ("polnear-silver", [doc] * 500),
    ):
        DocBin(docs=docs, store_user_data=False).to_disk(folder / f"{name}.spacy")
    return folder.parent


def test_documents_are_read_as_paragraphs_without_white_space(corpus: Path) -> None:
    paragraphs = read_gold(corpus / "syntax" / "gum-train.spacy", spacy.blank("en"))
    assert len(paragraphs) == 1000
    assert paragraphs[0] == paragraphs[1]._replace(names=GOLD.names) == GOLD


def test_names_that_nobody_marked_are_missing_not_none(corpus: Path) -> None:
    [first, *_] = read_gold(corpus / "syntax" / "ewt-train.spacy", spacy.blank("en"))
    assert first.names is None
    assert first.syntax == GOLD.syntax


def test_of_silver_only_the_labels_are_taken_on_which_all_agree(corpus: Path) -> None:
    agreed, other = read_silver(corpus / "syntax" / "polnear-silver.spacy", spacy.blank("en"), 1)
    assert agreed.names == GOLD.names
    assert agreed.syntax is None
    assert other.names is not None
    assert [name for name in other.names if name != "O"] == [
        "B-PERSON",
        "I-PERSON",
        UNKNOWN,
        "B-ORG",
        "I-ORG",
        UNKNOWN,
    ]


def test_a_machines_trees_are_those_of_its_words_and_pieces_hang_on_the_last(tmp_path: Path) -> None:
    nlp = spacy.blank("en")
    words = ["Ana", "left", "the", "world-famous", "bar", "."]
    doc = Doc(
        nlp.vocab,
        words=words,
        tags="NNP VBD DT JJ NN .".split(),
        heads=[1, 1, 4, 4, 1, 1],
        deps="nsubj ROOT det amod dobj punct".split(),
        ents=["O"] * 6,
    )
    DocBin(docs=[doc], store_user_data=False).to_disk(tmp_path / "silver.spacy")
    [paragraph] = read_silver(tmp_path / "silver.spacy", nlp, 1)
    assert paragraph.older is not None
    assert list(zip(paragraph.words, paragraph.older.heads, paragraph.older.deps, strict=True)) == [
        ("Ana", 1, "nsubj"),
        ("left", 1, "ROOT"),
        ("the", 6, "det"),
        ("world", 5, "piece"),
        ("-", 5, "piece"),
        ("famous", 6, "amod"),
        ("bar", 1, "dobj"),
        (".", 1, "punct"),
    ]


def test_a_name_is_swapped_for_another_of_as_many_words(names: Names) -> None:
    swapped = names.swapped(GOLD, 1.0, Random(1))
    assert len(swapped.words) == len(WORDS)
    changed = {at for at, (old, new) in enumerate(zip(WORDS, swapped.words, strict=True)) if old != new}
    assert set(range(len(WORDS))) - {2, 4, 5, 6, 7, 10, 11, 13} >= changed >= {0, 1}
    assert (swapped.names, swapped.syntax, swapped.spaces) == (GOLD.names, GOLD.syntax, GOLD.spaces)


@pytest.mark.parametrize("seed", range(60))
def test_a_variant_keeps_a_label_for_every_word(names: Names, seed: int) -> None:
    variant = varied(GOLD, names, Random(seed))
    assert variant.names is not None
    assert variant.syntax is not None
    count = len(variant.words)
    assert count in (len(WORDS), len(WORDS) - 1)
    assert {count} == {len(variant.spaces), len(variant.names), *map(len, variant.syntax)}
    assert variant.names == GOLD.names[:count] if GOLD.names else False
    example = variant.example(spacy.blank("en").vocab)
    assert [word.text for word in example.reference] == list(variant.words)


def test_variants_come_in_capitals_in_title_case_and_with_either_marks(names: Names) -> None:
    variants = [" ".join(varied(GOLD, names, Random(seed)).words) for seed in range(400)]
    assert any(text.isupper() for text in variants)
    assert any("Meet" in text and "n't" in text for text in variants)
    assert any("“" in text and "”" in text for text in variants)
    assert any(text.endswith("Berlin") for text in variants)


def test_vectors_that_are_there_are_not_fetched_again(tmp_path: Path) -> None:
    for name in ("vectors.npy", "vectors.words.txt", "vectors.rows.npy"):
        (tmp_path / name).touch()
    make_vectors(tmp_path / "no such folder", tmp_path)
    assert (tmp_path / "vectors.npy").stat().st_size == 0


def test_the_quick_mode_trains_saves_goes_on_and_packs(corpus: Path, tmp_path: Path) -> None:
    work = tmp_path / "work"
    pytest.importorskip("torch", reason="needs torch, of the extra [train]")
    from model.syntax.train import train_syntax  # noqa: PLC0415 -- imports torch

    trained = train_syntax(corpus, work, quick=True)
    assert train_syntax(corpus, work, quick=True) == trained  # is done, and not done again
    pack(trained, tmp_path / "packed")
    nlp = load_shipped(tmp_path / "packed")
    doc = nlp("Ana Ruiz of France couldn't meet Acme Corp in Berlin.")
    assert all(word.tag_ and word.dep_ for word in doc)
    assert [sentence.text for sentence in doc.sents] == [doc.text]
    words = [path for path in (tmp_path / "packed").rglob("*") if path.is_file()]
    assert not [path for path in words if b"Ruiz" in path.read_bytes()], "nothing of the texts is kept"
