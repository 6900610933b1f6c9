// From ranges on the page to rectangles, one a line of text.

import type { Rect } from "./space";

export type Point = { x: number; y: number };

/** The lines of text in these ranges, seen from `origin`; what takes no room is left out. */
export function linesOf(ranges: Iterable<Range>, origin: Point): Rect[] {
  const lines: Rect[] = [];
  for (const range of ranges) {
    for (const part of textParts(range)) {
      for (const box of part.getClientRects()) {
        if (box.width < 1 || box.height < 1) continue;
        const rect = moved(box, origin);
        const last = lines.at(-1);
        if (last !== undefined && sameLine(last, rect)) {
          last.left = Math.min(last.left, rect.left);
          last.right = Math.max(last.right, rect.right);
          last.top = Math.min(last.top, rect.top);
          last.bottom = Math.max(last.bottom, rect.bottom);
        } else lines.push(rect);
      }
    }
  }
  return lines;
}

export function moved(box: DOMRectReadOnly, origin: Point): Rect {
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
