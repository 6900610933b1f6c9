"""Encyclopaedias: what one says of a name, and whether it speaks of the actor that was meant."""

from __future__ import annotations

import logging
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from sidelight.analysis import ActorType
from sidelight.text.sentences import find_sentences
from sidelight.text.tokens import find_tokens

MAX_NAME = 120
"""The longest name that is looked up, in code points."""

MAX_TEXT = 500
"""An extract is cut after the last whole sentence that ends within this many code points."""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Extract:
    """The first sentences of an encyclopaedia's entry, plain text.

    source: the encyclopaedia's name.
    url: the entry's address.
    licence: under which its text may be passed on.
    retrieved: ISO 8601 date on which the text was had, or on which the offline copy was made.
    """

    title: str
    text: str
    source: str
    url: str | None
    licence: str | None
    retrieved: str


class UnavailableError(Exception):
    """The encyclopaedia does not answer now; the message says so in words for the reader.

    seconds: after which to ask again.
    """

    def __init__(self, message: str, seconds: int) -> None:
        super().__init__(message)
        self.seconds = seconds


class Encyclopaedia(Protocol):
    def look_up(self, name: str) -> Extract | None:
        """The entry of that name; None where there is none, or where it only lists what the name may mean.

        Raises UnavailableError.
        """
        ...


def first_extract(
    encyclopaedias: Iterable[Encyclopaedia], name: str, kind: ActorType, role: str | None
) -> Extract | None:
    """The first extract that speaks of the actor for certain; None where no encyclopaedia has one.

    Raises UnavailableError where none has one, and one of them did not answer.
    """
    silent: UnavailableError | None = None
    for encyclopaedia in encyclopaedias:
        try:
            extract = encyclopaedia.look_up(name)
        except UnavailableError as error:
            silent = error
            continue
        if extract is not None and speaks_of(extract, name, kind, role):
            return extract
    if silent is not None:
        raise silent
    return None


def speaks_of(extract: Extract, name: str, kind: ActorType, role: str | None) -> bool:
    """Whether an extract speaks of an actor: a wrong entry is worse than none.

    Every word of the name must stand in the entry's title or text. The first sentence must say what the thing
    is, and it must be what the actor is. Of people there are many with one name: their role must agree, too.
    """
    words = _words(name)
    if not words or not words <= _words(f"{extract.title} {extract.text}"):
        return False
    sentence = _first_sentences(extract.text, 1)
    if kind == "person":
        role_words = {word[:_STEM] for word in _words(role or "") - _COMMON}
        text_words = {word[:_STEM] for word in _words(extract.text)}
        return len(words) > 1 and _LIVED.search(sentence) is not None and bool(role_words & text_words)
    said = _IS.search(sentence)
    return said is not None and _LIVED.search(sentence) is None and bool(_KINDS[kind].search(said[1]))


def plain(text: str) -> str:
    """Text on one line: white space made one, characters that do not print left out."""
    return " ".join("".join(sign for sign in text if sign.isprintable() or sign.isspace()).split())


def cut(text: str) -> str:
    """The whole sentences that a text begins with, as MAX_TEXT has room for them; a long first one is cut."""
    count = 3
    while count > 1 and len(_first_sentences(text, count)) > MAX_TEXT:
        count -= 1
    found = _first_sentences(text, count)
    return found if len(found) <= MAX_TEXT else f"{found[:MAX_TEXT].rsplit(' ', 1)[0]} …"


def _first_sentences(text: str, count: int) -> str:
    tokens = find_tokens(text, 0, len(text))
    sentences = find_sentences(text, tokens)[:count]
    return text[: tokens[sentences[-1][1] - 1][1]] if sentences else ""


def _words(text: str) -> set[str]:
    """Words in lower case, without accents and dots: "U.N." is "un"."""
    bare = "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))
    return set(re.findall(r"\w+", bare.replace(".", "").replace("’s", "").replace("'s", "").casefold()))


_STEM = 5
"""Words that begin with the same letters are taken for one another: "Turkish", "Turkey" are not, "minister",
"ministry" are."""

_COMMON = frozenset("a an the of for and in at to on by with from former then new old head member".split())

_IS = re.compile(r"\b(?:is|are|was|were)\s+(?:an?|the|one of the|among the)\s+(.*)", re.S)

_LIVED = re.compile(
    r"\((?:[^()]*\b)?(?:born|b\.|died|né|née)\b[^()]*\)|\([^()]*\b\d{4}\b[^()]*[–-][^()]*\d{4}[^()]*\)"
    r"|\b(?:is|was) an? (?:[\w’'-]+ ){0,5}?(?:politician|lawyer|journalist|writer|author|actor|actress|"
    r"singer|musician|diplomat|businessman|businesswoman|executive|economist|scientist|physician|engineer|officer|"
    r"footballer|player|coach|athlete|activist|judge|jurist|academic|professor|historian|banker|general|"
    r"bishop|cardinal|priest|cleric|civil servant|entrepreneur|investor|statesman|film director)\b"
)
"""What the first sentence about a person says: a year of birth, or an occupation."""

_KINDS: dict[ActorType, re.Pattern[str]] = {
    "organization": re.compile(
        r"\b(?:compan\w+|corporation|organi[sz]ation\w*|agenc\w+|part(?:y|ies)|union|bank|group|ministr\w+|"
        r"department|league|team|club|universit\w+|college|school|newspaper|magazine|broadcaster|network|"
        r"channel|alliance|association|federation|foundation|charity|council|court|tribunal|parliament|"
        r"legislature|assembly|senate|commission|committee|board|authority|institut\w+|firm|airline|"
        r"manufacturer|retailer|publisher|service|force|army|navy|militia|movement|fund|exchange|regulator|"
        r"hospital|museum|church|society|think tank|conglomerate|brand|branch|body|bloc|government)\b",
        re.I,
    ),
    "place": re.compile(
        r"\b(?:cit(?:y|ies)|town|village|countr\w+|state|region|province|district|county|capital|island\w*|"
        r"archipelago|river|lake|sea|ocean|bay|gulf|strait|mountain\w*|desert|peninsula|continent|territory|"
        r"municipality|commune|borough|suburb|settlement|neighbou?rhood|area|port|airport|street|square|park|"
        r"bridge|building|stadium|palace|prison|base|nation|republic|kingdom|emirate|governorate|oblast)\b",
        re.I,
    ),
    "group": re.compile(
        r"\b(?:people\w*|group\w*|nation\w*|tribe\w*|ethnic|communit\w+|member\w*|follower\w*|movement|sect|"
        r"denomination|minorit\w+|part(?:y|ies)|organi[sz]ation|militia|gang)\b",
        re.I,
    ),
}
"""What the first sentence must say a thing is, for it to be an actor of that type."""
