"""Whether the words around a time expression tell of what was or of what is to come."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, Protocol

Direction = Literal["past", "future"]

REACH = 16
"""How many words to each side are looked at."""

_WILL = frozenset("will ll shall would could may might wo upcoming forthcoming".split())
_SURELY_WILL = frozenset(("will", "ll", "shall"))
_AWAITED = frozenset(
    "due scheduled slated expected planned plans plan planning hopes hoping intends aims deadline awaits"
    " looming".split()
)
_ASKED = frozenset(
    "promised agreed vowed pledged asked urged ordered invited threatened wants want called poised set"
    " preparing prepared ready going about likely proposed offered has have".split()
)
"""Words after which "to" and a verb tells of what is to come."""
_OPENS = frozenset(
    "begins starts opens meets faces hosts runs ends closes expires takes returns resumes goes votes heads"
    " plays visits arrives leaves airs kicks continues concludes travels gathers convenes".split()
)
_IRREGULAR = frozenset(
    "said told was were had did took made went came began held met won lost left found gave got saw spoke"
    " wrote sent kept led ran shot fell rose grew fought brought bought sold built caught chose drew drove"
    " flew heard knew paid sat shook sought stood struck swore taught thought threw understood withdrew"
    " wore became broke been seen taken made given known shown done gone".split()
)
_NOT_PAST = frozenset("hundred indeed speed need needed seed feed breed exceed proceed succeed embed".split())
_QUOTES = frozenset('“”"«»')
_BREAKS = _QUOTES | {";", ":", "—", "because"}


class Word(Protocol):
    """A word or mark, as it stands and in lower case."""

    @property
    def text(self) -> str: ...
    @property
    def lower(self) -> str: ...


def direction(words: Sequence[Word], start: int, end: int) -> Direction | None:
    """Past or future, by the nearest verb before the expression in its sentence, else after it.

    words: the sentence (or the quotation in it); start, end: the expression, as positions in words.
    None where no verb tells, and where the verb after it need not be its own ("Tuesday's vote will").
    """
    deadline = start > 0 and words[start - 1].lower in ("by", "until", "before")
    before = next(_told(words, _backwards(words, start), deadline), None)
    if before:
        return before
    leads = start <= 1 or words[start - 2].text == ","
    after = next(_told(words, _forwards(words, end, over_commas=leads), deadline), None)
    return after if leads or after == "past" else None


def _backwards(words: Sequence[Word], start: int) -> Iterator[int]:
    """Positions before the expression, nearest first; what stands in quotation marks is passed over."""
    at = start - 1
    for _ in range(REACH):
        if at >= 0 and words[at].text in _QUOTES:
            at = next((i for i in range(at - 1, -1, -1) if words[i].text in _QUOTES), -1) - 1
        if at < 0:
            return
        yield at
        at -= 1


def _forwards(words: Sequence[Word], end: int, *, over_commas: bool) -> Iterator[int]:
    """Positions after the expression; where it does not lead its sentence, up to a comma."""
    for at in range(end, min(len(words), end + REACH)):
        if words[at].text == "," and not over_commas:
            return
        yield at


def _told(words: Sequence[Word], positions: Iterable[int], deadline: bool) -> Iterator[Direction]:
    for at in positions:
        if words[at].text in _BREAKS:
            return
        told = _tells(words, at, deadline)
        if told:
            yield told


def _tells(words: Sequence[Word], at: int, deadline: bool) -> Direction | None:
    word = words[at].lower
    following = words[at + 1].lower if at + 1 < len(words) else ""
    if word == "since" or (word == "won" and following in ("'", "’")):
        return "past" if word == "since" else "future"
    if word in _WILL and words[at].text == word:
        return "past" if following == "have" else "future"
    if word in ("must", "should") and following != "have" and deadline:
        return "future"
    if word in _AWAITED or (word in _OPENS and words[at].text == word):
        return "future"
    if word in ("ahead", "until") and (following == "of" or _has_before(words, at)):
        return "future"
    if word == "to" and at and _is_to_come(words, at):
        return "future"
    if word in ("is", "are") and following.endswith("ing") and following != "coming":
        return "future"
    if is_past(words[at].text):
        before = {words[i].lower for i in range(max(0, at - 3), at)}
        return "future" if before & _SURELY_WILL or {"to", "be"} <= before else "past"
    return None


def _has_before(words: Sequence[Word], at: int) -> bool:
    """ "has until Friday"."""
    return at > 0 and words[at].lower == "until" and words[at - 1].lower in ("has", "have")


def _is_to_come(words: Sequence[Word], at: int) -> bool:
    """ "are to travel", "agreed to meet"; not "travelled to Brussels"."""
    following = words[at + 1].text if at + 1 < len(words) else ""
    before = words[at - 1].lower
    return (
        following.islower()
        and following not in ("the", "a", "an")
        and (before in ("is", "are") or before in _ASKED)
    )


def is_past(word: str) -> bool:
    """Whether the word looks like a verb's past form."""
    if not word.islower():
        return False
    return word in _IRREGULAR or (word.endswith("ed") and len(word) > 4 and word not in _NOT_PAST)
