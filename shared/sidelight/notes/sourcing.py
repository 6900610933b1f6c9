"""Sourcing: how the article comes by what it says.

second_hand   quoted through another outlet
anonymous     the source is not named; why, where the article says so
contested     somebody in the article denies what another says: a note at both quotes
unattributed  a claim with nobody behind it: "reportedly", "is believed to", "it is claimed"

The first three are read off the quotes; the last is found in the words, outside of quotations and of what
somebody is said to have said, and where no "by …" or "according to …" names who is behind it.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from sidelight.analysis import Actor, Note, NoteKind, Quote, Span
from sidelight.cast import Cast
from sidelight.reading import Reading

MAX_EXCERPT = 160
"""The longest piece of the article that a note repeats, in code points."""


def find_sourcing(reading: Reading, cast: Cast, quotes: tuple[Quote, ...]) -> list[Note]:
    """Notes on sourcing, in no order, their ids still empty."""
    sourcing = _Sourcing(reading, cast, quotes)
    notes = [*sourcing.second_hand(), *sourcing.anonymous(), *sourcing.contested()]
    taken = [note.span for note in notes]
    notes += (
        note for note in sourcing.unattributed() if not any(_overlap(note.span, span) for span in taken)
    )
    return notes


class _Sourcing:
    """One article's quotes, and where they stand."""

    def __init__(self, reading: Reading, cast: Cast, quotes: tuple[Quote, ...]) -> None:
        self.reading = reading
        self.text = reading.article.text
        self.cast = cast
        self.quotes = quotes
        self.by_id = {quote.id: quote for quote in quotes}

    def second_hand(self) -> Iterator[Note]:
        seen = set()
        for quote in self.quotes:
            if not quote.via:
                continue
            span = self._outlet_span(quote) or _place(quote)
            if span is None or span in seen:
                continue
            seen.add(span)
            outlets = [_with_article(self.cast[id].name) for id in quote.via]
            whose = f" of {self._speakers(quote)}" if self._speakers(quote) else ""
            chain = " through ".join(outlets)
            yield _note(
                "second_hand",
                span,
                f"Quoted through {outlets[0]}",
                f"The article has these words{whose} from {chain}; it does not say that it heard them itself.",
                about=quote.via[0],
                because=(f"the article names {chain} as where the words come from",),
            )

    def _outlet_span(self, quote: Quote) -> Span | None:
        """The words that name the outlet, as near to the quote as may be: "according to the Associated Press"."""
        place = _place(quote)
        if place is None:
            return None
        start, end = self._paragraph(place)
        spans = [
            mention.span for actor, mention in self.cast.mentions_in((start, end)) if actor.id == quote.via[0]
        ]
        if not spans:
            return None
        nearest = min(spans, key=lambda span: abs(span[0] - place[0]))
        first = self.reading.tokens_in(nearest).start
        while first > 0 and self.reading.lowers[first - 1] in _BEFORE_AN_OUTLET:
            first -= 1
        return self.reading.tokens[first].start, nearest[1]

    def anonymous(self) -> Iterator[Note]:
        described = set()
        explained = set()
        for quote in self.quotes:
            place = _place(quote)
            if not quote.anonymous or place is None:
                continue
            words = quote.speaker_text or " ".join(self.text[slice(*span)] for span in quote.source)
            condition = self._condition_in(self._paragraph(place))
            key = words.lower().removeprefix("the ").removeprefix("a ").removeprefix("an ")
            if key in described and (condition is None or condition[0] in explained):
                continue
            described.add(key)
            if condition:
                explained.add(condition[0])
            text = "The article does not name this source"
            text += f"; it says only “{_cut(words)}”." if words else "."
            yield _note(
                "anonymous",
                quote.source[0] if quote.source else place,
                "Unnamed source",
                text + self._reason(condition),
                because=("the source is described, not named",),
            )
        for start, end in self.reading.paragraphs:
            condition = self._condition_in(self.reading.span(start, end))
            if condition and condition[0] not in explained and not self._is_quoted(condition[0]):
                yield _note(
                    "anonymous",
                    condition[0],
                    "Unnamed source",
                    "The article does not name this source." + self._reason(condition),
                    because=(f"the article says “{self.text[slice(*condition[0])]}”",),
                )

    def _condition_in(self, paragraph: Span) -> tuple[Span, Span | None] | None:
        """Where a paragraph says that somebody asked not to be named, and where it says why."""
        tokens = self.reading.tokens_in(paragraph)
        for at in tokens:
            words = next((words for words in _CONDITIONS if self._stands(words, at, tokens.stop)), None)
            if words is None:
                continue
            end = at + len(words)
            because = None
            sentence = self.reading.sentences[self.reading.sentence_at(at)]
            if end < sentence[1] and self.reading.lowers[end] in _REASONS:
                last = sentence[1] - (self.reading.tokens[sentence[1] - 1].text in _FULL_STOPS)
                stop = next(
                    (i for i in range(end, last) if self.reading.tokens[i].text in _REASON_ENDS), last
                )
                because = self.reading.span(end, stop) if stop > end + 1 else None
            return self.reading.span(at, end), because
        return None

    def _reason(self, condition: tuple[Span, Span | None] | None) -> str:
        if condition is None:
            return ""
        if condition[1] is None:
            return f" The article says: “{self.text[slice(*condition[0])]}”."
        return f" The reason that it gives: “{_cut(self.text[slice(*condition[1])])}”."

    def contested(self) -> Iterator[Note]:
        seen = set()
        for denial in self.quotes:
            for id in denial.contests:
                claim = self.by_id.get(id)
                spans = (
                    (_head(claim) or _place(claim), _head(denial) or _place(denial))
                    if claim
                    else (None, None)
                )
                if claim is None or spans[0] is None or spans[1] is None:
                    continue
                denier = self._speakers(denial) or "Somebody in the article"
                claimant = self._speakers(claim) or "another"
                words = self._denial_of(denial, claim)
                because = ("one quote denies the other",)
                if spans[0] not in seen:
                    yield _note(
                        "contested",
                        spans[0],
                        f"{denier} denies this",
                        f"In the article, {denier} denies what {claimant} says{words}.",
                        about=_only(claim.speakers),
                        because=because,
                    )
                if spans[1] not in seen and spans[1] != spans[0]:
                    yield _note(
                        "contested",
                        spans[1],
                        f"Denies what {claimant} says",
                        f"{denier} answers a claim that the article has from {claimant}; the two contradict each other.",
                        about=_only(denial.speakers),
                        because=because,
                    )
                seen.update(spans)

    def _denial_of(self, denial: Quote, claim: Quote) -> str:
        """The words of the denial, without the claim where that stands in them: “were groundless”."""
        start, end = denial.content[0][0], denial.content[-1][1]
        after = claim.content[-1][1]
        if start <= claim.content[0][0] and after < end:
            start = after
        words = self.text[start:end].strip(" ,.;:“”\"'\n")
        return f": “{_cut(words)}”" if words else ""

    def unattributed(self) -> Iterator[Note]:
        contents = sorted(
            span for quote in self.quotes if quote.speakers or quote.source for span in quote.content
        )
        for start, end in self.reading.sentences:
            lowers = self.reading.lowers[start:end]
            if any(pair == ("according", "to") for pair in pairwise(lowers)):
                continue
            at = start
            while at < end:
                stop = self._claim_at(at, end)
                if stop is None:
                    at += 1
                    continue
                span = self.reading.span(at, stop)
                inside = self._is_quoted(span) or any(_overlap(span, content) for content in contents)
                if not inside and self.reading.lowers[stop : stop + 1] != ("by",):
                    yield _note(
                        "unattributed",
                        span,
                        "No source given",
                        f"The article does not say who is behind “{self.text[slice(*span)]}”.",
                        because=("the words pass on a claim and name nobody who makes it",),
                    )
                at = stop

    def _claim_at(self, at: int, limit: int) -> int | None:
        """The end of an unattributed claim's marker that begins here."""
        lowers = self.reading.lowers
        word = lowers[at]
        if word in _ADVERBS:
            return at + 1
        if word in ("sources", "insiders") and at + 1 < limit and lowers[at + 1] in ("say", "said", "claim"):
            return at + 2
        if word == "it":
            end = self._passive_end(at + 1, limit, _CLAIMED_THAT)
            follows = lowers[end] if end is not None and end < limit else ""
            return end + 1 if end is not None and follows == "that" else None
        end = self._passive_end(at, limit, _CLAIMED_TO)
        follows = lowers[end] if end is not None and end < limit else ""
        before = lowers[at - 1] if at else ""
        return (
            end + 1
            if end is not None and follows == "to" and before not in ("it", "i", "we", "you")
            else None
        )

    def _passive_end(self, at: int, limit: int, participles: frozenset[str]) -> int | None:
        """The end of "is widely believed", "has been reported": an auxiliary, adverbs, a participle."""
        lowers = self.reading.lowers
        if at >= limit or lowers[at] not in _AUXILIARIES:
            return None
        at += 1
        while at < limit and lowers[at] in _BETWEEN:
            at += 1
        return at + 1 if at < limit and lowers[at] in participles else None

    def _stands(self, words: tuple[str, ...], at: int, limit: int) -> bool:
        return at + len(words) <= limit and self.reading.lowers[at : at + len(words)] == words

    def _is_quoted(self, span: Span) -> bool:
        return any(start <= span[0] < end for start, end in self.reading.quotations)

    def _paragraph(self, span: Span) -> Span:
        token = self.reading.tokens_in((span[0], span[1])).start
        return self.reading.span(*self.reading.paragraphs[self.reading.paragraph_at(token)])

    def _speakers(self, quote: Quote) -> str:
        names = [self.cast[id].name for id in quote.speakers]
        if not names:
            return quote.speaker_text or ""
        return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


