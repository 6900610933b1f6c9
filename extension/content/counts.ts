// How much there is to see of a reading, and how much of it has no words on the page now.

import type { Anchors } from "../anchor";
import type { Concordance } from "../concordance";
import type { PageState } from "../protocol";

export type Counts = Pick<Extract<PageState, { phase: "read" }>, "seen" | "unplaced">;

export function countsOf({ analysis }: Concordance, anchors: Anchors): Counts {
  const { actors, quotes, notes } = analysis;
  const unplaced = anchors.unplaced([
    ...actors.flatMap(({ mentions }) => mentions.map((mention) => mention.span)),
    ...quotes.flatMap((quote) => quote.content),
    ...notes.map((note) => note.span),
  ]);
  return { seen: { quotes: quotes.length, actors: actors.length }, unplaced };
}

export const isSame = (one: Counts, other: Counts): boolean =>
  one.unplaced === other.unplaced &&
  one.seen.quotes === other.seen.quotes &&
  one.seen.actors === other.seen.actors;
