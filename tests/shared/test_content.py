"""How far the content of a cue reaches."""

import pytest
from told import told


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        ("Ann Lee said it rained and it snowed.", ["it rained and it snowed"]),
        ("Ann Lee said it rained, according to Reuters.", ["Ann Lee said it rained", "it rained"]),
        ("Ann Lee said it rained, adding that it snowed.", ["it rained", "that it snowed"]),
        ("Ann Lee said it rained, while Bob Ray said it snowed.", ["it rained", "it snowed"]),
        ("Ann Lee said that it rained and that it snowed.", ["that it rained and that it snowed"]),
        (
            "Ann Lee said the plan was “a disaster” and would fail.",
            ["the plan was “a disaster” and would fail"],
        ),
        ("The plan, Ann Lee said, would fail.", ["The plan … would fail"]),
        ("The plan would fail, Ann Lee said on Monday.", ["The plan would fail"]),
        ("“It rains,” Ann Lee said, “and snows.” “It thaws.”", ["“It rains,” … “and snows.” … “It thaws.”"]),
        ("“It rains,” Ann Lee said. She left. “It snows.”", ["“It rains,”"]),
        ("Ann Lee said: “It rains.” She left.", ["“It rains.”"]),
        (
            "Ann Lee argued the plan, which the old mayor backed, would fail.",
            ["the plan, which the old mayor backed, would fail"],
        ),
        (
            "While Ann Lee has said that it rained, Bob Ray said that it snowed.",
            ["that it rained", "that it snowed"],
        ),
        ("Ann Lee has called the plan “unwise,” and the mayor has changed it.", ["the plan “unwise,”"]),
        ("Ann Lee said “we have lost”, but the mayor will stay.", ["“we have lost”"]),
        (
            "Ann Lee said the plan was “unwise”, and that Bob Ray would pay.",
            ["the plan was “unwise”, and that Bob Ray would pay"],
        ),
        (
            "Ann Lee said the plan was “unwise”, and probably a costly one.",
            ["the plan was “unwise”, and probably a costly one"],
        ),
        ("Ann Lee called the plan “unwise”, while the mayor sat there.", ["the plan “unwise”"]),
        (
            "The games “were dull. They had no joy” at all, Ann Lee said.",
            ["The games “were dull. They had no joy” at all"],
        ),
        ("Ann Lee yelled “You lie!” at the mayor during his speech.", ["“You lie!”"]),
        ("It had rained all day: “It rains,” Ann Lee said.", ["“It rains,”"]),
    ],
)
def test_content_reaches_to_where_the_reporter_speaks_again(text: str, contents: list[str]) -> None:
    assert [line.split(" | ")[2] for line in told(text)] == contents


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Ann Lee said it rained!", "it rained"),
        ("Ann Lee said it rained . . .", "it rained"),
        ("Ann Lee said: it rained.", "it rained"),
        ("Ann Lee said, “It rained!”", "“It rained!”"),
    ],
)
def test_marks_at_its_edges_are_no_content_unless_they_quote(text: str, content: str) -> None:
    assert told(text)[0].split(" | ")[2] == content
