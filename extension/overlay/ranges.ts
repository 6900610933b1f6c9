// From spans of the article to ranges of the page, under the names by which they are painted.

import type { Span } from "../article/offsets";
import type { Places } from "./arrange";

/** The ranges of these spans on the page, by the name under which they are painted; null: not at all. Yields at each. */
export function* rangesByName<Item extends { spans: readonly Span[] }>(
  items: readonly Item[],
  places: Places,
  nameOf: (item: Item) => string | null,
): Generator<void, Map<string, Range[]>> {
  const ranges = new Map<string, Range[]>();
  for (const item of items) {
    yield;
    const name = nameOf(item);
    if (name === null) continue;
    const painted = ranges.get(name) ?? [];
    painted.push(...item.spans.flatMap((span) => places.rangesFor(span)));
    ranges.set(name, painted);
  }
  return ranges;
}
