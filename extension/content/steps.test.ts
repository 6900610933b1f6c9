import assert from "node:assert/strict";
import { test } from "node:test";
import { Concordance } from "../concordance";
import { analysis, article, days, lind, monday, radio, talks } from "../example";
import { step } from "./steps";

const concordance = new Concordance(article, analysis);
const startOf = ({ content }: { content: [number, number][] }): number => content[0]?.[0] ?? -1;

const steps: [mark: "quote" | "actor", from: number, by: 1 | -1, id: string, place: number][] = [
  ["quote", -1, 1, monday.id, 1],
  ["quote", startOf(monday), 1, "q2", 2],
  ["quote", startOf(days), 1, monday.id, 1],
  ["quote", startOf(monday), -1, days.id, 4],
  ["quote", startOf(days), -1, talks.id, 3],
  ["actor", -1, 1, lind.id, 1],
  ["actor", lind.mentions[0]?.span[0] ?? -1, 1, "a2", 2],
  ["actor", lind.mentions[0]?.span[0] ?? -1, -1, radio.id, 3],
];
for (const [mark, from, by, id, place] of steps)
  test(`from ${from}, the ${by === 1 ? "next" : "previous"} ${mark} is ${id}`, () => {
    const found = step(concordance, mark, from, by);
    assert.deepEqual([found?.target, found?.place], [{ mark, id }, place]);
  });

test("an article without quotes has no next one", () => {
  assert.equal(step(new Concordance(article, { ...analysis, quotes: [] }), "quote", -1, 1), null);
});
