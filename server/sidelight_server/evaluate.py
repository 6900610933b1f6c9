"""How well an engine reads: its readings of gold documents, scored by the project's scorer.

The scorer (score.py) is not part of this package: it is loaded from where it lies. What it does not score
is scored here: dates, all speakers of a quote, and the roles of persons.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

from sidelight import Article, ArticleError
from sidelight_server.batch import FIELDS, ReadArticle, in_order
from sidelight_server.readers import ReadingError
from sidelight_server.reliability import reliability, reliability_report

SCORED_FORMS = ("name", "nominal", "pronoun")
"""The forms of mention that gold knows; a demonym ("Turkish") is there a part of a longer mention."""

SCORED_PARTS = ("kind", "speech", "content", "cue", "source", "confidence")
"""What of a quote is scored as it is."""

Document = Mapping[str, Any]
Prediction = dict[str, Any]


class EvaluationError(ValueError):
    """Nothing can be scored; the message says why and what to do."""


def find_scorer(given: Path | None) -> Path:
    """The scorer's file: as given, as SIDELIGHT_SCORER says, or beside the checkout or the current folder.

    Raises EvaluationError where there is none.
    """
    if named := given or os.environ.get("SIDELIGHT_SCORER"):
        if Path(named).is_file():
            return Path(named)
        raise EvaluationError(f"There is no scorer {named}.")
    for folder in (Path(__file__).parents[2], Path.cwd()):
        path = folder.parent / "shared" / "tools" / "score.py"
        if path.is_file():
            return path
    raise EvaluationError("The scorer score.py was not found; name it with --scorer or in SIDELIGHT_SCORER.")


def load_scorer(path: Path) -> Any:
    """The scorer as a module; raises EvaluationError."""
    spec = spec_from_file_location("sidelight_scorer", path)
    if spec is None or spec.loader is None:
        raise EvaluationError(f"{path} is no Python file.")
    module = module_from_spec(spec)
    sys.modules[spec.name] = module  # its dataclasses look themselves up there
    try:
        spec.loader.exec_module(module)
    except Exception as error:
        raise EvaluationError(f"{path} cannot be loaded: {type(error).__name__}: {error}.") from error
    return module


def read_gold(path: Path, scorer: Any) -> dict[str, Document]:
    """Gold documents by id; raises EvaluationError."""
    try:
        documents: dict[str, Document] = scorer.read_documents(str(path))
    except (scorer.DataError, OSError, EOFError, UnicodeDecodeError) as error:
        raise EvaluationError(f"The gold file cannot be read: {error}") from None
    if not documents:
        raise EvaluationError(f"{path} holds no documents.")
    return documents


def predict(documents: Iterable[Document], read: ReadArticle, workers: int) -> Iterator[Prediction]:
    """The readings of documents, in order, in the scorer's form; raises EvaluationError."""

    def one(document: Document) -> Prediction:
        if "text" not in document:
            raise EvaluationError(f"The gold document {document['id']!r} has no text.")
        try:
            return prediction(read(Article(**{name: document[name] for name in FIELDS if name in document})))
        except (ArticleError, ReadingError) as error:
            reason = str(error) or "The engine failed."
            raise EvaluationError(f"The gold document {document['id']!r} cannot be read: {reason}") from None

    return in_order(one, documents, workers)


def prediction(analysis: Mapping[str, Any]) -> Prediction:
    """An analysis in the scorer's form.

    "speaker" is the first speaker's name, which the scorer compares; "speakers" are all. Where a source is
    nobody named, it goes by the article's words for it ("critics"), which is what the reader sees.
    """
    names = {actor["id"]: actor["name"] for actor in analysis["actors"]}
    quotes = []
    for quote in analysis["quotes"]:
        unnamed = [quote["speaker_text"]] if quote["speaker_text"] else []
        speakers = [names[id] for id in quote["speakers"]] or unnamed
        marked = {key: quote[key] for key in SCORED_PARTS}
        quotes.append({**marked, "speaker": speakers[0] if speakers else None, "speakers": speakers})
    actors = []
    for actor in analysis["actors"]:
        mentions = [mention for mention in actor["mentions"] if mention["form"] in SCORED_FORMS]
        if mentions:
            kept = {key: actor[key] for key in ("name", "type", "role")}
            actors.append({**kept, "mentions": mentions})
    dates = [
        {"span": note["span"], "value": note["value"]} for note in analysis["notes"] if note["kind"] == "date"
    ]
    return {"quotes": quotes, "actors": actors, "dates": dates}


def score(gold: Mapping[str, Document], predicted: Mapping[str, Prediction], scorer: Any) -> dict[str, Any]:
    """All scores as plain data: the scorer's own, and "reliability", "dates", "right_speaker" and
    "right_role" where gold has them. The rows for speech score the predictions that are speech, the other
    rows all of them.

    Raises EvaluationError where gold is not in the form that the scorer knows.
    """
    try:
        result: dict[str, Any] = scorer.score(gold, predicted)
        if "quotes" in result:
            result["quotes"] |= _speech_rows(gold, predicted, scorer)
            result["reliability"] = reliability(gold, predicted, scorer)
        return result | _own_scores([(document, predicted[id]) for id, document in gold.items()], scorer)
    except (scorer.DataError, KeyError, TypeError) as error:
        raise EvaluationError(f"The gold file is not in the scorer's form: {error}") from error


