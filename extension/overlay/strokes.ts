// The pieces of the lines under words, one a line of text.

import { thickness, type Underline } from "./rules";
import type { Rect } from "./space";

/** A piece of a line, as wide as the words above it, that ends with its strip. */
export type Stroke = { strip: Rect; line: Underline };

/** Strokes, of which those that are alike and lie on one another are one: dots on dots would be a solid line. */
export class Strokes {
  readonly all: Stroke[] = [];
  readonly #rows = new Map<string, Stroke[]>();

  add(stroke: Stroke): void {
    const { strip, line } = stroke;
    const row = `${Math.round(strip.bottom)} ${thickness(line)} ${line.style} ${line.colour}`;
    const beside = this.#rows.get(row) ?? [];
    const under = beside.find(({ strip: { left, right } }) => left < strip.right && right > strip.left);
    if (under === undefined) {
      this.all.push(stroke);
      this.#rows.set(row, [...beside, stroke]);
    } else {
      under.strip.left = Math.min(under.strip.left, strip.left);
      under.strip.right = Math.max(under.strip.right, strip.right);
    }
  }
}
