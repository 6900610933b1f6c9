"""The subjects that a sentence's verbs share: “Smith smiled, paused and said”."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from sidelight.analysis import Span
from sidelight.reading import Reading
from sidelight.rules.landmarks import Landmarks
from sidelight.rules.quotations import Quotations
from sidelight.rules.verbs import VerbCue


class Subjects:
    """The verbs outside quotation marks, and those of them that have a subject, found from any token.

    cues: the heads of the verbs that were taken for cues.
    """

    def __init__(
        self, reading: Reading, quotations: Quotations, verbs: Sequence[VerbCue], cues: Collection[int]
    ) -> None:
        self._tags = reading.tags
        told = [verb for verb in verbs if quotations.at(verb.head) is None]
        self._verbs = Landmarks(verb.head for verb in told)
        self._subjects = {verb.head: verb.subject for verb in told if verb.subject is not None}
        self._with_subject = Landmarks(self._subjects)
        self._cues = Landmarks(head for head in self._subjects if head in cues)
        alike: dict[tuple[str, bool], list[int]] = {}
        for head in self._subjects:
            alike.setdefault((reading.tags[head], head in cues), []).append(head)
        self._alike = {kind: Landmarks(heads) for kind, heads in alike.items()}

    def verb_before(self, token: int, floor: int) -> int | None:
        """The last verb before a token that is not before floor."""
        return self._verbs.last(floor, token)

    def before(self, token: int, floor: int) -> Span | None:
        """The last subject of a verb before a token that is not before floor."""
        return self._subject_of(self._with_subject.last(floor, token))

    def shared_by(self, cue: VerbCue) -> Span | None:
        """The subject that a cue without one of its own shares.

        A participle shares that of the cue before it, else the sentence's first (“…, adding”); a coordinated
        verb that of the last cue in its own form, else of the last verb in it.
        """
        floor = cue.sentence[0]
        if cue.frame.endswith("/ing"):
            head = self._cues.last(floor, cue.head)
            return self._subject_of(self._with_subject.first(floor, cue.head) if head is None else head)
        for is_cue in (True, False):
            alike = self._alike.get((self._tags[cue.head], is_cue))
            head = alike.last(floor, cue.head) if alike else None
            if head is not None:
                return self._subjects[head]
        return self.before(cue.head, floor)

    def _subject_of(self, head: int | None) -> Span | None:
        return None if head is None else self._subjects[head]
