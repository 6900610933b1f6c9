"""One case at least for each thing that news does to quotes and names, from text to analysis."""

import pytest
from told import actor, analysis_of, mentions, said_by, words

QUOTED = {
    # quotation marks
    "curly": ("“It rains,” Ann Lee said.", [("Ann Lee", "“It rains,”")]),
    "straight": ('"It rains," Ann Lee said.', [("Ann Lee", '"It rains,"')]),
    "single": ("‘It rains,’ Ann Lee said.", [("Ann Lee", "‘It rains,’")]),
    "guillemets": ("Ann Lee said: «It rains.»", [("Ann Lee", "«It rains.»")]),
    "two apostrophes": ("''It rains,'' Ann Lee said.", [("Ann Lee", "''It rains,''")]),
    "nested": (
        "“He told me ‘it rains’ and left,” Ann Lee said.",
        [("Ann Lee", "“He told me ‘it rains’ and left,”")],
    ),
    "apostrophes": (
        "It's the ’90s rock ’n’ roll, Ann Lee said.",
        [("Ann Lee", "It's the ’90s rock ’n’ roll")],
    ),
    "plural possessives": (
        "Ann Lee said the boys' plan was the girls'.",
        [("Ann Lee", "the boys' plan was the girls'")],
    ),
    "feet and inches": ("Bob is 6'2\" tall, Ann Lee said.", [("Ann Lee", "Bob is 6'2\" tall")]),
    "paragraphs that do not close": (
        "Ann Lee said: “It rains.\n\n“It snows.\n\n“It thaws.”",
        [("Ann Lee", "“It rains. … “It snows. … “It thaws.”")],
    ),
    "broken by its cue, with an outlet": (
        "“It rains,” Ann Lee said, according to AP. “It snows.”",
        [("Ann Lee", "“It rains,” … “It snows.”")],
    ),
    "a second sentence": (
        "“It rains,” Ann Lee said. “It snows.”",
        [("Ann Lee", "“It rains,” … “It snows.”")],
    ),
    "a second paragraph": (
        "“It rains,” Ann Lee said.\n\n“It snows.”\n\nShe left.",
        [("Ann Lee", "“It rains,” … “It snows.”")],
    ),
    "its verb in the quotation": (
        "The ministers’ plan, Ann Lee said, “won’t work.”",
        [("Ann Lee", "The ministers’ plan … “won’t work.”")],
    ),
    "a time before its cue": ("On Monday, Ann Lee said, “won’t work.”", [("Ann Lee", "“won’t work.”")]),
    # what quotes nobody
    "scare quotes": ("The so-called “experts” left the town.", []),
    "a scare quote in a quote": (
        "The “new” plan is free, Ann Lee said.",
        [("Ann Lee", "The “new” plan is free")],
    ),
    "a nickname": ("Dwayne “The Rock” Johnson ran.", []),
    "a word as a word": ("The word “rain” has four letters.", []),
    "a term": ("It is called “shrinkflation” by shops.", []),
    "a book": ("Her book, “The Long Way Home,” sold well.", []),
    "a song": ("She sang “Blue Rain” twice.", []),
    "a movement": ("The “Occupy” movement spread.", []),
    # indirect
    "called on": ("Ann Lee called on Bob Ray to resign.", [("Ann Lee", "on Bob Ray to resign")]),
    "accused of": ("Ann Lee accused Bob Ray of lying.", [("Ann Lee", "Bob Ray of lying")]),
    "denied": ("Ann Lee denied lying.", [("Ann Lee", "lying")]),
    "the cue last": ("It rained, Ann Lee said.", [("Ann Lee", "It rained")]),
    "the cue inside": ("The plan, Ann Lee said, would fail.", [("Ann Lee", "The plan … would fail")]),
    "according to": ("It rained, according to Ann Lee.", [("Ann Lee", "It rained")]),
    "a statement": ("A statement from Ann Lee said it rained.", [("Ann Lee", "it rained")]),
    "her letter": ("Ann Lee's letter said it rained.", [("Ann Lee", "it rained")]),
    "claims by": (
        "Claims by Ann Lee that it rained were heard.",
        [("Ann Lee", "that it rained")],
    ),
    "in a letter": ("In a letter by Ann Lee: “It rains.”", [("Ann Lee", "“It rains.”")]),
    "coordinated": (
        "Ann Lee labelled the plan a disaster and said it would fail.",
        [("Ann Lee", "the plan a disaster"), ("Ann Lee", "it would fail")],
    ),
    "calling on": ("Ann Lee left, calling on Bob Ray to resign.", [("Ann Lee", "on Bob Ray to resign")]),
    "pledging to": ("Ann Lee ran for mayor, pledging to cut taxes.", [("Ann Lee", "to cut taxes")]),
    "the reporter goes on": (
        "Ann Lee said it rained, adding that it snowed.",
        [("Ann Lee", "it rained"), ("Ann Lee", "that it snowed")],
    ),
    # sources
    "an appositive": (
        "Hugh Hill, a doctor who runs the clinic, said it rained.",
        [("Hugh Hill", "it rained")],
    ),
    "a spokesman": (
        "A spokesman for the ministry said it rained.",
        [("[A spokesman for the ministry]", "it rained")],
    ),
    "two officials": ("Two officials said it rained.", [("[Two officials]", "it rained")]),
    "the ministry": (
        "The Finance Ministry raised taxes. The ministry said it rained.",
        [("Finance Ministry", "it rained")],
    ),
    "it": ("The Finance Ministry raised taxes. It said it rained.", [("Finance Ministry", "it rained")]),
    "the president": (
        "The president of Olmo, Bob Ray, left. The president said it rained.",
        [("Bob Ray", "it rained")],
    ),
    "the company": ("Volkswagen cut jobs. The company said it rained.", [("Volkswagen", "it rained")]),
    "the 45-year-old": ("Ann Lee, 45, left. The 45-year-old said it rained.", [("Ann Lee", "it rained")]),
    "she": ("Ann Lee left. She said it rained.", [("Ann Lee", "it rained")]),
    "they": ("Officials met. They said it rained.", [("[They]", "it rained")]),
    "both": ("Ann Lee and Bob Ray said it rained.", [("Ann Lee, Bob Ray", "it rained")]),
    "neither": ("Neither Ann Lee nor Bob Ray said it rained.", [("Ann Lee, Bob Ray", "it rained")]),
    "X says": ("Ann Lee says it rains\n\nThe town is wet.", [("Ann Lee", "it rains")]),
    "X:": (
        "Lee: Ray has failed the town\n\nAnn Lee and Bob Ray met.",
        [("Ann Lee", "Ray has failed the town")],
    ),
    "says X": ("Plan will fail, says Lee\n\nAnn Lee and Bob Ray met.", [("Ann Lee", "Plan will fail")]),
    "in capitals": (
        "LEE SAYS RAIN WILL STOP\n\nThe mayor, Ann Lee, left.",
        [("Ann Lee", "RAIN WILL STOP")],
    ),
}


