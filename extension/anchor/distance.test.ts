import assert from "node:assert/strict";
import { test } from "node:test";
import { Comparer, type Part } from "./distance";
import { changed, distances, letters, prose, seeded } from "./testing";

test("the distance is that of the plain table: from all of a text, its start, or anywhere in it", () => {
  const chance = seeded(1);
  for (let trial = 0; trial < 900; trial++) {
    const of = trial % 2 === 0 ? "ab" : undefined;
    const write = (length: number): string =>
      of ? letters(chance, Math.floor(length), of) : prose(chance, Math.floor(length));
    const words = write(1 + chance() * 140);
    const part = (["whole", "start", "any"] satisfies Part[])[trial % 3] as Part;
    const other = changed(chance, words, chance() * 0.5, of).text;
    const text = (part === "any" ? write(chance() * 40) : "") + other + write(chance() * 9);
    const errors = distances(words, text, part === "any");
    const ends = part === "whole" ? [text.length] : [...errors.keys()];
    const least = Math.min(...ends.map((end) => errors[end] as number));
    const most = Math.floor(chance() * (words.length + 2));
    assert.deepEqual(
      new Comparer(Number.POSITIVE_INFINITY).compare(words, text, most, part),
      least <= most ? { errors: least, ends: ends.filter((end) => errors[end] === least) } : null,
      JSON.stringify({ words, text, most, part }),
    );
  }
});

test("one comparer compares one after the other", () => {
  const comparer = new Comparer(1_000);
  assert.deepEqual(comparer.compare("mayor", "the mayer said", 1, "any"), { errors: 1, ends: [9] });
  assert.deepEqual(comparer.compare("", "said", 4, "whole"), { errors: 4, ends: [4] });
  assert.deepEqual(comparer.compare("said", "sad", 1, "whole"), { errors: 1, ends: [3] });
});

test("it stops at its limit of steps", () => {
  const comparer = new Comparer(1_000);
  assert.equal(comparer.compare("a".repeat(99), `${"a".repeat(49)}b`.repeat(99), 9, "any"), null);
  assert.equal(comparer.steps, 1_000);
  assert.equal(comparer.compare("a", "a", 0, "whole"), null);
});
