import assert from "node:assert/strict";
import { test } from "node:test";
import { actorName, actorTypes, noteName } from "../overlay/names";
import { thickness, underlineOf } from "../overlay/rules";
import { FORCED } from "./paint";

test("where colours are forced, style and thickness tell the reader's own marks from all others", () => {
  const lines = [noteName, ...actorTypes.map(actorName)].map(underlineOf);
  const looks = [...lines, FORCED.highlight, FORCED.note].map((line) => {
    assert.ok(line !== null && typeof line === "object");
    return `${line.style} ${thickness(line)}`;
  });
  assert.equal(new Set(looks).size, looks.length);
});

test("words that are being marked may look selected", () => assert.equal(FORCED.draft, "highlight"));
