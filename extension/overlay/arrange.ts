// From the marks to their places on this page: measures, and hands the rectangles to the layout. Reads only.

import type { Span } from "../article/offsets";
import type { Concordance } from "../concordance";
import { canvas, Ink } from "./ink";
import {
  type Measured,
  type MeasureText,
  type PlacedBar,
  type PlacedLabel,
  placeBars,
  placeLabels,
} from "./layout";
import type { Bar, Mark, Marks } from "./marks";
import { lineName } from "./names";
import { bounding, type Line, linesOf, moved, type Point, runsOf } from "./rects";
import { underlineOf } from "./rules";
import type { Scroller } from "./scroller";
import type { Rect, Space } from "./space";
import { LABEL_FONT } from "./style";
import { Clips, isSeen, measureSpace, PinnedElements } from "./surroundings";

/** Where the article's words stand on the page. The class Anchors is one. */
export interface Places {
  rangesFor(span: Span): Range[];
  pointToOffset(node: Node, offset: number): number | null;
}

/** barless: the quotes that have no room for their bars. */
export type Arrangement = { bars: PlacedBar[]; barless: Bar[]; labels: PlacedLabel[] };

export type Scene = {
  concordance: Concordance;
  places: Places;
  marks: Marks;
  /** What all places are seen from; asked at each reading, since the page may be scrolled between two slices. */
  origin(): Point;
  scroller: Scroller | null;
};

/** Yields wherever it may be interrupted. */
export function* arrange(document: Document, scene: Scene): Generator<void, Arrangement> {
  const { concordance, places, marks, origin, scroller } = scene;
  const ink = new Ink(document);
  const pinned = new PinnedElements();
  const clips = new Clips(scroller?.element ?? null, origin);
  const blocks: Block[] = [];
  for (const span of concordance.blocks) {
    yield;
    const ranges = places.rangesFor(span);
    const element = blockElement(ranges[0]?.startContainer ?? null);
    const reachable = scroller === null || (element !== null && scroller.element.contains(element));
    if (!reachable || pinned.holds(element)) continue; // beside what stays in the window nothing can be written
    const block = new Block(span, ranges, element, clips.around(element), origin(), ink);
    if (block.runs.length > 0) blocks.push(block);
  }
  if (blocks.length === 0) return { bars: [], barless: [], labels: [] };

  const article = bounding(blocks.map((block) => block.whole));
  const space = yield* measureSpace(document, { origin, article, scroller, pinned, ink });
  yield* takeUnderlines(scene, marks.marks, space, ink);
  const standing = { places, blocks, origin, ink };

  const bars = yield* placeBars(yield* measured(marks.bars, standing, runsOf), space);
  const lines = bars.without.map(({ spans, colour, kind }) => ({ spans, highlight: lineName(colour, kind) }));
  yield* takeUnderlines(scene, lines, space, ink);
  const wishes = yield* measured(marks.wishes, standing, (lines) => [lines], 1);
  const labels = yield* placeLabels(wishes, space, textMeasure(document));
  return { bars: bars.placed, barless: bars.without, labels };
}

type Standing = { places: Places; blocks: readonly Block[]; origin: () => Point; ink: Ink };

/**
 * The lines of each item that stands on the page, in the parts that are placed one by one.
 * first: by how many of a part's lines its column is known.
 */
function* measured<Item extends { spans: readonly Span[] }>(
  items: readonly Item[],
  { places, blocks, origin, ink }: Standing,
  partsOf: (lines: Line[]) => Line[][],
  first?: number,
): Generator<void, Measured<Item>[]> {
  const all: Measured<Item>[] = [];
  for (const item of items) {
    yield;
    const ranges = item.spans.flatMap((span) => places.rangesFor(span));
    const block = blockAt(blocks, item.spans[0]?.[0] ?? 0);
    if (block === null) continue;
    const from = origin();
    const seen = linesOf(ranges, from, ink).filter((line) => isSeen(line, block.clip));
    for (const lines of partsOf(seen))
      if (lines.length > 0) all.push({ item, lines, column: block.column(lines.slice(0, first), from) });
  }
  return all;
}

/** The block that holds an offset; of blocks in the order of the text. */
function blockAt(blocks: readonly Block[], offset: number): Block | null {
  let low = 0;
  let high = blocks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((blocks[middle] as Block).span[1] <= offset) low = middle + 1;
    else high = middle;
  }
  const block = blocks[low];
  return block !== undefined && block.span[0] <= offset ? block : null;
}

/** The lines under the marks take room too. */
function* takeUnderlines(
  { places, origin }: Scene,
  marks: readonly Pick<Mark, "spans" | "highlight">[],
  space: Space,
  ink: Ink,
): Generator<void, void> {
  for (const { highlight, spans } of marks) {
    yield;
    const drawn = highlight === null ? null : underlineOf(highlight);
    if (drawn === null) continue;
    for (const range of spans.flatMap((span) => places.rangesFor(span)))
      for (const line of linesOf([range], origin()))
        space.take(ink.underline(line, range.startContainer as Text, drawn));
  }
}

/** A headline or paragraph as it stands on the page. clip: where it can be seen; runs: its lines, column by column. */
class Block {
  readonly runs: Line[][];

  constructor(
    readonly span: Span,
    ranges: Range[],
    readonly element: Element | null,
    readonly clip: Rect,
    origin: Point,
    ink: Ink,
  ) {
    this.runs = runsOf(linesOf(ranges, origin, ink).filter((line) => isSeen(line, clip)));
  }

  get whole(): Rect {
    return bounding(this.runs.flat());
  }

  /** The box in which these lines run: their left edge, and how far right they could go. */
  column(lines: readonly Rect[], origin: Point): Rect {
    const { left: from, top, right: to, bottom } = bounding(lines);
    const run = this.runs.find((each) => {
      const box = bounding(each);
      return box.top < bottom && box.bottom > top && box.left < to && box.right > from;
    });
    const whole = bounding(run ?? lines);
    const beside = (run ?? []).filter((line) => line.top < bottom && line.bottom > top);
    const { left, right } = bounding([...lines, ...beside]);
    const edge = this.runs.length === 1 ? this.#edge(origin) : whole.right;
    return { left, top: whole.top, right: Math.max(right, edge), bottom: whole.bottom };
  }

  #edge(origin: Point): number {
    const view = this.element?.ownerDocument.defaultView;
    if (!this.element || !view) return 0;
    const padding = Number.parseFloat(view.getComputedStyle(this.element).paddingRight) || 0;
    return moved(this.element.getBoundingClientRect(), origin).right - padding;
  }
}

function blockElement(node: Node | null): Element | null {
  let at = node?.parentElement ?? null;
  const view = node?.ownerDocument?.defaultView;
  while (at?.parentElement && view?.getComputedStyle(at).display.startsWith("inline")) at = at.parentElement;
  return at;
}

/** Widths by canvas, so that nothing has to be drawn to know whether it fits. */
function textMeasure(document: Document): MeasureText {
  const context = canvas(document);
  const known = new Map<string, number>();
  return (text, size) => {
    const key = `${size} ${text}`;
    let width = known.get(key);
    if (width === undefined) {
      if (context) context.font = `600 ${size}px ${LABEL_FONT}`;
      width = Math.ceil((context?.measureText(text).width ?? text.length * size * 0.6) * 1.01) + 1;
      known.set(key, width);
    }
    return width;
  };
}
