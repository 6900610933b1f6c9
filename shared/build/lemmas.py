"""Make the table of words whose dictionary form the rules do not find: shared/sidelight/data/lemmas.tsv.

    python shared/build/lemmas.py CORPUS

CORPUS is the folder that holds syntax/*.spacy and quotes/cue-lemmas.tsv. Forms and lemmas come from ewt-train
and gum-train, and by hand from irregular.tsv beside this script; for forms that those lack, the infinitives
of polnear-silver and the cues are inflected by rule. Prints the accuracy on ewt-dev and gum-dev.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from spacy.tokens import DocBin
from spacy.vocab import Vocab

from sidelight.rules import lemmas
from sidelight.rules.lemmas import by_rule, word_class

OUTPUT = Path(__file__).parent.parent / "sidelight" / "data" / "lemmas.tsv"

HEADER = """\
# Words whose dictionary form the rules of rules/lemmas.py do not find.
# Columns: class (v verb, n plural noun, a comparative or superlative, x "n't"); lemma; forms.
# Made by shared/build/lemmas.py from UD English EWT and GUM.
"""

INFINITIVES = 3
"""How often polnear-silver has a word as an infinitive before it is taken for one."""

_LAST_VOWEL = re.compile(r"^[^aeiou]*(?:qu)?[aeiou][bdgklmnprt]$")
_WORD = re.compile(r"[a-z']+")


def words(corpus: Path, name: str) -> Iterator[tuple[str, str, str]]:
    """Word in lower case, tag, lemma."""
    for doc in DocBin().from_disk(corpus / "syntax" / f"{name}.spacy").get_docs(Vocab()):
        for word in doc:
            yield word.text.lower().replace("’", "'"), word.tag_, word.lemma_.lower()


def inflected(base: str) -> Iterator[tuple[str, str]]:
    """The regular forms of a verb, with their tags, in British and American spelling."""
    if base.endswith("y") and base[-2:-1] not in "aeiou":
        yield base[:-1] + "ied", "VBD"
        yield base[:-1] + "ies", "VBZ"
    elif base.endswith(("s", "x", "z", "ch", "sh", "o")):
        yield base + "es", "VBZ"
    else:
        yield base + "s", "VBZ"
    stem = base[:-1] if base.endswith("e") else base
    if base.endswith("ie"):
        yield base[:-2] + "ying", "VBG"
    elif base.endswith(("ee", "ye", "oe")):
        yield base + "ing", "VBG"
    else:
        yield stem + "ing", "VBG"
    if not (base.endswith("y") and base[-2:-1] not in "aeiou"):
        yield stem + "ed", "VBD"
    if _LAST_VOWEL.match(base) or base.endswith(("el", "al", "ol", "it", "ip", "ap", "er", "ur", "ot", "et")):
        yield base + base[-1] + "ing", "VBG"
        yield base + base[-1] + "ed", "VBD"


def exceptions(corpus: Path) -> dict[tuple[str, str], str]:
    """Class and form to lemma, where the rules give another."""
    seen: dict[tuple[str, str, str], Counter[str]] = defaultdict(Counter)
    for name in ("ewt-train", "gum-train"):
        for word, tag, base in words(corpus, name):
            if word_class(tag) and _WORD.fullmatch(word) and _WORD.fullmatch(base):
                seen[word_class(tag), word, tag][base] += 1
    bases = Counter(word for word, tag, _ in words(corpus, "polnear-silver") if tag == "VB")
    known = {base for (kind, _, _), counts in seen.items() if kind == "v" for base in counts}
    known |= {
        base for base, count in bases.items() if count >= INFINITIVES and re.fullmatch("[a-z]{3,}", base)
    }
    known.update(cues(corpus))
    forms = {form for _, form, _ in seen}
    guesses: dict[tuple[str, str], str] = {}
    for base in sorted(known, key=lambda base: (bases[base], base)):
        guesses.update((pair, base) for pair in inflected(base) if pair[0] not in forms)
    for (form, tag), base in guesses.items():
        seen["v", form, tag][base] += 1
    votes: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    wrong = set()
    for (kind, form, tag), counts in seen.items():
        base = counts.most_common(1)[0][0]
        votes[kind, form][base] += counts[base]
        if by_rule(form, tag) != base and (counts[base] > 1 or kind == "v"):
            wrong.add((kind, form))
    found = {key: votes[key].most_common(1)[0][0] for key in wrong}
    for kind, base, irregular in table_by_hand():
        found.update(((kind, form), base) for form in irregular.split(" "))
    return found


def table_by_hand() -> Iterator[list[str]]:
    """The rows of irregular.tsv."""
    for line in (Path(__file__).parent / "irregular.tsv").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            yield line.split("\t")


def cues(corpus: Path) -> Iterator[str]:
    """The cues of one word."""
    for line in (corpus / "quotes" / "cue-lemmas.tsv").read_text(encoding="utf-8").splitlines():
        cue = line.split("\t")[0]
        if re.fullmatch("[a-z]{3,}", cue):
            yield cue


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("corpus", type=Path)
    corpus = arguments.parse_args().corpus
    rows: dict[tuple[str, str], list[str]] = defaultdict(list)
    for (kind, form), base in exceptions(corpus).items():
        rows[kind, base].append(form)
    lines = (f"{kind}\t{base}\t{' '.join(sorted(forms))}\n" for (kind, base), forms in sorted(rows.items()))
    OUTPUT.write_text(HEADER + "".join(lines), encoding="utf-8")
    print(f"{len(rows):,} lemmas, {OUTPUT.stat().st_size:,} bytes")
    for name in ("ewt-dev", "gum-dev"):
        pairs = [(word, tag, base) for word, tag, base in words(corpus, name) if tag.startswith("VB")]
        mistakes = Counter((w, t, b, lemmas.lemma(w, t)) for w, t, b in pairs if lemmas.lemma(w, t) != b)
        print(f"{name}: verbs {1 - mistakes.total() / len(pairs):.4f}", mistakes.most_common(8))


if __name__ == "__main__":
    main()
