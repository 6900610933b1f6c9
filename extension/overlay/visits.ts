// Going to a place: scrolls there and flashes it.

import type { Highlights } from "./highlights";
import type { Scroller } from "./scroller";

/** Milliseconds that a place is flashed after going there. */
const FLASH = 1_600;
/** Part of the window's height at which a place stands after going there. */
const GO_TO = 0.35;

export class Visits {
  #flash: ReturnType<typeof setTimeout> | undefined;

  constructor(
    readonly document: Document,
    readonly highlights: Highlights,
  ) {}

  /** scroller: the box in which the article scrolls; still: at once, so that the place can be measured. */
  go(ranges: readonly Range[], scroller: Scroller | null, { still }: { still: boolean }): void {
    const view = this.document.defaultView as Window;
    const first = ranges[0];
    if (first === undefined) return;
    if (scroller !== null) first.startContainer.parentElement?.scrollIntoView({ block: "center" });
    const top = view.scrollY + first.getBoundingClientRect().top - view.innerHeight * GO_TO;
    const instant = still || view.matchMedia("(prefers-reduced-motion: reduce)").matches;
    view.scrollTo({ top, behavior: instant ? "instant" : "smooth" });
    this.highlights.flash(ranges);
    clearTimeout(this.#flash);
    this.#flash = setTimeout(() => this.highlights.flash([]), FLASH);
  }

  disconnect(): void {
    clearTimeout(this.#flash);
  }
}
