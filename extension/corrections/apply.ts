// A reading with the reader's corrections in it. Nothing that is given is changed.

import type { Actor, Analysis, Article, Note, Quote } from "../analysis";
import type { Span } from "../article/offsets";
import { Concordance } from "../concordance";
import { withoutQuotes } from "../without-quotes";
import { words } from "../words";
import type { Change, Correction } from "./correction";
import { findActor, findNote, findQuote } from "./references";

export type Corrected = {
  analysis: Analysis;
  /** The corrections whose words or things this reading does not have; they change nothing. */
  stale: Correction[];
};

/** One after the other, in the order in which they were made: of two that contradict each other the later holds. */
export function apply(article: Article, analysis: Analysis, corrections: readonly Correction[]): Corrected {
  const stale: Correction[] = [];
  let now = analysis;
  for (const correction of corrections) {
    const next = changed(article, now, correction.change);
    if (next === null) stale.push(correction);
    else now = next;
  }
  return { analysis: now, stale };
}

/** null where the change does not concern anything in this analysis. */
function changed(article: Article, analysis: Analysis, change: Change): Analysis | null {
  switch (change.kind) {
    case "rename":
    case "retype": {
      const actor = findActor(article, analysis, change.actor);
      if (actor === null) return null;
      const next = change.kind === "rename" ? { name: change.name } : { type: change.type };
      return { ...analysis, actors: replaced(analysis.actors, { ...actor, ...next }) };
    }
    case "same": {
      const actor = findActor(article, analysis, change.actor);
      const as = findActor(article, analysis, change.as);
      return actor === null || as === null || actor === as ? null : merged(analysis, actor, as);
    }
    case "no-actor": {
      const actor = findActor(article, analysis, change.actor);
      return actor && withoutActor(article, analysis, actor);
    }
    case "speaker": {
      const quote = findQuote(article, analysis, change.quote);
      const speaker = change.speaker && findActor(article, analysis, change.speaker);
      if (quote === null || (change.speaker !== null && speaker === null)) return null;
      return spokenBy(article, analysis, quote, speaker);
    }
    case "no-quote": {
      const quote = findQuote(article, analysis, change.quote);
      return quote && withoutQuotes(analysis, [quote]);
    }
    case "no-note": {
      const note = findNote(article, analysis, change.note);
      return note && { ...analysis, notes: analysis.notes.filter((other) => other !== note) };
    }
  }
}

function merged(analysis: Analysis, actor: Actor, as: Actor): Analysis {
  const mentions = [...as.mentions, ...actor.mentions].sort((a, b) => a.span[0] - b.span[0]);
  const both = { ...as, role: as.role ?? actor.role, of: as.role === null ? actor.of : as.of, mentions };
  const known = analysis.notes.some((note) => isBackground(note, as));
  const renamed = pointedElsewhere(analysis, (id) => (id === actor.id ? as.id : id));
  return {
    ...renamed,
    actors: replaced(analysis.actors, both)
      .filter(({ id }) => id !== actor.id)
      .map((one) => ofElsewhere(one, (id) => (id === actor.id ? as.id : id))),
    notes: renamed.notes.filter((_, place) => !(known && isBackground(analysis.notes[place], actor))),
  };
}

function withoutActor(article: Article, analysis: Analysis, actor: Actor): Analysis {
  const concordance = new Concordance(article, analysis);
  const elsewhere = (id: string): string | null => (id === actor.id ? null : id);
  const rest = pointedElsewhere(analysis, elsewhere);
  return {
    ...rest,
    actors: analysis.actors.filter((other) => other !== actor).map((other) => ofElsewhere(other, elsewhere)),
    quotes: rest.quotes.map((quote, place) =>
      quote.speakers.length === 0 && analysis.quotes[place]?.speakers.length
        ? { ...quote, speaker_text: concordance.words(...quote.source) || actor.name }
        : quote,
    ),
    notes: rest.notes.filter((_, place) => !isBackground(analysis.notes[place], actor)),
  };
}

function spokenBy(article: Article, analysis: Analysis, quote: Quote, speaker: Actor | null): Analysis {
  const source = new Concordance(article, analysis).words(...quote.source);
  const next: Quote = {
    ...quote,
    speakers: speaker === null ? [] : [speaker.id],
    speaker_text: speaker === null && source !== "" ? source : null,
    anonymous: speaker === null && quote.anonymous,
    confidence: 1,
    because: [words.corrections.because],
  };
  const unnamed = (note: Note): boolean =>
    note.kind === "anonymous" && touches(note.span, [...quote.source, ...quote.content]);
  return {
    ...analysis,
    quotes: replaced(analysis.quotes, next),
    notes: speaker === null ? analysis.notes : analysis.notes.filter((note) => !unnamed(note)),
  };
}

/** Quotes and notes that point to other actors, or to none where null is given. */
function pointedElsewhere(analysis: Analysis, elsewhere: (id: string) => string | null): Analysis {
  const all = (ids: readonly string[]): string[] => [...new Set(ids.flatMap((id) => elsewhere(id) ?? []))];
  return {
    ...analysis,
    quotes: analysis.quotes.map((quote) => ({
      ...quote,
      speakers: all(quote.speakers),
      via: all(quote.via),
    })),
    notes: analysis.notes.map((note) => ({
      ...note,
      about: note.about === null ? null : elsewhere(note.about),
    })),
  };
}

function ofElsewhere(actor: Actor, elsewhere: (id: string) => string | null): Actor {
  const of = actor.of === null ? null : elsewhere(actor.of);
  return of === actor.of ? actor : { ...actor, of: of === actor.id ? null : of };
}

const isBackground = (note: Note | undefined, { id }: Actor): boolean =>
  note?.kind === "background" && note.about === id;

const touches = ([start, end]: Span, spans: readonly Span[]): boolean =>
  spans.some(([from, to]) => start < to && from < end);

const replaced = <Thing extends { id: string }>(all: readonly Thing[], next: Thing): Thing[] =>
  all.map((thing) => (thing.id === next.id ? next : thing));
