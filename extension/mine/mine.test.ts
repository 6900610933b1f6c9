import assert from "node:assert/strict";
import { test } from "node:test";
import { indexOf } from "../article/offsets";
import { article, spanOf } from "../example";
import type { Selectors } from "../kept/selectors";
import { type Mine, mineOf, placed, placing } from "./mine";

const long = {
  ...article,
  text: "The mayor said that the town would close its ferry landing. ".repeat(2_400),
};

const selecting = (exact: string, start: number, around = ""): Selectors => [
  { type: "TextPositionSelector", start, end: start + exact.length },
  { type: "TextQuoteSelector", exact, prefix: around, suffix: around },
];
const marked = (selectors: Selectors): Mine => ({ ...mineOf(article, spanOf("cranes"), ""), selectors });

test("marks stand in the order of the text, those whose words are gone last", () => {
  const marks = [
    marked(selecting("words that are nowhere in it", 3)),
    mineOf(article, spanOf("dockers"), "Which?"),
    mineOf(article, spanOf("cranes"), ""),
  ];
  assert.deepEqual(
    placed(article, marks).map(({ span }) => span && indexOf(article).slice(span)),
    ["cranes", "dockers", null],
  );
});

test("the page can have its turn before each mark is placed", () => {
  const marks = Array(20).fill(mineOf(article, spanOf("cranes"), ""));
  const work = placing(article, marks);
  let turns = 0;
  for (let next = work.next(); !next.done; next = work.next()) turns++;
  assert.equal(turns, marks.length);
});

const hostile: [what: string, selectors: Selectors][] = [
  [
    "a passage of 50,000 letters that is nearly there",
    selecting(long.text.slice(0, 50_000).replace(/town/g, "tawn"), 9),
  ],
  [
    "a passage of 1,000 letters that is nearly there",
    selecting(long.text.slice(0, 1_000).replace(/town/g, "tawn"), 9),
  ],
  ["a letter that is everywhere, in strange surroundings", selecting("e", 70_000, "x".repeat(2_000))],
  ["a place beyond the end", selecting("town", Number.MAX_SAFE_INTEGER - 10)],
  ["words that are a pattern", selecting("(a+)+$|[^]*", 0)],
  ["the name of something that every object has", selecting("__proto__", 0, "constructor")],
];
for (const [what, selectors] of hostile)
  test(`thousands of marks on ${what} are placed, or not, in bounded time`, () => {
    const began = process.cpuUsage().user;
    const found = placed(long, Array(3_000).fill(marked(selectors)));
    assert.equal(found.length, 3_000);
    const seconds = (process.cpuUsage().user - began) / 1e6;
    assert.ok(seconds < 10, `${seconds} s`);
  });
