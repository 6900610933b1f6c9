import assert from "node:assert/strict";
import { test } from "node:test";
import { chained } from "./chain";
import { Comparer } from "./distance";
import { MAX_STEPS } from "./selectors";
import { similar } from "./similar";
import { type Chance, type Changed, changed, distances, letters, prose, seeded } from "./testing";

const most = (words: string): number => Math.floor(words.length / 10);

/** Words that stand in a text with changes inside of them, so that it is beyond dispute where they begin and end. */
function example(chance: Chance, length: number, change: (inner: string) => Changed, around: number) {
  const ends = Math.min(Math.floor(length / 5), 25);
  const words = prose(chance, length);
  const { text: inner, errors } = change(words.slice(ends, -ends));
  const there = words.slice(0, ends) + inner + words.slice(-ends);
  const start = Math.floor(chance() * around);
  const text = prose(chance, start) + there + prose(chance, around - start);
  return { words, text, errors, start, end: start + there.length };
}

/** A part of the words, as long as this share of them, gives way to other words, or to none. */
function replaced(chance: Chance, words: string, share: number, other: (length: number) => string): Changed {
  const length = Math.floor(words.length * share);
  const start = Math.floor(chance() * (words.length - length));
  return { text: words.slice(0, start) + other(length) + words.slice(start + length), errors: length };
}

const changes: [name: string, change: (chance: Chance, words: string) => Changed][] = [
  ["that is the same", (_, text) => ({ text, errors: 0 })],
  ["of which a part was dropped", (chance, words) => replaced(chance, words, 0.09, () => "")],
  ["of which a part was replaced", (chance, words) => replaced(chance, words, 0.09, (n) => prose(chance, n))],
  [
    "to which a part was added",
    (chance, words) => {
      const errors = Math.floor(words.length * 0.09);
      return { text: replaced(chance, words, 0, () => prose(chance, errors)).text, errors };
    },
  ],
  [
    "of which a part stands elsewhere in it",
    (_, words) => {
      const quarter = Math.floor(words.length / 4);
      const part = Math.floor(words.length * 0.04);
      const moved = words.slice(quarter, quarter + part);
      const text =
        words.slice(0, quarter) + words.slice(quarter + part, 3 * quarter) + moved + words.slice(3 * quarter);
      return { text, errors: 2 * part };
    },
  ],
  [
    "whose straight quotation marks were made curly",
    (_, words) => {
      const text = words.replaceAll(' "', " “").replaceAll('"', "”");
      return { text, errors: words.split('"').length - 1 };
    },
  ],
  [
    "of which one unit in eleven is another",
    (_, words) => {
      const text = words.replace(/(.{10})./gs, "$1#");
      return { text, errors: Math.floor(words.length / 11) };
    },
  ],
];
for (const [name, change] of changes)
  test(`a passage ${name} is found, whatever its length`, () => {
    const chance = seeded(2);
    for (const length of [100, 500, 1_500, 10_000, 50_000]) {
      const { words, text, errors, start, end } = example(
        chance,
        length,
        (inner) => change(chance, inner),
        50_000,
      );
      const found = similar(text, words, most(words), 0, new Comparer(MAX_STEPS));
      assert.deepEqual(
        found.map((match) => [match.start, match.end]),
        [[start, end]],
        `${length} units`,
      );
      assert.ok((found[0]?.errors ?? 0) <= errors);
    }
  });

const RATES = [0, 0.02, 0.05, 0.08, 0.09, 0.1, 0.11, 0.13, 0.15];

for (const [how, find] of [
  ["compared with all of the text", similar],
  ["found by its pieces", (text, words, errors, _, comparer) => chained(text, words, errors, comparer)],
] satisfies [string, typeof similar][])
  test(`a passage with changes here and there, ${how}, is found where the plain table has it`, () => {
    const chance = seeded(3);
    for (const rate of RATES)
      for (const length of [50, 500, 1_500]) {
        if (find !== similar && length < 500) continue;
        for (let trial = 0; trial < (length > 500 ? 4 : 12); trial++) {
          const { words, text, start, end } = example(
            chance,
            length,
            (one) => changed(chance, one, rate),
            1_000,
          );
          const truth = Math.min(...distances(words, text, true));
          const found = find(text, words, most(words), 0, new Comparer(MAX_STEPS));
          const about = JSON.stringify({ rate, truth, found, start, end, words, text });
          if (truth > most(words)) assert.deepEqual(found, [], about);
          else if (find === similar || truth <= 0.09 * length) assert.ok(found.length > 0, about);
          for (const match of found) {
            assert.deepEqual([match.start, match.end], [start, end], about);
            assert.ok(
              (distances(words, text.slice(start, end), false).at(-1) as number) <= match.errors,
              about,
            );
          }
        }
      }
  });

