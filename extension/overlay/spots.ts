// What the pointer is over, and which quotes that lights.

import type { Quote } from "../analysis";
import type { Concordance } from "../concordance";
import type { Target } from "../protocol";
import type { Places } from "./arrange";
import type { Mark, Marks } from "./marks";
import { linesOf } from "./rects";
import type { Rect } from "./space";
import { keyOf, marksAt } from "./targets";

/** Something under the pointer, and where in the window. voice: it stands for all that its speaker says. */
export type Spot = { target: Target; place: Rect; voice: boolean };

export const isSame = (one: Spot, other: Spot): boolean =>
  keyOf(one.target) === keyOf(other.target) && one.voice === other.voice;

/** A label of ours as a spot: a quote's stands for its speaker. */
export function spotOf(target: Target, label: Element): Spot {
  const { left, top, right, bottom } = label.getBoundingClientRect();
  return { target, place: { left, top, right, bottom }, voice: target.mark === "quote" };
}

/** The marked words at a place of the window. */
export function spotAt(
  document: Document,
  { places, marks }: { places: Places; marks: Marks },
  x: number,
  y: number,
): Spot | null {
  const caret = document.caretPositionFromPoint(x, y);
  const offset = caret && places.pointToOffset(caret.offsetNode, caret.offset);
  if (offset === null) return null;
  for (const mark of marksAt(marks.marks, offset)) {
    const place = boxesOf(mark, places).find((line) => contains(line, x, y));
    if (place !== undefined) return { target: mark.target, place, voice: false };
  }
  return null;
}

/** The quotes that stand out while the pointer is over a spot; under a speaker, all that they say. */
export function litBy(concordance: Concordance, { target, voice }: Spot): Quote[] {
  const actor = target.mark === "actor" ? concordance.actor(target.id) : null;
  const quote = target.mark === "quote" ? concordance.quote(target.id) : null;
  if (actor !== null) return concordance.quotesOf(actor);
  if (quote === null) return [];
  return voice ? concordance.voice(quote).quotes : [quote];
}

const boxesOf = ({ spans }: Mark, places: Places): Rect[] =>
  linesOf(
    spans.flatMap((span) => places.rangesFor(span)),
    { x: 0, y: 0 },
  );

const contains = (rect: Rect, x: number, y: number): boolean =>
  x >= rect.left && x <= rect.right && y >= rect.top && y <= rect.bottom;
