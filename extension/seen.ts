// The reading as its reader sees it: with their corrections in it, without what is less sure than they want. Marks,
// panel, counts and exports all have this one.

import type { Analysis, Article } from "./analysis";
import { apply, type Corrected } from "./corrections/apply";
import type { Correction } from "./corrections/correction";
import { isAsSureAs, type Sure } from "./sure";
import { withoutQuotes } from "./without-quotes";

/** unsure: how many quotes are left out because they are not sure enough. */
export type Seen = Corrected & { unsure: number };

/** analysis: as the engine made it, which is not changed. */
export function seen(
  article: Article,
  analysis: Analysis,
  corrections: readonly Correction[],
  sure: Sure,
): Seen {
  const { analysis: corrected, stale } = apply(article, analysis, corrections);
  const unsure = corrected.quotes.filter(({ confidence }) => !isAsSureAs(confidence, sure));
  return { analysis: withoutQuotes(corrected, unsure), stale, unsure: unsure.length };
}
