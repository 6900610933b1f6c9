// Targets: what a pointer, a key or the panel means.

import type { Actor } from "../analysis";
import type { Span } from "../article/offsets";
import type { Concordance } from "../concordance";
import type { Target } from "../protocol";
import type { Mark } from "./marks";

/** One word for a target; equal words, equal targets. */
export const keyOf = ({ mark, id, mention }: Target): string => [mark, id, mention ?? ""].join(" ");

/** The spans that a target stands for; empty where the analysis does not know it. */
export function spansOf(concordance: Concordance, target: Target): readonly Span[] {
  switch (target.mark) {
    case "actor": {
      const actor = concordance.actor(target.id);
      const mention = actor?.mentions[target.mention ?? firstNamed(actor)];
      return mention ? [mention.span] : [];
    }
    case "quote":
      return concordance.quote(target.id)?.content ?? [];
    case "note": {
      const note = concordance.note(target.id);
      return note ? [note.span] : [];
    }
  }
}

const firstNamed = ({ mentions }: Actor): number =>
  Math.max(
    0,
    mentions.findIndex((mention) => mention.form === "name"),
  );

/** The marks at an offset, the one with the fewest words first: an actor in a quote comes before the quote. */
export function marksAt(marks: readonly Mark[], offset: number): Mark[] {
  const size = (mark: Mark): number => mark.spans.reduce((sum, [start, end]) => sum + end - start, 0);
  return marks
    .filter((mark) => mark.spans.some(([start, end]) => start <= offset && offset <= end))
    .sort((a, b) => size(a) - size(b));
}
