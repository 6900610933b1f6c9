"""What a colon and a name announce: headlines, interviews, quotations."""

import pytest
from told import told

STORY = "\n\nMr. Smith, a mayor, left the town on Monday."


@pytest.mark.parametrize(
    ("headline", "expected"),
    [
        ("Smith: Plan will fail badly", "Smith | : | Plan will fail badly"),
        ("John Smith: Plan will fail badly", "John Smith | : | Plan will fail badly"),
        ("Plan will fail badly: Smith", "Smith | : | Plan will fail badly"),
        ("Plan will fail badly – Smith", "Smith | – | Plan will fail badly"),
        ("Plan will fail badly, says Smith", "Smith | says | Plan will fail badly"),
    ],
)
def test_a_headline_names_its_source_first_or_last(headline: str, expected: str) -> None:
    assert told(headline + STORY) == [expected]


def test_a_paragraph_that_is_no_headline_has_no_label_at_its_end() -> None:
    assert told("It was a long day in the town: Smith." + STORY) == []
    assert told("Plan will fail\n\nIt was a long day in the town: Smith." + STORY) == []


def test_an_interview_labels_its_paragraphs() -> None:
    text = "A talk\n\nJohn Smith: What do you think of it?\n\nAnn Lee: I think that it is bad." + STORY
    assert [line.split(" | ")[0] for line in told(text)][:2] == ["John Smith", "Ann Lee"]


@pytest.mark.parametrize(
    "text", ["Live: Plan will fail badly", "Update: it rains again today", "Note: it is late"]
)
def test_not_every_word_before_a_colon_is_a_source(text: str) -> None:
    assert told(text + STORY) == []
