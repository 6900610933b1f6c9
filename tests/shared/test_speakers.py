"""Who the source of a quote is."""

import pytest
from told import analysis_of, said_by


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Ann Lee said it rained.", "Ann Lee"),
        ("Ann Lee left. “It rains,” Lee said.", "Ann Lee"),
        ("Ann Lee left. “It rains,” she said.", "Ann Lee"),
        ("Both Ann Lee and Bob Ray said that it rained.", "Ann Lee, Bob Ray"),
        ("Ann Lee, a doctor who knows Bob Ray, said it rained.", "Ann Lee"),
        ("The mayor, Ann Lee, said it rained.", "Ann Lee"),
        ("U.S. Secretary of State Mike Pompeo said that it rained.", "Mike Pompeo"),
        ("Armenia and Azerbaijan said that it rained.", "Armenia, Azerbaijan"),
        ("The Ministry of Defense met. The ministry said that it rained.", "Ministry of Defense"),
        ("The Labour Party met. It said that Leeds was lost.", "Labour Party"),
        ("A spokesman for Ann Lee said it rained.", "[A spokesman for Ann Lee]"),
        ("Officials in Turkey said it rained.", "[Officials in Turkey]"),
        ("A letter seen by Sky News said it rained.", "[A letter]"),
        ("A new study documenting losses said it rained.", "[A new study]"),
        ("Officials briefed on the talks said it rained.", "[Officials briefed on the talks]"),
        ("Three men said it rained. They said it snowed.", "[Three men]"),
        ("“It rains,” she said.", "[she]"),
        ("Smith and Jones said it rained. Anna Smith and Bob Jones are doctors.", "Anna Smith, Bob Jones"),
        ("Police Chief Ray Jones and Mayor Ann Lee said it rained.", "Ray Jones, Ann Lee"),
        ("Ann Lee, a doctor, said that it rained.", "Ann Lee"),
        ("Bob Ray and Ann Lee left. The pair said that it rained.", "Bob Ray, Ann Lee"),
        ("Bob Ray and Ann Lee left. It snowed. Both men said that it rained.", "Bob Ray, Ann Lee"),
        ("Bob Ray and Ann Lee left. They said that it rained.", "Bob Ray, Ann Lee"),
        ("We met Bob Ray and Ann Lee. They said that it rained.", "[They]"),
        ("Tom Fox, Bob Ray and Ann Lee left. The pair said that it rained.", "[The pair]"),
        ("The pair said that it rained. Bob Ray and Ann Lee left.", "[The pair]"),
        ("Bob Ray, 45, left. The 45-year-old said that it rained.", "Bob Ray"),
        ("My father met Bob Ray. My father left. He said that it rained.", "[He]"),
        ("De la Cruz said that it rained. Maria De la Cruz left.", "Maria De la Cruz"),
        ("ACME TO MERGE\n\nAcme Corp. met. The company said that it rained.", "Acme Corp."),
    ],
)
def test_a_source_is_its_head_and_those_who_are_joined_to_it(text: str, speaker: str) -> None:
    assert said_by(text)[-1][0] == speaker


@pytest.mark.parametrize(
    ("text", "anonymous"),
    [
        ("An official said it rained.", True),
        ("Two people familiar with the matter said that it rained.", True),
        ("One of the aides said it rained.", True),
        ("A senator, who asked not to be named, said it rained.", True),
        ("A senator said on condition of anonymity that it rained.", True),
        ("Ann Lee, an official, said it rained.", False),
        ("A letter to officials said it rained.", False),
        ("The house of an official said nothing.", False),
        ("Police said it rained.", False),
        ("She said it rained.", False),
    ],
)
def test_a_source_is_unnamed_by_what_it_is_or_by_its_own_wish(text: str, anonymous: bool) -> None:
    assert [quote.anonymous for quote in analysis_of(text).quotes] == [anonymous]


def test_a_quote_without_a_source_has_no_speaker_and_says_so() -> None:
    (quote,) = analysis_of("It was claimed that it rained.").quotes
    assert (quote.speakers, quote.speaker_text, quote.anonymous) == ((), None, False)
    assert "nobody is named as the source" in quote.because


def test_the_reason_names_the_words_and_whom_they_mean() -> None:
    named, meant = analysis_of("Ann Lee said it rained. “It snows,” she said.").quotes
    assert named.because[-1] == "“Ann Lee” is named as the source"
    assert meant.because[-1] == "“she” is taken to mean Ann Lee, the likeliest of those named before it"
    assert named.confidence > meant.confidence


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (
            "Bob Ray, 45, left. The 45-year-old said it rained.",
            "“The 45-year-old” is taken to mean Bob Ray, the only",
        ),
        (
            "Bob Ray and Ann Lee left. The pair said it rained.",
            "“The pair” is taken to mean Bob Ray and Ann Lee, who",
        ),
        ("The pair said it rained.", "the source is “The pair”, not named"),
        ("He said it rained.", "it is not clear whom “He” means"),
    ],
)
def test_the_reason_says_what_led_to_the_speaker(text: str, reason: str) -> None:
    assert analysis_of(text).quotes[-1].because[-1].startswith(reason)
