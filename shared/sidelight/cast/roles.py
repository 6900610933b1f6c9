"""What the article says a person is: before the name, after it, or by “is”."""

from __future__ import annotations

from sidelight.cast.sketch import Role, Sketch
from sidelight.reading import Reading
from sidelight.text.phrases import NOUNS, full_phrase_from, full_phrase_to, is_time, noun_phrase_to
from sidelight.text.titles import title_of

ARTICLES = frozenset("the a an this that his her its their our my".split())
LONGEST_ROLE = 14
"""Tokens."""


def role_of(reading: Reading, sketch: Sketch) -> Role | None:
    """The role that the article gives a person: an office before a trade, the longer, the later."""
    roles = [role for start, end in sketch.names for role in _roles_at(reading, start, end)]
    return max(roles, key=lambda role: (role.weight, role.start), default=None)


def _roles_at(reading: Reading, start: int, end: int) -> list[Role]:
    floor, limit = reading.sentences[reading.sentence_at(start)]
    found = [
        _before(reading, start, floor),
        _before_comma(reading, start, floor),
        _after(reading, end, limit),
        _by_is(reading, end, limit),
    ]
    return [role for role in found if role is not None]


def _before(reading: Reading, name: int, floor: int) -> Role | None:
    """“Turkish Vice President Fuat Oktay”, “U.S. Secretary of State Mike Pompeo”, “team member Noori”."""
    if name == floor or (reading.tags[name - 1] not in NOUNS and not _is_role_word(reading, name - 1)):
        return None
    start = noun_phrase_to(reading, name + 1, floor)
    if start is None or start >= name:
        return None
    if start - 2 >= floor and reading.lowers[start - 1] == "of" and _is_role_word(reading, start - 2):
        linked = noun_phrase_to(reading, start - 1, floor)
        start = start if linked is None else linked
    return _role(reading, start, name)


def _before_comma(reading: Reading, name: int, floor: int) -> Role | None:
    """“the team's coach, Alireza Mehraban”, “the president of France, Emmanuel Macron”."""
    end = name - 1
    if end <= floor or reading.tags[end] != ",":
        return None
    if _is_role_word(reading, end - 1):
        start = noun_phrase_to(reading, end, floor)
        return None if start is None else _role(reading, start, end)
    start = full_phrase_to(reading, end, floor)
    if start is None or reading.lowers[start] != "the":
        return None
    of = next((at for at in range(start, end) if reading.lowers[at] == "of"), start)
    return _role(reading, start, end) if of > start and _is_role_word(reading, of - 1) else None


def _after(reading: Reading, end: int, limit: int) -> Role | None:
    """“Hugh Hill, a doctor at the clinic, said”, “Jane Roe, 45, the mayor of Leeds”."""
    at = end
    if at + 1 >= limit or reading.tags[at] not in (",", ":", "-LRB-"):
        return None
    at += 1
    if reading.tags[at] == "CD" and at + 1 < limit and reading.tags[at + 1] == ",":
        at += 2
    if (
        at + 2 < limit
        and reading.lowers[at] in ("who", "whom")
        and reading.lowers[at + 1] in ("is", "was", "serves", "served")
    ):
        at += 3 if reading.lowers[at + 2] == "as" else 2
    if at >= limit or not (
        reading.lowers[at] in ARTICLES
        or _is_role_word(reading, at)
        or reading.tags[at] in ("JJ", "NN", "NNP")
    ):
        return None
    stop = full_phrase_from(reading, at, min(limit, at + LONGEST_ROLE))
    if stop is None or (
        stop < limit and reading.tags[stop] not in (",", ".", "-RRB-", ":", "WP", "WDT", "VBG", "VBN", "''")
    ):
        return None
    return _role(reading, at, stop)


def _by_is(reading: Reading, end: int, limit: int) -> Role | None:
    """“Smith is the director of …”, “Smith, who is a nurse”."""
    at = end
    if at + 2 >= limit or reading.lowers[at] not in ("is", "was") or reading.lowers[at + 1] not in ARTICLES:
        return None
    stop = full_phrase_from(reading, at + 1, min(limit, at + LONGEST_ROLE))
    return None if stop is None else _role(reading, at + 1, stop)


def _is_role_word(reading: Reading, at: int) -> bool:
    title = title_of(reading.lowers[at])
    return title is not None and title.kind in ("office", "trade")


def _role(reading: Reading, start: int, end: int) -> Role | None:
    """The words of tokens start to end as a role, if they are one."""
    while start < end and (
        reading.lowers[start] in ARTICLES
        or is_time(reading, start)
        or reading.tags[start] in ("POS", "CC", ",")
    ):
        start += 1
    while (
        start < end and (title := title_of(reading.lowers[end - 1])) is not None and title.kind == "honorific"
    ):
        end -= 1
    if end - start > LONGEST_ROLE or not any(reading.tags[at] in NOUNS for at in range(start, end)):
        return None
    kinds = {title.kind for at in range(start, end) if (title := title_of(reading.lowers[at])) is not None}
    if not kinds & {"office", "trade"}:
        return None
    weight = 10 * ("office" in kinds) + min(end - start, 6)
    return Role(reading.text(start, end), start, end, weight)
