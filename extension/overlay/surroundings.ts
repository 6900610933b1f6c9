// What stands on the page around the marks, measured: its words, its pictures, its edges.

import type { Ink } from "./ink";
import { linesOf, moved, type Point } from "./rects";
import type { Scroller } from "./scroller";
import { height, type Rect, Space, shared, width } from "./space";

const MEDIA = "img, picture, video, iframe, canvas, svg, input, button, select, textarea, object, embed, hr";

/** A strip in which nothing is written along the window's edges, in pixels. */
const EDGE = 2;

/** The room on the page: everything that holds words or pictures is taken. Reads only; yields at each of them. */
export function* measureSpace(
  document: Document,
  {
    origin,
    article,
    scroller,
    pinned,
    ink,
  }: {
    origin: () => Point;
    article: Rect;
    scroller: Scroller | null;
    pinned: PinnedElements;
    ink: Ink;
  },
): Generator<void, Space> {
  const space = new Space(scroller?.bounds(EDGE) ?? bounds(document, origin()));
  const root = scroller?.element ?? document.body;

  for (const text of textNodes(document, root)) {
    yield;
    if (pinned.holds(text.parentElement)) continue;
    const range = document.createRange();
    range.selectNodeContents(text);
    for (const line of linesOf([range], origin())) space.take(ink.letters(line, text));
  }
  for (const element of root.querySelectorAll(MEDIA)) {
    yield;
    if (pinned.holds(element)) continue;
    const rect = moved(element.getBoundingClientRect(), origin());
    const behind = rect.top <= article.top && rect.bottom >= article.bottom;
    if (!behind && rect.right > rect.left && rect.bottom > rect.top) space.take(rect);
  }
  return space;
}

function bounds(document: Document, origin: Point): Rect {
  const root = document.documentElement;
  const left = EDGE - origin.x - (document.defaultView?.scrollX ?? 0);
  const top = -origin.y - (document.defaultView?.scrollY ?? 0);
  return {
    left,
    top,
    right: left + root.clientWidth - 2 * EDGE,
    bottom: top + Math.max(root.scrollHeight, root.clientHeight),
  };
}

function* textNodes(document: Document, root: Element): Generator<Text> {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const text = node as Text;
    if (/\S/.test(text.data)) yield text;
  }
}

/** Elements that stay in the window while the page scrolls: where they stand now, they will not stand. */
export class PinnedElements {
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

const EVERYWHERE: Rect = {
  left: Number.NEGATIVE_INFINITY,
  top: Number.NEGATIVE_INFINITY,
  right: Number.POSITIVE_INFINITY,
  bottom: Number.POSITIVE_INFINITY,
};

/** Boxes that cut off what overflows them, such as that of a text which is shown in part until one asks for more. */
export class Clips {
  readonly #known = new Map<Element | null, Rect>();

  /** follows: the box in which the article scrolls, of which all is seen in its time; origin: what all is seen from. */
  constructor(
    readonly follows: Element | null,
    readonly origin: () => Point,
  ) {}

  /** Where words of this element can be seen. */
  around(element: Element | null): Rect {
    const root = element?.ownerDocument;
    if (element === null || [this.follows, root?.body, root?.documentElement].includes(element))
      return EVERYWHERE;
    let clip = this.#known.get(element);
    if (clip === undefined) {
      clip = this.around(element.parentElement);
      if (element.ownerDocument.defaultView?.getComputedStyle(element).overflow !== "visible")
        clip = shared(clip, moved(element.getBoundingClientRect(), this.origin()));
      this.#known.set(element, clip);
    }
    return clip;
  }
}

/** Whether a line of words can be seen where a clip shows nothing but what is in it. */
export const isSeen = (line: Rect, clip: Rect): boolean => {
  const seen = shared(line, clip);
  return width(seen) > 0 && height(seen) > height(line) / 2;
};

/**
 * How high the article is stacked: the z-index of its outermost stacked ancestor; null where nothing stacks it.
 *
 * What is written beside it stands as high and no higher, so that a header that stays at the top passes over both.
 */
export function stackOf(element: Element | null): number | null {
  let stack: number | null = null;
  for (let at = element; at !== null; at = at.parentElement) {
    const style = at.ownerDocument.defaultView?.getComputedStyle(at);
    const index = Number.parseInt(style?.zIndex ?? "", 10);
    if (!Number.isNaN(index)) stack = Math.max(0, index);
    else if (stack === null && style !== undefined && isStacked(style)) stack = 0;
  }
  return stack;
}

const isStacked = (style: CSSStyleDeclaration): boolean =>
  style.position !== "static" ||
  style.transform !== "none" ||
  style.opacity !== "1" ||
  style.filter !== "none" ||
  style.isolation === "isolate" ||
  style.willChange !== "auto" ||
  style.contain !== "none";
