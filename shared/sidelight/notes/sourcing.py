"""Sourcing: how the article comes by what it says.

second_hand   quoted through another outlet
anonymous     the source is not named; why, where the article says so
contested     somebody in the article denies what another says: a note at both quotes
unattributed  a claim with nobody behind it

The first three are read off the quotes, the last off the words.
"""

from __future__ import annotations

from collections.abc import Iterator

from sidelight.analysis import Note, NoteKind, Quote, Span
from sidelight.cast import Cast
from sidelight.notes.anonymity import (
    Condition,
    ends_of_persons,
    find_condition,
    is_denied_to_have_spoken,
    is_informant,
    is_named_beside,
    is_named_within,
)
from sidelight.notes.headline import headline_end
from sidelight.notes.naming import PRONOUNS, Naming
from sidelight.notes.unattributed import find_unattributed
from sidelight.reading import Reading
from sidelight.text.publisher import is_publisher

MAX_EXCERPT = 160
"""The longest piece of the article that a note repeats, in code points."""

LONGEST_LOOK = 10 * MAX_EXCERPT
"""Code points of which an excerpt is made, white space and all: a denial may be as long as the article."""


def find_sourcing(reading: Reading, cast: Cast, quotes: tuple[Quote, ...]) -> list[Note]:
    """Notes on sourcing, in no order, their ids still empty."""
    sourcing = _Sourcing(reading, cast, quotes)
    return [
        *sourcing.second_hand(),
        *sourcing.anonymous(),
        *sourcing.contested(),
        *sourcing.unattributed(),
    ]


