"""Source, cue and content, wherever they stand."""

import pytest
from told import as_line, reading_of, told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the cue after the words
        ("“It rains,” Ann Lee said.", "Ann Lee | said | “It rains,”"),
        ("'It rains,' Ann Lee said.", "Ann Lee | said | 'It rains,'"),
        ("“Will it fail?” Ann Lee asked.", "Ann Lee | asked | “Will it fail?”"),
        ("The plan would fail, Ann Lee said.", "Ann Lee | said | The plan would fail"),
        ("It was raining, Ann Lee insisted.", "Ann Lee | insisted | It was raining"),
        # inverted
        ("“It rains,” said Ann Lee.", "Ann Lee | said | “It rains,”"),
        ("“It rains”, said Ann Lee.", "Ann Lee | said | “It rains”"),
        ("“We won,” tweeted Ann Lee.", "Ann Lee | tweeted | “We won,”"),
        ("The plan would fail, said Ann Lee.", "Ann Lee | said | The plan would fail"),
        ("Said Ann Lee, “It rains.”", "Ann Lee | Said | “It rains.”"),
        # before the words
        ("Ann Lee said: “It rains.”", "Ann Lee | said | “It rains.”"),
        ("Ann Lee said, “It rains.”", "Ann Lee | said | “It rains.”"),
        ("Ann Lee said that it rained.", "Ann Lee | said | that it rained"),
        ("Ann Lee said it rained.", "Ann Lee | said | it rained"),
        ("Ann Lee had said that it rained.", "Ann Lee | had said | that it rained"),
        ("Ann Lee did not say that it rained.", "Ann Lee | did not say | that it rained"),
        ("Ann Lee asked whether it rained.", "Ann Lee | asked | whether it rained"),
        ("Ann Lee vowed to fight.", "Ann Lee | vowed | to fight"),
        ("Ann Lee accused Bob Ray of lying.", "Ann Lee | accused | Bob Ray of lying"),
        ("Ann Lee called the plan “a disaster”.", "Ann Lee | called | the plan “a disaster”"),
        ("Ann Lee told reporters that it rained.", "Ann Lee | told | that it rained"),
        (
            "Ann Lee said in a statement on Monday that the plan would fail.",
            "Ann Lee | said | that the plan would fail",
        ),
        # in the middle
        (
            "“It rains,” Ann Lee said, “and it will snow.”",
            "Ann Lee | said | “It rains,” … “and it will snow.”",
        ),
        ("“It rains,” Ann Lee said. “It will snow.”", "Ann Lee | said | “It rains,” … “It will snow.”"),
        ("The plan, Ann Lee said, would fail.", "Ann Lee | said | The plan … would fail"),
        # a colon
        ("Ann Lee then leaned in and boomed: “Go home!”", "Ann Lee | boomed | “Go home!”"),
        ("Ann Lee: “Go home!”", "Ann Lee | : | “Go home!”"),
    ],
)
def test_the_cue_stands_after_before_or_inside_the_words(text: str, expected: str) -> None:
    assert told(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We want to go,” Devine said.", ["Devine | said | “We want to go,”"]),
        ("“We want to go,” Will wrote.", ["Will | wrote | “We want to go,”"]),
        (
            "“I disagree,” said retired General Ann Lee, who led the army.",
            ["retired General Ann Lee, who led the army | said | “I disagree,”"],
        ),
        ("“It is a cause,” said Devine.", ["Devine | said | “It is a cause,”"]),
        ("“It rains,” Ann Lee was quoted as saying.", ["Ann Lee | was quoted as saying | “It rains,”"]),
        ("Ann Lee was quoted as saying that it rained.", ["Ann Lee | was quoted as saying | that it rained"]),
        (
            "“It rains,” Mayor Ann Lee and Speaker Bob Ray, both nurses, said in a statement.",
            ["Mayor Ann Lee and Speaker Bob Ray, both nurses | said | “It rains,”"],
        ),
        (
            "“It rains,” she said, but on Monday, “It has stopped,” said Ann Lee.",
            ["she | said | “It rains,”", "Ann Lee | said | “It has stopped,”"],
        ),
        ("“I disagree,” Ann Lee, a nurse, said Sunday.", ["Ann Lee, a nurse | said | “I disagree,”"]),
        (
            "The contrast with Ray, said Lee and others, would be clear.",
            ["Lee and others | said | The contrast with Ray … would be clear"],
        ),
        (
            "Ann Lee, when asked by Reuters, said Ray has left.",
            ["Ann Lee, when asked by Reuters | said | Ray has left"],
        ),
    ],
)
def test_a_source_stands_between_or_after_its_words(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ann Lee joked, “It rains!” A reporter asked why she laughed.",
            ["Ann Lee | joked | “It rains!”", "A reporter | asked | why she laughed"],
        ),
        (
            "Ann Lee replied: “It rains.” Bob Ray added, “It snows.”",
            ["Ann Lee | replied | “It rains.”", "Bob Ray | added | “It snows.”"],
        ),
        ("On “Morning Talk,” Ann Lee said that it rained.", ["Ann Lee | said | that it rained"]),
        ("The host of “Today,” reminded his staff of it.", []),
    ],
)
def test_a_quotation_that_is_somebodys_or_a_title_is_not_given_to_the_next_cue(
    text: str, expected: list[str]
) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("According to Ann Lee, the plan would fail.", "Ann Lee | According to | the plan would fail"),
        ("The plan would fail, according to Ann Lee.", "Ann Lee | according to | The plan would fail"),
        ("According to Ann Lee the plan would fail.", "Ann Lee | According to | the plan would fail"),
        (
            "According to Ann Lee, who left, the plan would fail.",
            "Ann Lee | According to | the plan would fail",
        ),
        (
            "The plan would fail, according to the team's coach, Ann Lee, who left.",
            "the team's coach, Ann Lee | according to | The plan would fail",
        ),
    ],
)
def test_according_to_names_the_source_first_or_last(text: str, expected: str) -> None:
    assert told(text) == [expected]


