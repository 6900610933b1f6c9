// What stands on the page around the marks, measured: its words, its pictures, its edges.

import { ABOVE_INK } from "./layout";
import { linesOf, moved, type Point } from "./rects";
import { inSlices } from "./slices";
import { height, type Rect, Space } from "./space";

const MEDIA = "img, picture, video, iframe, canvas, svg, input, button, select, textarea, object, embed, hr";

/** A strip in which nothing is written along the window's edges, in pixels. */
const EDGE = 2;

/** The room on the page: everything that holds words or pictures is taken. Reads only, in slices. */
export async function measureSpace(
  document: Document,
  {
    origin,
    article,
    clip,
    signal,
  }: { origin: Point; article: Rect; clip: Element | null; signal: AbortSignal },
): Promise<Space> {
  const space = new Space(bounds(document, origin, clip));
  const pinned = new PinnedElements();

  await inSlices(textNodes(document), signal, (text) => {
    if (pinned.holds(text.parentElement)) return;
    const range = document.createRange();
    range.selectNodeContents(text);
    for (const line of linesOf([range], origin)) space.take(ink(line));
  });
  await inSlices(document.body.querySelectorAll(MEDIA), signal, (element) => {
    if (pinned.holds(element)) return;
    const rect = moved(element.getBoundingClientRect(), origin);
    const behind = rect.top <= article.top && rect.bottom >= article.bottom;
    if (!behind && rect.right > rect.left && rect.bottom > rect.top) space.take(rect);
  });
  return space;
}

/** Where a line's letters are: a font's box begins above them. */
const ink = (line: Rect): Rect => ({ ...line, top: line.top + ABOVE_INK * height(line) });

function bounds(document: Document, origin: Point, clip: Element | null): Rect {
  const root = document.documentElement;
  const page = {
    left: EDGE - origin.x - (document.defaultView?.scrollX ?? 0),
    top: -origin.y - (document.defaultView?.scrollY ?? 0),
    right: 0,
    bottom: 0,
  };
  page.right = page.left + root.clientWidth - 2 * EDGE;
  page.bottom = page.top + Math.max(root.scrollHeight, root.clientHeight);
  if (clip === null) return page;
  const box = moved(clip.getBoundingClientRect(), origin);
  return {
    left: Math.max(page.left, box.left),
    top: box.top,
    right: Math.min(page.right, box.right),
    bottom: box.bottom,
  };
}

function* textNodes(document: Document): Generator<Text> {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const text = node as Text;
    if (/\S/.test(text.data)) yield text;
  }
}

/** Elements that stay in the window while the page scrolls: where they stand now, they will not stand. */
class PinnedElements {
  readonly #known = new Map<Element, boolean>();

  holds(element: Element | null): boolean {
    if (element === null) return false;
    const known = this.#known.get(element);
    if (known !== undefined) return known;
    const position = element.ownerDocument.defaultView?.getComputedStyle(element).position;
    const pinned = position === "fixed" || position === "sticky" || this.holds(element.parentElement);
    this.#known.set(element, pinned);
    return pinned;
  }
}

/** The element inside of which the article scrolls, where it is not the page itself. */
export function scrollerOf(element: Element | null): Element | null {
  const root = element?.ownerDocument.documentElement;
  const body = element?.ownerDocument.body;
  for (let at = element; at && at !== root && at !== body; at = at.parentElement) {
    const overflow = at.ownerDocument.defaultView?.getComputedStyle(at).overflowY;
    if ((overflow === "auto" || overflow === "scroll") && at.scrollHeight > at.clientHeight + 1) return at;
  }
  return null;
}

/**
 * How high the article is stacked: the z-index of its outermost stacked ancestor. What is written beside it
 * stands as high and no higher, so that a header that stays at the top passes over both.
 */
export function stackOf(element: Element | null): number {
  let stack = 0;
  for (let at = element; at !== null; at = at.parentElement) {
    const style = at.ownerDocument.defaultView?.getComputedStyle(at);
    const index = Number.parseInt(style?.zIndex ?? "", 10);
    if (!Number.isNaN(index)) stack = index;
  }
  return Math.max(0, stack);
}
