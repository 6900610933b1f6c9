import assert from "node:assert/strict";
import { test } from "node:test";
import type { Measured } from "./layout";
import * as layout from "./layout";
import type { Bar, Wish } from "./marks";
import type { Line } from "./rects";
import { atOnce } from "./slices";
import { type Rect, Space } from "./space";

const placeBars = (...given: Parameters<typeof layout.placeBars>) => atOnce(layout.placeBars(...given));
const placeLabels = (...given: Parameters<typeof layout.placeLabels>) => atOnce(layout.placeLabels(...given));

const measure = (text: string, size: number): number => text.length * size * 0.6;

/** A column of text from 200 to 600 with lines of 20 pixels, and what lies between them. */
const line = (top: number, left = 200, right = 600): Line => ({
  left,
  top,
  right,
  bottom: top + 20,
  letters: top + 3,
});
const column: Rect = { left: 200, top: 100, right: 600, bottom: 400 };
const page = (right = 800): Space => new Space({ left: 0, top: 0, right, bottom: 1000 });

const wish = (kind: Wish["kind"], text: string, ...lines: Line[]): Measured<Wish> => ({
  item: {
    target: { mark: "actor", id: text },
    kind,
    spans: [],
    text,
    marginText: text,
    description: text,
  },
  lines,
  column,
});

const bar = (voice: string, ...lines: Line[]): Measured<Bar> => ({
  item: { target: { mark: "quote", id: voice }, spans: [], kind: "direct", voice, colour: 0 },
  lines,
  column,
});

const overlap = (a: Rect, b: Rect): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

const only = <Item>(items: readonly Item[]): Item => {
  assert.equal(items.length, 1);
  return items[0] as Item;
};

test("a role stands above its word where the lines leave room", () => {
  const space = page();
  space.take(line(100));
  space.take(line(135));
  const label = only(placeLabels([wish("role", "Director", line(135, 300, 360))], space, measure));
  assert.equal(label.where, "above");
  assert.equal(label.rect.left, 300);
  assert.ok(label.rect.top >= 120 && label.rect.bottom <= 135 + 3, JSON.stringify(label.rect));
});

test("a role is smaller where the gap is smaller, and moves to the margin where there is none", () => {
  const sizes = [135, 131, 129, 123].map((top) => {
    const space = page();
    space.take(line(100));
    space.take({ ...line(top), top: top + 3 });
    const label = only(placeLabels([wish("role", "Director", line(top, 300, 360))], space, measure));
    return label.where === "above" ? label.size : label.where;
  });
  assert.deepEqual(sizes, [12, 11, 9, "right"]);
});

test("a role is left out where there is no room at all", () => {
  const space = new Space({ left: 195, top: 0, right: 605, bottom: 1000 });
  space.take(line(100));
  space.take(line(121));
  assert.deepEqual(placeLabels([wish("role", "Director", line(121, 300, 360))], space, measure), []);
});

test("a label that would run out of the column goes on where the page is free, else ends at its edge", () => {
  const words = wish("role", "Secretary General", line(135, 540, 600));
  assert.equal(only(placeLabels([words], page(), measure)).rect.left, 540);
  const aside = page();
  aside.take({ left: 605, top: 90, right: 800, bottom: 300 });
  assert.equal(only(placeLabels([words], aside, measure)).rect.right, 600);
});

test("a label stands above its own word, or is not above the words at all", () => {
  const space = page(605);
  space.take({ left: 200, top: 120, right: 530, bottom: 137 });
  const placed = placeLabels([wish("role", "Deputy Secretary General", line(135, 580, 600))], space, measure);
  assert.deepEqual(
    placed.filter(({ where }) => where === "above"),
    [],
  );
});

test("a tag in a narrow margin is written on more lines, whole", () => {
  const space = new Space({ left: 100, top: 0, right: 605, bottom: 1000 });
  const label = only(placeLabels([wish("tag", "Northern Press Agency", line(135))], space, measure));
  assert.equal(label.where, "left");
  assert.equal(label.text, "Northern\nPress\nAgency");
  assert.ok(label.rect.left >= 100 && label.rect.right <= 200);
});