@pytest.mark.parametrize(
    "source",
    [
        "Ann Lee",
        "Ms. Lee",
        "Both Ann Lee and Bob Ray",
        "The mayor, Ann Lee,",
        "Hugh Hill, a doctor who runs the clinic,",
        "Ann Lee, 45, a nurse,",
        "Lindsey Graham (R-SC)",
        "A spokesman for the ministry of health",
        "Sources close to the minister",
        "A letter seen by the broadcaster",
        "Ann Lee for the Board of Trade,",
        "A senior official, who asked not to be named,",
        "Police",
        "The report",
        "She",
        "Some",
    ],
)
def test_a_source_is_taken_in_whole(source: str) -> None:
    assert told(f"{source} said the plan would fail.") == [
        f"{source.rstrip(',')} | said | the plan would fail"
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ann Lee said the plan would fail and added that it was costly.",
            ["Ann Lee | said | the plan would fail", "Ann Lee | added | that it was costly"],
        ),
        (
            "Ann Lee said the plan would fail, adding that it was costly.",
            ["Ann Lee | said | the plan would fail", "Ann Lee | adding | that it was costly"],
        ),
        (
            "Ann Lee confirmed that it rained but denied that it snowed.",
            ["Ann Lee | confirmed | that it rained", "Ann Lee | denied | that it snowed"],
        ),
        ("Ann Lee smiled, paused and said that it rained.", ["Ann Lee | said | that it rained"]),
        ("Asked about the plan, Ann Lee said it would fail.", ["Ann Lee | said | it would fail"]),
        ("Ann Lee, who had said it would rain, left.", ["Ann Lee | had said | it would rain"]),
    ],
)
def test_coordinated_cues_and_participles_share_their_source(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ann Lee repeated claims by Bob Ray that the plan had failed.",
            "Bob Ray | claims | that the plan had failed",
        ),
        (
            "Bob Ray's warning that the plan would fail was wrong.",
            "Bob Ray | warning | that the plan would fail",
        ),
        ("Her belief that it rained was wrong.", "Her | belief | that it rained"),
    ],
)
def test_nouns_are_cues_too(text: str, expected: str) -> None:
    assert expected in told(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("His claim on Wednesday that it rained was wrong.", "His | claim | that it rained"),
        ("Despite his claim in an interview that he had left, it rained.", "his | claim | that he had left"),
        (
            "In response to Ann Lee's charge that he has been weak, he said he had won.",
            "Ann Lee | charge | that he has been weak",
        ),
        ("Claims by Ann Lee last week that it rained were groundless.", "Ann Lee | Claims | that it rained"),
        ("Lee released a statement on Monday: “It rains.”", "Lee | released a statement | “It rains.”"),
        ("The ministry released a statement saying it rained.", "The ministry | saying | it rained"),
        ("In a letter by Ann Lee: “It rains.”", "Ann Lee | letter | “It rains.”"),
        ("In a statement, Ann Lee: “It rains.”", "Ann Lee | : | “It rains.”"),
        ("In an interview with the BBC, Ann Lee: “It rains.”", "Ann Lee | : | “It rains.”"),
        ("“It rains,” read a letter from Ann Lee.", "a letter from Ann Lee | read | “It rains,”"),
    ],
)
def test_a_letter_a_statement_or_an_interview_is_a_cue_without_a_verb_of_saying(
    text: str, expected: str
) -> None:
    assert expected in told(text)


