"""The learned attributions: the network in numpy against its twin in torch, and sentences of many kinds."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from sidelight import Article
from sidelight.reading import Attribution, Reading
from sidelight_server.engine import SHIPPED
from sidelight_server.nlp.linguist import SpacyLinguist
from sidelight_server.nlp.pipeline import blank
from sidelight_server.nlp.quotes import attributions, find_attributions
from sidelight_server.nlp.quotes.features import SIZES, Column, features
from sidelight_server.nlp.quotes.network import EVIDENCE, Label, Network, Seen
from sidelight_server.nlp.quotes.stretches import LONGEST, stretches
from sidelight_server.nlp.syntax.states import network_of, states_of
from sidelight_server.nlp.vectors import word_vectors

CORPUS = Path(__file__).parents[3] / "shared" / "corpus"
LINGUIST = SpacyLinguist(blank(), lambda *_: ())


def reading_of(text: str, title: str | None = None) -> Reading:
    return LINGUIST.read(Article(text=text, title=title))


def told(text: str, title: str | None = None) -> list[tuple[str, str]]:
    """(source, content) of each attribution, their parts joined by a bar."""
    found = find_attributions(reading_of(text, title))
    return [(_words(text, item.source), _words(text, item.content)) for item in found]


def _words(text: str, spans: tuple[tuple[int, int], ...]) -> str:
    return " | ".join(text[start:end] for start, end in spans)


def test_a_quotation_looks_the_same_in_every_style() -> None:
    styles = ["“Rain is coming,” she said.", '"Rain is coming," she said.', "«Rain is coming,» she said."]
    styles += ["‘Rain is coming,’ she said.", "'Rain is coming,' she said.", "''Rain is coming,'' she said."]
    seen = [features(reading_of(text), word_vectors().rows) for text in styles]
    known = [Column.VECTOR, Column.WORD, Column.PREFIX, Column.SUFFIX, Column.SHAPE, Column.STATE]
    for other in seen[1:]:
        assert (other[:, known] == seen[0][:, known]).all()


@pytest.mark.parametrize(
    "text",
    [
        "Talks resume\n\nThey met. They left.",
        "word " * 1_000,
        ("He said that it rained. " * 200) + "\n\n" + "He left. " * 90,
        "",
    ],
    ids=["paragraphs", "one long sentence", "long paragraphs", "nothing"],
)
def test_stretches_cover_all_words_in_order_and_none_is_too_long(text: str) -> None:
    reading = reading_of(text or "x")
    found = stretches(reading)
    assert [at for start, end in found for at in range(start, end)] == list(range(len(reading.tokens)))
    assert all(0 < end - start <= LONGEST for start, end in found)


def test_a_long_paragraph_is_cut_between_sentences() -> None:
    reading = reading_of("He said that it rained. " * 200)
    starts = {start for start, _ in reading.sentences}
    assert {start for start, _ in stretches(reading)} <= starts


@pytest.mark.parametrize(
    ("text", "dateline"),
    [
        ("BRUSSELS (AP) — The plan is dead.", "BRUSSELS (AP) —"),
        ("NEW YORK, Nov. 19 (UPI) -- Prices fell.", "NEW YORK, Nov. 19 (UPI) --"),
        ("NATO has no plan – yet.", None),
        ("Brussels – a city of officials – slept.", None),
    ],
)
def test_a_dateline_is_a_stretch_of_its_own(text: str, dateline: str | None) -> None:
    reading = reading_of(text)
    first, *rest = stretches(reading)
    assert reading.text(*first) == (dateline or text)
    assert bool(rest) == bool(dateline)


SYNTAX = 20
"""Width of the made-up states in the network of syntax and names."""


def _twins() -> tuple[Network, Any]:
    """The same network in numpy and in torch, with weights by chance."""
    torch = pytest.importorskip("torch", reason="needs torch, of the extra [train]")
    from model.quotes.network import TrainedNetwork  # noqa: PLC0415 -- imports torch

    torch.manual_seed(1)
    vectors = np.random.default_rng(1).normal(size=(50, 100)).astype(np.float32)
    trained = TrainedNetwork(vectors, SYNTAX).eval()
    for weight in trained.parameters():
        if weight.requires_grad:
            torch.nn.init.normal_(weight, std=0.3)
    weights = {
        name: value.numpy() for name, value in trained.state_dict().items() if name != "vectors.weight"
    }
    trust = {"trust": np.zeros(EVIDENCE, np.float32), "enough": np.zeros(1, np.float32)}
    return Network({**weights, **trust}, vectors), trained


def test_the_network_in_numpy_computes_what_the_one_in_torch_does() -> None:
    network, trained = _twins()
    import torch  # noqa: PLC0415 -- of the extra [train]

    from model.quotes.examples import Cue, Stretch  # noqa: PLC0415 -- of the training project
    from sidelight_server.nlp.quotes.network import CueKind  # noqa: PLC0415

    chance = np.random.default_rng(2)
    sizes = {Column.VECTOR: 51, **SIZES}
    lengths = [7, 30, 1, 12]
    parts = [
        np.stack([chance.integers(0, sizes[column], length) for column in Column], axis=1).astype(np.int32)
        for length in lengths
    ]
    ends = np.cumsum(lengths).tolist()
    places = [(end - length, end) for end, length in zip(ends, lengths, strict=True)]
    heads = [2, 20, 37, 45]
    given = [chance.normal(size=(length, SYNTAX)).astype(np.float16) for length in lengths]
    seen = Seen(np.concatenate(parts), np.concatenate(given).astype(np.float32))
    states = network.states(seen, places)
    kinds = network.cues(states)
    found = network.roles(states, heads, places)
    for part, own, place, head, roles in zip(parts, given, places, heads, found, strict=True):
        cue = Cue(head - place[0], CueKind.SPEECH, roles.labels.astype(np.int64))
        with torch.no_grad():
            losses = trained.losses([Stretch(part, own, (cue,))])
        assert np.exp(-losses.labels.item()) == pytest.approx(roles.sureness, rel=1e-3)
        expected = -np.log(kinds[place[0] : place[1], CueKind.NONE]).sum()
        expected += np.log(kinds[head, CueKind.NONE]) - np.log(kinds[head, CueKind.SPEECH])
        assert losses.cues.item() == pytest.approx(expected, rel=1e-3)


def test_the_labels_are_the_likeliest_of_all() -> None:
    network, trained = _twins()
    import torch  # noqa: PLC0415 -- of the extra [train]

    from model.quotes.examples import Cue, Stretch  # noqa: PLC0415 -- of the training project
    from sidelight_server.nlp.quotes.network import CueKind  # noqa: PLC0415

    part = np.zeros((4, len(Column)), np.int32)
    own = np.zeros((4, SYNTAX), np.float16)
    states = network.states(Seen(part, own.astype(np.float32)), [(0, 4)])
    [roles] = network.roles(states, [1], [(0, 4)])
    likely = {}
    for number in range(len(Label) ** 4):
        labels = np.array([number // len(Label) ** at % len(Label) for at in range(4)])
        with torch.no_grad():
            losses = trained.losses([Stretch(part, own, (Cue(1, CueKind.SPEECH, labels),))])
        likely[tuple(labels.tolist())] = np.exp(-losses.labels.item())
    assert sum(likely.values()) == pytest.approx(1, rel=1e-3)
    assert tuple(roles.labels.tolist()) == max(likely, key=lambda labels: likely[labels])


SENTENCES = [
    pytest.param(
        "The harbour will close for a month, Councillor Ida Brandt said on Tuesday.",
        [("Councillor Ida Brandt", "The harbour will close for a month")],
        id="content first",
    ),
    pytest.param(
        "Councillor Ida Brandt said that the harbour would close for a month.",
        [("Councillor Ida Brandt", "that the harbour would close for a month")],
        id="that",
    ),
    pytest.param(
        "“We have no money left,” said Ida Brandt, who runs the harbour.",
        [("Ida Brandt, who runs the harbour", "“We have no money left,”")],
        id="curly marks",
    ),
    pytest.param(
        '"We have no money left," said Ida Brandt, who runs the harbour.',
        [("Ida Brandt, who runs the harbour", '"We have no money left,"')],
        id="straight marks",
    ),
    pytest.param(
        "‘We have no money left,’ Ms Brandt told the BBC.",
        [("Ms Brandt", "‘We have no money left,’")],
        id="single marks",
    ),
    pytest.param(
        "According to the harbour office, two ships were lost.",
        [("the harbour office", "two ships were lost")],
        id="according to",
    ),
    pytest.param(
        "BRUSSELS (AP) — The plan is dead, two diplomats said on Monday.",
        [("two diplomats", "The plan is dead")],
        id="dateline",
    ),
    pytest.param(
        "“The water came at night,” he said. “Nobody warned us.”",
        [("he", "“The water came at night,” | “Nobody warned us.”")],
        id="two parts",
    ),
    pytest.param(
        "She told the gov-\nernment that the dam would not hold.",
        [("She", "that the dam would not hold")],
        id="hyphenation",
    ),
    pytest.param(
        "“There is no way back,” he said, according to Reuters.",
        [("he", "“There is no way back,”")],
        id="through an agency",
    ),
    pytest.param(
        "They heard Mayor Ida Brandt, who said that the dam would hold.",
        [("Mayor Ida Brandt, who", "that the dam would hold")],
        id="relative clause",
    ),
    pytest.param(
        "The team's coach, Omar Haddad, said that the plane was late.",
        [("The team's coach, Omar Haddad", "that the plane was late")],
        id="a name in apposition",
    ),
    pytest.param(
        "According to the coach, Omar Haddad missed the plane.",
        [("the coach", "Omar Haddad missed the plane")],
        id="a name that begins the next clause",
    ),
    pytest.param("The boy kicked the ball over the fence and ran home.", [], id="nobody speaks"),
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_sentences_of_many_kinds_are_read(text: str, expected: list[tuple[str, str]]) -> None:
    assert told(text) == expected


KINDS = {
    "a live blog": (
        "10.42am\n\nPeter Hall has just told the committee that the dam was never inspected.\n\n10.58am\n\n"
        "“We had no staff,” Hall says. He adds that two engineers left in May.",
        [
            ("Peter Hall", "that the dam was never inspected"),
            ("Hall", "“We had no staff,”"),
            ("He", "that two engineers left in May"),
        ],
    ),
    "an interview with labels": (
        "ANA BRANDT: We never had a plan.\n\nOMAR HADDAD: That is not true.",
        [("ANA BRANDT", "We never had a plan"), ("OMAR HADDAD", "That is not true")],
    ),
    "a headline": ("Dam must close, council says\n\nIt rained.", [("council", "Dam must close")]),
    "a headline with its verb first": (
        "Dam must close, says minister\n\nIt rained.",
        [("minister", "Dam must close")],
    ),
    "a headline in capitals with its verb last": (
        "DAM IS SAFE, MINISTER SAYS\n\nIt rained.",
        [("MINISTER", "DAM IS SAFE")],
    ),
    "a headline with a colon": ("Brandt: Dam must close\n\nIt rained.", [("Brandt", "Dam must close")]),
    "a headline in capitals": (
        "MINISTER SAYS DAM IS SAFE\n\nIt rained.",
        [("MINISTER", "DAM IS SAFE")],
    ),
    "a bulletin with an agency": (
        "BRUSSELS, June 3 (Reuters) - The European Commission on Tuesday warned that the dam could fail.",
        [("The European Commission", "that the dam could fail")],
    ),
    "British news": (
        "The prime minister has told MPs that he would ‘not stand by’ while pensioners froze.",
        [("The prime minister", "that he would ‘not stand by’ while pensioners froze")],
    ),
    "straight marks, twice": (
        '"We left at once," Haddad said. "There was no time. I took the cat."',
        [("Haddad", '"We left at once," | "There was no time. I took the cat."')],
    ),
    "lines and hyphens of a PDF": (
        "The govern-\nment said that the dam would be in-\nspected again in May.",
        [("The govern-\nment", "that the dam would be in-\nspected again in May")],
    ),
}


@pytest.mark.parametrize(("text", "expected"), KINDS.values(), ids=KINDS.keys())
def test_texts_of_many_kinds_are_read(text: str, expected: list[tuple[str, str]]) -> None:
    assert told(text, text.partition("\n\n")[0]) == expected


ACROSS = [
    pytest.param(
        "“We will rebuild the harbour, whatever it takes.”\n\n– Ida Brandt, head of the council",
        ("Ida Brandt, head of the council", "“We will rebuild the harbour, whatever it takes.”"),
        id="signed in the next paragraph",
    ),
    pytest.param(
        "What readers said: “Shut it.” — Omar Haddad. “Keep it open for good.” — Lena Moss, a pilot.",
        ("Lena Moss, a pilot", "“Keep it open for good.”"),
        id="signed in the paragraph",
    ),
    pytest.param(
        "Ida Brandt, council head – “We have lost everything we had.”",
        ("Ida Brandt, council head", "“We have lost everything we had.”"),
        id="labelled with a dash",
    ),
    pytest.param(
        "Later that night, Ida Brandt wrote to members:\n\n“We have lost everything we had.”",
        ("Ida Brandt", "“We have lost everything we had.”"),
        id="announced in the paragraph before",
    ),
    pytest.param(
        "“We lost it all,” said Omar Haddad.\n\n“The shop is gone.”",
        ("Omar Haddad", "“The shop is gone.”"),
        id="without a cue of its own",
    ),
]


@pytest.mark.parametrize(("text", "expected"), ACROSS)
def test_a_quotation_finds_its_speaker_outside_of_its_paragraph(text: str, expected: tuple[str, str]) -> None:
    assert expected in [(who, what) for who, whole in told(text) for what in (whole, *whole.split(" | "))]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        (
            "Ida Brandt said that claims by Omar Haddad that the dam had failed were groundless.",
            "Omar Haddad",
        ),
        (
            "Ida Brandt said claims by council leader Omar Haddad that the dam had failed were groundless.",
            "council leader Omar Haddad",
        ),
    ],
)
def test_a_claim_told_of_in_a_content_is_a_quote_inside_the_other(text: str, source: str) -> None:
    found = find_attributions(reading_of(text))
    [inner] = [item for item in found if item.within is not None]
    assert _words(text, inner.source) == source
    assert inner.within is not None
    outer = found[inner.within]
    assert _words(text, outer.source) == "Ida Brandt"
    assert _words(text, outer.content).removeprefix("that ").startswith("claims by ")


def test_in_a_headline_another_speaks_after_as() -> None:
    title = "Council says dam is safe as pilots call for calm"
    found = told(f"{title}\n\nThe dam stood on Monday.", title)
    assert found == [("Council", "dam is safe"), ("pilots", "for calm")]


def test_a_dash_with_a_clause_after_it_is_no_signature() -> None:
    text = "“Shut it” – Omar Haddad wants no more of this."
    assert ("Omar Haddad wants no more of this", "“Shut it”") not in told(text)


ARTICLE = """Harbour to close, council says

