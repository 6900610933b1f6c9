"""Scores and mistakes: a made reading against made gold, with the project's own scorer."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from made_sheet import TEXT, at, made_sheet

from sidelight.schema import to_json
from sidelight_server import evaluate
from sidelight_server.cli import main
from sidelight_server.evaluate import EvaluationError, find_scorer, load_scorer, predict, prediction, report
from sidelight_server.mistakes import Mistake, mistakes, sample

SHARED = Path(__file__).parents[3] / "shared"
SCORER = SHARED / "tools" / "score.py"
SEED = SHARED / "corpus" / "seed" / "gold.jsonl"
needs_scorer = pytest.mark.skipif(not SCORER.is_file(), reason="needs ../shared/tools/score.py")
needs_seed = pytest.mark.skipif(not SEED.is_file(), reason="needs ../shared/corpus/seed/gold.jsonl")


@pytest.fixture
def scorer() -> Any:
    return load_scorer(SCORER)


@pytest.fixture
def guess() -> dict[str, Any]:
    return prediction(to_json(made_sheet().analysis))


def gold(**changes: Any) -> dict[str, Any]:
    """Gold that the made reading has right in all things."""
    quotes = [
        {
            "kind": quote.kind,
            "speech": True,
            "content": quote.content,
            "cue": [],
            "source": [],
            "speakers": names,
        }
        for quote, names in zip(
            made_sheet().analysis.quotes,
            (["Mayor Varga", "Ilse Varga"], ["River Board"], ["Ilse Varga"], []),
            strict=True,
        )
    ]
    actors = [
        {
            "name": actor.name,
            "type": actor.type,
            "role": actor.role,
            "mentions": [{"span": mention.span, "form": "name"} for mention in actor.mentions],
        }
        for actor in made_sheet().analysis.actors
    ]
    document = {"id": "grenfold", "text": TEXT, "quotes": quotes, "actors": actors, "dates": []}
    return json.loads(json.dumps({**document, **changes}))  # type: ignore[no-any-return]


def scores(document: dict[str, Any], guess: dict[str, Any], scorer: Any) -> dict[str, Any]:
    return evaluate.score({"grenfold": document}, {"grenfold": guess}, scorer)


# The scorer's form


def test_a_prediction_names_the_first_speaker_for_the_scorer_and_all_for_ourselves() -> None:
    analysis = to_json(made_sheet().analysis)
    analysis["quotes"][0]["speakers"] = ["a2", "a3"]
    first = prediction(analysis)["quotes"][0]
    assert (first["speaker"], first["speakers"]) == ("Ilse Varga", ["Ilse Varga", "River Board"])


@pytest.mark.parametrize(("words", "speaker"), [("a clerk", "a clerk"), (None, None)])
def test_a_source_that_nobody_names_goes_by_the_words_for_it(words: str | None, speaker: str | None) -> None:
    analysis = to_json(made_sheet().analysis)
    analysis["quotes"][0] |= {"speakers": [], "speaker_text": words}
    assert prediction(analysis)["quotes"][0]["speaker"] == speaker


def test_demonyms_are_no_mentions_for_the_scorer_nor_who_has_no_other() -> None:
    analysis = to_json(made_sheet().analysis)
    analysis["actors"][1]["mentions"][0]["form"] = "demonym"
    analysis["actors"][2]["mentions"][0]["form"] = "demonym"
    actors = {actor["name"]: actor["mentions"] for actor in prediction(analysis)["actors"]}
    assert [mention["form"] for mention in actors["Ilse Varga"]] == ["name"]
    assert "River Board" not in actors


def test_only_date_notes_are_dates() -> None:
    analysis = to_json(made_sheet().analysis)
    analysis["notes"][0] |= {"kind": "date", "value": "2026-03-02"}
    assert prediction(analysis)["dates"] == [{"span": list(at("River Board")), "value": "2026-03-02"}]


# Scores


@needs_scorer
def test_a_right_reading_scores_one_throughout(guess: dict[str, Any], scorer: Any) -> None:
    result = scores(gold(), guess, scorer)
    assert result["quotes"]["all"]["strict"]["f1"] == 1
    assert result["quotes"]["speech"]["strict"]["f1"] == 1
    assert result["actors"]["actor"]["f1"] == 1
    assert result["right_speaker"] == {"right": 3, "total": 3}
    assert result["right_role"] == {"right": 1, "total": 1}


@needs_scorer
def test_rows_for_speech_score_what_is_read_as_speech_and_the_others_everything(
    guess: dict[str, Any], scorer: Any
) -> None:
    guess["quotes"][3]["speech"] = False
    rows = scores(gold(), guess, scorer)["quotes"]
    assert rows["all"]["overlap"]["predicted"] == 4
    assert rows["speech"]["overlap"]["predicted"] == 3
    assert rows["speech"]["overlap"]["recall"] == 0.75
    assert rows["speech/indirect"]["overlap"]["predicted"] == 1


@needs_scorer
@pytest.mark.parametrize(
    ("wanted", "extra", "read", "right"),
    [
        (["Ilse Varga"], {}, ["Mayor Ilse Varga"], True),
        (["I. Varga", "Ilse Varga"], {}, ["Ilse Varga", "River Board"], True),
        (["Ilse Varga"], {}, ["River Board", "Ilse Varga"], False),
        (["Ilse Varga"], {}, [], False),
        (["Ilse Varga", "River Board"], {"all_of": True}, ["River Board", "Ilse Varga"], True),
        (["Ilse Varga", "River Board"], {"all_of": True}, ["Ilse Varga"], False),
        (["Ilse Varga", "River Board"], {"note": "two speakers: both must be named"}, ["River Board"], False),
    ],
)
def test_a_quote_has_the_right_speaker_by_any_acceptable_name_or_where_all_must_be_named_by_all(
    *,
    guess: dict[str, Any],
    scorer: Any,
    wanted: list[str],
    extra: dict[str, Any],
    read: list[str],
    right: bool,
) -> None:
    document = gold()
    document["quotes"] = [{**document["quotes"][2], "speakers": wanted, **extra}]
    guess["quotes"] = [{**guess["quotes"][2], "speaker": read[0] if read else None, "speakers": read}]
    assert scores(document, guess, scorer)["right_speaker"] == {"right": int(right), "total": 1}


@needs_scorer
def test_a_speaker_counts_only_where_the_quote_was_found(guess: dict[str, Any], scorer: Any) -> None:
    guess["quotes"][2]["content"] = [list(at("“Not once.”"))]  # two words of five
    assert scores(gold(), guess, scorer)["right_speaker"] == {"right": 2, "total": 3}


@needs_scorer
def test_dates_are_scored_by_place_and_value(guess: dict[str, Any], scorer: Any) -> None:
    monday, once = list(at("Monday")), list(at("Not once"))
    document = gold(dates=[{"span": monday, "value": "2026-03-02"}, {"span": once, "value": "2026"}])
    guess["dates"] = [
        {"span": list(at("on Monday")), "value": "2026-03-02"},
        {"span": once, "value": "2025"},
        {"span": list(at("gone")), "value": "2025"},
    ]
    result = scores(document, guess, scorer)["dates"]
    assert (result["right value"]["recall"], result["any value"]["recall"]) == (0.5, 1.0)
    assert result["right value"]["precision"] == pytest.approx(1 / 3)


@needs_scorer
def test_the_report_has_a_row_for_everything_that_was_scored(guess: dict[str, Any], scorer: Any) -> None:
    text = report(scores(gold(), guess, scorer), scorer)
    for words in (
        "speech/indirect",
        "actor name",
        "right value",
        "quotes with the right speaker: 3 of 3",
        "persons with the right role: 1 of 1",
    ):
        assert words in text


@needs_scorer
def test_gold_that_is_not_in_form_is_told(guess: dict[str, Any], scorer: Any) -> None:
    with pytest.raises(EvaluationError, match="not in the scorer's form"):
        scores(gold(quotes=[{"kind": "direct"}]), guess, scorer)


# Mistakes


@needs_scorer
def test_a_right_reading_has_no_mistakes(guess: dict[str, Any], scorer: Any) -> None:
    assert list(mistakes(gold(), guess, scorer)) == []


@needs_scorer
def test_mistakes_say_what_is_wrong_in_the_words_of_the_text(guess: dict[str, Any], scorer: Any) -> None:
    document = gold(dates=[{"span": list(at("Monday")), "value": "2026-03-02"}])
    guess["quotes"][0]["speakers"] = ["River Board"]
    guess["quotes"][0]["speaker"] = "River Board"
    guess["quotes"][2]["source"] = [list(at("Varga", "warned us"))]
    guess["quotes"][3]["content"] = [list(at("Mayor of Grenfold"))]
    guess["actors"][2]["type"] = "person"
    guess["actors"][3]["name"] = "The Bell"
    guess["dates"] = [{"span": list(at("Monday")), "value": "2026-03-09"}]
    found = {mistake.kind: mistake.text for mistake in mistakes(document, guess, scorer)}
    assert found["quote with another speaker"].startswith(
        "River Board, not Mayor Varga, Ilse Varga: [indirect]"
    )
    assert found["quote with another source"].startswith("'Varga' in: [direct] – | – | “Nobody warned us,” …")
    assert found["quote missed"] == "[indirect] – | – | " + " ".join(
        TEXT[slice(*at("<b>the files</b>"))].split()
    ) + (" were & are gone \x1b[31mred\x1b[0m")
    assert found["quote invented"] == "[indirect] – | – | Mayor of Grenfold"
    assert found["actor of another type"] == "River Board (organization), read as person"
    assert found["actor missed"] == "Grenfold Post (organization)"
    assert found["actor invented"] == "The Bell (organization)"
    assert found["date with another value"] == "Monday = 2026-03-09, not 2026-03-02"


def test_a_sample_is_taken_evenly_from_all_mistakes_of_a_kind() -> None:
    found = [Mistake("d", "quote missed", str(number)) for number in range(10)] + [
        Mistake("d", "date missed", "x")
    ]
    chosen = sample(found, 5)
    assert list(chosen) == ["date missed", "quote missed"]
    assert [mistake.text for mistake in chosen["quote missed"]] == ["0", "2", "4", "6", "8"]
    assert len(chosen["date missed"]) == 1


# Gold documents and the scorer's file


def test_a_gold_document_that_cannot_be_read_is_named() -> None:
    with pytest.raises(EvaluationError, match="'d' cannot be read: The article is empty"):
        list(predict([{"id": "d", "text": ""}], lambda article: {}, workers=1))


def test_the_scorer_is_taken_from_where_it_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    named, given = tmp_path / "named.py", tmp_path / "given.py"
    named.touch()
    given.touch()
    monkeypatch.setenv("SIDELIGHT_SCORER", str(named))
    assert find_scorer(None) == named
    assert find_scorer(given) == given
    with pytest.raises(EvaluationError, match="There is no scorer"):
        find_scorer(tmp_path / "missing.py")


def test_a_missing_scorer_is_told_with_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SIDELIGHT_SCORER", raising=False)
    monkeypatch.setattr(evaluate, "__file__", str(tmp_path / "a" / "b" / "evaluate.py"))
    monkeypatch.chdir(tmp_path)
    with pytest.raises(EvaluationError, match="name it with --scorer or in SIDELIGHT_SCORER"):
        find_scorer(None)


def test_a_scorer_that_cannot_be_loaded_is_told(tmp_path: Path) -> None:
    path = tmp_path / "score.py"
    path.write_text("import no_such_module")
    with pytest.raises(EvaluationError, match="cannot be loaded: ModuleNotFoundError"):
        load_scorer(path)


# The command


@needs_scorer
@needs_seed
def test_the_rules_find_most_speakers_and_all_roles_of_the_seed_article() -> None:
    done = CliRunner().invoke(
        main,
        ["evaluate", str(SEED), "--scorer", str(SCORER), "--engine", "rules", "--workers", "1", "--json"],
    )
    assert done.exit_code == 0, done.stderr
    result = json.loads(done.stdout)
    assert result["right_speaker"]["right"] >= 15
    assert result["right_role"]["right"] == result["right_role"]["total"] == 7


@needs_scorer
def test_the_command_prints_tables_and_mistakes(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps(gold(dates=[{"span": list(at("Nobody warned us")), "value": "1999"}])))
    done = CliRunner().invoke(
        main, ["evaluate", str(path), "--scorer", str(SCORER), "--workers", "1", "--errors", "1"]
    )
    assert done.exit_code == 0, done.stderr
    assert "speech/indirect" in done.stdout
    assert "persons with the right role: " in done.stdout
    assert "\nDATE MISSED: 1 of 1\n  grenfold: Nobody warned us = 1999\n" in done.stdout


@needs_scorer
def test_the_command_prints_json_with_counts_and_mistakes(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl.gz"
    path.write_bytes(gzip.compress(json.dumps(gold(text=TEXT.replace("\x1b", " "))).encode()))
    done = CliRunner().invoke(
        main, ["evaluate", str(path), "--scorer", str(SCORER), "--workers", "1", "--json", "--errors", "2"]
    )
    assert done.exit_code == 0, done.stderr
    result = json.loads(done.stdout)
    assert result["quotes"]["all"]["joint"]["gold"] == 4
    assert result["right_speaker"]["total"] == 3
    assert all(len(examples) <= 2 for examples in result["examples"].values())


@needs_scorer
@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "holds no documents"),
        ("no JSON", "cannot be read"),
        ('{"id": "d", "quotes": []}', "'d' has no text"),
        ('{"id": "d", "text": "", "quotes": []}', "'d' cannot be read"),
        ('{"id": "d", "text": "The pier fell.", "quotes": [{}]}', "not in the scorer's form"),
    ],
)
def test_the_command_tells_in_one_line_what_is_wrong_with_gold(
    tmp_path: Path, content: str, message: str
) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text(content)
    done = CliRunner().invoke(main, ["evaluate", str(path), "--scorer", str(SCORER), "--workers", "1"])
    assert done.exit_code == 2
    assert message in done.stderr
    assert done.stderr.count("\n") == 1
