// Where words stand in a text, nearly the same.

import { chained } from "./chain";
import { backwards, type Comparer, MAX_ENDS, type Match, mostSteps } from "./distance";

/** Steps in which words are compared with all of the text; what may take more is found by the pieces that are left. */
const MAX_SEARCH = 3_000_000;

/** Of places with equally many errors, so many before and after the old one are told apart. */
const MAX_PLACES = 50;

/** Where the words stand with at most `most` errors; where it may be disputed where they begin or end, each way. */
export function similar(
  text: string,
  words: string,
  most: number,
  place: number,
  comparer: Comparer,
): Match[] {
  if (most === 0) return [];
  if (mostSteps(words, text) > MAX_SEARCH) return chained(text, words, most, comparer);
  const found = comparer.compare(words, text, most, "any");
  if (found === null) return [];
  const { errors, ends } = found;
  const next = ends.findIndex((end) => end >= place + words.length);
  const near =
    next < 0 ? ends.slice(-MAX_PLACES) : ends.slice(Math.max(next - MAX_PLACES, 0), next + MAX_PLACES);
  return near.flatMap((end) => {
    const before = text.slice(Math.max(end - words.length - errors, 0), end);
    const starts = comparer.compare(backwards(words), backwards(before), errors, "start")?.ends ?? [];
    return starts.slice(-MAX_ENDS).map((units) => ({ start: end - units, end, errors }));
  });
}