The harbour will close for a month, the council said on Tuesday.

“We have no money left,” said Ida Brandt, who runs it. “We tried.”

Brandt: The state must help.

Critics accused the council of wasting millions."""


@pytest.fixture(scope="module")
def found() -> tuple[Attribution, ...]:
    return find_attributions(reading_of(ARTICLE))


def test_every_attribution_has_words_and_reasons_and_a_confidence(found: tuple[Attribution, ...]) -> None:
    assert found
    for item in found:
        assert item.content
        assert item.because
        assert 0 < item.confidence < 1
        for start, end in (*item.content, *item.cue, *item.source):
            assert 0 <= start < end <= len(ARTICLE)
            assert ARTICLE[start:end].strip() == ARTICLE[start:end]


def test_attributions_are_in_the_order_of_their_contents(found: tuple[Attribution, ...]) -> None:
    assert [item.content for item in found] == sorted(item.content for item in found)


def test_an_article_is_read_the_same_in_one_group_and_in_many(
    found: tuple[Attribution, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(attributions, "GROUP", 10)
    assert find_attributions(reading_of(ARTICLE)) == found


@pytest.mark.parametrize("text", ["x", "“x", "said", "x : :", "“”x“", "He said", "said said said."])
def test_texts_with_next_to_nothing_in_them_are_read(text: str) -> None:
    find_attributions(reading_of(text))


@pytest.fixture
def trainer() -> Callable[[list[str]], None]:
    pytest.importorskip("torch", reason="needs torch, of the extra [train]")
    from model.quotes.train import main  # noqa: PLC0415 -- imports torch

    return main


def test_training_makes_weights_that_can_be_read_with(
    trainer: Callable[[list[str]], None], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    corpus, out = tmp_path / "corpus", tmp_path / "out"
    (corpus / "quotes").mkdir(parents=True)
    with gzip.open(corpus / "quotes" / "polnear-train.jsonl.gz", "wt", encoding="utf-8") as file:
        file.writelines(json.dumps({**_document(), "id": str(number)}) + "\n" for number in range(30))
    trainer([str(corpus), str(out), "--quick"])
    assert "Epoch 1 of 1" in capsys.readouterr().out
    network = Network.from_file(out / "quotes.npz", word_vectors().data)
    reading = reading_of(_document()["text"])
    assert 0 <= network.enough <= 1
    assert all(
        0 <= network.trust(seen) <= 1
        for _, seen in attributions.by_network(network, reading, states_of(reading))
    )
    trainer([str(corpus), str(out), "--quick"])
    assert "Epoch 1" not in capsys.readouterr().out, "what is done is not done again"


def test_a_network_that_finds_nothing_is_not_trusted() -> None:
    network, _ = _twins()
    from model.quotes.calibrate import trust_in  # noqa: PLC0415 -- of the training project

    trust = trust_in(network, [], LINGUIST, network_of(SHIPPED))
    assert trust.enough == 1
    assert not trust.weights.any()


def _document() -> dict[str, Any]:
    text = "Rain is coming, Ana Ruiz said.\n\nBo Lind thinks that it will snow."

    def at(words: str) -> list[list[int]]:
        return [[text.index(words), text.index(words) + len(words)]]

    return {
        "text": text,
        "title": None,
        "quotes": [
            {
                "kind": "indirect",
                "speech": True,
                "content": at("Rain is coming"),
                "cue": at("said"),
                "source": at("Ana Ruiz"),
            },
            {
                "kind": "indirect",
                "speech": False,
                "content": at("that it will snow"),
                "cue": at("thinks"),
                "source": at("Bo Lind"),
            },
        ],
    }