_BEFORE_AN_OUTLET = frozenset("the to according told via by".split())
_CONDITIONS = tuple(
    tuple(phrase.split())
    for phrase in (
        "on condition of anonymity",
        "on the condition of anonymity",
        "on condition that they not be named",
        "on condition they not be named",
        "asked not to be named",
        "asked not to be identified",
        "asking not to be named",
        "asking not to be identified",
        "asked to remain anonymous",
        "asked for anonymity",
        "requested anonymity",
        "requesting anonymity",
        "declined to be named",
        "declined to be identified",
        "did not want to be named",
        "did not want to be identified",
        "who was not authorized to speak publicly",
        "who was not authorised to speak publicly",
        "who were not authorized to speak publicly",
        "who were not authorised to speak publicly",
        "speaking anonymously",
        "spoke anonymously",
    )
)
_REASONS = frozenset("because as since due citing for to in so".split())
_REASON_ENDS = frozenset(',;—“”"')
_FULL_STOPS = frozenset(".!?")
_ADVERBS = frozenset("reportedly allegedly purportedly supposedly".split())
_AUXILIARIES = frozenset("is are was were been be".split())
_BETWEEN = frozenset("also widely still long now being been generally commonly reportedly previously".split())
_CLAIMED_THAT = frozenset(
    "claimed alleged believed reported rumoured rumored understood thought said".split()
)
_CLAIMED_TO = frozenset("claimed alleged believed reported rumoured rumored understood thought said".split())


