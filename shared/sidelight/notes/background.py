"""Background: a brief on an actor at its first mention, on an agreement or term where the text first has it.

Ambiguity ends in silence. A brief is taken for an actor only where the actor's type fits the brief's kind.
Where the name means other things, too, the article's own words have to decide: another name of the same
thing, or one of the words that the brief says must be near; for a place, in a paragraph that names it. No
other owner may stand before it ("Israel's Supreme Court"), and no other country or state after a place
("Naples, Florida"). Where two briefs remain, there is no note; nor is there one on what every reader knows.
"""

from __future__ import annotations

from collections.abc import Iterator

from sidelight.analysis import Actor, Note, Span
from sidelight.cast import Cast
from sidelight.knowledge import ACTOR_KINDS, Brief, Knowledge, first_word, name_key
from sidelight.lexicon import LEXICON
from sidelight.reading import Reading

LOCAL = frozenset(("city", "county", "provincial", "regional", "state"))
"""Words before a shared name that make it another: "the California state Senate"."""


def find_background(reading: Reading, cast: Cast, knowledge: Knowledge) -> list[Note]:
    """Notes on what the article takes for granted, one for each brief, their ids still empty."""
    background = _Background(reading, cast, knowledge)
    notes: list[Note] = []
    told: set[Brief] = set()
    for note, brief in (*background.on_actors(), *background.on_terms()):
        if brief not in told:
            told.add(brief)
            notes.append(note)
    return notes


class _Background:
    """One article, and what is known beforehand."""

    def __init__(self, reading: Reading, cast: Cast, knowledge: Knowledge) -> None:
        self.reading = reading
        self.text = reading.article.text.replace("’", "'")
        self.cast = cast
        self.knowledge = knowledge
        self.supports: dict[tuple[Brief, str], str | None] = {}

    def on_actors(self) -> Iterator[tuple[Note, Brief]]:
        for actor in self.cast.actors:
            for name in self._names(actor):
                found = [
                    (brief, because)
                    for brief in self.knowledge.briefs(name)
                    if (because := self._why(actor, name, brief))
                ]
                if len(found) == 1 and not found[0][0].familiar:
                    brief, because = found[0]
                    yield self._note(brief, self._first_mention(actor), actor.id, because), brief
                if found:
                    break

    def _names(self, actor: Actor) -> list[str]:
        """The actor's name, then its other names in the text that mean nothing else."""
        others = [
            self.reading.article.text[slice(*mention.span)]
            for mention in actor.mentions
            if mention.form == "name"
        ]
        sure = [
            name
            for name in others
            if not any(_is_shared(name, brief) for brief in self.knowledge.briefs(name))
        ]
        return list(dict.fromkeys((actor.name, *sure)))

    def _why(self, actor: Actor, name: str, brief: Brief) -> tuple[str, ...]:
        """The evidence that the actor is what the brief tells of; empty where there is not enough."""
        shared = _is_shared(name, brief)
        if not _fits(actor, brief, is_shared=shared):
            return ()
        spans = [mention.span for mention in actor.mentions if mention.form == "name"]
        if brief.kind == "place" and any(self._lies_elsewhere(span, brief) for span in spans):
            return ()
        if not shared:
            return (f"“{name}” means nothing else that the reader knows of",)
        if any(self._is_anothers(span, brief) for span in spans):
            return ()
        texts, where = ([self.text], "this article")
        if brief.kind == "place":
            texts, where = (self._paragraphs(spans), "its paragraph")
        support = next(filter(None, (self._support(brief, text) for text in texts)), None)
        return (f"“{name}” means several things; {where} has “{support}”, too",) if support else ()

    def _support(self, brief: Brief, text: str) -> str | None:
        """Words of the text that decide for a shared name of the brief."""
        if (brief, text) not in self.supports:
            sure = (other for other in brief.names if other not in brief.shared)
            found = (words for words in (*sure, *brief.near) if _has(text, words))
            self.supports[brief, text] = next(found, None)
        return self.supports[brief, text]

    def _paragraphs(self, spans: list[Span]) -> list[str]:
        """The paragraphs in which the spans lie."""
        numbers = dict.fromkeys(self.reading.paragraph_at(self.reading.tokens_in(one).start) for one in spans)
        paragraphs = (self.reading.paragraphs[number] for number in numbers)
        return [self.text[slice(*self.reading.span(*paragraph))] for paragraph in paragraphs]

    def _lies_elsewhere(self, span: Span, brief: Brief) -> bool:
        """Whether a state or country that the brief's place is not in stands after it: "Naples, Florida"."""
        after = self.reading.tokens_in(span).stop
        tokens = self.reading.tokens
        if after + 1 >= len(tokens) or tokens[after].text not in (",", "("):
            return False
        for end in range(min(after + 4, len(tokens)), after + 1, -1):
            place = LEXICON.place(self.text[tokens[after + 1].start : tokens[end - 1].end])
            if place and place.kind in ("state", "country", "territory"):
                known = {place.name, place.country or place.name}
                told = known.intersection(brief.names) or any(name in brief.text for name in known)
                return not told and (place.kind == "state" or LEXICON.country(brief.names[0]) is None)
        return False

    def _is_anothers(self, span: Span, brief: Brief) -> bool:
        """Whether another owner's name stands right before: "Israel's Supreme Court", "the Texas Senate"."""
        at = self.reading.tokens_in(span).start
        first = self.reading.sentences[self.reading.sentence_at(at)][0]
        owner = at - 1
        possessive = owner > first and self.reading.lowers[owner] in ("'s", "'")
        owner -= possessive
        if owner < first or (owner == first and not possessive):
            return False
        word = self.reading.tokens[owner].text
        own = any(word in name.split() for name in (*brief.names, *brief.near))
        return not own and (possessive or word[:1].isupper() or word in LOCAL)

    def on_terms(self) -> Iterator[tuple[Note, Brief]]:
        """Agreements and terms, where the text first has them."""
        names = [mention.span for actor in self.cast.actors for mention in actor.mentions]
        told: set[Brief] = set()
        end_of_last = 0
        for position, word in enumerate(self.reading.lowers):
            if self.reading.tokens[position].start < end_of_last:
                continue
            name = next(
                (n for n in self.knowledge.terms(first_word(word)) if self._stands(n, position)), None
            )
            found = [brief for brief in self.knowledge.briefs(name) if _is_term(brief)] if name else []
            if name is None or len(found) != 1 or found[0] in told:
                continue
            brief = found[0]
            start = self.reading.tokens[position].start
            span = (start, start + len(name))
            support = self._support(brief, self.text) if name in brief.shared else name
            if support and not brief.familiar and not _lies_in_longer(span, names):
                told.add(brief)
                end_of_last = span[1]
                yield self._note(brief, span, None, (f"the article has “{support}”",)), brief

    def _stands(self, name: str, position: int) -> bool:
        """Whether the name stands at a token, as it is written; in lower case, it may begin a sentence."""
        start = self.reading.tokens[position].start
        end = start + len(name)
        words = self.text[start:end]
        if self.text[end : end + 1].isalnum():
            return False
        if words == name.replace("’", "'"):
            return True
        first = self.reading.sentences[self.reading.sentence_at(position)][0]
        return position == first and words == name[:1].upper() + name[1:]

    def _first_mention(self, actor: Actor) -> Span:
        """The first mention by name; the first of all where no mention is one."""
        named = [mention.span for mention in actor.mentions if mention.form == "name"]
        return named[0] if named else actor.mentions[0].span

    def _note(self, brief: Brief, span: Span, about: str | None, because: tuple[str, ...]) -> Note:
        return Note(
            id="",
            kind="background",
            span=span,
            about=about,
            title=brief.names[0],
            text=brief.text,
            value=None,
            sources=brief.sources,
            as_of=brief.as_of,
            because=because,
        )