@pytest.mark.parametrize("kind", QUOTED)
def test_who_says_what(kind: str) -> None:
    text, expected = QUOTED[kind]
    assert said_by(text) == expected


@pytest.mark.parametrize(
    ("text", "name", "named"),
    [
        ("Ann Lee left. Lee won.", "Ann Lee", ["Ann Lee", "Lee"]),
        ("Ann Q. Lee left. A. Lee won.", "Ann Q. Lee", ["Ann Q. Lee", "Lee"]),
        (
            "The National Security Council (NSC) met. The NSC left.",
            "National Security Council",
            ["National Security Council", "NSC", "NSC"],
        ),
        (
            "The National Security Council met. The NSC left.",
            "National Security Council",
            ["National Security Council", "NSC"],
        ),
        ("John Smith left. Mr Smith won.", "John Smith", ["John Smith", "Smith"]),
        ("John Smith left. Mrs Smith won.", "John Smith", ["John Smith"]),
        ("Ann Lee's plan failed. Lee’s aide left.", "Ann Lee", ["Ann Lee", "Lee"]),
        (
            "Turkey sent troops. Turkish soldiers left.",
            "Turkey",
            ["Turkey", "Turkish"],
        ),
        ("Jean-Luc Moreau left. Moreau won.", "Jean-Luc Moreau", ["Jean-Luc Moreau", "Moreau"]),
        ("Charles de Gaulle left. De Gaulle won.", "Charles de Gaulle", ["Charles de Gaulle", "Gaulle"]),
        (
            "Mohammed bin Salman left. Bin Salman won.",
            "Mohammed bin Salman",
            ["Mohammed bin Salman", "Salman"],
        ),
        ("Edwin van der Sar left. Van der Sar won.", "Edwin van der Sar", ["Edwin van der Sar", "Sar"]),
        (
            "José Müller-Ångström left. Müller-Ångström won.",
            "José Müller-Ångström",
            ["José Müller-Ångström", "Müller-Ångström"],
        ),
        ("LEE WINS VOTE AGAIN\n\nOn Monday Ann Lee left.", "Ann Lee", ["LEE", "Ann Lee"]),
        ("Robert “Bob” Ray left. Bob Ray won.", "Robert “Bob” Ray", ["Robert “Bob” Ray", "Bob Ray"]),
        (
            "Bill Clinton met Hillary Clinton. Mrs. Clinton left.",
            "Hillary Clinton",
            ["Hillary Clinton", "Clinton"],
        ),
        ("Bill Clinton met Hillary Clinton. Mrs. Clinton left.", "Bill Clinton", ["Bill Clinton"]),
        ("Bill and Hillary Clinton left.", "Hillary Clinton", ["Hillary Clinton"]),
        (
            "Ann Lee said: “I am ill.” “My doctor told me,” she added.",
            "Ann Lee",
            ["Ann Lee", "I", "My", "me", "she"],
        ),
    ],
)
def test_which_words_name_an_actor(text: str, name: str, named: list[str]) -> None:
    assert mentions(text, name) == named


