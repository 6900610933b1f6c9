// What the pointer is over, and where it comes to rest.

import type { Host } from "./host";

/** Milliseconds of rest before a card opens, and before it closes when the pointer has gone. */
const REST = 300;
const GRACE = 250;

export type HoverEvents<Spot> = {
  /** What stands at this place of the window. */
  find(x: number, y: number): Spot | null;
  same(one: Spot, other: Spot): boolean;
  /** The pointer is over something else than before; null where there is nothing. */
  changed(spot: Spot | null): void;
  /** The pointer has stayed there. */
  rested(spot: Spot | null): void;
};

export class Hover<Spot> {
  #spot: Spot | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #frame = 0;

  constructor(
    readonly document: Document,
    readonly host: Host,
    readonly events: HoverEvents<Spot>,
  ) {
    document.addEventListener("pointermove", this.#moved, { passive: true, capture: true });
    document.documentElement.addEventListener("pointerleave", this.#left);
  }

  /** The pointer is over this, as an own label or card knows best. */
  over(spot: Spot | null): void {
    if (spot === this.#spot) return;
    if (spot !== null && this.#spot !== null && this.events.same(spot, this.#spot)) return;
    this.#spot = spot;
    clearTimeout(this.#timer);
    this.events.changed(spot);
    this.#timer = setTimeout(() => this.events.rested(spot), spot === null ? GRACE : REST);
  }

  /** The pointer is on the card: nothing is to happen until it leaves. */
  hold(): void {
    clearTimeout(this.#timer);
    this.#spot = null;
  }

  /** The pointer has left the card. */
  release(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.events.rested(null), GRACE);
  }

  disconnect(): void {
    clearTimeout(this.#timer);
    cancelAnimationFrame(this.#frame);
    this.document.removeEventListener("pointermove", this.#moved, { capture: true });
    this.document.documentElement.removeEventListener("pointerleave", this.#left);
  }

  readonly #moved = (event: PointerEvent): void => {
    if (!event.isTrusted || this.host.holds(event) || event.pointerType === "touch" || event.buttons !== 0)
      return;
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => this.over(this.events.find(event.clientX, event.clientY)));
  };

  readonly #left = (): void => this.over(null);
}