class _Sourcing:
    """One article's quotes, and where they stand."""

    def __init__(self, reading: Reading, cast: Cast, quotes: tuple[Quote, ...]) -> None:
        self.reading = reading
        self.text = reading.article.text
        self.cast = cast
        self.quotes = quotes
        self.headline_end = headline_end(reading)
        self.person_ends = ends_of_persons(cast)
        self.unnamed_sentences = {
            self._sentence(self._head(quote)) for quote in quotes if quote.anonymous and quote.speech
        }
        self.conditions: dict[Span, Condition | None] = {}
        self.own: dict[str, bool] = {}
        self.naming = Naming(reading, cast)

    def second_hand(self) -> Iterator[Note]:
        """Once for each speaker and outlet; not for what the article's own outlet was told."""
        seen = set()
        for quote in self.quotes:
            via = [id for id in quote.via if not self._is_own(id)]
            key = (*via, quote.speakers, quote.speaker_text)
            if not via or key in seen:
                continue
            seen.add(key)
            outlets = [self.naming.actor(id) for id in via]
            chain = " through ".join(outlets)
            speakers = "" if self._by_pronoun(quote) else self.naming.speakers(quote)
            whose = f" of {speakers}" if speakers else ""
            yield _note(
                "second_hand",
                self._outlet_span(quote, via[0]),
                title=f"Quoted through {outlets[0]}",
                text=f"The article has these words{whose} from {chain}. "
                "It does not say that it heard them itself.",
                about=via[0],
                because=f"the article names {chain} as where the words come from",
            )

    def _is_own(self, id: str) -> bool:
        """Whether the outlet, by one of its names in the text, is the one that publishes the article."""
        if id not in self.own:
            mentions = (mention.span for mention in self.cast[id].mentions if mention.form == "name")
            names = {self.cast[id].name, *(self.text[slice(*span)] for span in mentions)}
            self.own[id] = any(is_publisher(name, self.reading.article) for name in names)
        return self.own[id]

    def _by_pronoun(self, quote: Quote) -> bool:
        """Whether the source is "she" or "his": whom that means is not sure enough to be said here."""
        return any(self.text[slice(*span)].lower() in PRONOUNS for span in quote.source)

    def _outlet_span(self, quote: Quote, outlet: str) -> Span:
        """The words that name the outlet, nearest to the quote: "according to the Associated Press"."""
        head = self._head(quote)
        paragraph = self.reading.span(*self._paragraph(head))
        named = [mention.span for actor, mention in self.cast.mentions_in(paragraph) if actor.id == outlet]
        if not named:
            return head
        nearest = min(named, key=lambda span: abs(span[0] - head[0]))
        first = self.reading.tokens_in(nearest).start
        while first > 0 and self.reading.lowers[first - 1] in _BEFORE_AN_OUTLET:
            first -= 1
        return self.reading.tokens[first].start, nearest[1]

    def anonymous(self) -> Iterator[Note]:
        """Once for each way that a source is described, and for each condition of anonymity.

        Only for those who are asked because they know ("an official", "people close to"), not for opinion at
        large ("critics", "voters"): those have no name to be kept back. Not for orders, which tell nothing,
        nor in the headline, which leaves names to the text.
        """
        described: set[str] = set()
        explained: set[Span] = set()
        for quote in self.quotes:
            words = quote.speaker_text or " ".join(self.text[slice(*span)] for span in quote.source)
            condition = self._condition_of(quote)
            is_new = condition is not None and condition.span not in explained
            if not (quote.anonymous and quote.speech and (is_new or is_informant(words))):
                continue
            if (
                quote.stance == "demands"
                or self._head(quote)[1] <= self.headline_end
                or self._is_no_source(quote)
            ):
                continue
            if _is_known(words, described) and not is_new:
                continue
            described.add(words.lower())
            if condition:
                explained.add(condition.span)
            only = f"; it says only “{_cut(words)}”." if words else "."
            yield _note(
                "anonymous",
                quote.source[0] if quote.source else self._head(quote),
                title="Unnamed source",
                text=f"The article does not name this source{only}{self._reason(condition)}",
                because="the source is described, not named",
            )
        for paragraph in self.reading.paragraphs:
            condition = self._condition(paragraph)
            if condition and condition.span not in explained and not self._is_quoted(condition.span):
                yield _note(
                    "anonymous",
                    condition.span,
                    title="Unnamed source",
                    text=f"The article does not name this source.{self._reason(condition)}",
                    because=f"the article says “{self.text[slice(*condition.span)]}”",
                )

    def _is_no_source(self, quote: Quote) -> bool:
        """Whether the source has a name beside it, or did not say this."""
        if not quote.source:
            return False
        source = quote.source[0]
        return (
            is_named_beside(self.reading, source, self.person_ends)
            or is_named_within(self.reading, source, self.person_ends)
            or any(is_denied_to_have_spoken(self.reading, source, cue) for cue in quote.cue)
        )

    def _condition_of(self, quote: Quote) -> Condition | None:
        """The condition in the quote's paragraph, unless its sentence has another unnamed source."""
        head = self._head(quote)
        condition = self._condition(self._paragraph(head))
        if condition is None or self._sentence(condition.span) == self._sentence(head):
            return condition
        return None if self._sentence(condition.span) in self.unnamed_sentences else condition

    def _sentence(self, span: Span) -> int:
        return self.reading.sentence_at(self.reading.tokens_in(span).start)

    def _condition(self, paragraph: Span) -> Condition | None:
        if paragraph not in self.conditions:
            self.conditions[paragraph] = find_condition(self.reading, paragraph)
        return self.conditions[paragraph]

    def _reason(self, condition: Condition | None) -> str:
        if condition is None:
            return ""
        if condition.reason is None:
            return f" The source spoke “{_cut(self.text[slice(*condition.span)])}”; no reason is given."
        return f" The reason given: “{_cut(self.text[slice(*condition.reason)])}”."

    def contested(self) -> Iterator[Note]:
        claims = {quote.id: quote for quote in self.quotes}
        seen: set[Span] = set()
        for denial in self.quotes:
            for claim in (claims[id] for id in denial.contests if id in claims):
                if claim.stance == "demands" or self._by_pronoun(claim):
                    continue  # to reject a request is not to say that it is false; "his claim" may be his own
                denier = self.naming.speakers(denial) or "somebody in the article"
                claimant = self.naming.speakers(claim) or "somebody else"
                words = self._denial(denial, claim)
                denied = _note(
                    "contested",
                    self._head(claim),
                    title=f"Denied by {denier}",
                    text=f"In this article, this claim by {claimant} is denied by {denier}{words}.",
                    about=_only(claim.speakers),
                    because="one quote denies the other",
                )
                denies = _note(
                    "contested",
                    self._head(denial),
                    title=f"Denial of a claim by {claimant}",
                    text=f"This article has a claim by {claimant}; here is the answer of {denier}.",
                    about=_only(denial.speakers),
                    because="one quote denies the other",
                )
                for note in (denied, denies):
                    if note.span not in seen:
                        seen.add(note.span)
                        yield note

    def _denial(self, denial: Quote, claim: Quote) -> str:
        """The words of the denial, without the claim where that stands in them: “were groundless”."""
        start, end = denial.content[0][0], denial.content[-1][1]
        if start <= claim.content[0][0] and claim.content[-1][1] <= end:
            start = claim.content[-1][1]
        words = self.text[start : min(end, start + LONGEST_LOOK)].strip(" ,.;:“”\"'\n")
        return f": “{_cut(words)}”" if words else ""

    def unattributed(self) -> Iterator[Note]:
        sources = {span for quote in self.quotes if quote.anonymous for span in quote.source}
        for span in find_unattributed(self.reading, self.quotes):
            if span[1] <= self.headline_end or any(
                start < span[1] and span[0] < end for start, end in sources
            ):
                continue  # the text may say whose claim it is; "sources say" is told as an unnamed source
            words = _cut(self.text[slice(*span)])
            yield _note(
                "unattributed",
                span,
                title="No source given",
                text=f"The article passes this on with “{words}” and does not say whose claim it is.",
                because="these words pass on a claim and name nobody who makes it",
            )

    def _head(self, quote: Quote) -> Span:
        """Source and cue where they stand together ("claims by the president"), else one of them."""
        parts = sorted((*quote.cue, *quote.source))
        if not parts:
            return quote.content[0]
        whole = (parts[0][0], parts[-1][1])
        crossed = any(start < whole[1] and whole[0] < end for start, end in quote.content)
        if crossed or "\n" in self.text[slice(*whole)]:
            return (quote.source or quote.cue)[0]
        return whole

    def _paragraph(self, span: Span) -> Span:
        """The paragraph that a span of code points begins in, in tokens."""
        token = self.reading.tokens_in(span).start
        return self.reading.paragraphs[self.reading.paragraph_at(token)]

    def _is_quoted(self, span: Span) -> bool:
        return any(start <= span[0] < end for start, end in self.reading.quotations)


_BEFORE_AN_OUTLET = frozenset("the to according told via by".split())


def _only(ids: tuple[str, ...]) -> str | None:
    return ids[0] if len(ids) == 1 else None


def _is_known(words: str, described: set[str]) -> bool:
    """Whether the words came before, or point back to such: "the official" after "a senior official"."""
    words = words.lower()
    return words in described or (
        words.startswith("the ") and any(other.endswith(words.rsplit(" ", 1)[-1]) for other in described)
    )


def _cut(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= MAX_EXCERPT else words[:MAX_EXCERPT].rsplit(" ", 1)[0] + " …"


def _note(
    kind: NoteKind, span: Span, *, title: str, text: str, because: str, about: str | None = None
) -> Note:
    return Note(
        id="",
        kind=kind,
        span=span,
        about=about,
        title=title,
        text=text,
        value=None,
        sources=(),
        as_of=None,
        because=(because,),
    )
