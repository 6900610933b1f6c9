"""Learn the tables of the part-of-speech tagger: shared/sidelight/data/tagger.txt.

    python shared/build/tagger.py CORPUS

CORPUS is the folder that holds syntax/*.spacy. Learns from ewt-train and gum-train (gold) and from the news
of polnear-silver (tagged by machine); prints the accuracy on ewt-dev, gum-dev, pud and the end of
polnear-silver. The same corpus always gives the same tables.
"""

from __future__ import annotations

import argparse
import random
import time
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from spacy.tokens import DocBin
from spacy.vocab import Vocab

from sidelight.rules.features import (
    Clause,
    Word,
    far_left_features,
    far_right_features,
    group,
    left_features,
    look,
    own_features,
    right_features,
    running_features,
)
from sidelight.rules.lemmas import lemma
from sidelight.rules.tagger import END, LANE, START, TAG_ZERO, WEIGHT_ZERO, Tagger, parse

Sentence = list[tuple[str, str]]
"""Words with their tags."""

Part = tuple[str, list[int], list[int], list[int], list[int], list[int]]
"""A word's group and the numbers of the features that it gives itself and the words around it."""

OUTPUT = Path(__file__).parent.parent / "sidelight" / "data" / "tagger.txt"
SILVER_TRAIN = 837
"""Documents of polnear-silver that are of PolNeAR's train part."""

EPOCHS = 8
SILVER_PARTS = 2
"""Each epoch sees all gold and one of so many parts of the silver."""

HEADLINES = 0.15
"""Share of the shorter sentences that are seen as headlines."""

HEADLINE_WORDS = 22
"""Words of the longest sentence that makes a headline."""

SURE_COUNT, SURE_SHARE = 15, 0.995
GROUP_COUNT, GROUP_SHARE = 4, 0.04
FEATURE_COUNT = 3
UNIT = 0.8
"""A weight of 1 in the table, in steps of the perceptron."""

LEAST_ROW, LEAST = 3.0, 1.4
"""Rows whose largest weight is smaller are dropped, and in other rows smaller weights; in steps."""

SEED = 11
_UNWANTED = frozenset(("GW", "XX", "", "_SP", "#"))
_SMALL_WORDS = "a an and as at but by for from in nor of off on or per so the to up via vs with n't 's"
_SMALL = frozenset(_SMALL_WORDS.split())


def read_sentences(corpus: Path, name: str) -> list[list[Sentence]]:
    """The sentences of one file, by document."""
    documents = []
    for doc in DocBin().from_disk(corpus / "syntax" / f"{name}.spacy").get_docs(Vocab()):
        sentences = ([(word.text, word.tag_) for word in sent if word.text.strip()] for sent in doc.sents)
        documents.append([sentence for sentence in sentences if sentence])
    return documents


def usable(sentences: Iterable[Sentence]) -> Iterator[Sentence]:
    """The sentences in which all tags can be learnt."""
    for sentence in sentences:
        if not any(tag in _UNWANTED for _, tag in sentence):
            yield sentence


def usable_silver(sentences: Iterable[Sentence]) -> Iterator[Sentence]:
    """The sentences of CoreNLP that can be trusted, with "to" as UD has it.

    Headlines are left out: CoreNLP takes every word in capitals for a name.
    """
    for sentence in usable(sentences):
        if any(word.shape in "tc" for word in look([word for word, _ in sentence])):
            continue
        tags = [tag for _, tag in sentence]
        for position, (word, tag) in enumerate(sentence):
            if tag == "TO":
                verb = next((later for later in tags[position + 1 :] if later != "RB"), "")
                sentence[position] = (word, "TO" if verb == "VB" else "IN")
        yield sentence


def headline(sentence: Sentence, chance: random.Random) -> Sentence:
    """The sentence as it is, or at times as a headline would have it.

    "The US called for talks." → "US calls for talks", "US Calls for Talks" or "US CALLS FOR TALKS".
    """
    if len(sentence) > HEADLINE_WORDS or chance.random() >= HEADLINES:
        return sentence
    if sentence[-1][1] == ".":
        sentence = sentence[:-1]
    told = [
        (third_person(word), "VBZ") if tag == "VBD" and before in ("NN", "NNP", "RB") else (word, tag)
        for (_, before), (word, tag) in zip([("", ""), *sentence], sentence, strict=False)
        if word.lower() not in ("a", "an", "the")
    ]
    if not told:
        return sentence
    told[0] = (told[0][0][:1].upper() + told[0][0][1:], told[0][1])
    case = chance.choice(("Sentence", "Title", "CAPITALS"))
    if case == "CAPITALS":
        return [(word.upper(), tag) for word, tag in told]
    if case == "Title":
        return [(word if word in _SMALL else word[:1].upper() + word[1:], tag) for word, tag in told]
    return told


def third_person(past: str) -> str:
    """The present of a past verb: "called" → "calls"."""
    base = lemma(past, "VBD")
    if base in ("be", "have", "do"):
        return {"be": "is", "have": "has", "do": "does"}[base]
    if base.endswith(("s", "x", "z", "ch", "sh", "o")):
        return base + "es"
    return base[:-1] + "ies" if base.endswith("y") and base[-2:-1] not in "aeiou" else base + "s"