def test_a_thought_that_is_expressed_is_said() -> None:
    spoken = [item.speech for item in reading_of("Ann Lee expressed concern that it rained.").attributions]
    kept = [item.speech for item in reading_of("Ann Lee's concern that it rained was real.").attributions]
    assert (spoken, kept) == ([True], [False])


def test_an_attribution_inside_another_says_so() -> None:
    reading = reading_of("The BBC reported that Ann Lee had said it rained.")
    outer, inner = reading.attributions
    assert (outer.within, inner.within) == (None, 0)
    reading = reading_of("Ann Lee dismissed Bob Ray's claim that it rained.")
    assert [item.within for item in reading.attributions] == [None, 0]


@pytest.mark.parametrize(
    "text",
    [
        "The so-called “experts” left the town.",
        "Dwayne “The Rock” Johnson ran.",
        "She sang “Happy Birthday” twice.",
        "Ann Lee, director of “The Long Way Home,” left.",
        "It rained in the town.",
        "A group called Leeds First met on Monday.",
    ],
)
def test_scare_quotes_nicknames_and_titles_are_no_quotes(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Ann Lee said that Bob Ray, a nurse, and Cy Day, who had left, were ill.",
        "“I told him he said it,” Ann Lee said.",
        "“We say it rains,” said Ann Lee.",
        "“They may say that it rains,” said Ann Lee.",
    ],
)
def test_cues_in_quoted_words_are_mostly_the_speakers_own(text: str) -> None:
    assert [line.split(" | ")[0] for line in told(text)] == ["Ann Lee"]


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ("“He said: ‘Go,’” said Ann Lee.", "He | said | ‘Go,’"),
        ("“The minister told us that it rained,” Ann Lee said.", "The minister | told | that it rained"),
    ],
)
def test_quoted_words_that_plainly_tell_what_others_said_hold_a_quote(text: str, inner: str) -> None:
    found = dict(zip(told(text), reading_of(text).attributions, strict=True))
    assert found[inner].within == 0


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He read “War and Peace” twice.", []),
        ("Ann Lee wrote “The Crisis” in 1776.", []),
        ("Ann Lee wrote “Go home”.", ["Ann Lee | wrote | “Go home”"]),
        ("The sign read “Keep Out”.", ["The sign | read | “Keep Out”"]),
        ("A statement from Ann Lee read: “It Rains.”", ["A statement from Ann Lee | read | “It Rains.”"]),
        ("Ann Lee wrote: “The Crisis Is Over.”", ["Ann Lee | wrote | “The Crisis Is Over.”"]),
    ],
)
def test_what_is_read_or_written_may_be_a_work(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ann Lee's call for a ban on cars was heard.", "Ann Lee | call for | a ban on cars"),
        ("Her calls to ban the old cars were heard.", "Her | calls | to ban the old cars"),
        ("Ann Lee issued a statement that it rained.", "Ann Lee | issued a statement | that it rained"),
        ("A statement from Ann Lee: “It rains.”", "Ann Lee | statement | “It rains.”"),
        ("Ann Lee's criticism of the new plan was heard.", "Ann Lee | criticism of | the new plan"),
        (
            "The announcement by Ann Lee that it rained was a surprise.",
            "Ann Lee | announcement | that it rained",
        ),
    ],
)
def test_a_noun_may_have_a_thing_a_quotation_or_an_infinitive_after_it(text: str, expected: str) -> None:
    assert expected in told(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ann Lee left the room, calling on Bob Ray to resign.",
            "Ann Lee | calling | on Bob Ray to resign",
        ),
        ("Ann Lee, elected in 2018 pledging to cut taxes, left.", "Ann Lee | pledging | to cut taxes"),
        ("Ann Lee called the plan a disaster and said that it failed.", "Ann Lee | said | that it failed"),
    ],
)
def test_participles_and_coordinated_verbs_are_cues_too(text: str, expected: str) -> None:
    assert expected in told(text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ann Lee rejected the explanation.", False),
        ("Ann Lee rejected the idea, a man said.", False),
        ("Ann Lee rejected the explanation that it had rained.", True),
        ("Ann Lee denied the claim.", True),
    ],
)
def test_where_nothing_is_said_there_is_no_quote(text: str, found: bool) -> None:
    assert any(line.startswith("Ann Lee") for line in told(text)) is found


