"""The subject of a verb, with what stands around it: titles, appositives, brackets, relative clauses.

Positions are those of tokens, end exclusive.
"""

from __future__ import annotations

from sidelight.analysis import Span
from sidelight.reading import Reading
from sidelight.text.phrases import (
    ADVERBS,
    ALONE,
    FINITE,
    LONGEST_PHRASE,
    NOUNS,
    PROPER,
    full_phrase_to,
    is_time,
    noun_phrase_from,
    noun_phrase_to,
    opens_clause,
)

TIME_LINKS = frozenset("on last this late early next".split())
BEFORE_TIMES = NOUNS | ADVERBS | {","}
REFLEXIVE = frozenset("himself herself itself themselves both".split())
ANTECEDENTS = NOUNS | {"DT", "CD"}
CLAUSE_MARKS = frozenset((",", ".", ":", "``", "''", "-LRB-", "-RRB-"))
LONGEST_RELATIVE = 15
"""Tokens of a relative clause inside a subject."""
APPOSITION_FIRST = NOUNS | set("DT PRP$ JJ JJS CD WP WDT WP$ WRB RB VBN VBG IN".split())
LONGEST_APPOSITION = 40
LONGEST_BRACKET = 10


def subject_before(reading: Reading, verb: int, floor: int) -> Span | None:
    """The subject of the verb group that begins at a token, with what stands in apposition to it.

    Takes in the antecedent of a relative clause (“Stoltenberg, who called”), an appositive between commas or
    dashes (“Hugh Hill, a doctor who …, said”) and a bracket (“Lindsey Graham (R-SC) said”). None where none
    is seen.
    """
    tags, lowers = reading.tags, reading.lowers
    last = _before_adverbs(reading, verb - 1, floor)
    if last < floor:
        return None
    if tags[last] in ("WP", "WDT") or (lowers[last] in ("who", "which") and tags[last] not in PROPER):
        before = last - 1 if last > floor and tags[last - 1] == "," else last
        before = before if before >= floor else last
        start = full_phrase_to(reading, before, floor)
        return None if start is None else (start, before)
    if tags[last] in (",", ":", "-RRB-") and last > floor:
        return _with_apposition(reading, last, floor) or _before_stray_comma(reading, last, floor)
    if tags[last] == "DT" and lowers[last] in ALONE:
        return last, last + 1
    if lowers[last] in REFLEXIVE and last > floor and tags[last - 1] in NOUNS:
        last -= 1
    start = full_phrase_to(reading, last + 1, floor)
    if start is None:
        return None
    if start == last and is_time(reading, start) and start - 1 > floor and tags[start - 1] == "IN":
        described = full_phrase_to(reading, start - 1, floor)  # “posts on the board from Friday”
        start = start if described is None else described
    antecedent = _antecedent(reading, start, floor)
    return _with_coordination(reading, start if antecedent is None else antecedent, floor), last + 1


def _before_adverbs(reading: Reading, last: int, floor: int) -> int:
    """The last token that is no adverb and no time: “Smith later”, “Smith on Thursday”, “Smith this week”."""
    tags, lowers = reading.tags, reading.lowers
    while last >= floor:
        if tags[last] in ADVERBS and tags[last] != "EX":
            last -= 1
        elif last > floor and is_time(reading, last):
            before = last - 2 if lowers[last - 1] in TIME_LINKS else last - 1
            if before < floor or tags[before] not in BEFORE_TIMES:
                break
            last = before
        else:
            break
    return last


def _antecedent(reading: Reading, end: int, floor: int) -> int | None:
    """The start of “those who back him” for “him”: a clause without commas stands between noun and verb."""
    tags = reading.tags
    for at in range(end - 1, max(floor, end - LONGEST_RELATIVE), -1):
        if tags[at] == "WP" and tags[at - 1] in ANTECEDENTS:
            has_verb = any(tags[inside] in FINITE for inside in range(at + 1, end))
            start = full_phrase_to(reading, at, floor) if has_verb else None
            return start if start is not None and opens_clause(reading, start, floor) else None
        if tags[at] in CLAUSE_MARKS:
            return None
    return None


def _before_stray_comma(reading: Reading, comma: int, floor: int) -> Span | None:
    """“Lydia Buchtmann for Food Standards Australia, says”: a name that fills the sentence so far."""
    if reading.tags[comma] != "," or reading.tags[comma - 1] not in PROPER or is_time(reading, comma - 1):
        return None
    return (floor, comma) if full_phrase_to(reading, comma, floor) == floor else None


def _with_coordination(reading: Reading, start: int, floor: int) -> int:
    """“Both Azerbaijan and Turkey”: the noun phrases before “and”, where a subject can begin with them."""
    if start - 2 < floor or reading.lowers[start - 1] not in ("and", "or", "nor"):
        return start
    first = noun_phrase_to(reading, start - 1, floor)
    if first is None:
        return start
    if first > floor and reading.lowers[first - 1] in ("both", "neither"):
        first -= 1
    farthest = max(floor, start - LONGEST_PHRASE)
    while first - 2 >= farthest and reading.tags[first - 1] == ",":
        more = noun_phrase_to(reading, first - 1, floor)
        if more is None:
            break
        first = more
    return first if opens_clause(reading, first, floor) else start


def _with_apposition(reading: Reading, close: int, floor: int) -> Span | None:
    """The noun phrase before the appositive that the comma, dash or bracket at `close` ends."""
    tags = reading.tags
    first = _name_at(reading, floor, close)
    if first is not None:
        return first, close
    opening = "-LRB-" if tags[close] == "-RRB-" else tags[close]
    stop = max(floor, close - LONGEST_APPOSITION)
    for at in range(close - 2, stop - 1, -1):
        if tags[at] == "''" or tags[at] == "``":
            return None
        if tags[at] != opening:
            continue
        if opening == "," and at + 1 < close and tags[at + 1] not in APPOSITION_FIRST:
            continue
        end = _before_bracket(reading, at, floor)
        start = full_phrase_to(reading, end, floor)
        if start is None or not (opens_clause(reading, start, floor) or tags[end - 1] in PROPER):
            continue
        if tags[at - 1] == "CD" and tags[start - 1] == ",":
            continue  # “Ann Lee, 45, a nurse, said”
        return _with_coordination(reading, start, floor), close + (opening == "-LRB-")
    return None


def _before_bracket(reading: Reading, end: int, floor: int) -> int:
    """The token at which a bracket opens that closes right before a token: “Lindsey Graham (R-SC), who”."""
    if reading.tags[end - 1] != "-RRB-":
        return end
    for at in range(end - 2, max(floor, end - LONGEST_BRACKET), -1):
        if reading.tags[at] == "-LRB-":
            return at
    return end


def _name_at(reading: Reading, floor: int, close: int) -> int | None:
    """Where a name fills a sentence up to a comma, with all that describes it: “Ann Lee, 45, of Reno, said”.

    Only where no verb stands between, but in a clause of its own (“who left”).
    """
    tags = reading.tags
    if tags[close] != "," or close - floor > LONGEST_APPOSITION or tags[floor] != "NNP":
        return None
    end = noun_phrase_from(reading, floor, close)
    if end is None or end >= close or tags[end - 1] != "NNP" or tags[end] != "," or is_time(reading, end - 1):
        return None
    in_clause = False
    for at in range(end + 1, close):
        in_clause = (in_clause and tags[at] != ",") or tags[at] in ("WP", "WDT", "WRB")
        if tags[at] in ("``", "''", ":") or (tags[at] in FINITE and not in_clause):
            return None
    return floor
