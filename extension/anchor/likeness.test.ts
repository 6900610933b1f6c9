import assert from "node:assert/strict";
import { test } from "node:test";
import { PARAGRAPHS } from "../article/testing";
import { likeness } from "./likeness";

const TEXT = PARAGRAPHS.join("\n\n");
const OTHER = "Another town.\n\nAnother story altogether, which is about a bus.\n\nIt has three paragraphs.";

test("texts are alike as far as their blocks are the same", () => {
  assert.equal(likeness(TEXT, TEXT), 1);
  assert.equal(likeness(TEXT, OTHER), 0);
  assert.equal(likeness("", ""), 1);
  assert.equal(likeness(TEXT, ""), 0);
  assert.equal(likeness(`${TEXT}\n\n${TEXT}`, TEXT), 0.5);
  assert.equal(likeness(TEXT, `${TEXT}\n\n${TEXT}`), 0.5);
});

test("white space does not make texts unlike", () => {
  assert.equal(likeness(TEXT, TEXT.replace(/ /g, "\n")), 1);
});

test("a changed paragraph counts for its length", () => {
  const share = likeness(TEXT, TEXT.replace("four hundred", "five hundred"));
  assert.ok(share > 0.6 && share < 0.75, String(share));
});