def _has(text: str, words: str) -> bool:
    """Whether the text has these whole words, as they are written; its apostrophes are straight."""
    words = words.replace("’", "'")
    at = text.find(words)
    while at >= 0:
        before, after = text[max(0, at - 1) : at], text[at + len(words) : at + len(words) + 1]
        if not (before.isalnum() or after.isalnum()):
            return True
        at = text.find(words, at + 1)
    return False


def _is_shared(name: str, brief: Brief) -> bool:
    key = name_key(name)
    return any(name_key(shared) == key for shared in brief.shared)


def _fits(actor: Actor, brief: Brief, *, is_shared: bool) -> bool:
    """Organisations and groups pass into each other; a name that means one thing only is none of a person. A
    place is but a place: a club or a team may bear its name."""
    if brief.kind not in ACTOR_KINDS or (actor.type == "person") != (brief.kind == "person"):
        return False
    if brief.kind == "place" and actor.type != "place":
        return False
    alike = {actor.type, brief.kind} <= {"organization", "group"} or actor.type == brief.kind
    return alike or not is_shared


def _is_term(brief: Brief) -> bool:
    return brief.kind not in ACTOR_KINDS


def _lies_in_longer(span: Span, names: list[Span]) -> bool:
    """Whether the words are a part of a longer name: "Paris Agreement Coalition"."""
    return any(
        start <= span[0] and span[1] <= end and (end - start) > (span[1] - span[0]) for start, end in names
    )
