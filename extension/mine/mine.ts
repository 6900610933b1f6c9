// What the reader marked in an article: a highlight, or a note on some words.

import * as v from "valibot";
import type { Article } from "../analysis";
import { anchor, describe } from "../anchor/selectors";
import { indexOf, type Span } from "../article/offsets";
import { Selectors } from "../kept/selectors";
import { atOnce } from "../overlay/slices";

/** Longest note of the reader's own, in UTF-16 units. */
export const LONGEST_NOTE = 20_000;

export const Mine = v.strictObject({
  id: v.pipe(v.string(), v.uuid()),
  made: v.pipe(v.string(), v.isoTimestamp()),
  changed: v.nullable(v.pipe(v.string(), v.isoTimestamp())),
  /** The reader's own words; "" for a mere highlight. */
  note: v.pipe(v.string(), v.maxLength(LONGEST_NOTE)),
  selectors: Selectors,
});
export type Mine = v.InferOutput<typeof Mine>;

/** A mark that the reader makes now on a span of the article. */
export const mineOf = (article: Article, span: Span, note: string): Mine => ({
  id: crypto.randomUUID(),
  made: new Date().toISOString(),
  changed: null,
  note: note.trim().slice(0, LONGEST_NOTE),
  selectors: describe(indexOf(article), span),
});

/** The same mark with another note. */
export const rewritten = (mine: Mine, note: string): Mine => ({
  ...mine,
  note: note.trim().slice(0, LONGEST_NOTE),
  changed: new Date().toISOString(),
});

/** A mark and where it stands in the article now; null where its words are there no more. */
export type Placed = { mine: Mine; span: Span | null };

/** Of so many marks whose words or surroundings have changed the place is looked for: a file may bring thousands. */
const MOST_CHANGED = 100;

/** In the order of the text, those without a place last. */
export const placed = (article: Article, all: readonly Mine[]): Placed[] => atOnce(placing(article, all));

/** The same, yielding before each mark: of one whose words have changed the place takes milliseconds. */
export function* placing(article: Article, all: readonly Mine[]): Generator<void, Placed[]> {
  const text = indexOf(article);
  const found: Placed[] = [];
  let changed = 0;
  for (const mine of all) {
    yield;
    found.push({ mine, span: anchor(text, mine.selectors, () => changed++ < MOST_CHANGED) });
  }
  return found.sort(
    (a, b) => (a.span?.[0] ?? Number.POSITIVE_INFINITY) - (b.span?.[0] ?? Number.POSITIVE_INFINITY),
  );
}

/** The words that a mark was made on. */
export const passageOf = ({ selectors: [, quote] }: Mine): string => quote.exact;
