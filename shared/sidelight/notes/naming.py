"""What notes call those who speak."""

from __future__ import annotations

import re

from sidelight.analysis import Quote
from sidelight.cast import Cast
from sidelight.reading import Reading

_POSSESSIVE = re.compile(r"['’]s?\b.*$|['’]$", re.DOTALL)
PRONOUNS = frozenset("he she they it his her hers their theirs its him them one we i you who".split())
_SMALL_FIRST_WORDS = frozenset("the a an one two three some many several".split())


class Naming:
    """The names of one article's actors, as they are put into a sentence."""

    def __init__(self, reading: Reading, cast: Cast) -> None:
        self._reading = reading
        self._cast = cast
        self._names: dict[str, str] = {}

    def actor(self, id: str) -> str:
        """An actor's name, with "the" where the text has it so: "the Associated Press", "Reuters"."""
        if id not in self._names:
            self._names[id] = self._name_in_text(id)
        return self._names[id]

    def speakers(self, quote: Quote) -> str:
        """Who speaks: their names, else the article's words for them; nothing for "he" and "his"."""
        if len(quote.speakers) == 1 and self._cast[quote.speakers[0]].type == "place" and quote.source:
            return self._of_a_place(quote)
        names = [self.actor(id) for id in quote.speakers]
        if not names:
            words = quote.speaker_text or ""
            return "" if words.lower() in PRONOUNS else _within_sentence(words)
        return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"

    def _of_a_place(self, quote: Quote) -> str:
        """A place does not speak where the article says more: "Tulsa police" for "Tulsa police's claim"."""
        name = self.actor(quote.speakers[0])
        words = _POSSESSIVE.sub("", self._reading.article.text[slice(*quote.source[0])])
        is_longer = name in words and len(words.split()) > len(name.split())
        return _within_sentence(" ".join(words.split())) if is_longer else name

    def _name_in_text(self, id: str) -> str:
        actor = self._cast[id]
        if actor.type == "person" or actor.name.lower().startswith("the "):
            return actor.name
        named = (mention.span for mention in actor.mentions if mention.form == "name")
        before = [self._reading.tokens_in(span).start - 1 for span in named]
        with_the = sum(at >= 0 and self._reading.lowers[at] == "the" for at in before)
        return f"the {actor.name}" if 2 * with_the > len(before) else actor.name


def _within_sentence(words: str) -> str:
    """ "Officials" and "The ministry" as they are written within a sentence; a name keeps its capital."""
    first, *others = words.split(" ")
    is_common = not others or first.lower() in _SMALL_FIRST_WORDS
    return " ".join((first.lower(), *others)) if is_common and first.istitle() else words
