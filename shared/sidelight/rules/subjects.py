"""The subjects that a sentence's verbs share: “Smith smiled, paused and said”."""

from __future__ import annotations

from collections.abc import Sequence

from sidelight.analysis import Span
from sidelight.rules.landmarks import Landmarks
from sidelight.rules.quotations import Quotations
from sidelight.rules.verbs import VerbCue


class Subjects:
    """The verbs outside quotation marks, and those of them that have a source, found from any token."""

    def __init__(self, quotations: Quotations, verbs: Sequence[VerbCue]) -> None:
        told = [verb for verb in verbs if quotations.at(verb.head) is None]
        self._verbs = Landmarks(verb.head for verb in told)
        self._subjects = {verb.head: verb.source for verb in told if verb.source is not None}
        self._with_subject = Landmarks(self._subjects)

    def verb_before(self, token: int, floor: int) -> int | None:
        """The last verb before a token that is not before floor."""
        return self._verbs.last(floor, token)

    def before(self, token: int, floor: int) -> Span | None:
        """The last subject of a verb before a token that is not before floor."""
        head = self._with_subject.last(floor, token)
        return None if head is None else self._subjects[head]
