// Where the card goes: near its words, inside the window, and not on top of them.

import type { Rect } from "./space";

const GAP = 8;
const EDGE = 8;

export type Size = { width: number; height: number };

/** Less than this and the card covers its words rather than become a slit. */
const LEAST = 120;

/**
 * Left and top of the card in the window, and how high it may be: below the words where it fits, else above, else
 * on the roomier side, where it scrolls.
 */
export function cardPosition(
  words: Rect,
  card: Size,
  window: Size,
): { left: number; top: number; height: number } {
  const below = window.height - EDGE - (words.bottom + GAP);
  const above = words.top - GAP - EDGE;
  const isBelow = card.height <= below || (card.height > above && below >= above);
  const room = isBelow ? below : above;
  const height = Math.min(card.height, room < LEAST ? window.height - 2 * EDGE : room);
  const top = isBelow ? words.bottom + GAP : words.top - GAP - height;
  return {
    left: inside(words.left, card.width, window.width),
    top: inside(top, height, window.height),
    height,
  };
}

const inside = (at: number, size: number, window: number): number =>
  Math.max(EDGE, Math.min(at, window - size - EDGE));
