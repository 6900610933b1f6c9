// Where to write what stands beside the words: above them, in a margin, or nowhere. Rectangles in, rectangles out.

import type { Bar, Wish } from "./marks";
import { height, type Rect, type Space, width } from "./space";

/** A wish with where its words stand. lines: their rectangles, in order; column: the box of their paragraph. */
export type Measured<Item> = { item: Item; lines: readonly Rect[]; column: Rect };

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

/** Part of a line's box, from its top, that holds no ink: letters seldom reach the font's full ascent. */
export const ABOVE_INK = 0.14;

const BAR = { width: 3, gap: 9, lane: 6, lanes: 3, least: 6 };
const MARGIN = { size: 11.5, height: 17, pad: 6, gap: 5, least: 48, most: 260, fall: 3 };
/** Heights of a label above the words, the biggest first, and how far it may stand off the letters. */
const ABOVE = [12.5, 11.5, 10.5, 9.5] as const;
const LIFTS = [3, 2, 1, 0] as const;
const ABOVE_MOST = 240;
const NOTE = { size: 9, width: 11, height: 11 };

/** Bars along the quotes; side by side where voices overlap, and none where there is no margin for it. */
export function placeBars(
  bars: readonly Measured<Bar>[],
  space: Space,
): { placed: PlacedBar[]; without: Bar[] } {
  const placed: PlacedBar[] = [];
  const without: Bar[] = [];
  for (const { item, lines, column } of bars) {
    const before = placed.findLast(({ bar }) => bar.voice === item.voice)?.rect;
    const from = Math.min(...lines.map((line) => line.top)) + 1;
    const bottom = Math.max(...lines.map((line) => line.bottom)) - 1;
    // Two quotes of one voice on the same line: the second bar goes on where the first ends.
    const goesOn = before !== undefined && before.top <= from && before.bottom > from;
    const top = goesOn ? before.bottom : from;
    if (goesOn && bottom - top < BAR.least) continue;
    const rect = barRect(top, bottom, column.left, space);
    if (rect === null) without.push(item);
    else {
      space.take(rect);
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

/** Places what there is room for, in the order of the wishes; each takes the first of its places that is free. */
export function placeLabels(
  wishes: readonly Measured<Wish>[],
  space: Space,
  measure: MeasureText,
): PlacedLabel[] {
  const placed: PlacedLabel[] = [];
  for (const wish of wishes) {
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
        above(wish, space, measure)
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
): PlacedLabel | null {
  const [first] = lines as [Rect];
  const text = item.marginText;
  const wanted = Math.min(measure(text, MARGIN.size) + 2 * MARGIN.pad, MARGIN.most);
  const middle = (first.top + first.bottom) / 2 - MARGIN.height / 2;
  for (let step = 0; step < MARGIN.fall; step++) {
    const top = middle + step * (MARGIN.height + 1);
    const bottom = top + MARGIN.height;
    // Beyond the bars, if there are any beside this line.
    const edge =
      side === "left"
        ? beyondBars(column.left - BAR.gap, top, bottom, space) - MARGIN.gap
        : column.right + MARGIN.gap;
    const free = Math.abs(edge - space.freeTo(side, edge, top, bottom)) - 4;
    if (free < Math.min(wanted, MARGIN.least)) continue;
    const room = Math.min(wanted, free);
    const rect =
      side === "left"
        ? { left: edge - room, top, right: edge, bottom }
        : { left: edge, top, right: edge + room, bottom };
    if (space.isFree(rect)) return { wish: item, rect, text, size: MARGIN.size, where: side };
  }
  return null;
}

function beyondBars(right: number, top: number, bottom: number, space: Space): number {
  let edge = right;
  for (let lane = 0; lane < BAR.lanes; lane++) {
    if (space.isFree({ left: edge - BAR.width, top, right: edge, bottom })) break;
    edge -= BAR.lane;
  }
  return edge;
}

/** In the gap above the first word: as big as the gap allows, from the word's left edge, or after it. */
function above(
  { item, lines, column }: Measured<Wish>,
  space: Space,
  measure: MeasureText,
): PlacedLabel | null {
  const [first] = lines as [Rect];
  const bottom = first.top + ABOVE_INK * height(first);
  for (const tall of ABOVE) {
    const size = tall - 0.5;
    const wide = Math.min(measure(item.text, size), ABOVE_MOST, width(column));
    const left = Math.min(first.left, column.right - wide);
    for (const lift of LIFTS) {
      const rect = { left, top: bottom - lift - tall, right: left + wide, bottom: bottom - lift };
      if (space.isFree(rect)) return { wish: item, rect, text: item.text, size, where: "above" };
    }
  }
  return null;
}

/** Like a footnote's sign: small, raised, at the end of the words. */
function afterWords({ item, lines }: Measured<Wish>, space: Space): PlacedLabel | null {
  const last = lines.at(-1) as Rect;
  const bottom = last.top + ABOVE_INK * height(last) + 1;
  for (const left of [last.right - 2, last.right - NOTE.width]) {
    const rect = { left, top: bottom - NOTE.height, right: left + NOTE.width, bottom };
    if (space.isFree({ ...rect, bottom: bottom - 1 }))
      return { wish: item, rect, text: item.text, size: NOTE.size, where: "above" };
  }
  return null;
}
