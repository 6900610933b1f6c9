// Where to write what stands beside the words: above them, in a margin, or nowhere. Rectangles in, rectangles out.

import type { Bar, Wish } from "./marks";
import type { Line } from "./rects";
import { type Rect, type Space, width } from "./space";

/** A wish with where its words stand. lines: their rectangles, in order; column: the box of their paragraph. */
export type Measured<Item> = { item: Item; lines: readonly Line[]; column: Rect };

/** text: with a line break wherever it is written on more than one line. */
export type PlacedLabel = {
  wish: Wish;
  rect: Rect;
  text: string;
  size: number;
  where: "above" | "left" | "right";
};
export type PlacedBar = { bar: Bar; rect: Rect };

/** Width in pixels of a text in our label font at this size. */
export type MeasureText = (text: string, size: number) => number;

const BAR = { width: 6, gap: 7, lane: 8, lanes: 3, least: 6 };
/** most: the widest a label may be; least: what must be left of one that is cut; fall: how often it may move down. */
const MARGIN = { size: 11.5, line: 14, pad: 6, rim: 3, gap: 5, least: 48, most: 260, fall: 3, lines: 3 };
/** Sizes above the words, how far off the letters, and how much of the text must be left where it is cut. */
const ABOVE = { sizes: [12, 11, 10, 9], tall: 1.06, lifts: [3, 2, 1], clear: 1, most: 240, least: 0.6 };
const NOTE = { size: 9, sides: [11, 9], lift: 1 };

/** Bars along the quotes; side by side where voices overlap, and none where there is no margin for it. Yields at each. */
export function* placeBars(
  bars: readonly Measured<Bar>[],
  space: Space,
): Generator<void, { placed: PlacedBar[]; without: Bar[] }> {
  const placed: PlacedBar[] = [];
  const without: Bar[] = [];
  const lastOf = new Map<string, Rect>();
  for (const { item, lines, column } of bars) {
    yield;
    const before = lastOf.get(item.voice);
    const from = Math.min(...lines.map((line) => line.top)) + 1;
    const bottom = Math.max(...lines.map((line) => line.bottom)) - 1;
    // Two quotes of one voice on the same line: the second bar goes on where the first ends.
    const beside = before !== undefined && before.right <= column.left && before.right > column.left - 40;
    const goesOn = beside && before.top <= from && before.bottom > from;
    const top = goesOn ? before.bottom : from;
    if (goesOn && bottom - top < BAR.least) continue;
    const rect = barRect(top, bottom, column.left, space);
    if (rect === null) without.push(item);
    else {
      space.take(rect);
      lastOf.set(item.voice, rect);
      placed.push({ bar: item, rect });
    }
  }
  return { placed, without };
}

function barRect(top: number, bottom: number, edge: number, space: Space): Rect | null {
  for (let lane = 0; lane < BAR.lanes; lane++) {
    const right = edge - BAR.gap - lane * BAR.lane;
    const rect = { left: right - BAR.width, top, right, bottom };
    if (space.isFree(rect)) return rect;
  }
  return null;
}

/** Places what there is room for, in the order of the wishes; each takes the first of its places that is free. Yields at each. */
export function* placeLabels(
  wishes: readonly Measured<Wish>[],
  space: Space,
  measure: MeasureText,
): Generator<void, PlacedLabel[]> {
  const placed: PlacedLabel[] = [];
  for (const wish of wishes) {
    yield;
    if (wish.lines.length === 0) continue;
    const label = place(wish, space, measure, placed.at(-1));
    if (label === null) continue;
    space.take(label.rect);
    placed.push(label);
  }
  return placed;
}

function place(
  wish: Measured<Wish>,
  space: Space,
  measure: MeasureText,
  before: PlacedLabel | undefined,
): PlacedLabel | null {
  switch (wish.item.kind) {
    case "tag":
      if (repeats(wish, before)) return null;
      return (
        inMargin("left", wish, space, measure) ??
        inMargin("right", wish, space, measure) ??
        above(wish, space, measure) ??
        inMargin("left", wish, space, measure, "cut") ??
        inMargin("right", wish, space, measure, "cut")
      );
    case "role":
      return (
        above(wish, space, measure) ??
        inMargin("right", wish, space, measure) ??
        inMargin("left", wish, space, measure)
      );
    case "note":
      return afterWords(wish, space);
  }
}

/** Whether the tag before it in the same paragraph says the very same: then one is enough. */
function repeats({ item, column }: Measured<Wish>, before: PlacedLabel | undefined): boolean {
  if (before === undefined || before.wish.text !== item.text) return false;
  const middle = (before.rect.top + before.rect.bottom) / 2;
  return middle >= column.top && middle <= column.bottom;
}

