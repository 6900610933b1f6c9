"""What speaks for a name being of one type or another, as features of a linear model.

Features of the name itself hold wherever it stands; features of a place are of the words around it there.
shared/build/name_types.py learns a weight for each, from the same functions.
"""

from __future__ import annotations

from collections.abc import Iterator

from sidelight.lexicon import LEXICON
from sidelight.reading import Reading
from sidelight.rules.names.kinds import kinds
from sidelight.text.phrases import FINITE, NOUNS
from sidelight.text.titles import title_of

PASSED_OVER = frozenset(("RB", "MD", "TO"))
"""Tags between a name and its verb."""

VERB_REACH = 4
"""Tokens after a name in which its verb is looked for."""


def of_name(reading: Reading, start: int, end: int) -> Iterator[str]:
    """Features of the words of a name."""
    words = [token.text for token in reading.tokens[start:end]]
    lowers = reading.lowers[start:end]
    known = kinds()
    first, last, count = lowers[0], lowers[-1], min(end - start, 5)
    yield "always"
    yield f"words {count}"
    yield f"first {first}"
    yield f"last {last}"
    for lower in dict.fromkeys(lowers):
        yield f"word {lower}"
    if count == 1:
        yield f"alone {first}"
        yield f"alone …{first[-3:]}"
        yield f"alone …{first[-2:]}"
    else:
        yield f"…{last[-3:]}"
        yield f"…{last[-2:]}"
        yield f"{first[-1:]}… {count}"
    for shape in _shapes(words):
        yield f"shape {shape}"
        yield f"shape {shape} {count}"
    gender = LEXICON.gender(words[0]) or "-"
    yield f"given {gender} {count}"
    if count > 1:
        yield f"middle given {LEXICON.gender(words[-2]) or '-'}"
        yield f"kinds {known.get(first, '-')} {known.get(last, '-')}"
        yield f"demonym {LEXICON.demonym(words[0]) is not None}"
    place = LEXICON.place(" ".join(words))
    doubt = "" if place is None else f"{place.kind} {place.ambiguous}"
    yield f"place {doubt} {gender if count == 1 else ''}"
    if place is None and count > 1:
        yield f"place in it {_is_sure_place(words[0])} {_is_sure_place(words[-1])}"


def _shapes(words: list[str]) -> Iterator[str]:
    for word in words:
        letters = word.replace(".", "")
        if len(letters) > 1 and letters.isupper():
            yield "CAPITALS"
        elif not letters[1:].islower() and letters.isalpha() and len(letters) > 1:
            yield "MiX"
        if any(map(str.isdigit, word)):
            yield "9"
        if "-" in word:
            yield "-"
        if word[-1] == "." and len(word) > 1:
            yield "A." if len(word) == 2 else "Ab."
        if word in ("of", "and", "for", "&", "the"):
            yield word
        elif word in LEXICON.particles:
            yield "particle"


def _is_sure_place(word: str) -> bool:
    place = LEXICON.place(word)
    return place is not None and not place.ambiguous


def of_place(reading: Reading, start: int, end: int) -> Iterator[str]:
    """Features of the words around one place where a name stands."""
    lowers, tags = reading.lowers, reading.tags
    first, limit = reading.sentences[reading.sentence_at(start)]
    one = "1" if end - start == 1 else "2"
    before = lowers[start - 1] if start > first else "<"
    after = lowers[end] if end < limit else ">"
    yield f"-1 {before}"
    yield f"-1 {before} {one}"
    yield f"-2 {lowers[start - 2] if start - 1 > first else '<'} {before}"
    yield f"+1 {after}"
    yield f"+1 {after} {one}"
    yield f"+2 {after} {lowers[end + 1] if end + 1 < limit else '>'}"
    yield f"+2 tags {tags[end] if end < limit else '>'} {tags[end + 1] if end + 1 < limit else '>'} {one}"
    yield f"tags {tags[start - 1] if start > first else '<'} {tags[end] if end < limit else '>'} {one}"
    yield f"around {before} {after}"
    yield f"tag {tags[end - 1]}"
    title = title_of(before)
    if title is not None:
        yield f"title {title.kind} {tags[start - 1]} {one}"
    if after == "'s" and end + 1 < limit:
        yield f"has {lowers[end + 1]}"
    if tags[start - 1] in ("IN", "TO") and start - 1 > first:
        yield f"link {lowers[start - 2]} {before}"
    for at in range(end, min(limit, end + VERB_REACH)):
        if tags[at] in FINITE and tags[at] != "MD":
            yield f"does {reading.tokens[at].lemma}"
            break
        if tags[at] not in PASSED_OVER:
            break
    if start > first and tags[start - 1] in NOUNS:
        yield f"noun before {one}"
    if end < limit and tags[end] in NOUNS:
        yield f"noun after {one}"
