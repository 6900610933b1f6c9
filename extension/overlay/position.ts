// Where the card goes: near its words, inside the window, and not on top of them.

import type { Rect } from "./space";

const GAP = 8;
const EDGE = 8;

export type Size = { width: number; height: number };

/** Left and top of the card in the window: below the words where it fits, else above, else where there is more room. */
export function cardPosition(words: Rect, card: Size, window: Size): { left: number; top: number } {
  const below = words.bottom + GAP;
  const above = words.top - GAP - card.height;
  const fitsBelow = below + card.height <= window.height - EDGE;
  const roomier = window.height - words.bottom >= words.top ? below : above;
  const top = fitsBelow ? below : above >= EDGE ? above : roomier;
  return {
    left: inside(words.left, card.width, window.width),
    top: inside(top, card.height, window.height),
  };
}

const inside = (at: number, size: number, window: number): number =>
  Math.max(EDGE, Math.min(at, window - size - EDGE));
