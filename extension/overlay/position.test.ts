import assert from "node:assert/strict";
import { test } from "node:test";
import { cardPosition } from "./position";

const window = { width: 1000, height: 800 };
const card = { width: 340, height: 300 };
const words = (left: number, top: number) => ({ left, top, right: left + 80, bottom: top + 20 });

const cases: [name: string, at: [number, number], expected: { left: number; top: number }][] = [
  ["below its words", [200, 100], { left: 200, top: 128 }],
  ["above them where the window ends", [200, 700], { left: 200, top: 392 }],
  ["moved in at the right edge", [950, 100], { left: 652, top: 128 }],
  ["moved in at the left edge", [-40, 100], { left: 8, top: 128 }],
];

for (const [name, [left, top], expected] of cases)
  test(`the card stands ${name}`, () =>
    assert.deepEqual(cardPosition(words(left, top), card, window), { ...expected, height: 300 }));

test("a card that fits neither below nor above is cut where there is more room, and leaves its words free", () => {
  const tall = { width: 340, height: 700 };
  assert.deepEqual(cardPosition(words(200, 300), tall, window), { left: 200, top: 328, height: 464 });
  assert.deepEqual(cardPosition(words(200, 500), tall, window), { left: 200, top: 8, height: 484 });
});

test("the card is inside a window that is too small for it, from the top left corner", () => {
  assert.deepEqual(cardPosition(words(100, 100), card, { width: 300, height: 200 }), {
    left: 8,
    top: 8,
    height: 184,
  });
});
