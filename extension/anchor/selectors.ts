// Selectors: a span described by its place and by its words, and found again in a text that has changed.
//
// They are those of the W3C Web Annotation Data Model (https://www.w3.org/TR/annotation-model/#selectors).

import type { IndexedText, Span } from "../article/offsets";
import { Comparer, type Match } from "./distance";
import { similar } from "./similar";

/** Offsets are code points, as the standard has it. */
export interface TextPositionSelector {
  type: "TextPositionSelector";
  start: number;
  end: number;
}

export interface TextQuoteSelector {
  type: "TextQuoteSelector";
  exact: string;
  prefix: string;
  suffix: string;
}

export type Selectors = [TextPositionSelector, TextQuoteSelector];

/** Code points of text before and after a quote, as Hypothesis has them. */
const CONTEXT = 32;

/** Changed words are the same words when at most a tenth of their units differ. */
const MAX_DIFFERENCE = 0.1;

/** Quote and context together must be at least half the same, so that a short quote is never found by chance. */
const MIN_LIKENESS = 0.5;

/** So much of the words before and after a quote is compared, however much a selector from elsewhere has. */
const MAX_CONTEXT = 64;

/** Of a word that stands in a text again and again, so many places are compared. */
const MAX_CANDIDATES = 200;

/** The same words are looked for by their first so many units, and seen to be the same in so many units of text. */
const MAX_HEAD = 32;
const MAX_UNITS = 2_000_000;

/** The steps in which changed words are found or given up: some 20 ms at the most. */
export const MAX_STEPS = 4_000_000;

export function describe(text: IndexedText, span: Span): Selectors {
  const [start, end] = span;
  return [
    { type: "TextPositionSelector", start, end },
    {
      type: "TextQuoteSelector",
      exact: text.slice(span),
      prefix: text.slice([start - CONTEXT, start]),
      suffix: text.slice([end, end + CONTEXT]),
    },
  ];
}

/**
 * The span that the selectors describe: at its place if the words there and around are the same, else where they
 * stand now, the same or nearly. null where they are nowhere, or too unlike to be sure.
 *
 * In a text that has not changed, it is the span that was described.
 *
 * mayCompare: asked before places are compared, which takes milliseconds; without it, only the same words in the same
 * surroundings are found.
 */
export function anchor(
  text: IndexedText,
  [position, quote]: Selectors,
  mayCompare = (): boolean => true,
): Span | null {
  const { exact, prefix, suffix } = quote;
  const place = text.toUtf16(position.start);
  const whole = prefix + exact + suffix;
  const before = place - prefix.length;
  if (before >= 0 && text.text.startsWith(whole, before)) return spanAt(text, place, exact.length);
  if (exact === "") return null;

  const [same] = nearest(occurrences(text.text, whole, before), before);
  if (same !== undefined) return spanAt(text, same + prefix.length, exact.length);
  if (!mayCompare()) return null;

  const comparer = new Comparer(MAX_STEPS);
  const words = nearest(occurrences(text.text, exact, place), place).map((start) => {
    return { start, end: start + exact.length, errors: 0 };
  });
  const most = Math.floor(exact.length * MAX_DIFFERENCE);
  const found =
    best(text.text, words, quote, place, comparer) ??
    best(text.text, similar(text.text, exact, most, place, comparer), quote, place, comparer);
  return found ? spanAt(text, found.start, found.end - found.start) : null;
}

function spanAt(text: IndexedText, start: number, length: number): Span {
  return [text.toCodePoint(start), text.toCodePoint(start + length)];
}

/** Where a pattern stands in a text, outwards from a place; overlapping ones too. */
function occurrences(text: string, pattern: string, place: number): number[] {
  // Browsers search for a long pattern in a time that grows with its length, too: for minutes, if the text is made so.
  const head = pattern.slice(0, MAX_HEAD);
  const most = Math.min(MAX_CANDIDATES, Math.ceil(MAX_UNITS / pattern.length));
  const starts: number[] = [];
  let at = text.indexOf(head, place);
  for (let count = 0; at !== -1 && count < most; count++) {
    starts.push(at);
    at = text.indexOf(head, at + 1);
  }
  at = place > 0 ? text.lastIndexOf(head, place - 1) : -1;
  for (let count = 0; at !== -1 && count < most; count++) {
    starts.push(at);
    at = at > 0 ? text.lastIndexOf(head, at - 1) : -1;
  }
  return starts.filter((start) => head === pattern || text.slice(start, start + pattern.length) === pattern);
}

function nearest(starts: number[], place: number): number[] {
  return starts
    .sort((one, other) => Math.abs(one - place) - Math.abs(other - place))
    .slice(0, MAX_CANDIDATES);
}

/** The match whose words and surroundings are most like the quote's, the nearest of equals. */
function best(
  text: string,
  matches: Match[],
  quote: TextQuoteSelector,
  place: number,
  comparer: Comparer,
): Match | null {
  const { exact } = quote;
  const prefix = quote.prefix.slice(-MAX_CONTEXT);
  const suffix = quote.suffix.slice(0, MAX_CONTEXT);
  const units = prefix.length + exact.length + suffix.length;
  let found: Match | null = null;
  let most = MIN_LIKENESS;
  for (const match of matches) {
    const before = text.slice(Math.max(match.start - prefix.length, 0), match.start);
    const after = text.slice(match.end, match.end + suffix.length);
    const same =
      exact.length -
      match.errors +
      unitsAlike(before, prefix, comparer) +
      unitsAlike(after, suffix, comparer);
    const likeness = same / units;
    const closer = found && Math.abs(match.start - place) < Math.abs(found.start - place);
    if (likeness > most || (likeness === most && (closer || !found))) {
      found = match;
      most = likeness;
    }
  }
  return found;
}

/** How many units of a context stand in a text, when at least half of them do. */
function unitsAlike(text: string, context: string, comparer: Comparer): number {
  if (text === context) return context.length;
  const match = comparer.compare(context, text, Math.floor(context.length / 2), "any");
  return match ? context.length - match.errors : 0;
}