def learn_words(sentences: Iterable[Sentence]) -> tuple[dict[str, str], dict[str, str]]:
    """The words that have one tag, with it, and the words in lower case with the tags that they may have."""
    exact: dict[str, Counter[str]] = defaultdict(Counter)
    lower: dict[str, Counter[str]] = defaultdict(Counter)
    for sentence in sentences:
        for word, (_, tag) in zip(look([word for word, _ in sentence]), sentence, strict=True):
            exact[word.text][tag] += 1
            lower[word.norm][tag] += 1
    sure, groups = {}, {}
    for text, counts in sorted(exact.items()):
        tag, count = counts.most_common(1)[0]
        if count >= SURE_COUNT and count >= SURE_SHARE * counts.total():
            sure[text] = tag
    for norm, counts in sorted(lower.items()):
        if counts.total() >= GROUP_COUNT:
            tags = "|".join(sorted(tag for tag, n in counts.items() if n >= GROUP_SHARE * counts.total()))
            if tags != sure.get(norm):
                groups[norm] = tags
    return sure, groups


class Learner:
    """Averaged perceptron over packed rows of weights."""

    def __init__(self, tags: Sequence[str], sure: dict[str, str], groups: dict[str, str]) -> None:
        self.tags = list(tags)
        self.lane = {tag: 1 << LANE * position for position, tag in enumerate(tags)}
        self.bias = sum(1 << (LANE - 1) << LANE * position for position in range(len(tags)))
        self.size = len(tags) * LANE // 8
        self.sure = sure
        self.groups = sure | groups
        self.ids: dict[str, int] = {}
        self.rows: list[int] = []
        self.past: dict[tuple[int, str], int] = defaultdict(int)
        self.steps = 0
        self.parts: dict[tuple[str, str], Part] = {}

    def count(self, sentences: Sequence[Sentence]) -> None:
        """Number the features that occur often enough, with the gold tags to the left."""
        counts: Counter[str] = Counter()
        for sentence in sentences:
            words = look([word for word, _ in sentence])
            padded = [START, START, *words, END, END]
            kinds = [group(word, self.groups) for word in padded]
            clause = Clause()
            last = before = START.text
            for position, (word, (_, tag)) in enumerate(zip(words, sentence, strict=True), start=2):
                if not self.known(word):
                    counts.update(own_features(word, kinds[position]))
                    counts.update(left_features(padded[position - 1]))
                    counts.update(far_left_features(padded[position - 2]))
                    counts.update(right_features(padded[position + 1], kinds[position + 1]))
                    counts.update(far_right_features(padded[position + 2], kinds[position + 2]))
                    counts.update(
                        running_features(
                            word, kinds[position], (before, last), clause.key(word), kinds[position + 1]
                        )
                    )
                clause.move(word, tag)
                before, last = last, tag
        for feature, count in counts.items():
            if count >= FEATURE_COUNT:
                self.ids[feature] = len(self.ids)
        self.rows = [0] * len(self.ids)

    def known(self, word: Word) -> str | None:
        """The tag of a word that has but one."""
        return self.sure.get(word.text) if word.shape not in "tc" else None

    def part(self, word: Word) -> Part:
        key = (word.text, word.shape)
        part = self.parts.get(key)
        if part is None:
            kind = group(word, self.groups)
            part = self.parts[key] = (
                kind,
                self.numbers(own_features(word, kind)),
                self.numbers(left_features(word)),
                self.numbers(far_left_features(word)),
                self.numbers(right_features(word, kind)),
                self.numbers(far_right_features(word, kind)),
            )
        return part

    def numbers(self, features: Iterable[str]) -> list[int]:
        return [number for number in map(self.ids.get, features) if number is not None]

    def learn(self, sentence: Sentence) -> int:
        """Read one sentence, mend the weights where the guess is wrong; the count of wrong guesses."""
        words = look([word for word, _ in sentence])
        parts = [self.part(word) for word in words]
        parts += [self.part(END)] * 2
        previous = previous2 = self.part(START)
        last = before = START.text
        clause = Clause()
        wrong = 0
        for position, word in enumerate(words):
            part = parts[position]
            chosen = self.known(word)
            if chosen is None:
                following = parts[position + 1]
                key = clause.key(word)
                ids = part[1] + previous[2] + previous2[3] + following[4] + parts[position + 2][5]
                ids += self.numbers(running_features(word, part[0], (before, last), key, following[0]))
                total = sum(map(self.rows.__getitem__, ids)) + self.bias
                lanes = memoryview(total.to_bytes(self.size, "little")).cast("H").tolist()
                chosen = self.tags[lanes.index(max(lanes))]
                truth = sentence[position][1]
                self.steps += 1
                if chosen != truth:
                    wrong += 1
                    change = self.lane[truth] - self.lane[chosen]
                    for number in ids:
                        self.rows[number] += change
                        self.past[number, truth] += self.steps
                        self.past[number, chosen] -= self.steps
            clause.move(word, chosen)
            before, last = last, chosen
            previous2, previous = previous, part
        return wrong

    def averages(self) -> dict[str, dict[str, float]]:
        """The averaged weights of each feature that was ever mended."""
        names = list(self.ids)
        result: dict[str, dict[str, float]] = defaultdict(dict)
        offset = self.bias
        for (number, tag), past in self.past.items():
            lanes = (self.rows[number] + offset).to_bytes(self.size, "little")
            place = self.tags.index(tag) * 2
            now = int.from_bytes(lanes[place : place + 2], "little") - (1 << (LANE - 1))
            weight = now - past / self.steps
            if weight:
                result[names[number]][tag] = weight
        return result


