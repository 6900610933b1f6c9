import assert from "node:assert/strict";
import { test } from "node:test";
import { checkAnalysis } from "./check";
import { EngineError } from "./engine";
import { analysis, article } from "./sample";

type Tree = Record<string, unknown>;

/** The sample with another value at a path such as "notes.0.span". */
function changed(path: string, value: unknown): unknown {
  const copy = structuredClone(analysis);
  const steps = path.split(".");
  const last = steps.pop() ?? "";
  const holder = steps.reduce((tree, step) => tree[step] as Tree, copy as unknown as Tree);
  holder[last] = value;
  return copy;
}

const [actor] = analysis.actors;
const mention = actor?.mentions[0];

test("an analysis that fits its article is handed on as it is", () => {
  assert.deepEqual(checkAnalysis(article, analysis), analysis);
});

test("offsets are counted in code points: the last character of a text with an emoji can be marked", () => {
  const last = changed("notes.0.span", [51, 52]);
  assert.deepEqual(checkAnalysis(article, last), last);
});

const WRONG: [string, unknown, RegExp][] = [
  ["is no object", null, /unexpected form/],
  ["has another schema", changed("schema", "sidelight/2"), /unexpected form at schema/],
  ["has a field too many", changed("html", "<img>"), /unexpected form at html/],
  ["lacks its quotes", changed("quotes", undefined), /unexpected form at quotes/],
  ["has half an offset", changed("notes.0.span", [1.5, 2]), /unexpected form at notes\.0\.span\.0/],
  ["marks beyond the end", changed("notes.0.span", [51, 53]), /marks 51 to 53/],
  ["marks before the start", changed("notes.0.span", [-1, 3]), /marks -1 to 3/],
  ["marks nothing", changed("quotes.0.cue", [[5, 5]]), /marks 5 to 5/],
  ["marks backwards", changed("actors.0.mentions.0.span", [9, 5]), /marks 9 to 5/],
  ["has two actors of one id", changed("actors", [actor, actor]), /one id to two/],
  ["has an unknown speaker", changed("quotes.0.speakers", ["a9"]), /refers to "a9"/],
  ["has an unknown outlet", changed("quotes.0.via", ["a9"]), /refers to "a9"/],
  ["gives a role to an unknown actor", changed("actors.0.of", "a9"), /refers to "a9"/],
  ["contests an unknown quote", changed("quotes.0.contests", ["q9"]), /refers to "q9"/],
  ["stands in an unknown quote", changed("quotes.0.within", "q9"), /refers to "q9"/],
  ["is about an unknown actor", changed("notes.0.about", "a9"), /refers to "a9"/],
  ["refers to an empty id", changed("notes.0.about", ""), /refers to ""/],
  ["has too many marks", changed("actors.0.mentions", Array(20_001).fill(mention)), /20001 marks/],
];

for (const [what, answer, message] of WRONG) {
  test(`an analysis that ${what} is refused, and the error says where`, () => {
    assert.throws(
      () => checkAnalysis(article, answer),
      (error) => error instanceof EngineError && message.test(error.message),
    );
  });
}
