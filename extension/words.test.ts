import assert from "node:assert/strict";
import { test } from "node:test";
import { words } from "./words";

const cases: [said: string, expected: string][] = [
  [words.found(1, 1), "1 quote, 1 actor"],
  [words.found(14, 1234), "14 quotes, 1,234 actors"],
  [words.found(0, 0), "Read. No quotes and nobody named here."],
  [words.and([]), ""],
  [words.and(["Lind"]), "Lind"],
  [words.and(["Lind", "Oktay"]), "Lind and Oktay"],
  [words.and(["Lind", "Oktay", "Baloyi"]), "Lind, Oktay and Baloyi"],
  [words.date("2020-10-02"), "2 October 2020"],
  [words.date("2026-11"), "November 2026"],
  [words.date("2020-W43"), "2020-W43"],
  [words.date("2020-13-01"), "2020-13-01"],
];
for (const [said, expected] of cases) test(`“${expected}”`, () => assert.equal(said, expected));
