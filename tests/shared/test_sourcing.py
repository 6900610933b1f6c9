"""How the article comes by what it says: second-hand, anonymous, contested, unattributed."""

from dataclasses import replace

import pytest
from made_readings import make_cast, make_quote, make_reading, span_of

from sidelight.cast import Cast
from sidelight.notes.sourcing import MAX_EXCERPT, find_sourcing


def sourcing(text, cast=None, quotes=(), **article):
    reading = make_reading(text)
    reading = replace(reading, article=replace(reading.article, **article))
    return find_sourcing(reading, cast or Cast(()), tuple(quotes))


def words(text, notes, kind):
    return [text[slice(*note.span)] for note in notes if note.kind == kind]


def test_words_that_came_through_another_outlet_are_second_hand():
    text = "“There is no way now,” Nikol Pashinian said, according to the Associated Press."
    cast = make_cast(text, ("Nikol Pashinian", "person"), ("Associated Press", "organization"))
    quote = make_quote(
        text,
        "“There is no way now,”",
        kind="direct",
        cue="said",
        source="Nikol Pashinian",
        speakers=("a1",),
        via=("a2",),
    )
    (note,) = sourcing(text, cast, [quote])
    assert (note.kind, note.about) == ("second_hand", "a2")
    assert text[slice(*note.span)] == "according to the Associated Press"
    assert note.title == "Quoted through the Associated Press"
    assert "these words of Nikol Pashinian from the Associated Press" in note.text


def test_a_chain_of_outlets_is_told_in_order():
    text = "He was ill, Anna Bell said, Reuters reported, citing Interfax."
    cast = make_cast(text, ("Anna Bell", "person"), ("Reuters", "organization"), ("Interfax", "organization"))
    quote = make_quote(text, "He was ill", cue="said", speakers=("a1",), via=("a2", "a3"))
    (note,) = sourcing(text, cast, [quote])
    assert "from Reuters through Interfax" in note.text


def test_the_same_speaker_through_the_same_outlet_gets_one_note():
    text = "He was ill, Anna Bell told Reuters. He was well, Anna Bell told Reuters."
    cast = make_cast(text, ("Anna Bell", "person"), ("Reuters", "organization"))
    quotes = [
        make_quote(text, "He was ill", cue="told", speakers=("a1",), via=("a2",)),
        make_quote(text, "He was well", id="q2", cue="told", speakers=("a1",), via=("a2",)),
    ]
    assert words(text, sourcing(text, cast, quotes), "second_hand") == ["told Reuters"]


@pytest.mark.parametrize(
    ("outlet", "article"),
    [
        ("Huffington Post", {"publisher": "HuffPost"}),
        ("New York Times", {"publisher": "NYT"}),
        ("BBC News", {"publisher": "BBC"}),
        ("Times", {"publisher": "The New York Times"}),
        ("CNN", {"url": "https://edition.cnn.com/story"}),
    ],
)
def test_what_the_articles_own_outlet_was_told_is_not_second_hand(outlet, article):
    text = f"It rained, Anna Bell told {outlet}."
    cast = make_cast(text, ("Anna Bell", "person"), (outlet, "organization"))
    quote = make_quote(text, "It rained", cue="told", speakers=("a1",), via=("a2",))
    assert sourcing(text, cast, [quote], **article) == []
    assert len(sourcing(text, cast, [quote], publisher="Leeds Courier", url="https://courier.test/1")) == 1


