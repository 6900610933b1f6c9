import assert from "node:assert/strict";
import { test } from "node:test";
import { type Stroke, Strokes } from "./strokes";

/** Under words of a baseline at `top`, a line that begins so many pixels below it. */
const stroke = (left: number, right: number, top: number, style: string, pixels = 1, below = 5): Stroke => ({
  strip: { left, top, right, bottom: top + below + pixels },
  line: { style, ems: 0.3, pixels },
});

const ONE = stroke(10, 60, 20, "dotted");
const others: [what: string, other: Stroke, seen: string][] = [
  ["that it lies on", stroke(20, 40, 20, "dotted"), "10-60"],
  ["that reaches beyond it", stroke(40, 90, 20.2, "dotted"), "10-90"],
  ["beside it", stroke(60, 90, 20, "dotted"), "10-60 60-90"],
  ["of another style", stroke(20, 40, 20, "dashed"), "10-60 20-40"],
  ["that is thicker, on all of it", stroke(10, 60, 20, "dotted", 3, 4), "10-60"],
  ["that is thicker, on a part of it", stroke(20, 40, 20, "dotted", 3, 4), "10-60 20-40"],
  ["that is thicker, above it", stroke(10, 60, 20, "dotted", 2, 2), "10-60 10-60"],
  ["of the next line of text", stroke(20, 40, 45, "dotted"), "10-60 20-40"],
];
for (const [what, other, seen] of others)
  for (const [order, both] of Object.entries({ before: [other, ONE], after: [ONE, other] }))
    test(`a line, and ${order} it one ${what}, are seen from ${seen.replace(" ", " and from ")}`, () => {
      const strokes = new Strokes();
      for (const each of both) strokes.add(each);
      const ends = strokes.all.map(({ strip }) => `${strip.left}-${strip.right}`);
      assert.deepEqual(ends.sort(), seen.split(" "));
    });

test("of two lines on the same words the thicker one is seen", () => {
  const strokes = new Strokes();
  for (const pixels of [1, 3, 2]) strokes.add(stroke(10, 60, 20, "dotted", pixels, 5 - pixels / 2));
  assert.deepEqual(
    strokes.all.map(({ line }) => line.pixels),
    [3],
  );
});
