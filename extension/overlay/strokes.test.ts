import assert from "node:assert/strict";
import { test } from "node:test";
import { type Stroke, Strokes } from "./strokes";

const stroke = (left: number, right: number, bottom: number, style: string, pixels = 1): Stroke => ({
  strip: { left, top: bottom - 6, right, bottom },
  line: { style, ems: 0.3, pixels },
});

const ONE = stroke(10, 60, 20, "dotted");
const others: [what: string, other: Stroke, seen: string][] = [
  ["that it lies on", stroke(20, 40, 20, "dotted"), "10-60"],
  ["that reaches beyond it", stroke(40, 90, 20.2, "dotted"), "10-90"],
  ["beside it", stroke(60, 90, 20, "dotted"), "10-60 60-90"],
  ["of another style", stroke(20, 40, 20, "dashed"), "10-60 20-40"],
  ["of another thickness", stroke(20, 40, 20, "dotted", 2), "10-60 20-40"],
  ["of the next line of text", stroke(20, 40, 45, "dotted"), "10-60 20-40"],
];
for (const [what, other, seen] of others)
  test(`a line and one ${what} are seen from ${seen.replace(" ", " and from ")}`, () => {
    const strokes = new Strokes();
    for (const { strip, line } of [ONE, other]) strokes.add({ strip: { ...strip }, line });
    assert.equal(strokes.all.map(({ strip }) => `${strip.left}-${strip.right}`).join(" "), seen);
  });