function inMargin(
  side: "left" | "right",
  { item, lines, column }: Measured<Wish>,
  space: Space,
  measure: MeasureText,
  cut?: "cut",
): PlacedLabel | null {
  const [first] = lines as [Line];
  const { size, pad, rim, gap, most, least } = MARGIN;
  const middle = (first.top + first.bottom) / 2 - (MARGIN.line + rim) / 2;
  for (let step = 0; step < MARGIN.fall; step++) {
    const top = middle + step * (MARGIN.line + rim + 1);
    for (let count = 1; count <= (cut ? 1 : MARGIN.lines); count++) {
      const bottom = top + count * MARGIN.line + rim;
      // Beyond the bars, if there are any beside these lines.
      const edge =
        side === "left" ? beyondBars(column.left - BAR.gap, top, bottom, space) - gap : column.right + gap;
      const free = Math.min(most, Math.abs(edge - space.freeTo(side, edge, top, bottom)) - 4);
      const text = cut ? item.marginText : wrapped(item.marginText, free - 2 * pad, count, size, measure);
      if (text === null || (cut && free < least)) continue;
      const wide = Math.max(...text.split("\n").map((line) => measure(line, size))) + 2 * pad;
      const room = Math.min(wide, free);
      const rect =
        side === "left"
          ? { left: edge - room, top, right: edge, bottom }
          : { left: edge, top, right: edge + room, bottom };
      if (space.isFree(rect)) return { wish: item, rect, text, size, where: side };
    }
  }
  return null;
}

/** The text on just so many lines of this width; null where it does not go. */
function wrapped(
  text: string,
  wide: number,
  count: number,
  size: number,
  measure: MeasureText,
): string | null {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const longer = lines.length === 0 ? word : `${lines.at(-1)} ${word}`;
    if (lines.length > 0 && measure(longer, size) <= wide) lines[lines.length - 1] = longer;
    else if (measure(word, size) <= wide) lines.push(word);
    else return null;
  }
  return lines.length === count ? lines.join("\n") : null;
}

function beyondBars(right: number, top: number, bottom: number, space: Space): number {
  let edge = right;
  for (let lane = 0; lane < BAR.lanes; lane++) {
    if (space.isFree({ left: edge - BAR.width, top, right: edge, bottom })) break;
    edge -= BAR.lane;
  }
  return edge;
}

/** In the gap above the first word: as big as the gap allows, whole from the word on, else ending with the column. */
function above(
  { item, lines, column }: Measured<Wish>,
  space: Space,
  measure: MeasureText,
): PlacedLabel | null {
  const [first] = lines as [Line];
  const { text } = item;
  for (const size of ABOVE.sizes) {
    const wide = Math.min(measure(text, size), ABOVE.most);
    for (const lift of ABOVE.lifts) {
      const bottom = first.letters - lift;
      const strip = { top: bottom - Math.ceil(size * ABOVE.tall), bottom };
      // Further to the left only so far that it still stands above its word.
      const places = [first.left, Math.min(first.left, column.right - wide)].filter(
        (left) => left + wide >= Math.min(first.right, first.left + wide / 2),
      );
      for (const left of places) {
        const rect = { ...strip, left, right: left + wide };
        if (isClear(rect, space)) return { wish: item, rect, text, size, where: "above" };
      }
      const right = space.freeTo("right", first.left, strip.top - ABOVE.clear, bottom);
      const rect = { ...strip, left: first.left, right: Math.min(first.left + wide, right) };
      if (size === ABOVE.sizes.at(-1) && width(rect) >= ABOVE.least * wide && isClear(rect, space))
        return { wish: item, rect, text, size, where: "above" };
    }
  }
  return null;
}

/** Whether nothing stands here, nor touches it from above. */
const isClear = (rect: Rect, space: Space): boolean => space.isFree({ ...rect, top: rect.top - ABOVE.clear });

/** Like a footnote's sign: small, raised, at the end of the words. */
function afterWords({ item, lines }: Measured<Wish>, space: Space): PlacedLabel | null {
  const last = lines.at(-1) as Line;
  const bottom = last.letters - NOTE.lift;
  for (const side of NOTE.sides)
    for (const left of [last.right - 2, last.right - side]) {
      const rect = { left, top: bottom - side, right: left + side, bottom };
      if (space.isFree(rect)) return { wish: item, rect, text: item.text, size: NOTE.size, where: "above" };
    }
  return null;
}