@pytest.mark.parametrize(
    ("text", "content", "cue", "source"),
    [
        (
            "Anna Bell, the chief executive of Ora, said it rained.",
            "it rained",
            "said",
            "the chief executive of Ora",
        ),
        (
            "Anna Bell, a farmer and spokeswoman for Ora, said it rained.",
            "it rained",
            "said",
            "spokeswoman for Ora",
        ),
        ("Anna Bell and her aides said it rained.", "it rained", "said", "her aides"),
        ("Neither Anna Bell nor other officials said it rained.", "it rained", "said", "other officials"),
        ("Prince Lowe, an executive at Ora, said it rained.", "it rained", "said", "an executive at Ora"),
        ("A farmer and aide, Anna Bell, said so.", "so", "said", "A farmer and aide, Anna Bell"),
        ("Officials — among them Anna Bell — said so.", "so", "said", "Officials — among them Anna Bell —"),
        ("Anna Bell, their spokeswoman said, left.", "left", "said", "Anna Bell, their spokeswoman"),
        ("Officials have not said why it rained.", "why it rained", "said", "Officials"),
        ("World leaders and diplomats said it rained.", "it rained", "said", "World leaders and diplomats"),
        ("Many lawmakers said it rained.", "it rained", "said", "Many lawmakers"),
    ],
)
def test_who_is_named_beside_or_does_not_inform_is_no_unnamed_source(text, content, cue, source):
    cast = make_cast(text, ("Anna Bell", "person"))
    quote = make_quote(text, content, cue=cue, source=source, anonymous=True)
    assert sourcing(text, cast, [quote]) == []


def test_an_adviser_to_somebody_named_is_not_named():
    text = "An adviser to Anna Bell said it rained."
    quote = make_quote(text, "it rained", cue="said", source="An adviser to Anna Bell", anonymous=True)
    assert len(sourcing(text, make_cast(text, ("Anna Bell", "person")), [quote])) == 1


def test_a_reason_belongs_to_the_source_in_its_sentence():
    text = "An aide said it rained. It snowed, said a diplomat, who spoke on condition of anonymity."
    aide = make_quote(text, "it rained", cue="said", source="An aide", anonymous=True)
    diplomat = make_quote(text, "It snowed", id="q2", cue="said a", source="a diplomat", anonymous=True)
    told = {text[slice(*note.span)]: note.text for note in sourcing(text, quotes=[aide, diplomat])}
    assert "anonymity" not in told["An aide"]
    assert "on condition of anonymity" in told["a diplomat"]


def test_whom_a_pronoun_means_is_not_said_of_second_hand_words():
    text = "Anna Bell came. It rained, she told Reuters."
    cast = make_cast(text, ("Anna Bell", "person"), ("Reuters", "organization"))
    quote = make_quote(text, "It rained", cue="told", source="she", speakers=("a1",), via=("a2",))
    (note,) = sourcing(text, cast, [quote])
    assert "has these words from Reuters" in note.text


def test_a_denial_of_his_claim_is_left_alone():
    text = "The candidate refuted a story about his claim that he had run."
    denial = make_quote(
        text,
        "a story about his claim that he had run",
        cue="refuted",
        source="The candidate",
        contests=("q2",),
    )
    claim = make_quote(text, "that he had run", id="q2", cue="claim", source="his", within="q1")
    assert sourcing(text, quotes=[denial, claim]) == []


def test_an_order_comes_from_no_unnamed_source():
    text = "Police officers ordered him to leave."
    quote = make_quote(text, "to leave", cue="ordered", source="Police officers", anonymous=True)
    assert sourcing(text, quotes=[quote])
    assert sourcing(text, quotes=[replace(quote, stance="demands")]) == []


@pytest.mark.parametrize(
    "headline", ["Officials Say Bell Reportedly Left", "Officials Say Bell Reportedly Left."]
)
def test_a_headline_leaves_its_sources_to_the_text(headline):
    text = f"{headline}\n\nAnna Bell left on Friday."
    quote = make_quote(text, "Bell Reportedly Left", cue="Say", source="Officials", anonymous=True)
    assert sourcing(text, quotes=[quote], title="Officials Say Bell Reportedly Left") == []


def test_an_unnamed_source_is_described_as_the_article_does():
    text = "The deal was dead, said a senior official."
    quote = make_quote(text, "The deal was dead", cue="said", source="a senior official", anonymous=True)
    (note,) = sourcing(text, quotes=[quote])
    assert (note.kind, text[slice(*note.span)]) == ("anonymous", "a senior official")
    assert note.text == "The article does not name this source; it says only “a senior official”."


