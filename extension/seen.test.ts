import assert from "node:assert/strict";
import { test } from "node:test";
import type { Analysis, Note, Quote } from "./analysis";
import { correctionOf } from "./corrections/correction";
import { referToActor, referToQuote } from "./corrections/references";
import { checkAnalysis } from "./engines/check";
import { analysis, article, days, dockers, monday, noDeal, spanOf, talks } from "./example";
import { seen } from "./seen";
import { type Sure, sureness } from "./sure";

const note = (kind: Note["kind"], words: string): Note => ({
  ...(analysis.notes[0] as Note),
  id: `${kind} ${words}`,
  kind,
  span: spanOf(words),
});

/** The analysis with quotes of this confidence; within: the one that holds the quote. */
const withConfidence = (confidence: Record<string, number>, notes: Note[] = []): Analysis => ({
  ...analysis,
  quotes: analysis.quotes.map((quote) => ({ ...quote, confidence: confidence[quote.id] ?? 0.9 })),
  notes: [...analysis.notes, ...notes],
});

const ids = (quotes: readonly Quote[]): string[] => quotes.map(({ id }) => id);

const cases: [sure: Sure, confidence: Record<string, number>, left: string[]][] = [
  ["any", { q1: 0, q2: 0.1, q3: 0.49, q4: 1 }, ["q1", "q2", "q3", "q4"]],
  ["fairly", { q1: 0.49, q2: 0.5, q3: 0.79, q4: 0.8 }, ["q2", "q3", "q4"]],
  ["sure", { q1: 0.49, q2: 0.5, q3: 0.79, q4: 0.8 }, ["q4"]],
  ["sure", { q1: 0, q2: 0, q3: 0, q4: 0 }, []],
];
for (const [sure, confidence, left] of cases)
  test(`of quotes as sure as ${Object.values(confidence).join(", ")}, “${sure}” leaves ${left.join(", ") || "none"}`, () => {
    const given = withConfidence(confidence);
    const { analysis: now, unsure } = seen(article, given, [], sure);
    assert.deepEqual(ids(now.quotes), left);
    assert.equal(unsure, given.quotes.length - left.length);
    checkAnalysis(article, now);
  });

test("what is left does not point to what is left out", () => {
  const given = withConfidence({ q1: 0.1 }, [note("contested", "the cranes will move on Monday")]);
  given.quotes = given.quotes.map((quote) => (quote.id === talks.id ? { ...quote, within: "q1" } : quote));
  const { analysis: now } = seen(article, given, [], "fairly");
  assert.deepEqual(now.quotes.find(({ id }) => id === noDeal.id)?.contests, []);
  assert.equal(now.quotes.find(({ id }) => id === talks.id)?.within, null);
  assert.deepEqual(now.notes, analysis.notes, "A note on a quote goes with it.");
  checkAnalysis(article, now);
});

test("a quote whose speaker the reader has named is as sure as can be", () => {
  const quote = referToQuote(article, days) ?? assert.fail();
  const named = correctionOf({ kind: "speaker", quote, speaker: referToActor(article, dockers) });
  const given = withConfidence({ q4: 0.2 });
  assert.ok(!ids(seen(article, given, [], "sure").analysis.quotes).includes("q4"));
  assert.ok(ids(seen(article, given, [named], "sure").analysis.quotes).includes("q4"));
});

test("a correction of a quote that is left out is not called stale", () => {
  const made = correctionOf({ kind: "no-quote", quote: referToQuote(article, monday) ?? assert.fail() });
  assert.deepEqual(seen(article, withConfidence({ q1: 0.2 }), [made], "sure").stale, []);
});

test("how sure it is has the same words on a card and in the options", () => {
  for (const [confidence, sure] of [
    [0, "any"],
    [0.49, "any"],
    [0.5, "fairly"],
    [0.79, "fairly"],
    [0.8, "sure"],
    [1, "sure"],
  ] as const)
    assert.equal(sureness(confidence), sure);
});
