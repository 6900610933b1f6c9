// From the marks to their places on this page: measures, and hands the rectangles to the layout. Reads only.

import type { Span } from "../article/offsets";
import type { Concordance } from "../concordance";
import {
  type Measured,
  type MeasureText,
  type PlacedBar,
  type PlacedLabel,
  placeBars,
  placeLabels,
} from "./layout";
import type { Bar, Marks } from "./marks";
import { linesOf, moved, type Point } from "./rects";
import { inSlices } from "./slices";
import type { Rect } from "./space";
import { LABEL_FONT } from "./style";
import { measureSpace, scrollerOf, stackOf } from "./surroundings";

/** Where the article's words stand on the page. The class Anchors is one. */
export interface Places {
  rangesFor(span: Span): Range[];
  pointToOffset(node: Node, offset: number): number | null;
}

/** barless: the quotes that have no room for their bars. */
export type Arrangement = { bars: PlacedBar[]; barless: Bar[]; labels: PlacedLabel[]; stack: number };

export async function arrange(
  document: Document,
  {
    concordance,
    places,
    marks,
    origin,
    signal,
  }: {
    concordance: Concordance;
    places: Places;
    marks: Marks;
    origin: Point;
    signal: AbortSignal;
  },
): Promise<Arrangement> {
  const blocks = concordance.blocks.map((span) => ({ span, ranges: places.rangesFor(span) }));
  const boxes: Block[] = [];
  await inSlices(blocks, signal, ({ span, ranges }) => boxes.push(new Block(span, ranges, origin)));
  const standing = boxes.filter((block) => block.lines.length > 0);
  if (standing.length === 0) return { bars: [], barless: [], labels: [], stack: 0 };

  const article = bounding(standing.flatMap((block) => block.lines));
  const home = (standing.at(-1) as Block).element;
  const space = await measureSpace(document, { origin, article, clip: scrollerOf(home), signal });

  const measured = async <Item extends { spans: readonly Span[] }>(
    items: Item[],
  ): Promise<Measured<Item>[]> => {
    const all: Measured<Item>[] = [];
    await inSlices(items, signal, (item) => {
      const lines = linesOf(
        item.spans.flatMap((span) => places.rangesFor(span)),
        origin,
      );
      const start = item.spans[0]?.[0] ?? 0;
      const block = standing.findLast(({ span }) => span[0] <= start);
      if (block !== undefined && lines.length > 0)
        all.push({ item, lines, column: block.column(lines, origin) });
    });
    return all;
  };
  const bars = placeBars(await measured(marks.bars), space);
  const labels = placeLabels(await measured(marks.wishes), space, textMeasure());
  return { bars: bars.placed, barless: bars.without, labels, stack: stackOf(home) };
}

/** A headline or paragraph as it stands on the page. */
class Block {
  readonly lines: Rect[];
  readonly element: Element | null;

  constructor(
    readonly span: Span,
    ranges: Range[],
    origin: Point,
  ) {
    this.lines = linesOf(ranges, origin);
    this.element = blockElement(ranges[0]?.startContainer ?? null);
  }

  /** The box in which these lines run: their left edge, and how far right they could go. */
  column(lines: readonly Rect[], origin: Point): Rect {
    const { top, bottom } = bounding(lines);
    const beside = [...lines, ...this.lines.filter((line) => line.top < bottom && line.bottom > top)];
    const { left, right } = bounding(beside);
    const whole = bounding(this.lines);
    return { left, top: whole.top, right: Math.max(right, this.#edge(origin)), bottom: whole.bottom };
  }

  #edge(origin: Point): number {
    const view = this.element?.ownerDocument.defaultView;
    if (!this.element || !view) return 0;
    const padding = Number.parseFloat(view.getComputedStyle(this.element).paddingRight) || 0;
    return moved(this.element.getBoundingClientRect(), origin).right - padding;
  }
}

function blockElement(node: Node | null): Element | null {
  let at = node instanceof Element ? node : (node?.parentElement ?? null);
  const view = node?.ownerDocument?.defaultView;
  while (at?.parentElement && view?.getComputedStyle(at).display.startsWith("inline")) at = at.parentElement;
  return at;
}

const bounding = (rects: readonly Rect[]): Rect => ({
  left: Math.min(...rects.map((rect) => rect.left)),
  top: Math.min(...rects.map((rect) => rect.top)),
  right: Math.max(...rects.map((rect) => rect.right)),
  bottom: Math.max(...rects.map((rect) => rect.bottom)),
});

/** Widths by canvas, so that nothing has to be drawn to know whether it fits. */
function textMeasure(): MeasureText {
  const context = new OffscreenCanvas(1, 1).getContext("2d");
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