test("a long passage is found with less than a tenth changed here and there, and not with more", () => {
  const chance = seeded(4);
  for (const length of [10_000, 50_000])
    for (const rate of RATES) {
      const { words, text, errors, start, end } = example(
        chance,
        length,
        (inner) => changed(chance, inner, rate),
        90_000,
      );
      const found = similar(text, words, most(words), 0, new Comparer(MAX_STEPS));
      // The table has at most so many errors, and for changes by chance hardly fewer.
      if (errors <= 0.09 * length) assert.equal(found.length, 1);
      if (errors > 0.105 * length) assert.deepEqual(found, []);
      for (const match of found) {
        assert.deepEqual([match.start, match.end], [start, end]);
        assert.ok(match.errors <= most(words));
      }
    }
});

test("a passage that says the same again and again is found by what else it says", () => {
  const chance = seeded(8);
  const words = prose(chance, 400) + "And so it goes, my love. ".repeat(120) + prose(chance, 400);
  const now = words.slice(0, 25) + changed(chance, words.slice(25, -25), 0.08).text + words.slice(-25);
  const text = prose(chance, 90_000) + now + prose(chance, 40_000);
  const found = similar(text, words, most(words), 0, new Comparer(MAX_STEPS));
  assert.deepEqual(
    found.map(({ start, end }) => [start, end]),
    [[90_000, 90_000 + now.length]],
  );
});

test("a long passage that stands in a text twice is found twice", () => {
  const chance = seeded(5);
  const words = prose(chance, 20_000);
  const first = changed(chance, words, 0.05).text;
  const second = changed(chance, words, 0.07).text;
  const text = `${first}\n\n${prose(chance, 5_000)}\n\n${second}`;
  const places = chained(text, words, most(words), new Comparer(MAX_STEPS)).map(({ start }) => start);
  assert.ok(places.some((start) => start <= 5));
  assert.ok(places.some((start) => Math.abs(start - (text.length - second.length)) <= 5));
});

test("what begins or ends with another letter begins or ends there either way", () => {
  const chance = seeded(6);
  const words = prose(chance, 2_000);
  const text = `${prose(chance, 500)}§${words.slice(1, -1)}§${prose(chance, 500)}`;
  for (const found of [
    similar(text, words, most(words), 0, new Comparer(MAX_STEPS)),
    chained(text, words, most(words), new Comparer(MAX_STEPS)),
  ]) {
    const ends = found.map(({ start, end }) => `${start} ${end}`).sort();
    assert.deepEqual(ends, ["500 2499", "500 2500", "501 2499", "501 2500"]);
  }
});

/** What it does, and how often it looked at a unit of a text meanwhile. */
function counting<Result>(work: () => Result): { result: Result; looks: number } {
  const { charCodeAt } = String.prototype;
  let looks = 0;
  String.prototype.charCodeAt = function (at) {
    looks++;
    return charCodeAt.call(this, at);
  };
  try {
    return { result: work(), looks };
  } finally {
    String.prototype.charCodeAt = charCodeAt;
  }
}

const LONGEST = 150_000;
const chance = seeded(7);
const passage = prose(chance, 50_000);
const units = Array.from({ length: 40_000 }, (_, at) => String.fromCharCode(at + 0x100)).join("");
const shuffled = (text: string, length: number): string =>
  Array.from({ length: Math.ceil(text.length / length) }, (_, at) =>
    text.slice(at * length, (at + 1) * length),
  )
    .map((part) => ({ part, order: chance() }))
    .sort((one, other) => one.order - other.order)
    .map(({ part }) => part)
    .join("");

const hostile: [what: string, text: string, words: string, found: boolean][] = [
  ["one letter", "a".repeat(LONGEST), `${"a".repeat(25_000)}b${"a".repeat(24_000)}`, false],
  ["two letters in turn", "ab".repeat(LONGEST / 2), `${"ab".repeat(15_000)}c${"ba".repeat(9_000)}`, false],
  ["two letters by chance", letters(chance, LONGEST, "ab"), letters(chance, 50_000, "ab"), false],
  ["pieces that occur again and again", "He said so. ".repeat(12_000), "He said so! ".repeat(2_000), false],
  ["one letter, and a shorter passage", "a".repeat(LONGEST), `${"a".repeat(9)}b`.repeat(60), true],
  ["one letter, and a short passage", "a".repeat(LONGEST), `${"a".repeat(9)}b`, true],
  ["every letter once", units + "a".repeat(LONGEST - units.length), units.slice(0, 30_000), true],
  ["its own pieces in another order", shuffled(passage, 15).repeat(3), passage, false],
  ["its own sentences in another order", shuffled(passage, 2_000).repeat(3), passage, false],
  ["another article", prose(chance, LONGEST), passage, false],
];

for (const [what, text, words, isFound] of hostile)
  test(`in ${what} the search ends within counted steps`, () => {
    const comparer = new Comparer(MAX_STEPS);
    const { result, looks } = counting(() => similar(text, words, most(words), 0, comparer));
    assert.equal(result.length > 0, isFound);
    assert.ok(result.length <= 500, `${result.length} matches`);
    assert.ok(comparer.steps <= MAX_STEPS, `${comparer.steps} steps`);
    // A step has one look at most; else each piece of the text is looked at, which has ten units, and each run once more.
    assert.ok(looks <= 30 * (text.length + words.length) + comparer.steps, `${looks} units looked at`);
  });