@pytest.mark.parametrize("text", ["Ankara said it rained.", "Beijing denied that it rained."])
def test_a_capital_that_speaks_is_still_a_place(text: str) -> None:
    assert [person.type for person in analysis_of(text).actors] == ["place"]


@pytest.mark.parametrize(
    ("text", "role", "of"),
    [
        ("Turkish Vice President Ann Lee left. Turkey won.", "Turkish Vice President", "Turkey"),
        ("Ann Lee, the mayor of Leeds, left.", "mayor of Leeds", "Leeds"),
        ("Ann Lee, who is the mayor of Leeds, left.", "mayor of Leeds", "Leeds"),
        ("The mayor of Leeds, Ann Lee, left.", "mayor of Leeds", "Leeds"),
        ("Ann Lee is the mayor of Leeds.", "mayor of Leeds", "Leeds"),
        ("Ann Lee, a councillor, left. Ann Lee, the mayor of Leeds, won.", "mayor of Leeds", "Leeds"),
        ("Google chief executive Ann Lee left.", "Google chief executive", "Google"),
        ("Senator Ann Lee left.", "Senator", None),
        ("Dr. Ann Lee left.", None, None),
    ],
)
def test_what_the_article_says_an_actor_is(text: str, role: str | None, of: str | None) -> None:
    person = actor(text, "Ann Lee")
    names = {item.id: item.name for item in analysis_of(text).actors}
    assert (person.role, names[person.of] if person.of else None) == (role, of)


@pytest.mark.parametrize(
    ("text", "anonymous"),
    [
        ("Two officials said it rained.", True),
        ("A person familiar with the matter said it rained.", True),
        ("An aide who asked not to be named said it rained.", True),
        ("Critics said it rained.", False),
        ("Ann Lee said it rained.", False),
    ],
)
def test_who_is_kept_unnamed(text: str, anonymous: bool) -> None:
    assert [quote.anonymous for quote in analysis_of(text).quotes] == [anonymous]


def test_a_denial_points_to_the_claim_and_says_why() -> None:
    text = "Ann Lee told the BBC that claims by Bob Ray that it rained were groundless."
    denial, claim = analysis_of(text).quotes
    assert (denial.stance, denial.contests, claim.within) == ("denies", (claim.id,), denial.id)
    assert [words(text, quote.source) for quote in (denial, claim)] == ["Ann Lee", "Bob Ray"]
    assert len(denial.via) == 1
    assert denial.because == (
        "“told” has a clause with “that” after it",
        "the source stands before it, as its subject",
        "“Ann Lee” is named as the source",
    )
