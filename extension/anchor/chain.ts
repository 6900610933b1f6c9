// Where a long passage stands in a text, nearly the same: by the pieces of it that are the same.
//
// Pieces that passage and text have in common are chained along both, and only what lies between them is compared, as
// is done with genomes: Heng Li, "Minimap2: pairwise alignment for nucleotide sequences", Bioinformatics 34 (2018).

import { backwards, type Comparer, MAX_ENDS, type Match } from "./distance";

/** Units of a piece. Of words with less than a tenth of their units changed, pieces of this length stay the same. */
const PIECE = 10;

/** So many places with the most pieces are compared. */
const MAX_PLACES = 3;

/** A chain with less of the passage is there by chance. Of one with a tenth changed, two thirds are in its chain. */
const MIN_CHAINED = 0.1;

/** A run is chained to one of so many before it; that bounds the steps, and what is far before is rarely the best. */
const MAX_BACK = 100;

/** Units of the passage that are the same in the text: where in the passage, where in the text, and how many. */
type Run = { start: number; there: number; length: number };

/** Where the passage stands with at most `most` errors; where the ends of a place may be disputed, all of them. */
export function chained(text: string, passage: string, most: number, comparer: Comparer): Match[] {
  if (!comparer.spend(text.length + passage.length)) return [];
  const pieces = piecesOf(text, passage);
  // A place is a band of diagonals: where a piece stands in the text, less where it stands in the passage.
  const counts = new Int32Array(text.length + passage.length);
  pieces.forEach((start, there) => {
    const diagonal = there - start + passage.length;
    if (start >= 0) counts[diagonal] = (counts[diagonal] as number) + 1;
  });
  const matches: Match[] = [];
  for (let place = 0; place < MAX_PLACES; place++) {
    const from = densest(counts, most + 1);
    counts.fill(0, Math.max(from - most, 0), from + 2 * most + 1);
    const chain = chainOf(runsOf(text, passage, pieces, from - passage.length, most), comparer);
    const units = chain.reduce((sum, run) => sum + run.length, 0);
    if (units >= passage.length * MIN_CHAINED) matches.push(...aligned(text, passage, chain, most, comparer));
  }
  return matches;
}

/** For each place of the text, where in the passage the piece that begins there stands; -1 where it is not in it once. */
function piecesOf(text: string, passage: string): Int32Array {
  const bits = Math.max(32 - Math.clz32(passage.length), 8) + 2;
  // Two pieces of the passage that fall together are left out, whether they are the same or not.
  const places = new Int32Array(1 << bits).fill(NONE);
  forEachPiece(passage, 32 - bits, (slot, start) => {
    places[slot] = places[slot] === NONE ? start : SEVERAL;
  });
  const found = new Int32Array(text.length).fill(NONE);
  forEachPiece(text, 32 - bits, (slot, there) => {
    const start = places[slot] as number;
    if (start >= 0 && unitsAlike(text, there, passage, start, PIECE) === PIECE) found[there] = start;
  });
  return found;
}
const NONE = -1;
const SEVERAL = -2;

/** Calls with a number for each piece, which is the same for the same pieces: the first bits of a rolling hash. */
function forEachPiece(text: string, shift: number, call: (number: number, at: number) => void): void {
  let hash = 0;
  for (let at = 0; at < text.length; at++) {
    hash = Math.imul(hash, FACTOR) + text.charCodeAt(at);
    if (at >= PIECE) hash -= Math.imul(text.charCodeAt(at - PIECE), LEAVING);
    hash |= 0;
    if (at + 1 >= PIECE) call(Math.imul(hash, SPREAD) >>> shift, at + 1 - PIECE);
  }
}
const FACTOR = 0x01000193;
const LEAVING = Array.from({ length: PIECE }).reduce<number>((power) => Math.imul(power, FACTOR), 1);
const SPREAD = 0x9e3779b1;

/** How many units are the same in both from these places on, up to so many. */
function unitsAlike(one: string, from: number, other: string, start: number, most: number): number {
  let units = 0;
  while (units < most && one.charCodeAt(from + units) === other.charCodeAt(start + units)) units++;
  return units;
}

/** The first of so many neighbours that have the highest count together. */
function densest(counts: Int32Array, width: number): number {
  let first = 0;
  let highest = 0;
  let count = 0;
  for (let last = 0; last < counts.length; last++) {
    count += counts[last] as number;
    if (last >= width) count -= counts[last - width] as number;
    if (count <= highest) continue;
    highest = count;
    first = last - width + 1;
  }
  return first;
}

