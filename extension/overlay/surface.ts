// A sheet of ours over the page: as high as the article, and moving with the box in which it scrolls.

import type { Host } from "./host";
import type { Point } from "./rects";
import { Scroller } from "./scroller";
import type { Rect } from "./space";
import { stackOf } from "./surroundings";

/** What an article asks of a sheet. */
export type Footing = {
  /** How high the article is stacked; null where nothing stacks it. */
  stack: number | null;
  /** The box in which it scrolls, and that box's own window, seen from the sheet's corner. */
  scroller: Scroller | null;
  frame: Rect | null;
  /** Where in the window that stands now from which all places on the sheet are seen. */
  origin(): Point;
};

export class Surface {
  readonly #layer: HTMLElement;
  /** The window of the box in which the article scrolls; the whole page where there is none. */
  readonly #frame: HTMLElement;
  /** What is put on the sheet stands in here. */
  readonly content: HTMLElement;
  #unfollow = (): void => {};

  constructor(readonly host: Host) {
    this.#layer = host.add("div", "layer");
    this.#frame = this.#layer.appendChild(this.element("frame"));
    this.content = this.#frame.appendChild(this.element("content"));
  }

  /** How it must lie for an article that this element is of. Reads only. */
  footingOf(article: Element): Footing {
    const corner = (): Point => this.#layer.getBoundingClientRect();
    const scroller = Scroller.of(article);
    return {
      stack: stackOf(article),
      scroller,
      frame: scroller?.frame(corner()) ?? null,
      origin: () => scroller?.origin ?? corner(),
    };
  }

  /** Lies so from now on; what is on it is seen only inside of the box in which the article scrolls. */
  lay({ stack, scroller, frame }: Footing): void {
    this.host.isUnder = stack === null;
    this.#layer.style.zIndex = String(stack ?? 0);
    this.rest();
    this.#frame.toggleAttribute("data-clips", scroller !== null);
    this.#frame.style.cssText = "";
    this.content.style.transform = "";
    if (scroller === null || frame === null) return;
    const { element } = scroller;
    at(this.#frame, frame);
    const follow = (): void => {
      this.content.style.transform = `translate(${-element.scrollLeft}px, ${-element.scrollTop}px)`;
    };
    follow();
    element.addEventListener("scroll", follow, { passive: true });
    this.#unfollow = () => element.removeEventListener("scroll", follow);
  }

  /** Follows no box any more. */
  rest(): void {
    this.#unfollow();
    this.#unfollow = () => {};
  }

  element(className: string): HTMLElement {
    const element = this.host.document.createElement("div");
    element.className = className;
    return element;
  }

  disconnect(): void {
    this.rest();
    this.#layer.remove();
  }
}

/** Puts an element of a sheet in its place. */
export function at(element: HTMLElement, rect: Rect): void {
  element.style.left = `${rect.left}px`;
  element.style.top = `${rect.top}px`;
  element.style.width = `${rect.right - rect.left}px`;
  element.style.height = `${rect.bottom - rect.top}px`;
}
