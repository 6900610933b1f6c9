"""What the article says that a person is."""

import pytest
from told import actor, analysis_of


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Turkish Vice President Fuat Oktay left.", "Fuat Oktay", "Turkish Vice President"),
        ("U.S. Secretary of State Mike Pompeo left.", "Mike Pompeo", "U.S. Secretary of State"),
        ("The president of France, Emmanuel Macron, left.", "Emmanuel Macron", "president of France"),
        ("The team's coach, Ann Lee, left.", "Ann Lee", "team's coach"),
        ("Angela Merkel, the German chancellor, left.", "Angela Merkel", "German chancellor"),
        ("Ann Lee, a doctor at the clinic, left.", "Ann Lee", "doctor at the clinic"),
        ("Ann Lee, 45, a nurse, left.", "Ann Lee", "nurse"),
        ("Ann Lee, who is a lawyer, left.", "Ann Lee", "lawyer"),
        ("Ann Lee is the director of the World Bank.", "Ann Lee", "director of the World Bank"),
        ("Ann Lee (director of the World Bank) left.", "Ann Lee", "director of the World Bank"),
        ("Mr. John Smith left.", "John Smith", None),
        ("Ann Lee, her friend, left.", "Ann Lee", None),
        ("Ann Lee left.", "Ann Lee", None),
    ],
)
def test_a_role_stands_before_the_name_after_it_or_after_is(text: str, name: str, role: str | None) -> None:
    assert actor(text, name).role == role


def test_an_office_is_told_before_a_trade() -> None:
    text = "Ann Lee, a lawyer, left. Ann Lee is the mayor of Leeds."
    assert actor(text, "Ann Lee").role == "mayor of Leeds"


@pytest.mark.parametrize(
    ("text", "name", "owner"),
    [
        ("Ann Lee is the director of the World Bank.", "Ann Lee", "World Bank"),
        ("Turkish Vice President Fuat Oktay left Turkey.", "Fuat Oktay", "Turkey"),
        ("Ann Lee, a nurse, left Turkey.", "Ann Lee", None),
    ],
)
def test_a_role_belongs_to_the_organisation_or_place_named_in_it(
    text: str, name: str, owner: str | None
) -> None:
    names = {actor.id: actor.name for actor in analysis_of(text).actors}
    of = actor(text, name).of
    assert (None if of is None else names[of]) == owner


@pytest.mark.parametrize(
    "text",
    [
        "By Ann Lee\n\nThe mayor left Leeds.",
        "Photograph: Ann Lee\n\nThe mayor left Leeds.",
        "OPINION\n\nAnn Lee\n\nThe mayor left Leeds.",
    ],
)
def test_a_byline_or_a_credit_gives_no_role(text: str) -> None:
    assert [actor.role for actor in analysis_of(text).actors if actor.type == "person"] in ([], [None])
