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
import type { Bar, Mark, Marks, Wish } from "./marks";
import { lineName } from "./names";
import { bounding, type Line, linesOf, moved, type Point, runsOf } from "./rects";
import { underlineOf } from "./rules";
import type { Scroller } from "./scroller";
import { inSlices } from "./slices";
import type { Rect, Space } from "./space";
import { LABEL_FONT } from "./style";
import { measureSpace, PinnedElements } from "./surroundings";

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
  /** What all places are seen from. */
  origin: Point;
  scroller: Scroller | null;
};

export async function arrange(document: Document, scene: Scene, signal: AbortSignal): Promise<Arrangement> {
  const { concordance, places, marks, origin, scroller } = scene;
  const ink = new Ink(document);
  const pinned = new PinnedElements();
  const spans = concordance.blocks.map((span) => ({ span, ranges: places.rangesFor(span) }));
  const blocks: Block[] = [];
  await inSlices(spans, signal, ({ span, ranges }) => {
    const element = blockElement(ranges[0]?.startContainer ?? null);
    const reachable = scroller === null || (element !== null && scroller.element.contains(element));
    // Beside a headline that stays in the window while the page scrolls, nothing can be written.
    if (reachable && !pinned.holds(element)) blocks.push(new Block(span, ranges, element, origin, ink));
  });
  const standing = blocks.filter((block) => block.runs.length > 0);
  if (standing.length === 0) return { bars: [], barless: [], labels: [] };

  const article = bounding(standing.map((block) => block.whole));
  const space = await measureSpace(document, { origin, article, scroller, pinned, ink, signal });
  await takeUnderlines(scene, marks.marks, space, ink, signal);

  const measured = async <Item extends { spans: readonly Span[] }>(
    items: Item[],
  ): Promise<{ item: Item; lines: Line[]; block: Block }[]> => {
    const all: { item: Item; lines: Line[]; block: Block }[] = [];
    await inSlices(items, signal, (item) => {
      const ranges = item.spans.flatMap((span) => places.rangesFor(span));
      const lines = linesOf(ranges, origin, ink);
      const start = item.spans[0]?.[0] ?? 0;
      const block = standing.findLast(({ span }) => span[0] <= start && start < span[1]);
      if (block !== undefined && lines.length > 0) all.push({ item, lines, block });
    });
    return all;
  };
  const bars = placeBars((await measured(marks.bars)).flatMap(inRuns(origin)), space);
  const lines = bars.without.map(({ spans, colour, kind }) => ({ spans, highlight: lineName(colour, kind) }));
  await takeUnderlines(scene, lines, space, ink, signal);
  const wishes = (await measured(marks.wishes)).map(({ item, lines, block }): Measured<Wish> => {
    return { item, lines, column: block.column(lines.slice(0, 1), origin) };
  });
  const labels = placeLabels(wishes, space, textMeasure(document));
  return { bars: bars.placed, barless: bars.without, labels };
}

/** One for each column that the words run through. */
const inRuns =
  (origin: Point) =>
  <Item>({ item, lines, block }: { item: Item; lines: Line[]; block: Block }): Measured<Item>[] =>
    runsOf(lines).map((run) => ({ item, lines: run, column: block.column(run, origin) }));

/** The lines under the marks take room too. */
async function takeUnderlines(
  { places, origin }: Scene,
  marks: readonly Pick<Mark, "spans" | "highlight">[],
  space: Space,
  ink: Ink,
  signal: AbortSignal,
): Promise<void> {
  await inSlices(marks, signal, ({ highlight, spans }) => {
    const drawn = highlight === null ? null : underlineOf(highlight);
    if (drawn === null) return;
    for (const range of spans.flatMap((span) => places.rangesFor(span)))
      for (const line of linesOf([range], origin))
        space.take(ink.underline(line, range.startContainer as Text, drawn));
  });
}

/** A headline or paragraph as it stands on the page. runs: its lines, column by column. */
class Block {
  readonly runs: Line[][];

  constructor(
    readonly span: Span,
    ranges: Range[],
    readonly element: Element | null,
    origin: Point,
    ink: Ink,
  ) {
    this.runs = runsOf(linesOf(ranges, origin, ink));
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
