"""The outlets that words came through."""

import pytest
from told import analysis_of, words

from sidelight import Article, read


@pytest.mark.parametrize(
    ("text", "content", "outlets"),
    [
        ("Ann Lee told the BBC that it rained.", "that it rained", ["BBC"]),
        ("“It rains,” Ann Lee told the BBC.", "“It rains,”", ["BBC"]),
        ("“It rains,” Ann Lee said in an interview with CNN.", "“It rains,”", ["CNN"]),
        ("The BBC reported that Ann Lee had said it rained.", "it rained", ["BBC"]),
        (
            "Ann Lee said that it rained in Leeds, according to Reuters.",
            "that it rained in Leeds",
            ["Reuters"],
        ),
        ("Reuters reported that it rained, citing Ann Lee.", "that it rained", ["Reuters"]),
        ("“It rained,” he said, according to AP. “It snows.”", "“It rained,” … “It snows.”", ["AP"]),
        ("The BBC reported that it rained.", "that it rained", []),
        ("Ann Lee told Bob Ray that it rained.", "that it rained", []),
        ("Ann Lee said it rained. The BBC was told.", "it rained", []),
    ],
)
def test_words_come_through_the_outlet_that_got_them(text: str, content: str, outlets: list[str]) -> None:
    analysis = analysis_of(text)
    names = {actor.id: actor.name for actor in analysis.actors}
    found = [
        [names[id] for id in quote.via] for quote in analysis.quotes if words(text, quote.content) == content
    ]
    assert found == [outlets]


@pytest.mark.parametrize(
    ("publisher", "outlets"), [(None, ["CNN"]), ("BBC News", ["CNN"]), ("CNN", []), ("CNN.com", [])]
)
def test_the_articles_own_publisher_passes_nothing_on(publisher: str | None, outlets: list[str]) -> None:
    text = "“It rains,” Ann Lee told CNN.\n\nCNN reported that Bob Ray had said it snowed."
    analysis = read(Article(text=text, publisher=publisher))
    names = {actor.id: actor.name for actor in analysis.actors}
    found = {words(text, quote.content): [names[id] for id in quote.via] for quote in analysis.quotes}
    assert found["“It rains,”"] == found["it snowed"] == outlets
