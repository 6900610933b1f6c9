// The page's room: where its words and pictures stand, and where there is nothing.

/** In CSS pixels, from the document's top left corner. */
export type Rect = { left: number; top: number; right: number; bottom: number };

const ROW = 64;

export const width = (rect: Rect): number => rect.right - rect.left;
export const height = (rect: Rect): number => rect.bottom - rect.top;

/** What both cover; without width or height where that is nothing. */
export const shared = (one: Rect, other: Rect): Rect => {
  const left = Math.max(one.left, other.left);
  const top = Math.max(one.top, other.top);
  return {
    left,
    top,
    right: Math.max(left, Math.min(one.right, other.right)),
    bottom: Math.max(top, Math.min(one.bottom, other.bottom)),
  };
};

/** Rectangles that are taken, kept by rows of 64 pixels so that asking stays cheap on long pages. */
export class Space {
  readonly #rows = new Map<number, Rect[]>();

  /** bounds: outside of it nothing may be put. */
  constructor(readonly bounds: Rect) {}

  take(rect: Rect): void {
    for (let row = Math.floor(rect.top / ROW); row <= Math.floor(rect.bottom / ROW); row++) {
      const rects = this.#rows.get(row);
      if (rects === undefined) this.#rows.set(row, [rect]);
      else rects.push(rect);
    }
  }

  isFree(rect: Rect): boolean {
    const { bounds } = this;
    if (rect.left < bounds.left || rect.right > bounds.right) return false;
    if (rect.top < bounds.top || rect.bottom > bounds.bottom) return false;
    return this.#near(rect.top, rect.bottom).every(
      (taken) =>
        taken.right <= rect.left || taken.left >= rect.right || !crosses(taken, rect.top, rect.bottom),
    );
  }

  /** How far to the left of x this strip is free. */
  freeTo(side: "left" | "right", x: number, top: number, bottom: number): number {
    const taken = this.#near(top, bottom).filter((rect) => crosses(rect, top, bottom));
    if (side === "left")
      return Math.max(this.bounds.left, ...taken.filter((r) => r.left < x).map((r) => Math.min(r.right, x)));
    return Math.min(this.bounds.right, ...taken.filter((r) => r.right > x).map((r) => Math.max(r.left, x)));
  }

  #near(top: number, bottom: number): Rect[] {
    const found: Rect[] = [];
    for (let row = Math.floor(top / ROW); row <= Math.floor(bottom / ROW); row++)
      found.push(...(this.#rows.get(row) ?? []));
    return found;
  }
}

const crosses = (rect: Rect, top: number, bottom: number): boolean => rect.top < bottom && rect.bottom > top;
