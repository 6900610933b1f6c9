"""What holds of every analysis, of articles written, made up and spoiled."""

import random
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sidelight import Analysis, Article, ArticleError, read
from sidelight.analysis import Span

ROOT = Path(__file__).parents[2]
SAMPLES = [
    path.read_text(encoding="utf-8") for path in sorted((ROOT / "e2e" / "pages").glob("*/article.txt"))
]
PIECES = [
    *"Ann Lee|Mr. Lee|Lee|Bob Ray|the minister|Turkish President Bob Ray|Turkey|the U.S.|the BBC|NSC".split(
        "|"
    ),
    *"National Security Council|she|he|it|they|officials|said|says|told|denied|claimed|according to".split(
        "|"
    ),
    *"who|that|and|but|not|It rained|it would rain|on Thursday|in 2016|last week|the claim that".split("|"),
    *"a doctor|the ministry|a plan|was false|to leave|adding|&|-|’s|n't|U.S.|Inc.|45|$5m|😀|é|新华社".split(
        "|"
    ),
    *"“ ” \" ‘ ’ ' '' « » „ ( ) , . ? ! : ; — – … ...".split(" "),
    *("\u00a0", "\u200b", "\n", "\n\n", "\n\n"),
]

examples = settings(
    max_examples=60, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)


def check(text: str, analysis: Analysis) -> None:
    """Fails where an analysis says what it cannot say."""
    length = len(text)
    actors = {actor.id for actor in analysis.actors}
    quotes = {quote.id for quote in analysis.quotes}
    notes = {note.id for note in analysis.notes}
    assert len(actors) == len(analysis.actors) and len(quotes) == len(analysis.quotes)
    assert len(notes) == len(analysis.notes)
    for actor in analysis.actors:
        spans = [mention.span for mention in actor.mentions]
        assert spans and spans == sorted(set(spans))
        assert actor.name.strip() and "\n" not in actor.name
        assert actor.of is None or actor.of in actors - {actor.id}
        _are_inside(spans, length)
    starts = [quote.content[0][0] for quote in analysis.quotes]
    assert starts == sorted(starts)
    for quote in analysis.quotes:
        assert quote.content and quote.because and 0 <= quote.confidence <= 1
        assert all(a[1] <= b[0] for a, b in zip(quote.content, quote.content[1:], strict=False))
        _are_inside([*quote.content, *quote.cue, *quote.source], length)
        assert {*quote.speakers, *quote.via} <= actors
        assert not set(quote.speakers) & set(quote.via)
        assert len(set(quote.speakers)) == len(quote.speakers)
        assert set(quote.contests) <= quotes - {quote.id}
        assert quote.within is None or quote.within in quotes - {quote.id}
        assert not (quote.speakers and quote.speaker_text)
    assert all(note.about is None or note.about in actors for note in analysis.notes)
    _are_inside([note.span for note in analysis.notes], length)


def _are_inside(spans: list[Span], length: int) -> None:
    assert all(0 <= start < end <= length for start, end in spans)


def read_and_check(text: str, published: str | None = "2026-10-22") -> Analysis | None:
    try:
        article = Article(text=text, published=published)
    except ArticleError:
        return None
    analysis = read(article)
    check(text, analysis)
    assert read(replace(article)) == analysis, "the same article gave another analysis"
    return analysis


@pytest.mark.parametrize("text", SAMPLES, ids=lambda text: text[:20])
def test_an_article_is_read_soundly(text: str) -> None:
    assert read_and_check(text)
    assert read_and_check(text, published=None)


@examples
@given(st.text(max_size=400))
def test_any_text_is_read_soundly(text: str) -> None:
    read_and_check(text)


@examples
@given(st.lists(st.sampled_from(PIECES), max_size=120))
def test_any_heap_of_words_and_marks_is_read_soundly(pieces: list[str]) -> None:
    read_and_check(" ".join(pieces))
    read_and_check("".join(pieces))


@examples
@given(st.sampled_from(SAMPLES), st.randoms(use_true_random=False))
def test_paragraphs_shuffled_doubled_and_left_out_are_read_soundly(text: str, chance: random.Random) -> None:
    paragraphs = text.split("\n\n")
    chosen = chance.choices(paragraphs, k=min(len(paragraphs), 12))
    read_and_check("\n\n".join(chosen))


@examples
@given(st.sampled_from(SAMPLES), st.randoms(use_true_random=False))
def test_articles_with_marks_lost_and_letters_spoiled_are_read_soundly(
    text: str, chance: random.Random
) -> None:
    start = chance.randrange(max(1, len(text) - 1500))
    letters = list(text[start : start + 1500])
    for _ in range(chance.randrange(1, 40)):
        at = chance.randrange(len(letters))
        letters[at] = chance.choice(
            ["", " ", "\n", "\n\n", "“", "”", '"', "'", ",", ".", ":", "(", "A", "é", "😀"]
        )
    read_and_check("".join(letters))


@pytest.mark.parametrize("cut", [1, 10, 50, 137, 500, 1001])
def test_an_article_cut_off_anywhere_is_read_soundly(cut: int) -> None:
    for text in SAMPLES:
        read_and_check(text[:cut])
        read_and_check(text[cut : cut + 600])


def test_the_address_of_an_article_changes_nothing_but_the_head() -> None:
    here = read(Article(text=SAMPLES[0], url="https://example.org/a"))
    there = read(Article(text=SAMPLES[0], url="https://example.org/b"))
    assert replace(here, article=there.article) == there
