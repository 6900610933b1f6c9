"""The pipeline that comes with the server: spaCy's, with one component of our own."""

from __future__ import annotations

import re
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]
from spacy.util import compile_infix_regex, compile_prefix_regex

from sidelight_server.nlp.syntax import component

PREFIXES = tuple(
    "anti co counter cross e ex inter mid mini multi neo non over post pre pro psycho re semi sub".split()
)
"""With a hyphen they are a part of their word ("ex-mayor"); other words are parted there ("well-known").

This, and what follows, is how the trees of EWT and GUM have it.
"""

HASHTAG = r"#(?![^\W\d])"
"""A number sign is a word by itself where it begins no hashtag."""

WORDS = (
    *(("al.",), ("etc.",), ("Ft.",), ("Lt.",), ("Mlle.",)),
    *(("wan", "na"), ("kind", "a"), ("lot", "ta")),
)
"""What is a word with its full stop, and what is two words."""


def load_shipped(folder: Path) -> Language:
    """A pipeline of ours; raises whatever spacy.load raises."""
    return spacy.load(folder)


def blank() -> Language:
    """A pipeline that cuts a text into words as ours does, and no more."""
    nlp = spacy.blank("en")
    nlp.tokenizer = _tokenizer(nlp)
    return nlp


def unlearned() -> Language:
    """The pipeline that is shipped, without its weights."""
    nlp = blank()
    nlp.add_pipe(component.FACTORY)
    return nlp


def _tokenizer(nlp: Language) -> Tokenizer:
    """spaCy's, but for the words of which PREFIXES, HASHTAG and WORDS tell."""
    tokenizer: Tokenizer = nlp.tokenizer
    whole = "".join(rf"(?<!\b(?i:{prefix}))" for prefix in PREFIXES)
    infixes = [whole + str(part) if re.search(part, "a-b") else part for part in nlp.Defaults.infixes or ()]
    prefixes = [HASHTAG if part == "#" else part for part in nlp.Defaults.prefixes or ()]
    tokenizer.infix_finditer = compile_infix_regex(infixes).finditer
    tokenizer.prefix_search = compile_prefix_regex(prefixes).search
    for parts in WORDS:
        tokenizer.add_special_case("".join(parts), [{"ORTH": part} for part in parts])
    return tokenizer