test("a tag stands in the left margin, in the right one where the left is taken, else above the words", () => {
  const aside: Rect = { left: 0, top: 90, right: 195, bottom: 300 };
  const other: Rect = { left: 605, top: 90, right: 800, bottom: 300 };
  const where = [[], [aside], [aside, other]].map((taken) => {
    const space = page();
    for (const rect of taken) space.take(rect);
    return only(placeLabels([wish("tag", "Stoltenberg", line(135))], space, measure)).where;
  });
  assert.deepEqual(where, ["left", "right", "above"]);
});

test("a tag that says the same as the one before it in the paragraph is left out", () => {
  const tags = [
    wish("tag", "Lind", line(100)),
    wish("tag", "Lind", line(180)),
    wish("tag", "Oktay", line(260)),
  ];
  assert.deepEqual(
    placeLabels(tags, page(), measure).map(({ text }) => text),
    ["Lind", "Oktay"],
  );
});

test("two tags of one line stand one below the other", () => {
  const [first, second] = placeLabels(
    [wish("tag", "Lind", line(100)), wish("tag", "Oktay", line(100))],
    page(),
    measure,
  );
  assert.ok(first && second && second.rect.top >= first.rect.bottom);
});

test("a note's sign is raised at the end of its words", () => {
  const { rect } = only(placeLabels([wish("note", "i", line(135, 300, 360))], page(), measure));
  assert.ok(rect.left >= 349 && rect.right <= 372 && rect.bottom <= 139, JSON.stringify(rect));
});

test("nothing that is placed covers words, or anything else that is placed", () => {
  const space = page(700);
  const lines = Array.from({ length: 12 }, (_, n) => line(100 + n * 26));
  for (const rect of lines) space.take({ ...rect, top: rect.top + 3 });
  const words = lines.flatMap((rect) => [
    { ...rect, right: 330 },
    { ...rect, left: 320, right: 460 },
    { ...rect, left: 455 },
  ]);
  const bars = placeBars(
    words.map((rect, n) => bar(`voice ${n % 5}`, rect)),
    space,
  );
  const wishes = words.flatMap((rect, n) => [
    wish("tag", `Speaker ${n}`, rect),
    wish("note", "i", rect),
    wish("role", `Deputy minister ${n}`, rect),
  ]);
  const labels = placeLabels(wishes, space, measure);
  const placed = [...bars.placed, ...labels].map(({ rect }) => rect);
  assert.ok(bars.placed.length > 5 && labels.length > 20, `${bars.placed.length}, ${labels.length}`);
  for (const [n, rect] of placed.entries()) {
    for (const ink of lines) assert.ok(!overlap(rect, { ...ink, top: ink.letters }), JSON.stringify(rect));
    for (const other of placed.slice(0, n)) assert.ok(!overlap(rect, other), JSON.stringify([rect, other]));
    assert.ok(rect.left >= 0 && rect.right <= 700);
  }
});

test("bars of two voices on one line stand side by side", () => {
  const { placed } = placeBars(
    [bar("Lind", line(100), line(125)), bar("Oktay", line(125), line(150))],
    page(),
  );
  assert.equal(placed.length, 2);
  assert.notEqual(placed[0]?.rect.left, placed[1]?.rect.left);
});

test("the bar of a voice that goes on in the same line goes on below its own", () => {
  const { placed } = placeBars(
    [bar("Lind", line(100), line(125)), bar("Lind", line(125), line(150))],
    page(),
  );
  assert.equal(placed[0]?.rect.left, placed[1]?.rect.left);
  assert.equal(placed[0]?.rect.bottom, placed[1]?.rect.top);
});

test("a quote without a margin for its bar is told apart, so that it can be underlined instead", () => {
  const narrow = new Space({ left: 195, top: 0, right: 605, bottom: 1000 });
  const { placed, without } = placeBars([bar("Lind", line(100))], narrow);
  assert.deepEqual(placed, []);
  assert.equal(without.length, 1);
});
