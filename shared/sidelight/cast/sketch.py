"""An actor while the cast is being put together."""

from __future__ import annotations

from dataclasses import dataclass, field

from sidelight.analysis import ActorType, MentionForm, Span
from sidelight.lexicon import unaccented


@dataclass(frozen=True, slots=True)
class Role:
    """What a person is said to be. start, end: tokens of the words."""

    text: str
    start: int
    end: int
    weight: int


@dataclass(slots=True, eq=False)
class Sketch:
    """One actor to be. mentions: token positions → form."""

    name: str
    type: ActorType
    mentions: dict[Span, MentionForm] = field(default_factory=dict)
    role: Role | None = None
    gender: str = ""

    def add(self, start: int, end: int, form: MentionForm) -> None:
        """Adds one mention, by tokens."""
        self.mentions.setdefault((start, end), form)

    @property
    def names(self) -> list[Span]:
        """Where the actor is named, by tokens, in order."""
        return sorted(span for span, form in self.mentions.items() if form == "name")


def key_of(name: str) -> str:
    """A name as it is compared: no dots, no case, no accents, straight apostrophes, single spaces."""
    return " ".join(unaccented(name).replace(".", "").replace("’", "'").split()).casefold()