def _speech_rows(
    gold: Mapping[str, Document], predicted: Mapping[str, Prediction], scorer: Any
) -> dict[str, Any]:
    quotes_of = {
        id: {key: document[key] for key in ("text", "quotes") if key in document}
        for id, document in gold.items()
    }
    spoken = {
        id: {"quotes": [quote for quote in guess["quotes"] if quote["speech"]]}
        for id, guess in predicted.items()
    }
    rows = scorer.score(quotes_of, spoken)["quotes"]
    return {row: metrics for row, metrics in rows.items() if row.startswith("speech")}


def _own_scores(pairs: Sequence[tuple[Document, Prediction]], scorer: Any) -> dict[str, Any]:
    scores: dict[str, Any] = {}
    if dated := [pair for pair in pairs if "dates" in pair[0]]:
        scores["dates"] = {
            row: sum((_date_counts(*pair, scorer, same_value) for pair in dated), scorer.Counts()).as_dict()
            for row, same_value in (("right value", True), ("any value", False))
        }
    for name, judge in (("right_speaker", _right_speakers), ("right_role", _right_roles)):
        if found := [right for pair in pairs for right in judge(*pair, scorer)]:
            scores[name] = {"right": sum(found), "total": len(found)}
    return scores


def report(result: Mapping[str, Any], scorer: Any) -> str:
    """The scores as tables for reading."""
    lines = [scorer.format_report(result)]
    if "reliability" in result:
        lines += ["", reliability_report(result["reliability"])]
    if "dates" in result:
        lines += ["", f"{'DATES':<24}  gold  pred  P     R     F1"]
        for row, counts in result["dates"].items():
            values = " ".join(_number(counts[key]) for key in ("precision", "recall", "f1"))
            lines.append(f"{row:<24}{counts['gold']:>6}{counts['predicted']:>6}  {values}")
    for name, words in (
        ("right_speaker", "quotes with the right speaker"),
        ("right_role", "persons with the right role"),
    ):
        if name in result:
            lines += ["", f"{words}: {result[name]['right']} of {result[name]['total']}"]
    return "\n".join(lines)


def _number(value: float | None) -> str:
    return "    -" if value is None else f"{value:5.3f}"


def pair_dates(
    gold: Sequence[Document], predicted: Sequence[Document], scorer: Any, same_value: bool
) -> list[tuple[int, int]]:
    """Dates that share characters, one to one, those that share most of them."""
    weights = {}
    for g, a in enumerate(gold):
        for p, b in enumerate(predicted):
            (start, end), (other_start, other_end) = a["span"], b["span"]
            shared = min(end, other_end) - max(start, other_start)
            if shared > 0 and (a["value"] == b["value"] or not same_value):
                weights[g, p] = shared / (max(end, other_end) - min(start, other_start))
    pairs: list[tuple[int, int]] = scorer.match_one_to_one(weights)
    return pairs


def _date_counts(document: Document, guess: Prediction, scorer: Any, same_value: bool) -> Any:
    gold, predicted = document["dates"], guess["dates"]
    hits = len(pair_dates(gold, predicted, scorer, same_value))
    return scorer.Counts(len(gold), len(predicted), hits, hits)


def _right_speakers(document: Document, guess: Prediction, scorer: Any) -> Iterator[bool]:
    """For each gold quote that names its speaker: whether a quote was found there with the right one."""
    index = scorer.WordIndex(document["text"])
    predicted = [(index.content(quote["content"]), quote) for quote in guess["quotes"]]
    for quote in document.get("quotes", ()):
        if not quote.get("speakers"):
            continue
        content = index.content(quote["content"])
        yield any(
            speakers_are_right(quote, other, scorer)
            for words, other in predicted
            if scorer.iou(content, words) >= scorer.MIN_IOU
        )


def speakers_are_right(gold: Document, predicted: Document, scorer: Any) -> bool:
    """Whether the first speaker is one of the acceptable names; where several speak together, all."""
    acceptable = scorer.normalised_names(gold["speakers"])
    if gold.get("all_of") or "both must be named" in (gold.get("note") or ""):
        return bool(acceptable <= scorer.normalised_names(predicted["speakers"]))
    return bool(acceptable & scorer.normalised_names([predicted["speaker"]]))


def _right_roles(document: Document, guess: Prediction, scorer: Any) -> Iterator[bool]:
    """For each person to whom gold gives a role: whether the reading gives them the same."""
    for actor in document.get("actors", ()):
        if actor["type"] == "person" and actor.get("role"):
            names = scorer.normalised_names([actor["name"], *(actor.get("aliases") or [])])
            roles = {
                " ".join((other["role"] or "").casefold().split())
                for other in guess["actors"]
                if names & scorer.normalised_names([other["name"]])
            }
            yield actor["role"].casefold() in roles