@pytest.mark.parametrize(
    ("text", "title", "expected"),
    [
        (
            "Olmo says Tarn fires rockets as Halden calls for calm\n\nIt rained on Monday.",
            None,
            ["Olmo | says | Tarn fires rockets", "Halden | calls | for calm"],
        ),
        (
            "Olmo denies closing lake as Halden calls for calm\n\nIt rained on Monday.",
            None,
            ["Olmo | denies | closing lake", "Halden | calls | for calm"],
        ),
        (
            "Ann Lee said rockets hit the town as a war over the lake showed no end.",
            None,
            ["Ann Lee | said | rockets hit the town"],
        ),
        (
            "Ann Lee denied that the lake was shut, hours after Bo Ray accused her of lying.",
            None,
            ["Ann Lee | denied | that the lake was shut"],
        ),
        (
            "Ann Lee said the lake was shut, just two days after the dam broke.",
            None,
            ["Ann Lee | said | the lake was shut"],
        ),
        (
            "Ann Lee said the lake was shut two days after the dam broke.",
            None,
            ["Ann Lee | said | the lake was shut two days after the dam broke"],
        ),
        (
            "Ann Lee said it would rain as it grew dark.",
            None,
            ["Ann Lee | said | it would rain as it grew dark"],
        ),
    ],
)
def test_content_ends_where_the_reporter_sets_the_scene(
    text: str, title: str | None, expected: list[str]
) -> None:
    assert told(text, title) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The “experts” said it rained.", "The “experts” | said | it rained"),
        ("His so-called “friends” said it rained.", "His so-called “friends” | said | it rained"),
        ("“It rains,” said it all.", None),
        ("The WHO say it rains.", "The WHO | say | it rains"),
    ],
)
def test_a_source_may_end_in_scare_quotes_or_look_like_a_pronoun(text: str, expected: str | None) -> None:
    assert (expected in told(text)) is (expected is not None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Reuters reported that it rained, citing a police source.",
            ["a police source | reported … citing | that it rained"],
        ),
        (
            "It rained in the town, Reuters reported, citing Ann Lee.",
            ["Ann Lee | reported … citing | It rained in the town"],
        ),
        ("“It rained,” Ann Lee said, citing a report.", ["Ann Lee | said | “It rained,”"]),
    ],
)
def test_whom_an_outlet_cites_is_the_source(text: str, expected: list[str]) -> None:
    assert told(text)[: len(expected)] == expected


@pytest.mark.parametrize(
    ("text", "because"),
    [
        (
            "Ann Lee said that it rained.",
            ("“said” has a clause with “that” after it", "the source stands before it, as its subject"),
        ),
        (
            "“It rains,” said Ann Lee.",
            ("“said” stands right after the words", "the source stands right after it"),
        ),
        (
            "Ann Lee smiled, paused and said that it rained.",
            ("“said” has a clause with “that” after it", "“said” shares its subject with a verb before it"),
        ),
    ],
)
def test_the_reasons_tell_where_words_and_source_stand(text: str, because: tuple[str, ...]) -> None:
    assert reading_of(text).attributions[0].because == because


def test_every_attribution_has_its_reasons_and_a_confidence_from_0_to_1() -> None:
    text = "“It rains,” Ann Lee said.\n\nAccording to Bob Ray, it snows. He may have said it thaws.\n\n“No.”"
    for item in reading_of(text).attributions:
        assert item.because and 0 <= item.confidence <= 1


@pytest.mark.parametrize("verb", ["pledging", "vowing", "promising"])
def test_a_promise_in_a_participle_is_as_sure_as_it_is_right(verb: str) -> None:
    text = f"Ann Lee, elected in 2018 {verb} to cut taxes, said that it rained."
    found = {as_line(text, item): item.confidence for item in reading_of(text).attributions}
    assert found[f"Ann Lee | {verb} | to cut taxes"] == pytest.approx(0.71)