def write(
    tags: Sequence[str], sure: dict[str, str], groups: dict[str, str], weights: dict[str, dict[str, float]]
) -> str:
    """The text of the tables: a header, tags, words, their tags, words, their groups, features, rows."""
    place = {tag: chr(TAG_ZERO + position) for position, tag in enumerate(tags)}
    rows = {}
    for feature, row in sorted(weights.items()):
        if max(map(abs, row.values())) >= LEAST_ROW:
            pairs = (place[tag] + coded(row[tag]) for tag in tags if abs(row.get(tag, 0)) >= LEAST)
            rows[feature] = "".join(pairs)
    columns = (sure, sure.values(), groups, groups.values(), rows, rows.values())
    header = (
        "# made by shared/build/tagger.py: tags; words, their tags; words, their groups; features, weights"
    )
    return "\n".join((header, " ".join(tags), *map("\t".join, columns))) + "\n"


def coded(weight: float) -> str:
    """The character that stands for a weight."""
    return chr(max(34, min(255, WEIGHT_ZERO + round(weight / UNIT))))


_COARSE = {"NNS": "NN", "NNPS": "NNP", "PRP$": "PRP", "JJR": "JJ", "JJS": "JJ", "RBR": "RB", "RBS": "RB"}


def coarse(tag: str) -> str:
    """Roughly the universal part of speech of a Penn tag."""
    if tag.startswith("VB") or tag == "MD":
        return "VB"
    if not tag[:1].isalpha() or tag in ("HYPH", "NFP", "-LRB-", "-RRB-"):
        return "."
    return _COARSE.get(tag, tag)


def report(tagger: Tagger, name: str, sentences: Sequence[Sentence]) -> None:
    """Print accuracy, speed and the commonest confusions."""
    right = rough = total = 0
    confusions: Counter[tuple[str, str]] = Counter()
    started = time.perf_counter()
    given = [tagger.tag([word for word, _ in sentence]) for sentence in sentences]
    took = time.perf_counter() - started
    for sentence, tags in zip(sentences, given, strict=True):
        for (_, truth), tag in zip(sentence, tags, strict=True):
            if truth in _UNWANTED:
                continue
            total += 1
            right += tag == truth
            rough += coarse(tag) == coarse(truth)
            if tag != truth:
                confusions[truth, tag] += 1
    mixed = ", ".join(f"{truth}→{tag} {count}" for (truth, tag), count in confusions.most_common(12))
    print(
        f"{name:18} XPOS {right / total:.4f}  coarse {rough / total:.4f}  {total / took:,.0f} words/s {mixed}"
    )


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("corpus", type=Path)
    corpus = arguments.parse_args().corpus
    started = time.perf_counter()
    chance = random.Random(SEED)
    gold = [s for name in ("ewt-train", "gum-train") for d in read_sentences(corpus, name) for s in usable(d)]
    news = read_sentences(corpus, "polnear-silver")
    silver = [s for d in news[:SILVER_TRAIN] for s in usable_silver(d)]
    tags = sorted({tag for sentence in gold + silver for _, tag in sentence})
    sure, groups = learn_words(gold + silver)
    learner = Learner(tags, sure, groups)
    learner.count(gold + silver)
    print(f"{len(gold):,} + {len(silver):,} sentences, {len(tags)} tags, {len(learner.ids):,} features")
    for epoch in range(EPOCHS):
        sentences = gold + silver[epoch % SILVER_PARTS :: SILVER_PARTS]
        chance.shuffle(sentences)
        wrong = sum(learner.learn(headline(sentence, chance)) for sentence in sentences)
        print(f"epoch {epoch + 1}: {wrong:,} wrong, {time.perf_counter() - started:.0f} s", flush=True)
    text = write(tags, sure, groups, learner.averages())
    OUTPUT.write_text(text, encoding="utf-8", newline="\n")
    print(f"{OUTPUT.name}: {len(text.encode()):,} bytes, {len(zlib.compress(text.encode(), 9)):,} zipped")
    tagger = parse(text)
    for name in ("ewt-dev", "gum-dev", "pud"):
        report(tagger, name, [s for d in read_sentences(corpus, name) for s in d])
    report(tagger, "polnear-silver dev", [s for d in news[SILVER_TRAIN:] for s in usable_silver(d)])


if __name__ == "__main__":
    main()
