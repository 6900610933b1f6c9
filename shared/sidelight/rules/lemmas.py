"""Dictionary forms: a few rules of English spelling, and a table of the words that do not keep to them.

data/lemmas.tsv holds the table; shared/build/lemmas.py makes it with the rules below.
"""

from __future__ import annotations

from functools import cache

from sidelight.lexicon import table

_VOWELS = "aeiou"
_SIBILANTS = ("ch", "sh", "ss", "x", "zz")


def lemma(word: str, tag: str) -> str:
    """The dictionary form of a word, in lower case, by its Penn Treebank tag: "said", VBD → "say"."""
    lower = word.lower().replace("’", "'")
    kind = word_class(tag)
    if not kind:
        return lower
    return _exceptions().get((kind, lower)) or by_rule(lower, tag)


def word_class(tag: str) -> str:
    """What the tag tells of: verb (v), plural noun (n), comparison (a), plain adverb (x), or none ("")."""
    if tag.startswith("VB") or tag == "MD":
        return "v"
    if tag in ("NNS", "NNPS"):
        return "n"
    if tag in ("JJR", "JJS", "RBR", "RBS"):
        return "a"
    return "x" if tag == "RB" else ""


def by_rule(lower: str, tag: str) -> str:
    """The dictionary form of a regular word."""
    if tag in ("VBD", "VBN"):
        return _stem(lower, "ed", "ied")
    if tag == "VBG":
        return _stem(lower, "ing", "")
    if tag in ("VBZ", "NNS", "NNPS"):
        return _without_s(lower)
    return lower


def _without_s(lower: str) -> str:
    if not lower.endswith("s") or lower.endswith("ss") or len(lower) < 3:
        return lower
    if lower.endswith("ies") and len(lower) > 4:
        return lower[:-3] + "y"
    if lower.endswith("es") and (
        lower[:-2].endswith(_SIBILANTS) or (lower.endswith("oes") and len(lower) > 4)
    ):
        return lower[:-2]
    return lower[:-1]


def _stem(lower: str, suffix: str, after_y: str) -> str:
    if after_y and lower.endswith(after_y) and len(lower) > len(after_y) + 1:
        return lower[: -len(after_y)] + "y"
    stem = lower.removesuffix(suffix)
    if stem == lower or not any(char in _VOWELS + "y" for char in stem):
        return lower
    return stem + "e" if _wants_e(stem) else _undoubled(stem)


def _undoubled(stem: str) -> str:
    """ "plann" → "plan", "labell" → "label", but "call", "pass"."""
    last = stem[-1:]
    if len(stem) < 4 or stem[-2] != last or last in "aeiousfz":
        return stem
    if last == "l" and sum(char in _VOWELS for char in stem) == 1:
        return stem
    return stem[:-1]


def _wants_e(stem: str) -> bool:
    """Whether a verb lost its e before -ed or -ing: "agre", "pledg", "hop", "creat"."""
    last, before = stem[-1:], stem[-2:-1]
    if last in "cuv" or (last == "e" and before == "r"):
        return True
    if last in "sz":
        return last != before and not stem.endswith(("us", "is", "as")[: 0 if before in _VOWELS else 3])
    if last == "g":
        return (
            (before in "drn" and not stem.endswith("ng"))
            or before in "aeu"
            or stem.endswith(("ang", "eng", "ung"))
        )
    if last == "l" and before not in _VOWELS + "lrw":
        return True
    if stem.endswith("at") and stem[-3:-2] not in "eo":
        return True
    short = sum(char in _VOWELS for char in stem) == 1
    return short and before in _VOWELS and last not in "wxy" + _VOWELS


@cache
def _exceptions() -> dict[tuple[str, str], str]:
    return {(kind, form): base for kind, base, forms in table("lemmas") for form in forms.split(" ")}
