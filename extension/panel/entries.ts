// What each view of the panel lists, in the order of the text, and what a search finds in it.

import type { Actor, Note, Quote } from "../analysis";
import type { Concordance } from "../concordance";
import { type Placed, passageOf } from "../mine/mine";
import { words } from "../words";
import type { Search } from "./search";

export type Entries = { cast: Actor[]; quotes: Quote[]; notes: Note[]; mine: Placed[] };

export function entriesOf(concordance: Concordance, mine: readonly Placed[], matches: Search): Entries {
  const first = ({ mentions }: Actor): number => mentions[0]?.span[0] ?? 0;
  return {
    cast: [...concordance.analysis.actors]
      .sort((a, b) => first(a) - first(b))
      .filter((actor) => {
        const note = concordance.backgroundOf(actor);
        const of = concordance.actor(actor.of)?.name ?? null;
        return matches(actor.name, actor.role, of, words.actorType[actor.type], note?.text ?? null);
      }),
    quotes: concordance.analysis.quotes.filter((quote) =>
      matches(
        ...[concordance.speaker(quote), ...concordance.flags(quote)],
        concordance.words(...quote.content),
        concordance.words(...quote.cue),
      ),
    ),
    notes: [...concordance.notes]
      .sort((a, b) => a.span[0] - b.span[0])
      .filter((note) =>
        matches(note.title, note.text, words.noteKind[note.kind], concordance.words(note.span)),
      ),
    mine: mine.filter(({ mine }) => matches(mine.note, passageOf(mine))),
  };
}
