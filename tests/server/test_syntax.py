"""The network of syntax and names: its trees, in numpy and in torch, and as a part of a pipeline of spaCy."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise, product
from pathlib import Path
from time import process_time
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from sidelight_server.engine import SHIPPED
from sidelight_server.nlp.lstm import Floats
from sidelight_server.nlp.pipeline import blank, load_shipped, unlearned
from sidelight_server.nlp.syntax import component
from sidelight_server.nlp.syntax.features import SIZES, Column, features
from sidelight_server.nlp.syntax.names import NameLabels
from sidelight_server.nlp.syntax.network import LONGEST, Network
from sidelight_server.nlp.syntax.trees import Heads, best_tree


def is_tree(heads: Sequence[int]) -> bool:
    """Whether every word comes to the root, and one alone hangs on it; heads: of words 1, 2, …"""
    for first in range(1, len(heads) + 1):
        at = first
        for _ in heads:
            at = heads[at - 1] if at else 0
        if at:
            return False
    return list(heads).count(0) == 1


def matrices(most: int) -> st.SearchStrategy[Floats]:
    """Scores of sentences of up to so many words."""

    def of(count: int) -> st.SearchStrategy[Floats]:
        numbers = st.lists(st.integers(-50, 50), min_size=count * (count + 1), max_size=count * (count + 1))
        return numbers.map(lambda flat: np.array(flat, np.float32).reshape(count, count + 1))

    return st.integers(1, most).flatmap(of)


@given(matrices(12))
def test_the_best_tree_is_a_tree_with_one_root(scores: Floats) -> None:
    assert is_tree(best_tree(scores).tolist())


@given(matrices(12))
def test_words_have_their_best_heads_unless_these_are_no_tree(scores: Floats) -> None:
    found = best_tree(scores).tolist()
    root = found.index(0)
    others = scores.copy()
    others[np.arange(len(scores)), np.arange(1, len(scores) + 1)] = others[:, 0] = -1e9
    best = [int(row.argmax()) for row in others]
    best[root] = 0
    assert found == best or not is_tree(best)


def test_the_root_is_the_word_that_most_surely_has_no_head() -> None:
    scores = np.array([[5, 0, 9, 0], [3, 1, 0, 1], [0, 4, 2, 0]], np.float32)
    assert best_tree(scores).tolist() == [2, 0, 1]


def test_two_words_that_hang_on_each_other_are_parted_where_it_costs_least() -> None:
    scores = np.array([[9, 0, 0, 0], [0, 3, 0, 8], [0, 1, 8, 0]], np.float32)
    assert best_tree(scores).tolist() == [0, 1, 2]


def test_the_network_in_numpy_computes_what_the_one_in_torch_does(monkeypatch: pytest.MonkeyPatch) -> None:
    torch = pytest.importorskip("torch", reason="needs torch, of the extra [train]")
    network, trained = _twins(torch)
    from model.syntax.network import Labelled, Trees  # noqa: PLC0415 -- imports torch

    seen: list[Floats] = []

    def watched(scores: Floats) -> Heads:
        seen.append(scores)
        return best_tree(scores)

    monkeypatch.setattr("sidelight_server.nlp.syntax.network.best_tree", watched)
    chance = np.random.default_rng(2)
    sizes = {Column.VECTOR: 51, **SIZES}
    for length in (1, 7, 30):
        found = np.stack([chance.integers(0, sizes[column], length) for column in Column], axis=1)
        seen.clear()
        syntax = network.read(found.astype(np.int32), [(0, length)])
        roots = [at for at, head in enumerate(syntax.heads) if head == at]
        starts = [min(_within(syntax.heads, root)) for root in roots]
        spans = list(zip(starts, [*starts[1:], length], strict=True))
        heads = np.array(syntax.heads)
        for start, end in spans:
            own = heads[start:end] == np.arange(start, end)
            heads[start:end] = np.where(own, 0, heads[start:end] - start + 1)
        deps = np.array([network.deps.index(dep) for dep in syntax.deps])
        is_start = np.zeros(length, np.int64)
        is_start[starts] = 1
        told = Labelled(
            features=found.astype(np.int32),
            tags=np.array([network.tags.index(tag) for tag in syntax.tags]),
            starts=is_start,
            names=np.array([network.names.index(name) for name in syntax.names]),
            trees=Trees(tuple(spans), heads, deps),
            older=None,
        )
        with torch.no_grad():
            losses = trained.losses([told])
        likely = [scores - np.logaddexp.reduce(scores, axis=1, keepdims=True) for scores in seen]
        chosen = [
            part[np.arange(end - start), heads[start:end]].sum()
            for part, (start, end) in zip(likely, spans, strict=True)
        ]
        assert losses.heads.item() == pytest.approx(-sum(chosen), rel=1e-3, abs=1e-3)
        # What numpy chose is what torch holds for likeliest: no other label would cost it less.
        for at in range(length):
            other = told.tags.copy()
            other[at] = (other[at] + 1) % 3
            changed = trained.losses([replace(told, tags=other)])
            assert losses.tags.item() <= changed.tags.item() + 1e-4
        for at in range(length):
            other = deps.copy()
            other[at] = (other[at] + 1) % 3
            changed = trained.losses([replace(told, trees=Trees(tuple(spans), heads, other))])
            if network.deps[other[at]] != "ROOT" and syntax.deps[at] != "ROOT":
                assert losses.deps.item() <= changed.deps.item() + 1e-4


def _within(heads: Sequence[int], root: int) -> list[int]:
    """The words that hang on a root."""

    def top(at: int) -> int:
        return at if heads[at] == at else top(heads[at])

    return [at for at in range(len(heads)) if top(at) == root]


def _twins(torch: Any) -> tuple[Network, Any]:
    """The same network in numpy and in torch, with weights by chance."""
    from model.syntax.network import TrainedNetwork  # noqa: PLC0415 -- imports torch

    torch.manual_seed(1)
    vectors = np.random.default_rng(1).normal(size=(50, 100)).astype(np.float32)
    trained = TrainedNetwork(vectors, 3, 3, 3, 2).eval()
    for weight in trained.parameters():
        if weight.requires_grad:
            torch.nn.init.normal_(weight, std=0.3)
    weights = {name: value.numpy() for name, value in trained.state_dict().items()}
    labels = {"tags": ["DT", "NN", "VB"], "names": ["B-ORG", "I-ORG", "O"], "deps": ["ROOT", "det", "obj"]}
    named = {f"labels.{name}": np.array(values) for name, values in labels.items()}
    return Network({**weights, **named}, vectors), trained


@pytest.fixture(scope="module")
def nlp() -> Language:
    return load_shipped(SHIPPED)


TEXTS = (
    "Ana Ruiz left.",
    "“The talks in Berlin have failed,” said Ana Ruiz. She blamed Acme Corp.",
    "",
    "No.",
    "The ministers, who had met twice before, were told on Monday that the plan was dead. Nobody wept.",
)


def told(doc: Doc) -> list[tuple[str, str, int, bool | None, str]]:
    return [(word.tag_, word.dep_, word.head.i, word.is_sent_start, word.ent_type_) for word in doc]


def test_paragraphs_read_together_are_read_as_each_alone(nlp: Language) -> None:
    assert [told(doc) for doc in nlp.pipe(TEXTS)] == [told(nlp(text)) for text in TEXTS]


def test_many_words_are_read_in_parts(nlp: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = [told(doc) for doc in nlp.pipe(TEXTS)]
    monkeypatch.setattr(component, "AT_ONCE", 8)
    assert [told(doc) for doc in nlp.pipe(TEXTS)] == whole


def test_a_plain_sentence_has_its_tree(nlp: Language) -> None:
    doc = nlp("The mayor opened the bridge on Monday because the old ferry had sunk.")
    assert [(word.text, word.dep_, word.head.text) for word in doc] == [
        ("The", "det", "mayor"),
        ("mayor", "nsubj", "opened"),
        ("opened", "ROOT", "opened"),
        ("the", "det", "bridge"),
        ("bridge", "obj", "opened"),
        ("on", "case", "Monday"),
        ("Monday", "obl", "opened"),
        ("because", "mark", "sunk"),
        ("the", "det", "ferry"),
        ("old", "amod", "ferry"),
        ("ferry", "nsubj", "sunk"),
        ("had", "aux", "sunk"),
        ("sunk", "advcl", "opened"),
        (".", "punct", "opened"),
    ]


@pytest.mark.parametrize("text", TEXTS)
def test_each_sentence_is_a_tree_of_its_own(nlp: Language, text: str) -> None:
    doc = nlp(text)
    assert [word for sentence in doc.sents for word in sentence] == list(doc)
    for sentence in doc.sents:
        assert {word.head.i for word in sentence} <= set(range(sentence.start, sentence.end))
        assert [word for word in sentence if word.dep_ == "ROOT"] == [sentence.root]


@pytest.mark.parametrize(
    ("names", "entities"),
    [
        ("B-PERSON I-PERSON O", [(0, 2, "PERSON")]),
        ("O I-PERSON I-PERSON", [(1, 3, "PERSON")]),
        ("B-ORG I-PERSON I-PERSON", [(0, 1, "ORG"), (1, 3, "PERSON")]),
        ("B-ORG B-ORG I-ORG", [(0, 1, "ORG"), (1, 3, "ORG")]),
        ("O O O", []),
    ],
)
def test_a_name_that_goes_on_where_none_began_begins_there(
    names: str, entities: list[tuple[int, int, str]]
) -> None:
    doc = Doc(blank().vocab, words=["a", "b", "c"])
    found = component.entities(doc, names.split())
    assert [(entity.start, entity.end, entity.label_) for entity in found] == entities


LABELS = ("B-ORG", "B-PERSON", "I-ORG", "I-PERSON", "O")


@settings(deadline=None)
@given(st.lists(st.lists(st.integers(-9, 9), min_size=5, max_size=5), min_size=1, max_size=4))
def test_labels_of_names_are_the_best_of_those_that_are_whole(rows: list[list[int]]) -> None:
    scores = np.array(rows, np.float32)

    def is_whole(chain: Sequence[int]) -> bool:
        named = ["O", *(LABELS[label] for label in chain)]
        return all(
            not label.startswith("I-") or (before != "O" and before[2:] == label[2:])
            for before, label in pairwise(named)
        )

    def total(chain: Sequence[int]) -> float:
        return float(scores[np.arange(len(chain)), chain].sum())

    found = NameLabels(LABELS).best(scores, [(0, len(rows))])
    assert is_whole(found)
    assert total(found) == max(
        total(chain) for chain in product(range(5), repeat=len(rows)) if is_whole(chain)
    )


def test_no_name_goes_from_a_paragraph_into_the_next() -> None:
    scores = np.array([[0, 9, 0, 0, 0], [0, 1, 0, 9, 2]], np.float32)
    assert NameLabels(LABELS).best(scores, [(0, 2)]) == [1, 3]
    assert NameLabels(LABELS).best(scores, [(0, 1), (1, 2)]) == [1, 4]


def test_without_weights_nothing_is_read() -> None:
    with pytest.raises(ValueError, match="no weights"):
        unlearned()("Ana Ruiz left.")


def test_weights_of_another_network_are_refused(tmp_path: Path) -> None:
    np.savez(tmp_path / component.WEIGHTS, tags=np.zeros(3))
    with pytest.raises(KeyError):
        component.SyntaxComponent().from_disk(tmp_path)


def test_what_stands_apart_is_told_from_what_does_not() -> None:
    together, apart = (features([("a", space), ("-", False)], {}) for space in (False, True))
    assert together[1, Column.SPACE] != apart[1, Column.SPACE]
    assert (together[:, : Column.SPACE] == apart[:, : Column.SPACE]).all()


def test_a_sentence_that_never_ends_is_cut(nlp: Language) -> None:
    doc = nlp("and then it rained " * 200)
    lengths = [len(sentence) for sentence in doc.sents]
    assert max(lengths) <= LONGEST
    assert sum(lengths) == len(doc)


@pytest.mark.parametrize("piece", ["“", "said ", "( ", "and then it rained "])
def test_hostile_words_take_time_in_proportion(nlp: Language, piece: str) -> None:
    """Four times the words may take eight times as long; the square would be sixteen."""

    def seconds(length: int) -> float:
        begun = process_time()
        nlp((piece * length)[:length])
        return process_time() - begun

    short, long = seconds(4_000), seconds(16_000)
    for _ in range(4):
        if long < 8 * short:
            break
        short, long = min(short, seconds(4_000)), min(long, seconds(16_000))
    assert long < 8 * short


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a non-profit", "a|non-profit"),
        ("the ex-mayor's Anti-war vote", "the|ex-mayor|'s|Anti-war|vote"),
        ("a well-known canon-law post", "a|well|-|known|canon|-|law|post"),
        ("It rains, etc.", "It|rains|,|etc."),
        ("No.", "No|."),
        ("the #MeToo movement is #1", "the|#MeToo|movement|is|#|1"),
        ("I wanna go", "I|wan|na|go"),
    ],
)
def test_words_are_cut_as_the_trees_have_them(text: str, words: str) -> None:
    assert [word.text for word in blank()(text)] == words.split("|")
