// The box inside of which the article scrolls, where that is not the window.

import { moved, type Point } from "./rects";
import type { Rect } from "./space";

export class Scroller {
  constructor(readonly element: Element) {}

  /** The one nearest to this element; null where the page itself scrolls. */
  static of(element: Element | null): Scroller | null {
    const root = element?.ownerDocument.documentElement;
    const body = element?.ownerDocument.body;
    for (let at = element; at && at !== root && at !== body; at = at.parentElement) {
      const overflow = at.ownerDocument.defaultView?.getComputedStyle(at).overflowY;
      const scrolls = overflow === "auto" || overflow === "scroll";
      if (scrolls && at.scrollHeight > at.clientHeight + 1) return new Scroller(at);
    }
    return null;
  }

  /** Where in the window the corner of what it scrolls stands: places seen from there stay when it scrolls. */
  get origin(): Point {
    const { left, top } = this.element.getBoundingClientRect();
    const { clientLeft, clientTop, scrollLeft, scrollTop } = this.element;
    return { x: left + clientLeft - scrollLeft, y: top + clientTop - scrollTop };
  }

  /** What can be scrolled into view, seen from there. */
  bounds(edge: number): Rect {
    const { clientWidth, scrollHeight } = this.element;
    return { left: edge, top: 0, right: clientWidth - edge, bottom: scrollHeight };
  }

  /** Its own window, inside of its borders and scroll bars, seen from `origin`. */
  frame(origin: Point): Rect {
    const { clientLeft, clientTop, clientWidth, clientHeight } = this.element;
    const box = moved(this.element.getBoundingClientRect(), origin);
    const left = box.left + clientLeft;
    const top = box.top + clientTop;
    return { left, top, right: left + clientWidth, bottom: top + clientHeight };
  }
}
