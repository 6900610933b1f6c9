// The pieces of the lines under words, one a line of text.

import { thickness, type Underline } from "./rules";
import type { Rect } from "./space";

/** A piece of a line, as wide as the words above it. strip: from their baseline to the line's lower edge. */
export type Stroke = { strip: Rect; line: Underline };

/**
 * Strokes, of which those of one style that lie on one another are one: dots on dots would be a solid line. Where
 * one is thicker, it alone is seen.
 */
export class Strokes {
  readonly #rows = new Map<string, Stroke[]>();

  get all(): Stroke[] {
    return [...this.#rows.values()].flat();
  }

  add({ strip, line }: Stroke): void {
    const key = `${Math.round(strip.top)} ${line.style} ${line.colour}`;
    const row = this.#rows.get(key) ?? [];
    const stroke = { strip: { ...strip }, line };
    const apart: Stroke[] = [];
    for (const other of row)
      if (thickness(other.line) === thickness(stroke.line) && touch(other, stroke)) widen(stroke, other);
      else if (!hides(stroke, other)) apart.push(other);
    if (!apart.some((other) => hides(other, stroke))) apart.push(stroke);
    this.#rows.set(key, apart);
  }
}

function widen({ strip }: Stroke, { strip: { left, right } }: Stroke): void {
  strip.left = Math.min(strip.left, left);
  strip.right = Math.max(strip.right, right);
}

/** Whether one lies on the other, at least in part. */
function touch(one: Stroke, other: Stroke): boolean {
  const top = ({ strip, line }: Stroke): number => strip.bottom - thickness(line);
  return (
    one.strip.left < other.strip.right &&
    other.strip.left < one.strip.right &&
    top(one) < other.strip.bottom &&
    top(other) < one.strip.bottom
  );
}

const hides = (thick: Stroke, thin: Stroke): boolean =>
  thickness(thick.line) > thickness(thin.line) &&
  touch(thick, thin) &&
  thick.strip.left <= thin.strip.left + 0.5 &&
  thick.strip.right >= thin.strip.right - 0.5;
