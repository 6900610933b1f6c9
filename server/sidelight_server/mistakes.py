"""What a reading has otherwise than gold, for whoever wants to make it better."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sidelight_server.evaluate import Document, Prediction, pair_dates, speakers_are_right


@dataclass(frozen=True, slots=True)
class Mistake:
    """One thing that a reading has otherwise than gold.

    kind: "quote missed", "date with another value", …
    """

    document: str
    kind: str
    text: str


def mistakes(document: Document, guess: Prediction, scorer: Any) -> Iterator[Mistake]:
    """What the reading of one document has otherwise than gold: its quotes, its actors, its dates."""
    found = [
        *(_quote_mistakes(document, guess, scorer) if "quotes" in document else ()),
        *(_actor_mistakes(document, guess, scorer) if "actors" in document else ()),
        *(_date_mistakes(document, guess, scorer) if "dates" in document else ()),
    ]
    for kind, text in found:
        yield Mistake(document["id"], kind, " ".join(text.split()))


def _quote_mistakes(document: Document, guess: Prediction, scorer: Any) -> Iterator[tuple[str, str]]:
    text = document["text"]
    index = scorer.WordIndex(text)
    gold, predicted = document["quotes"], guess["quotes"]
    gold_quotes = [scorer.Quote.read(quote, index, gold=True) for quote in gold]
    predicted_quotes = [scorer.Quote.read(quote, index, gold=False) for quote in predicted]
    pairs = scorer.overlap_pairs(gold_quotes, predicted_quotes)
    for g, quote in enumerate(gold):
        if g not in {pair[0] for pair in pairs}:
            yield ("quote" if quote["speech"] else "thought") + " missed", _quoted(text, quote)
    for p, quote in enumerate(predicted):
        if p not in {pair[1] for pair in pairs}:
            yield ("quote" if quote["speech"] else "thought") + " invented", _quoted(text, quote)
    for g, p in pairs:
        if not scorer.source_matches(gold_quotes[g].source, predicted_quotes[p].source):
            yield (
                "quote with another source",
                f"{_words(text, predicted[p]['source'])!r} in: {_quoted(text, gold[g])}",
            )
        if gold[g].get("speakers") and not speakers_are_right(gold[g], predicted[p], scorer):
            said = ", ".join(predicted[p]["speakers"]) or "nobody"
            wanted = ", ".join(gold[g]["speakers"])
            yield "quote with another speaker", f"{said}, not {wanted}: {_quoted(text, gold[g])}"


def _actor_mistakes(document: Document, guess: Prediction, scorer: Any) -> Iterator[tuple[str, str]]:
    index = scorer.WordIndex(document["text"])
    types = frozenset(scorer.DEFAULT_TYPES)
    gold, _ = scorer.read_actors(document["actors"], index, types, gold=True)
    predicted, _ = scorer.read_actors(guess["actors"], index, types, gold=False)
    for actor, raw in zip(gold, document["actors"], strict=True):
        same = [other for other in predicted if actor.same_name(other)]
        if actor.counts and not same:
            yield "actor missed", f"{raw['name']} ({actor.type})"
        elif actor.counts and all(other.type != actor.type for other in same):
            yield "actor of another type", f"{raw['name']} ({actor.type}), read as {same[0].type}"
    for actor, raw in zip(predicted, guess["actors"], strict=True):
        if not any(actor.same_name(other) for other in gold):
            yield "actor invented", f"{raw['name']} ({actor.type})"


def _date_mistakes(document: Document, guess: Prediction, scorer: Any) -> Iterator[tuple[str, str]]:
    text = document["text"]
    gold, predicted = document["dates"], guess["dates"]
    pairs = pair_dates(gold, predicted, scorer, same_value=False)
    for g, date in enumerate(gold):
        if g not in {pair[0] for pair in pairs}:
            yield "date missed", f"{_words(text, [date['span']])} = {date['value']}"
    for p, date in enumerate(predicted):
        if p not in {pair[1] for pair in pairs}:
            yield "date invented", f"{_words(text, [date['span']])} = {date['value']}"
    for g, p in pairs:
        if gold[g]["value"] != predicted[p]["value"]:
            words = _words(text, [gold[g]["span"]])
            yield "date with another value", f"{words} = {predicted[p]['value']}, not {gold[g]['value']}"


def _words(text: str, spans: Sequence[Sequence[int]]) -> str:
    return " … ".join(text[start:end] for start, end in spans)


def _quoted(text: str, quote: Document) -> str:
    """A quote on a line: who, cue, what."""
    parts = (_words(text, quote[key]) or "–" for key in ("source", "cue", "content"))
    return f"[{quote['kind']}] " + " | ".join(parts)


def sample(found: Iterable[Mistake], most: int) -> dict[str, list[Mistake]]:
    """Mistakes by kind, at most so many of a kind, taken evenly from all of them."""
    by_kind: dict[str, list[Mistake]] = {}
    for mistake in found:
        by_kind.setdefault(mistake.kind, []).append(mistake)
    return {
        kind: [members[place * len(members) // most] for place in range(most)]
        if len(members) > most
        else members
        for kind, members in sorted(by_kind.items())
    }
