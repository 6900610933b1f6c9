"""How far the content of a cue reaches, to the left and to the right of it."""

from __future__ import annotations

from collections.abc import Sequence

from sidelight.analysis import Span
from sidelight.reading import Reading
from sidelight.rules.ends import Ends
from sidelight.rules.frames import has_clause
from sidelight.rules.landmarks import Landmarks
from sidelight.rules.quotations import Quotations
from sidelight.rules.verbs import VerbCue
from sidelight.text.phrases import FINITE, VERBS, noun_phrase_from

ENDINGS = frozenset((".", ",", ":"))
WHOLE = frozenset((".", "!", "?"))
SUBORDINATING = frozenset(
    "unless if while although though when because after as since until once whatever whoever".split()
)


class Extent:
    """Finds where contents begin and end in one reading. Contents are given in code points.

    cues: the verbs that were taken for cues.
    """

    def __init__(self, reading: Reading, quotations: Quotations, cues: Sequence[VerbCue]) -> None:
        self.reading = reading
        self.quotations = quotations
        self._ends = Ends(reading, quotations, cues)
        self._according = Landmarks(
            at
            for at, lower in enumerate(reading.lowers)
            if lower == "according" and quotations.at(at) is None
        )
        tags = reading.tags
        self._verbs = Landmarks(at for at, tag in enumerate(tags) if tag in VERBS or tag == "MD")
        self._finite = Landmarks(at for at, tag in enumerate(tags) if tag in FINITE)
        self._words = Landmarks(at for at, tag in enumerate(tags) if tag not in ENDINGS)
        self._words_or_quoted = Landmarks(
            at for at, tag in enumerate(tags) if tag not in ENDINGS or quotations.at(at) is not None
        )
        self._no_stops = Landmarks(at for at, tag in enumerate(tags) if tag != ".")

    def right(self, cue: VerbCue) -> Span | None:
        """The content after a cue."""
        end = self._right_end(cue)
        if cue.content >= end:
            return None
        if self.quotations.at(cue.head) is not None:  # quoted itself, so that its marks are the outer quote's
            last = self._words.last(cue.content, end)
            end = end if last is None else last + 1
        return self.trimmed(cue.content, end)

    def _right_end(self, cue: VerbCue) -> int:
        start, limit = cue.content, cue.sentence[1]
        quotation = self.quotations.beginning.get(start)
        if quotation is not None and (quotation >= limit or self._is_whole(start, quotation)):
            return quotation
        end = self._before_new_subject(cue, self._ends.likely(cue))
        according = self._according.first(start + 1, end)  # “…, according to Smith”: he says it all
        return end if according is None else according

    def _before_new_subject(self, cue: VerbCue, end: int) -> int:
        """“called the plan “unwise,” and the mayor has changed it”: the reporter goes on after “and”.

        Not so with “that”, nor where more than the quotation is said: “said it was “unwise”, and he …”.
        """
        opening = self.quotations.first_from(cue.content)
        if opening is None or opening >= end:
            return end
        close = self.quotations.beginning[opening]
        tags, lowers = self.reading.tags, self.reading.lowers
        link = close + (tags[close] == ",") if close < end else close
        if link + 1 >= end or "," not in (lowers[close - 2], lowers[link - 1]) or tags[link] != "CC":
            return end
        is_thing = opening == cue.content or not self._finite.any(cue.content, close)
        goes_on = lowers[link + 1] == "that" or not has_clause(self.reading, link + 1, cue.sentence[1])
        return close if is_thing and not goes_on else end

    def _is_whole(self, start: int, end: int) -> bool:
        """“yelled “You lie!” at him”: a quotation with a sentence's mark at its end says it all."""
        return end - start > 2 and self.reading.lowers[end - 2] in WHOLE

    def left(self, end: int, floor: int) -> Span | None:
        """The content that ends before a source or an inverted cue: a quotation, or the clause."""
        reading = self.reading
        last = end
        while last > floor and reading.tags[last - 1] in (",", ":"):
            last -= 1
        quoted = self.quotations.ending.get(last)
        if quoted is None and last > 0:
            covering = self.quotations.at(last - 1)
            quoted = covering[0] if covering is not None and covering[1] <= end else None
        if quoted is not None and (quoted <= floor or self._begins_anew(quoted)):
            return reading.span(quoted, last)
        floor = self._sentence_start(floor)
        if self._verbs.any(floor, last):
            return self.trimmed(floor, last)
        return reading.span(quoted, last) if quoted is not None and quoted < last else None

    def _begins_anew(self, quotation: int) -> bool:
        """Whether a quotation in a sentence stands apart: after a colon, or with a capital after a comma."""
        before, first = self.reading.lowers[quotation - 1], self.reading.tokens[quotation + 1].text
        return before == ":" or (before == "," and first[0].isupper() and first != "I")

    def _sentence_start(self, token: int) -> int:
        """Where a sentence begins: “They were “dull. No joy” at all” is one, from its first word on."""
        covering = self.quotations.at(token)
        if covering is None or covering[0] == token:
            return token
        return self.reading.sentences[self.reading.sentence_at(covering[0])][0]

    def middle(self, after: int, limit: int) -> Span | None:
        """The quotation that goes on after a cue that broke into it: “It was,” he said, “a mistake.”"""
        start = after + 1
        if start >= limit or self.reading.tags[after] not in ENDINGS:
            return None
        end = self.quotations.beginning.get(start)
        return None if end is None else self.reading.span(start, end)

    def rest(self, after: int, limit: int) -> Span | None:
        """The rest of a sentence after “, he said,”."""
        if after + 1 >= limit or self.reading.tags[after] != ",":
            return None
        return self.trimmed(after + 1, limit)

    def is_quoted(self, span: Span) -> bool:
        """Whether a content ends with a quotation mark."""
        return self.reading.tokens_in(span).stop in self.quotations.ending

    def opening(self, cue: VerbCue) -> Span | None:
        """A content's words before its cue, their verb being after it: “The plan, he said, “won't work.””"""
        tags, floor, quotation = self.reading.tags, cue.sentence[0], cue.content
        first = quotation + 1
        if not cue.after_content or quotation not in self.quotations.beginning or first >= len(tags):
            return None
        is_verb = tags[first] in FINITE and self.reading.tokens[first].text[0].islower()
        if (
            not is_verb
            or noun_phrase_from(self.reading, floor, cue.left_end) is None
            or self._finite.any(floor, cue.left_end)
        ):
            return None
        return self.trimmed(floor, cue.left_end)

    def is_broken(self, span: Span, after: int, limit: int) -> bool:
        """Whether a content goes on after the cue that broke into it: “The plan, he said, would fail.”

        It does where its main verb is still to come: none stands before, or only that of a subordinate
        clause, or its words break off right after it.
        """
        tags, inside = self.reading.tags, self.reading.tokens_in(span)
        if not self._finite.any(inside.start, inside.stop):
            return True
        if after + 2 >= limit or tags[after] != ",":
            return False
        breaks_off = tags[inside.stop - 1] in FINITE or tags[inside.stop - 1] in ("IN", "CC", "RB")
        is_subordinate = self.reading.lowers[inside.start] in SUBORDINATING
        return breaks_off or is_subordinate or tags[after + 1] in FINITE

    def around(self, end: int, floor: int, after: int, limit: int) -> list[Span]:
        """A content with a few words, and no verb, before the cue: “Survival, he says, depends on …”"""
        if end - floor < 2 or after >= limit or self.reading.tags[after] != ",":
            return []
        rest = self.rest(after, limit) if self._finite.any(after, limit) else None
        return [] if rest is None else [self.trimmed(floor, end), rest]

    def open_end(self, span: Span, limit: int) -> int | None:
        """Where the next sentence begins, if a content ends its sentence with a quotation mark."""
        stop = self.reading.tokens_in(span).stop
        end = max(limit, stop)
        if stop not in self.quotations.ending or self._no_stops.any(stop, end):
            return None
        return end

    def following(self, at: int) -> list[Span]:
        """The quotations that fill the sentences from a token on, in the paragraph of the token before it."""
        reading = self.reading
        stop = reading.paragraphs[reading.paragraph_at(at - 1)][1]
        spans: list[Span] = []
        while at < stop and at in self.quotations.beginning:
            end = self.quotations.beginning[at]
            if end < stop and reading.sentences[reading.sentence_at(end - 1)][1] != end:
                break
            spans.append(reading.span(at, end))
            at = end
        return spans

    def trimmed(self, start: int, end: int) -> Span:
        """Tokens as code points, without marks at the edges that are no quotation marks."""
        last = self._words_or_quoted.last(start, end)
        end = start + 1 if last is None else last + 1
        first = self._words.first(start, end)
        return self.reading.span(end - 1 if first is None else first, end)
