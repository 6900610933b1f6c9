// The edit distance of words from a text: how many UTF-16 units are added, taken out or replaced.
//
// By Myers' bit-parallel algorithm, 32 units at a time, without the parts that cannot come under the limit:
// Gene Myers, "A fast bit-vector algorithm for approximate string matching", Journal of the ACM 46 (1999).

/** Which part of a text the words are compared with: all of it, one from its start on, or one from anywhere. */
export type Part = "whole" | "start" | "any";

/** Where words stand in a text, in UTF-16 units, and with how many errors. */
export type Match = { start: number; end: number; errors: number };

/** The fewest errors with which the words stand there, and the ends of all parts that have no more. */
export type Alignment = { errors: number; ends: number[] };

/** Of parts that begin at one place, or end at one, with equally many errors, so many are told apart. */
export const MAX_ENDS = 5;

/** Units in a block: the bits of a number. */
const BLOCK = 32;

/** The steps in which any words of this length are compared with any text of that. */
export const mostSteps = (words: string, text: string): number =>
  Math.ceil(words.length / BLOCK) * text.length;

/** Compares words with texts, up to so many steps in all; a step is one block of words at one unit of text. */
export class Comparer {
  /** How many were made. */
  steps = 0;
  /** For each unit, its row in #equal; row 0 is that of the units that the words do not have. */
  readonly #rows = new Uint16Array(0x10000);
  /** The words that these are the rows of. */
  #words = "";
  /** Where in the words a unit stands, a bit for each place; a row has a number for each block. */
  #equal = new Int32Array(1_024);
  /** Whether there is one error more, or one less, at a place than at the one before; a bit for each place. */
  #more = new Int32Array(64);
  #less = new Int32Array(64);
  /** The errors at the last place of each block. */
  #errors = new Int32Array(64);

  constructor(private readonly limit: number) {}

  /** Counts steps; false when there are not so many left, and from then on. */
  spend(steps: number): boolean {
    const enough = this.steps + steps <= this.limit;
    this.steps = enough ? this.steps + steps : this.limit;
    return enough;
  }

  /** null where there are more than `most` errors, or where the steps that are left do not suffice. */
  compare(words: string, text: string, most: number, part: Part): Alignment | null {
    const { length } = words;
    const firstEnd = part === "whole" ? text.length : 0;
    // No words at all stand at the start of anything.
    if (length === 0) return firstEnd <= most ? { errors: firstEnd, ends: [firstEnd] } : null;
    if (part === "whole" && Math.abs(length - text.length) > most) return null;
    const blocks = Math.ceil(length / BLOCK);
    if (!this.#prepare(words, blocks)) return null;

    // With none of the text, there are as many errors as the words have units.
    let ends = firstEnd === 0 && length <= most ? [0] : [];
    let least = ends.length > 0 ? length : most;
    let last = Math.min(Math.max(Math.ceil(least / BLOCK), 1), blocks) - 1;
    for (let block = 0; block <= last; block++) this.#begin(block, Math.min((block + 1) * BLOCK, length));

    const rows = this.#rows;
    for (let end = 1; end <= text.length; end++) {
      if (!this.spend(last + 1)) return null;
      const row = (rows[text.charCodeAt(end - 1)] as number) * blocks;
      let change = part === "any" ? 0 : 1;
      for (let block = 0; block < last; block++) change = this.#advance(block, row, BLOCK - 1, change);
      const bottom = last + 1 < blocks ? BLOCK - 1 : (length - 1) % BLOCK;
      change = this.#advance(last, row, bottom, change);

      const before = (this.#errors[last] as number) - change;
      if (last + 1 < blocks && before <= least && (change < 0 || this.#startsAlike(row + last + 1))) {
        const units = Math.min(BLOCK, length - ++last * BLOCK);
        this.#begin(last, before + units);
        this.#advance(last, row, units - 1, change);
      } else {
        while (last > 0 && (this.#errors[last] as number) >= least + BLOCK) last--;
      }
      const errors = this.#errors[last] as number;
      if (last + 1 < blocks || errors > least || end < firstEnd) continue;
      if (errors < least) ends = [];
      least = errors;
      ends.push(end);
    }
    return ends.length > 0 ? { errors: least, ends } : null;
  }

  /** Writes down where in the words each unit stands. */
  #prepare(words: string, blocks: number): boolean {
    const rows = this.#rows;
    for (let at = 0; at < this.#words.length; at++) rows[this.#words.charCodeAt(at)] = 0;
    this.#words = words;
    let units = 0;
    for (let at = 0; at < words.length; at++) {
      const unit = words.charCodeAt(at);
      if (rows[unit] === 0) rows[unit] = ++units;
    }
    const cells = (units + 1) * blocks;
    if (!this.spend(cells)) return false;
    if (this.#errors.length < blocks) {
      this.#more = new Int32Array(blocks);
      this.#less = new Int32Array(blocks);
      this.#errors = new Int32Array(blocks);
    }
    if (this.#equal.length < cells) this.#equal = new Int32Array(cells);
    else this.#equal.fill(0, 0, cells);
    const equal = this.#equal;
    for (let at = 0; at < words.length; at++) {
      const cell = (rows[words.charCodeAt(at)] as number) * blocks + (at >>> 5);
      equal[cell] = (equal[cell] as number) | (1 << (at & 31));
    }
    return true;
  }

  /** A block that no path has entered yet: one error more at each place. */
  #begin(block: number, errors: number): void {
    this.#more[block] = -1;
    this.#less[block] = 0;
    this.#errors[block] = errors;
  }

  #startsAlike(cell: number): boolean {
    return ((this.#equal[cell] as number) & 1) === 1;
  }

  /** The block at the next unit of text. above, and what is returned: how the errors change, above it and at its end. */
  #advance(block: number, row: number, bottom: number, above: number): number {
    const fewer = above >>> 31;
    const more = this.#more[block] as number;
    const less = this.#less[block] as number;
    const same = (this.#equal[row + block] as number) | fewer;
    const across = (((same & more) + more) ^ more) | same;
    let grows = less | ~(across | more);
    let shrinks = more & across;
    const change = ((grows >>> bottom) & 1) - ((shrinks >>> bottom) & 1);
    grows = (grows << 1) | ((above + 1) >> 1);
    shrinks = (shrinks << 1) | fewer;
    this.#more[block] = shrinks | ~(same | less | grows);
    this.#less[block] = grows & (same | less);
    this.#errors[block] = (this.#errors[block] as number) + change;
    return change;
  }
}

export const backwards = (text: string): string => text.split("").reverse().join("");
