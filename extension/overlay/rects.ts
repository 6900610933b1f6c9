// From ranges on the page to rectangles, one a line of text.

import type { Ink } from "./ink";
import type { Rect } from "./space";

export type Point = { x: number; y: number };

/** A line of text. letters: where its letters begin, below the top of its box. */
export type Line = Rect & { letters: number };

/** The lines of text in these ranges, seen from `origin`; what takes no room is left out. */
export function linesOf(ranges: Iterable<Range>, origin: Point, ink: Ink | null = null): Line[] {
  const lines: Line[] = [];
  for (const range of ranges) {
    for (const part of textParts(range)) {
      for (const box of part.getClientRects()) {
        if (box.width < 1 || box.height < 1) continue;
        const rect = moved(box, origin);
        const letters = ink?.letters(rect, part.startContainer as Text).top ?? rect.top;
        const last = lines.at(-1);
        if (last !== undefined && sameLine(last, rect)) {
          last.left = Math.min(last.left, rect.left);
          last.right = Math.max(last.right, rect.right);
          last.top = Math.min(last.top, rect.top);
          last.bottom = Math.max(last.bottom, rect.bottom);
          last.letters = Math.min(last.letters, letters);
        } else lines.push({ ...rect, letters });
      }
    }
  }
  return lines;
}

/** The lines as they follow one below the other: where a text goes on in the next column, a new run begins. */
export function runsOf<Box extends Rect>(lines: readonly Box[]): Box[][] {
  const runs: Box[][] = [];
  let last: Box | undefined;
  for (const line of lines) {
    const run = runs.at(-1);
    const goesOn = last !== undefined && line.top > last.top - (last.bottom - last.top) / 2;
    if (run !== undefined && goesOn) run.push(line);
    else runs.push([line]);
    last = line;
  }
  return runs;
}

/** The smallest rectangle that holds all of these. */
export const bounding = (rects: readonly Rect[]): Rect => ({
  left: Math.min(...rects.map((rect) => rect.left)),
  top: Math.min(...rects.map((rect) => rect.top)),
  right: Math.max(...rects.map((rect) => rect.right)),
  bottom: Math.max(...rects.map((rect) => rect.bottom)),
});

export function moved(box: Rect, origin: Point): Rect {
  return {
    left: box.left - origin.x,
    top: box.top - origin.y,
    right: box.right - origin.x,
    bottom: box.bottom - origin.y,
  };
}

const sameLine = (a: Rect, b: Rect): boolean =>
  Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 0.6 * Math.min(a.bottom - a.top, b.bottom - b.top);

/** A range as ranges of one text node each: over whole elements a range has the elements' boxes, not the words'. */
function textParts(range: Range): Range[] {
  if (range.startContainer === range.endContainer) return [range];
  const document = range.startContainer.ownerDocument as Document;
  const walker = document.createTreeWalker(range.commonAncestorContainer, NodeFilter.SHOW_TEXT);
  const parts: Range[] = [];
  walker.currentNode = range.startContainer;
  let node: Node | null =
    range.startContainer.nodeType === Node.TEXT_NODE ? range.startContainer : walker.nextNode();
  for (; node !== null && range.comparePoint(node, 0) <= 0; node = walker.nextNode()) {
    const part = document.createRange();
    part.selectNodeContents(node);
    if (node === range.startContainer) part.setStart(node, range.startOffset);
    if (node === range.endContainer) part.setEnd(node, range.endOffset);
    if (!part.collapsed) parts.push(part);
  }
  return parts;
}
