"""What a speaker does in saying, and which claims a denial contests."""

import pytest
from told import analysis_of


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Ann Lee said it rained.", "says"),
        ("Ann Lee did not say that it rained.", "says"),
        ("Ann Lee denied that it rained.", "denies"),
        ("Ann Lee did not deny that it rained.", "confirms"),
        ("Ann Lee confirmed that it rained.", "confirms"),
        ("Ann Lee did not confirm that it rained.", "denies"),
        ("Ann Lee admitted that it rained.", "confirms"),
        ("Ann Lee accused Bob Ray of lying.", "accuses"),
        ("Ann Lee urged Bob Ray to leave.", "demands"),
        ("Ann Lee vowed to leave.", "promises"),
    ],
)
def test_the_cue_and_its_negation_tell_the_stance(text: str, stance: str) -> None:
    assert [quote.stance for quote in analysis_of(text).quotes] == [stance]


@pytest.mark.parametrize(
    "text",
    [
        "Ann Lee denied Bob Ray's claim that it rained.",
        "Ann Lee said claims by Bob Ray that it rained were false.",
        "Ann Lee dismissed claims by Bob Ray that it rained.",
    ],
)
def test_a_denial_contests_the_claim_of_another_inside_it(text: str) -> None:
    denial, claim = analysis_of(text).quotes
    assert (denial.stance, denial.contests) == ("denies", (claim.id,))
    assert (claim.within, claim.contests) == (denial.id, ())


@pytest.mark.parametrize(
    "text",
    [
        "Ann Lee accused Bob Ray of lying. Mr Ray denied it.",
        "Ann Lee accused Bob Ray of lying. Mr Ray has denied all the charges.",
        "Ann Lee accused Bob Ray of lying.\n\nMr Ray dismissed the accusation as “nonsense”.",
        "Ann Lee said that it rained. Bob Ray rejected that claim.",
    ],
)
def test_a_denial_contests_the_claim_right_before_it_that_it_points_back_to(text: str) -> None:
    claim, denial = analysis_of(text).quotes
    assert (denial.stance, denial.contests) == ("denies", (claim.id,))
    assert claim.contests == ()


@pytest.mark.parametrize(
    "text",
    [
        "Ann Lee repeated Bob Ray's claim that it rained.",
        "Ann Lee denied her own claim that it rained.",
        "Ann Lee said that it rained. Bob Ray denied it.",
        "Ann Lee said that it rained. Bob Ray rejected the accusation.",
        "Ann Lee accused Bob Ray of lying. Cy Dee promised to help. Mr Ray denied the charges.",
        "Ann Lee accused Bob Ray of lying.\n\nIt rained.\n\nMr Ray denied the charges.",
        "Ann Lee accused Bob Ray of lying. Mr Ray did not confirm it.",
        "Ann Lee accused Bob Ray of lying. She denied it.",
        "Ann Lee accused Bob Ray of lying. Mr Ray denied charges of fraud.",
        "Ann Lee said that Bob Ray was false. Cy said claims by Bob Ray that it rained were true.",
    ],
)
def test_nothing_else_contests(text: str) -> None:
    assert all(quote.contests == () for quote in analysis_of(text).quotes)
