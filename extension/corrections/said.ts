// A correction in words, for the list of them.

import { words } from "../words";
import type { Change } from "./correction";

const { said } = words.corrections;

/** As much of a passage is repeated, in UTF-16 units. */
const EXCERPT = 60;

export function inWords(change: Change): string {
  switch (change.kind) {
    case "rename":
      return said.rename(quoted(change.actor.name), quoted(change.name));
    case "retype":
      return said.retype(quoted(change.actor.name), words.actorType[change.type]);
    case "same":
      return said.same(quoted(change.actor.name), quoted(change.as.name));
    case "no-actor":
      return said.noActor(quoted(change.actor.name));
    case "speaker": {
      const quote = quoted(change.quote.content[1].exact);
      return change.speaker === null ? said.nobody(quote) : said.speaker(quote, quoted(change.speaker.name));
    }
    case "no-quote":
      return said.noQuote(quoted(change.quote.content[1].exact));
    case "no-note":
      return said.noNote(noteKind(change.note.kind), quoted(change.note.passage[1].exact));
  }
}

const noteKind = (kind: string): string =>
  Object.hasOwn(words.noteKind, kind) ? words.noteKind[kind as keyof typeof words.noteKind] : kind;

/** In quotation marks, on one line, and not too long; a passage that has marks of its own keeps those. */
function quoted(passage: string): string {
  const line = passage.replace(/\s+/g, " ").trim();
  const short = line.length > EXCERPT ? `${line.slice(0, EXCERPT).replace(/[\ud800-\udbff]$/, "")}…` : line;
  return /^[“"]/.test(short) ? short : `“${short}”`;
}