@pytest.mark.parametrize(
    ("sentence", "reason"),
    [
        (
            "who spoke on condition of anonymity because he was not allowed to speak.",
            " The reason given: “because he was not allowed to speak”.",
        ),
        (
            "who asked not to be named to discuss private talks, and left.",
            " The reason given: “to discuss private talks”.",
        ),
        (
            "who spoke on the condition of anonymity.",
            " The source spoke “on the condition of anonymity”; no reason is given.",
        ),
        (
            "who spoke on condition of anonymity in an interview.",
            " The source spoke “on condition of anonymity”; no reason is given.",
        ),
    ],
)
def test_the_reason_for_anonymity_is_given_where_the_article_gives_it(sentence, reason):
    text = f"The deal was dead, said an official {sentence}"
    quote = make_quote(text, "The deal was dead", cue="said", source="an official", anonymous=True)
    (note,) = sourcing(text, quotes=[quote])
    assert note.text == "The article does not name this source; it says only “an official”." + reason


def test_the_same_unnamed_source_is_pointed_out_once():
    text = "It was late, an official said. It was dark, the official said."
    quotes = [
        make_quote(text, "It was late", cue="said", source="an official", anonymous=True),
        make_quote(text, "It was dark", id="q2", cue="said", source="the official", anonymous=True),
    ]
    assert words(text, sourcing(text, quotes=quotes), "anonymous") == ["an official"]


@pytest.mark.parametrize(
    "source",
    ["critics", "many people", "voters in the north", "experts", "the paper, an official organ"],
)
def test_opinion_at_large_has_no_name_to_be_kept_back(source):
    text = f"It was late, said {source}."
    quote = make_quote(text, "It was late", cue="said", source=source, anonymous=True)
    assert sourcing(text, quotes=[quote]) == []


@pytest.mark.parametrize(
    "source",
    ["U.S. officials", "people familiar with the talks", "an aide to the mayor", "a diplomat, in Rome"],
)
def test_whoever_is_asked_for_what_they_know_is_an_unnamed_source(source):
    text = f"It was late, said {source}."
    quote = make_quote(text, "It was late", cue="said", source=source, anonymous=True)
    assert words(text, sourcing(text, quotes=[quote]), "anonymous") == [source]


def test_words_that_point_back_to_an_unnamed_source_get_no_second_note():
    text = "It was late, a senior police official said. It was dark, the official said."
    quotes = [
        make_quote(text, "It was late", cue="said", source="a senior police official", anonymous=True),
        make_quote(text, "It was dark", id="q2", cue="said", source="the official", anonymous=True),
    ]
    assert words(text, sourcing(text, quotes=quotes), "anonymous") == ["a senior police official"]


def test_sources_say_is_unnamed_where_it_is_a_quote():
    text = "It was late, sources say."
    quote = make_quote(text, "It was late", cue="say", source="sources", anonymous=True)
    assert [note.kind for note in sourcing(text, quotes=[quote])] == ["anonymous"]


def test_a_condition_of_anonymity_is_pointed_out_without_a_quote():
    text = "Two of them, speaking on condition of anonymity, gave the figures."
    assert words(text, sourcing(text), "anonymous") == ["on condition of anonymity"]


CLAIM = "Oktay said claims by Emmanuel Macron that Turkey had sent mercenaries were groundless."


def contested():
    cast = make_cast(CLAIM, ("Oktay", "person"), ("Emmanuel Macron", "person"))
    denial = make_quote(
        CLAIM,
        "claims by Emmanuel Macron that Turkey had sent mercenaries were groundless",
        cue="said",
        source="Oktay",
        speakers=("a1",),
        contests=("q2",),
    )
    claim = make_quote(
        CLAIM,
        "that Turkey had sent mercenaries",
        id="q2",
        cue="claims",
        source="Emmanuel Macron",
        speakers=("a2",),
        within="q1",
    )
    return sourcing(CLAIM, cast, [denial, claim])


