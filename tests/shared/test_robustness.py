"""Hostile and broken texts take time in proportion to their length.

No clock time is asserted, only how it grows: where a text is four times as long, fair work takes four
times as long, while work that grows with the square takes sixteen times as long.
"""

from collections.abc import Callable
from itertools import product
from time import process_time

import pytest

from sidelight import Article, read

SHORT, LONG = 4_000, 16_000
MOST = 8.0
"""How many times as long the long text may take."""

READINGS = 5
"""How often a text is read at most."""


def filled(piece: str) -> Callable[[int], str]:
    return lambda length: ("A " + piece * (length // len(piece) + 1))[:length]


def names(pattern: str) -> Callable[[int], str]:
    """Sentences that each have a name of their own."""

    def make(length: int) -> str:
        text = ""
        letters = product("abcdefghijklmnopqrstuvwxyz", repeat=4)
        while len(text) < length:
            text += pattern.format("".join(next(letters)).title())
        return text[:length]

    return make


TEXTS: dict[str, Callable[[int], str]] = {
    "opening marks": filled("“"),
    "straight marks": filled('"'),
    "apostrophes": filled("’"),
    "all marks": filled("“\"‘'’”«»„"),
    "alternating quotes": filled('“a” "b" ‘c’ '),
    "quoted sentences": filled("“A.” "),
    "quotes with a cue": filled("“A,” he said. "),
    "quotes with a cue in one sentence": filled("“a,” he said, "),
    "cues, then quotes": lambda n: filled("“a,” he said, ")(n // 2) + " then. " + filled("“D.” ")(n // 2),
    "nested that": filled("he said that "),
    "nested that of names": filled("Ann said that "),
    "said": filled("said "),
    "a cue after every word": filled(", he said"),
    "claims of claims": filled("the claim that "),
    "according to": filled("according to him "),
    "brackets": filled("()[]"),
    "opening brackets": filled("("),
    "commas": filled(","),
    "full stops": filled("."),
    "cues, then exclamation marks": lambda n: "he said it " * (n // 40) + "!" * (n // 2),
    "colons and quotes": filled("he ran: “a”, "),
    "labels": filled("Ann: b c d e\n\n"),
    "one-word paragraphs": filled("word\n\n"),
    "one-name paragraphs": filled("Name\n\n"),
    "open paragraphs": filled("“Word\n\n"),
    "paragraphs that are quotes": filled("“Word.”\n\n"),
    "one long word": filled("a"),
    "underscores": filled("_"),
    "digits": filled("1"),
    "hyphens": filled("-a"),
    "addresses": filled("http://))) "),
    "mail addresses": filled("a@a."),
    "initials": filled("U.S."),
    "capitals": filled("THE MINISTER SAID THAT HE WAS ILL. "),
    "capitals in one sentence": filled("MINISTER SAID "),
    "names": filled("Ann Bee "),
    "other persons": names("Mr Ann {} ran. "),
    "other persons of one surname": names("Mr {} Smith, Mrs Smith "),
    "other organisations": names("the {} Ministry met the ministry. "),
    "pronouns": filled("Ann said he was it. "),
    "pronouns in one sentence": filled("Ann said he "),
    "it said": filled("the Ministry of War said it said "),
    "participles": filled("dog barking "),
    "participles after the": filled("the running "),
    "phrases in phrases": filled("letter seen by "),
    "nouns": filled("dog "),
    "lists": filled("dogs, "),
    "appositions": filled("Ann, a dog, said, "),
    "relative clauses": filled("Ann, who said "),
    "to": filled("to say to "),
    "denials in one sentence": filled("he denied claims by Ann that it is "),
    "titles": filled("Secretary of "),
    "spaces": lambda n: "a" + " " * n + "b",
    "empty lines": lambda n: "a" + "\n" * n + "b",
    "emoji": filled("😀"),
}


def seconds(text: str) -> float:
    start = process_time()
    read(Article(text=text, published="2026-10-15"))
    return process_time() - start


@pytest.mark.parametrize("kind", TEXTS)
def test_reading_takes_time_in_proportion_to_the_text(kind: str) -> None:
    """The least time of some readings counts: on a busy machine one alone may take twice what it needs."""
    texts = [TEXTS[kind](length) for length in (SHORT, LONG)]
    short, long = map(seconds, texts)
    for _ in range(READINGS - 1):
        if long < MOST * max(short, 0.005):
            break
        short, long = (min(least, seconds(text)) for least, text in zip((short, long), texts, strict=True))
    assert long < MOST * max(short, 0.005), (
        f"{short:.3f} s, but {long:.3f} s for {LONG // SHORT} times the text"
    )
