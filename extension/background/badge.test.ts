import assert from "node:assert/strict";
import { test } from "node:test";
import { analysis, article } from "../engines/sample";
import type { PageState } from "../protocol";
import { badgeOf } from "./badge";

const report = { where: "device", address: null, milliseconds: 1, fellBack: null } as const;
const read = (number: number): PageState => ({
  phase: "read",
  article,
  analysis,
  report,
  seen: { quotes: number, actors: 1 },
  unplaced: 0,
});

const CASES: [PageState, string, string][] = [
  [{ phase: "off" }, "", "Read this page with Sidelight"],
  [{ phase: "working", step: "starting" }, "…", "Sidelight is reading this page"],
  [read(1), "1", "Sidelight: 1 quote, 1 actor"],
  [read(0), "0", "Sidelight: 0 quotes, 1 actor"],
  [read(120), "99+", "Sidelight: 120 quotes, 1 actor"],
  [
    { phase: "failed", problem: { reason: "not-english", message: "This page is not in English." } },
    "!",
    "Sidelight: This page is not in English.",
  ],
];

for (const [state, text, title] of CASES) {
  test(`the button says "${text}" and "${title}"`, () => {
    const badge = badgeOf(state);
    assert.deepEqual([badge.text, badge.title], [text, title]);
  });
}
