// From a thing in a reading to what means it in every reading of the same words, and back.

import type { Actor, Analysis, Article, Note, Quote } from "../analysis";
import { anchor, describe } from "../anchor/selectors";
import { indexOf, type Span } from "../article/offsets";
import type { ActorReference, NoteReference, QuoteReference } from "./correction";

/** Two spans are the same quote, or the same passage, when they have at least half of their words in common. */
const SAME = 0.5;

/** By the first mention that is a name, else by the first of all; null for an actor that is mentioned nowhere. */
export function referToActor(article: Article, { name, mentions }: Actor): ActorReference | null {
  const mention = mentions.find(({ form }) => form === "name") ?? mentions[0];
  return mention === undefined ? null : { name, mention: describe(indexOf(article), mention.span) };
}

export function referToQuote(article: Article, { content }: Quote): QuoteReference | null {
  const first = content[0];
  return first === undefined ? null : { content: describe(indexOf(article), first) };
}

export const referToNote = (article: Article, { kind, span }: Note): NoteReference => ({
  kind,
  passage: describe(indexOf(article), span),
});

/** The actor that is mentioned there, else the only one of that name; null where there is none. */
export function findActor(
  article: Article,
  { actors }: Analysis,
  { name, mention }: ActorReference,
): Actor | null {
  const span = anchor(indexOf(article), mention);
  const there = actors.find(({ mentions }) => mentions.some((one) => likeness(one.span, span) >= SAME));
  if (there !== undefined) return there;
  const named = actors.filter((actor) => actor.name === name);
  return named.length === 1 ? (named[0] as Actor) : null;
}

export function findQuote(article: Article, { quotes }: Analysis, { content }: QuoteReference): Quote | null {
  const span = anchor(indexOf(article), content);
  return most(quotes, (quote) => Math.max(0, ...quote.content.map((one) => likeness(one, span))));
}

export function findNote(
  article: Article,
  { notes }: Analysis,
  { kind, passage }: NoteReference,
): Note | null {
  const span = anchor(indexOf(article), passage);
  return most(notes, (note) => (note.kind === kind ? likeness(note.span, span) : 0));
}

/** What two spans have in common, as a part of what they have together: 0 to 1. */
function likeness([start, end]: Span, other: Span | null): number {
  if (other === null) return 0;
  const common = Math.min(end, other[1]) - Math.max(start, other[0]);
  return common <= 0 ? 0 : common / (Math.max(end, other[1]) - Math.min(start, other[0]));
}

/** The most alike of these, if it is alike enough. */
function most<Thing>(things: readonly Thing[], alike: (thing: Thing) => number): Thing | null {
  let found: Thing | null = null;
  let best = SAME;
  for (const thing of things) {
    const now = alike(thing);
    if (now > best || (now === best && found === null)) {
      found = thing;
      best = now;
    }
  }
  return found;
}