def _place(quote: Quote) -> Span | None:
    """Where a quote is marked: its cue, else its source, else its content."""
    return next((spans[0] for spans in (quote.cue, quote.source, quote.content) if spans), None)


def _head(quote: Quote) -> Span | None:
    """Cue and source together, where nothing of the content stands between: "claims by the president"."""
    parts = sorted((*quote.cue, *quote.source))
    if not parts:
        return None
    start, end = parts[0][0], parts[-1][1]
    return None if any(_overlap((start, end), content) for content in quote.content) else (start, end)


def _only(ids: tuple[str, ...]) -> str | None:
    return ids[0] if len(ids) == 1 else None


def _with_article(name: str) -> str:
    """ "the Associated Press"; "Reuters", "BBC News" and the like go without."""
    return f"the {name}" if name.split()[-1] in _TAKE_THE or name in _TAKE_THE else name


_TAKE_THE = frozenset(
    "Press Times Post Journal Guardian Telegraph BBC AP AFP Agency Service Tribune Herald".split()
)


def _overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _cut(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= MAX_EXCERPT else words[:MAX_EXCERPT].rsplit(" ", 1)[0] + " …"


def _note(
    kind: NoteKind, span: Span, title: str, text: str, *, about: str | None = None, because: tuple[str, ...]
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
        because=because,
    )
