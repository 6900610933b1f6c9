// From quote to quote and from actor to actor, by key.

import type { Concordance } from "../concordance";
import { spansOf } from "../overlay/targets";
import type { Target } from "../protocol";

/** A place to go to: where it begins, and which of how many it is. */
export type Step = { target: Target; start: number; place: number; of: number };

/** The nearest quote, or first mention of an actor, after an offset or before it; around the ends of the article. */
export function step(
  concordance: Concordance,
  mark: "quote" | "actor",
  from: number,
  by: 1 | -1,
): Step | null {
  const { quotes, actors } = concordance.analysis;
  const all = (mark === "quote" ? quotes : actors)
    .flatMap(({ id }) => {
      const start = spansOf(concordance, { mark, id })[0]?.[0];
      return start === undefined ? [] : [{ target: { mark, id }, start }];
    })
    .sort((a, b) => a.start - b.start);
  const found =
    by === 1
      ? (all.find(({ start }) => start > from) ?? all[0])
      : (all.findLast(({ start }) => start < from) ?? all.at(-1));
  return found ? { ...found, place: all.indexOf(found) + 1, of: all.length } : null;
}
