// How sure Sidelight is of a quote, in three steps, by its own estimate.

/** The least confidence of each step. */
const LEAST = { any: 0, fairly: 0.5, sure: 0.8 } as const;

export type Sure = keyof typeof LEAST;

/** Each step, the least sure one first. */
export const SURE = Object.keys(LEAST) as [Sure, ...Sure[]];

/** The step that a confidence of 0 to 1 reaches. */
export const sureness = (confidence: number): Sure =>
  SURE.findLast((step) => confidence >= LEAST[step]) ?? "any";

export const isAsSureAs = (confidence: number, sure: Sure): boolean => confidence >= LEAST[sure];
