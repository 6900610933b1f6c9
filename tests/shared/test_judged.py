"""Each background and sourcing note on the development articles was judged; hardly any is wrong."""

from collections import Counter
from functools import cache

import pytest
from judging import ARTICLES, CORPUS, HEADERS, VERDICTS, Made, judged, made_notes

needs_corpus = pytest.mark.skipif(
    not all((CORPUS / f"{name}.jsonl.gz").is_file() for name in ARTICLES),
    reason="needs polnear-dev and gum-news-dev in ../shared/corpus/quotes",
)

MOST_WRONG = {
    "background": 0.02,
    "second_hand": 0.05,
    "anonymous": 0.05,
    "unattributed": 0.05,
    "contested": 0.05,
}


@cache
def made() -> tuple[Made, ...]:
    return tuple(made_notes())


@pytest.mark.parametrize("table", HEADERS)
def test_a_verdict_is_right_or_wrong(table: str) -> None:
    verdicts = judged(table)
    assert verdicts
    assert set(verdicts.values()) <= set(VERDICTS)


@needs_corpus
@pytest.mark.parametrize("table", HEADERS)
def test_every_note_made_was_judged(table: str) -> None:
    verdicts = judged(table)
    unjudged = [" · ".join(item.key) for item in made() if item.table == table and item.key not in verdicts]
    assert unjudged == [], "judge them: python tests/shared/judging.py"


@needs_corpus
@pytest.mark.parametrize("kind", MOST_WRONG)
def test_hardly_any_note_is_wrong(kind: str) -> None:
    notes = [item for item in made() if item.note.kind == kind]
    verdicts = Counter(judged(item.table).get(item.key) for item in notes)
    assert notes
    assert verdicts["wrong"] <= MOST_WRONG[kind] * len(notes)
