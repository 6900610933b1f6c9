// A reading without some of its quotes, and without what hangs on them. Nothing that is given is changed.

import type { Analysis, Note, Quote } from "./analysis";
import type { Span } from "./article/offsets";

export function withoutQuotes(analysis: Analysis, gone: readonly Quote[]): Analysis {
  if (gone.length === 0) return analysis;
  const outer = new Map(gone.map(({ id, within }) => [id, within]));
  const quotes = analysis.quotes
    .filter(({ id }) => !outer.has(id))
    .map((quote) => ({
      ...quote,
      contests: quote.contests.filter((id) => !outer.has(id)),
      within: outermost(quote.within, outer),
    }));
  // A note that a claim is contested goes when nobody is left who contests it.
  const before = contestedIn(analysis.quotes);
  const now = contestedIn(quotes);
  const settled = [...gone, ...quotes.filter(({ id }) => before.has(id) && !now.has(id))];
  const isGone = ({ kind, span }: Note): boolean => {
    if (kind === "contested") return settled.some((quote) => touches(span, quote));
    const isOnSource = kind === "anonymous" || kind === "second_hand";
    return isOnSource && gone.some((quote) => touches(span, quote));
  };
  return { ...analysis, quotes, notes: analysis.notes.filter((note) => !isGone(note)) };
}

/** The first quote around it that stays. gone: for each that does not, the one around it. */
function outermost(within: string | null, gone: ReadonlyMap<string, string | null>): string | null {
  let at = within;
  while (at !== null && gone.has(at)) at = gone.get(at) ?? null;
  return at;
}

/** The quotes that contest another or are contested. */
const contestedIn = (quotes: readonly Quote[]): Set<string> =>
  new Set(quotes.flatMap(({ id, contests }) => (contests.length > 0 ? [id, ...contests] : [])));

const touches = ([start, end]: Span, { content, source }: Quote): boolean =>
  [...content, ...source].some(([from, to]) => start < to && from < end);
