// For tests: words by chance, changes to them by chance, and the edit distance by the plain table.

/** From 0 to 1, less 1; the same numbers for the same seed (mulberry32). */
export type Chance = () => number;

export function seeded(seed: number): Chance {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
}

/** One of them; those before are the more frequent, as letters and words are. */
const pick = <One>(chance: Chance, from: ArrayLike<One>, bend = 2): One =>
  from[Math.floor(chance() ** bend * from.length)] as One;

const LETTERS = "etaoinshrdlucmfwypvbgkjqxz";
const word = (chance: Chance): string =>
  Array.from({ length: 1 + Math.floor(chance() * chance() * 12) }, () => pick(chance, LETTERS)).join("");
const WORDS = Array.from(
  { length: 4_000 },
  (
    (chance) => () =>
      word(chance)
  )(seeded(0)),
);

/** So many units of sentences, quotations and paragraphs of words, of which some are frequent. */
export function prose(chance: Chance, length: number): string {
  const parts: string[] = [];
  for (let units = 0; units < length; units += (parts.at(-1) as string).length) {
    const after = pick(chance, [" ", " ", " ", " ", " ", " ", ", ", ". ", ".\n\n", ' "', '," '], 1);
    parts.push(pick(chance, WORDS, 3) + after);
  }
  return parts.join("").slice(0, length);
}

/** So many of these letters. */
export const letters = (chance: Chance, length: number, of: string): string =>
  Array.from({ length }, () => pick(chance, of, 1)).join("");

/** Each unit is by this chance taken out, replaced, or given another before it; errors: how many were. */
export function changed(chance: Chance, text: string, rate: number, of = LETTERS): Changed {
  let errors = 0;
  const units = text.split("").map((unit) => {
    if (chance() >= rate) return unit;
    errors++;
    return pick(chance, ["", pick(chance, of), pick(chance, of) + unit], 1);
  });
  return { text: units.join(""), errors };
}
export type Changed = { text: string; errors: number };

/** The edit distance of the words from each beginning of the text, or from what ends there and begins anywhere. */
export function distances(words: string, text: string, anywhere: boolean): Int32Array {
  const column = Int32Array.from({ length: words.length + 1 }, (_, place) => place);
  const last = new Int32Array(text.length + 1);
  last[0] = words.length;
  for (let end = 1; end <= text.length; end++) {
    const unit = text.charCodeAt(end - 1);
    let diagonal = column[0] as number;
    let above = anywhere ? 0 : end;
    column[0] = above;
    for (let place = 1; place <= words.length; place++) {
      const before = column[place] as number;
      const replaced = words.charCodeAt(place - 1) === unit ? diagonal : diagonal + 1;
      above = Math.min(replaced, before + 1, above + 1);
      column[place] = above;
      diagonal = before;
    }
    last[end] = above;
  }
  return last;
}
