"""Words and punctuation marks, cut much as Universal Dependencies cuts English.

Unlike there, a hyphenated word stays whole ("Nagorno-Karabakh", "45-year-old"), but for a capitalised word
before a lower-case one ("Moscow-brokered"), which holds a name of its own.
"""

from __future__ import annotations

import re
from functools import cache

from sidelight.analysis import Span

ABBREVIATIONS = frozenset(
    """adm. assn. ave. blvd. brig. bros. capt. cmdr. co. col. corp. cpl. det. dept. dist. dr. drs. est. etc.
    fr. ft. gen. gov. govs. hon. inc. insp. jr. lt. ltd. maj. messrs. mr. mrs. ms. mt. no. nos. ph.d.
    pres. prof. pvt. rep. reps. rev. rt. sen. sens. sgt. sr. st. supt. univ. vs. v. jan. feb. mar. apr.
    jun. jul. aug. sep. sept. oct. nov. dec. mon. tue. tues. wed. thu. thurs. fri. ala. ariz. ark. calif.
    colo. conn. del. fla. ga. ill. ind. kan. ky. la. md. mass. mich. minn. miss. mo. mont. neb. nev. okla.
    ore. pa. penn. tenn. tex. va. vt. wash. wis. wyo. a.m. p.m. e.g. i.e. approx. al. fig. op. cit. ca.
    cf.""".split()
)
"""Words that end in a full stop which need not end a sentence."""

APOSTROPHES = "'’"


@cache
def _pattern() -> re.Pattern[str]:
    # One alternation, tried in this order; bounded repeats keep hostile input linear.
    return re.compile(
        r"""
        (?:https?://|www\.)[^\s<>"“”]{1,2000}(?<![.,;:!?)'’\]])   # addresses
        | [\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}         # mail addresses
        | \w{2,63}(?:\.\w{2,63}){0,2}\.(?:com|org|net|edu|gov|co\.uk)\b    # Gawker.com
        | [@#]\w{1,140}                                           # handles and tags
        | (?:[^\W\d_]-)?(?:[^\W\d_]\.){2,8}                        # U.S., D.C., J.K., D-N.Y.
        | (?<=\S)'(?='')|''|``                                    # double marks of two single ones
        | [$£€¥]?\d++(?:[.,:/]\d++)*+                             # 30,000 9:30 3rd $5m 2.5million
          (?:st|nd|rd|th|s|m|bn|k|%|(?:m|b|tr)illion)?(?!-?[^\W\d_])
        | [^\W_]+(?:[-‐‑&/][^\W_]+)*                              # words, hyphenated or not; AT&T
        | \.{3,6} | -{2,3}
        | \S                                                      # any other mark, alone
        """,
        re.VERBOSE,
    )


def find_tokens(text: str, start: int, end: int) -> list[Span]:
    """The tokens of text[start:end] as spans of code points, in order; white space belongs to none."""
    tokens: list[Span] = []
    for match in _pattern().finditer(text, start, end):
        first, last = match.span()
        if not tokens or first >= tokens[-1][1]:
            _cut_word(text, first, last, end, tokens)
    return _with_contractions(text, tokens)


def _cut_word(text: str, first: int, last: int, end: int, tokens: list[Span]) -> None:
    """Adds one match: with the full stop of an abbreviation, or cut at a hyphen after a capitalised word."""
    word = text[first:last]
    if last < end and text[last] == "." and word[0].isalpha():
        is_initial = len(word) == 1 and word.isupper()
        if is_initial or word.lower() + "." in ABBREVIATIONS:
            tokens.append((first, last + 1))
            return
    hyphen = word.find("-")
    if (
        hyphen > 0
        and word[0].isupper()
        and word[hyphen + 1 : hyphen + 2].islower()
        and not _is_particle(word)
    ):
        tokens += [(first, first + hyphen), (first + hyphen, first + hyphen + 1), (first + hyphen + 1, last)]
        return
    tokens.append((first, last))


def _is_particle(word: str) -> bool:
    """A hyphenated name with a lower-case part inside: "Al-qaeda", "Aix-en-Provence", "Ash-shabaab"."""
    parts = word.split("-")
    return (len(parts) > 2 and parts[-1][:1].isupper()) or (
        len(parts[0]) <= 3 and parts[0].lower() in _ARTICLES
    )


_ARTICLES = frozenset("al el ash ad an ar as at az".split())


def _with_contractions(text: str, tokens: list[Span]) -> list[Span]:
    """Joins what the apostrophe parted: "’s", "n’t", "O’Brien", "’90s"."""
    joined: list[Span] = []
    position = 0
    while position < len(tokens):
        first, last = tokens[position]
        follows = position + 1 < len(tokens) and tokens[position + 1][0] == last
        before = joined[-1] if joined and joined[-1][1] == first else None
        if text[first:last] not in APOSTROPHES or last - first != 1 or before is None:
            joined.append((first, last))
            position += 1
            continue
        after = tokens[position + 1] if follows else None
        word = text[after[0] : after[1]].lower() if after else ""
        stem = text[before[0] : before[1]]
        if after and word == "t" and stem.lower().endswith("n") and len(stem) > 1:
            joined[-1:] = [(before[0], before[1] - 1), (before[1] - 1, after[1])]
        elif after and word in {"s", "re", "ve", "ll", "d", "m"}:
            joined.append((first, after[1]))
        elif after and stem.isalpha() and text[after[0]].isalpha():
            joined[-1] = (before[0], after[1])  # O’Brien, Côte d’Ivoire
        else:
            joined.append((first, last))
            position += 1
            continue
        position += 2
    return joined
