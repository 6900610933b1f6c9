import assert from "node:assert/strict";
import { test } from "node:test";
import { Concordance } from "../concordance";
import { analysis, article, lind, monday } from "../example";
import { marksOf, sectionStarts } from "./marks";
import { allNames } from "./names";
import { marksAt } from "./targets";

const concordance = new Concordance(article, analysis);
const quiet = marksOf(concordance, "quiet");
const full = marksOf(concordance, "full");

const painted = (marks: typeof quiet, highlight: string): string[] =>
  marks.marks.filter((mark) => mark.highlight === highlight).map((mark) => concordance.words(...mark.spans));

test("a section begins at the top and at each line that reads as a heading", () => {
  const starts = sectionStarts(concordance).map((start) => concordance.words([start, start + 4]));
  assert.deepEqual(starts, ["Harb", "What"]);
});

test("quiet paints an actor's first name in each section and the one with the label, never a pronoun", () => {
  assert.deepEqual(painted(quiet, "sidelight-person"), ["Mara Lind", "Lind", "Lind"]);
  assert.deepEqual(painted(quiet, "sidelight-group"), ["The dockers", "the dockers"]);
});

test("full paints every mention, pronouns too", () => {
  assert.deepEqual(painted(full, "sidelight-person"), ["Mara Lind", "Lind", "Lind", "she"]);
});

test("quiet leaves the words of quotes alone, full tints them by speaker and kind", () => {
  const quotes = (marks: typeof quiet) =>
    marks.marks.filter(({ target }) => target.mark === "quote").map(({ highlight }) => highlight);
  assert.deepEqual(quotes(quiet), [null, null, null, null]);
  assert.deepEqual(quotes(full), [
    "sidelight-direct-0",
    "sidelight-indirect-1",
    "sidelight-indirect-0",
    "sidelight-mixed-other",
  ]);
});

test("every highlight has a name by which it can be taken away", () => {
  for (const { highlight } of [...quiet.marks, ...full.marks])
    assert.ok(highlight === null || allNames.includes(highlight), String(highlight));
});

test("a role is written at the first mention that does not stand beside the very same words", () => {
  const [role, ...more] = quiet.wishes.filter(({ kind }) => kind === "role");
  assert.deepEqual(more, []);
  assert.deepEqual(role?.target, { mark: "actor", id: lind.id, mention: 1 });
  assert.equal(role?.text, "Port director");
  assert.equal(role?.marginText, "Lind: Port director");
});

test("a tag in the margin names the speaker and what to know of the quote", () => {
  const tags = quiet.wishes.filter(({ kind }) => kind === "tag").map(({ text }) => text);
  assert.deepEqual(tags, [
    "Lind · contested",
    "The dockers · denies",
    "Lind · via Coast Radio",
    "A spokesman · unnamed source",
  ]);
});

test("at a place in a quote the actor comes before the quote that holds them", () => {
  const within = new Concordance(article, {
    ...analysis,
    quotes: [{ ...monday, content: [[36, 100]] }],
  });
  const offset = lind.mentions[0]?.span[0] ?? 0;
  const found = marksAt(marksOf(within, "quiet").marks, offset).map(({ target }) => target.mark);
  assert.deepEqual(found, ["actor", "quote"]);
});