/** In the order of the passage, the runs of a band of diagonals that begin with a piece which stands there once. */
function runsOf(text: string, passage: string, pieces: Int32Array, from: number, most: number): Run[] {
  const places = new Int32Array(passage.length).fill(NONE);
  const end = Math.min(from + most + passage.length, text.length);
  for (let there = Math.max(from, 0); there < end; there++) {
    const start = pieces[there] as number;
    if (start < 0 || there - start < from || there - start > from + most) continue;
    places[start] = places[start] === NONE ? there : SEVERAL;
  }
  const runs: Run[] = [];
  for (let start = 0; start < passage.length; start++) {
    const there = places[start] as number;
    if (there < 0) continue;
    const length = unitsAlike(text, there, passage, start, passage.length - start);
    runs.push({ start, there, length });
    start += length - PIECE;
  }
  return runs;
}

/** The runs, one after the other in passage and text, that have most units the same for the units that shift them. */
function chainOf(runs: readonly Run[], comparer: Comparer): Run[] {
  const worth = new Int32Array(runs.length);
  const before = new Int32Array(runs.length).fill(NONE);
  let best = NONE;
  for (const [at, run] of runs.entries()) {
    const first = Math.max(at - MAX_BACK, 0);
    if (!comparer.spend(at - first + 1)) return [];
    worth[at] = run.length;
    for (let earlier = at - 1; earlier >= first; earlier--) {
      const other = runs[earlier] as Run;
      const rest = run.length - overlap(other, run);
      const shift = Math.abs(run.there - run.start - (other.there - other.start));
      const together = (worth[earlier] as number) + rest - shift;
      if (rest <= 0 || together <= (worth[at] as number)) continue;
      worth[at] = together;
      before[at] = earlier;
    }
    if (best === NONE || (worth[at] as number) > (worth[best] as number)) best = at;
  }
  const chain: Run[] = [];
  for (let at = best; at !== NONE; at = before[at] as number) {
    const run = runs[at] as Run;
    const other = runs[before[at] as number];
    const shared = other ? overlap(other, run) : 0;
    chain.push({ start: run.start + shared, there: run.there + shared, length: run.length - shared });
  }
  return chain.reverse();
}

/** How many units of a run do not come after another, in passage and text. */
const overlap = (one: Run, run: Run): number =>
  Math.max(one.start + one.length - run.start, one.there + one.length - run.there, 0);

/** The passage along a chain, if it has at most so many errors there. */
function aligned(
  text: string,
  passage: string,
  chain: readonly Run[],
  most: number,
  comparer: Comparer,
): Match[] {
  const first = chain[0];
  const last = chain.at(-1);
  if (!first || !last) return [];
  let errors = 0;
  for (let at = 1; at < chain.length; at++) {
    const one = chain[at - 1] as Run;
    const next = chain[at] as Run;
    const words = passage.slice(one.start + one.length, next.start);
    const between = errorsBetween(
      words,
      text.slice(one.there + one.length, next.there),
      most - errors,
      comparer,
    );
    if (between === null) return [];
    errors += between;
  }
  // What is left at the ends may stand in more of the text, or in less.
  const head = backwards(passage.slice(0, first.start));
  const before = backwards(text.slice(Math.max(first.there - 2 * head.length, 0), first.there));
  const toStart = comparer.compare(head, before, Math.min(most - errors, head.length), "start");
  if (toStart === null) return [];
  errors += toStart.errors;
  const tail = passage.slice(last.start + last.length);
  const end = last.there + last.length;
  const after = text.slice(end, end + 2 * tail.length);
  const toEnd = comparer.compare(tail, after, Math.min(most - errors, tail.length), "start");
  if (toEnd === null) return [];
  errors += toEnd.errors;
  const ends = toEnd.ends.slice(-MAX_ENDS);
  return toStart.ends
    .slice(-MAX_ENDS)
    .flatMap((units) => ends.map((more) => ({ start: first.there - units, end: end + more, errors })));
}

function errorsBetween(words: string, text: string, most: number, comparer: Comparer): number | null {
  const shorter = Math.min(words.length, text.length);
  const same = unitsAlike(words, 0, text, 0, shorter);
  if (same === shorter) {
    const errors = Math.max(words.length, text.length) - same;
    return errors <= most ? errors : null;
  }
  return comparer.compare(words.slice(same), text.slice(same), most, "whole")?.errors ?? null;
}