def test_a_denied_claim_and_its_denial_each_get_a_note():
    denied, denies = sorted(contested(), key=lambda note: note.about, reverse=True)
    assert {denied.kind, denies.kind} == {"contested"}
    assert CLAIM[slice(*denied.span)] == "claims by Emmanuel Macron"
    assert denied.title == "Denied by Oktay"
    assert (
        denied.text == "In this article, this claim by Emmanuel Macron is denied by Oktay: “were groundless”."
    )
    assert CLAIM[slice(*denies.span)] == "Oktay said"
    assert denies.title == "Denial of a claim by Emmanuel Macron"


def test_a_denial_that_ends_in_the_claim_is_not_told_by_the_claims_words():
    text = "A film refuted Leeds police’s claim that he had run."
    cast = make_cast(text, ("Leeds", "place"))
    denial = make_quote(
        text, "Leeds police’s claim that he had run", cue="refuted", source="A film", contests=("q2",)
    )
    claim = make_quote(
        text, "that he had run", id="q2", cue="claim", source="Leeds police’s", speakers=("a1",), within="q1"
    )
    texts = {note.text for note in sourcing(text, cast, [denial, claim])}
    assert "In this article, this claim by Leeds police is denied by a film." in texts


def test_to_reject_a_request_is_not_to_deny_a_claim():
    text = "The court rejected a request from farmers to sit again."
    denial = make_quote(
        text, "a request from farmers to sit again", cue="rejected", source="The court", contests=("q2",)
    )
    request = make_quote(text, "to sit again", id="q2", cue="request", source="farmers", within="q1")
    assert len(sourcing(text, quotes=[denial, request])) == 2
    assert sourcing(text, quotes=[denial, replace(request, stance="demands")]) == []


def test_a_denial_of_a_quote_that_is_not_there_makes_no_note():
    text = "It was groundless, he said."
    assert sourcing(text, quotes=[make_quote(text, "It was groundless", contests=("q9",))]) == []


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("The car was reportedly stolen.", "reportedly"),
        ("He allegedly fled.", "allegedly"),
        ("She is believed to be in Rome.", "is believed to"),
        ("They were widely thought to have left.", "were widely thought to"),
        ("He has long been said to own it.", "been said to"),
        ("It is claimed that he paid.", "It is claimed that"),
        ("It was reported that he paid.", "It was reported that"),
        ("Sources say he paid.", "Sources say"),
    ],
)
def test_a_claim_with_nobody_behind_it_is_unattributed(text, marked):
    (note,) = sourcing(text)
    assert (note.kind, text[slice(*note.span)]) == ("unattributed", marked)


@pytest.mark.parametrize(
    "text",
    [
        "She is believed by the police to be in Rome.",
        "It is claimed by his brother that he paid.",
        "The car was reportedly stolen, according to the police.",
        "“He is said to be ill,” she said.",
        "He was told to leave and is supposed to pay.",
        "It is said to be old.",
        "He said to leave it.",
        "They reported it and thought that it was said.",
    ],
)
def test_a_claim_that_somebody_makes_is_not_unattributed(text):
    assert sourcing(text) == []


def test_what_somebody_is_said_to_have_said_is_not_unattributed():
    text = "Police said the man is believed to be armed."
    quote = make_quote(text, "the man is believed to be armed", cue="said", source="Police")
    assert sourcing(text, quotes=[quote]) == []


def test_a_long_description_is_cut_at_a_word():
    source = "an official " + "of the office " * 20
    text = f"It was late, said {source}."
    quote = make_quote(text, "It was late", cue="said", source=source.strip(), anonymous=True)
    (note,) = sourcing(text, quotes=[quote])
    assert note.text.endswith(" …”.")
    assert len(note.text) < MAX_EXCERPT + 80
    assert note.span == span_of(text, source.strip())
