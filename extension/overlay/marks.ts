// What is to be seen of an analysis: which words are painted how, and what is written beside them.

import type { Actor, Mention, Quote } from "../analysis";
import type { Span } from "../article/offsets";
import type { Concordance } from "../concordance";
import type { Target } from "../protocol";
import type { Settings } from "../settings";
import { words } from "../words";
import { actorName, noteName, quoteName } from "./names";

/** How much of it is shown, where anything is. */
export type Density = Settings["density"];

/** Words of the page that mean something: for painting and for hit testing. */
export type Mark = {
  target: Target;
  spans: readonly Span[];
  /** The highlight that paints them; null where they are not painted at this density. */
  highlight: string | null;
};

/** Something to write beside the words, where there is room. */
export type Wish = {
  target: Target;
  kind: "role" | "tag" | "note";
  spans: readonly Span[];
  /** Above the words, where it is plain what they are about. */
  text: string;
  /** In the margin, where it is not. */
  marginText: string;
  /** What a screen reader says. */
  description: string;
};

/** The bar in the margin along a quote. */
export type Bar = {
  target: Target;
  spans: readonly Span[];
  kind: Quote["kind"];
  voice: string;
  colour: number | null;
};

/** Which kinds of marks the reader wants to see on pages. */
export type Which = Settings["show"];

export type Marks = { marks: Mark[]; wishes: Wish[]; bars: Bar[] };

/** A note on more than this many code points is painted by its mark alone: a line under a whole paragraph says nothing. */
const LONG_NOTE = 80;

export function marksOf(
  concordance: Concordance,
  density: Density,
  which: Which = { actor: true, quote: true, note: true },
): Marks {
  const isShown = ({ target }: { target: Target }): boolean => which[target.mark];
  return {
    marks: [
      ...actorMarks(concordance, density),
      ...quoteMarks(concordance, density),
      ...noteMarks(concordance),
    ].filter(isShown),
    wishes: [...tagWishes(concordance), ...noteWishes(concordance), ...roleWishes(concordance)].filter(
      isShown,
    ),
    bars: (which.quote ? concordance.analysis.quotes : []).map((quote) => ({
      target: { mark: "quote", id: quote.id },
      spans: quote.content,
      kind: quote.kind,
      voice: concordance.voice(quote).key,
      colour: concordance.voice(quote).colour,
    })),
  };
}

function actorMarks(concordance: Concordance, density: Density): Mark[] {
  const sections = sectionStarts(concordance);
  return concordance.analysis.actors.flatMap((actor) => {
    const labelled = actor.mentions[labelledMention(concordance, actor)];
    const shown = density === "full" ? new Set(actor.mentions) : firstOfEachSection(actor.mentions, sections);
    if (labelled !== undefined) shown.add(labelled);
    return actor.mentions.map((mention, place) => ({
      target: { mark: "actor" as const, id: actor.id, mention: place },
      spans: [mention.span],
      highlight: shown.has(mention) ? actorName(actor.type) : null,
    }));
  });
}

/** Offsets at which a section begins: at the start of the text, and at each block that reads as a heading. */
export function sectionStarts(concordance: Concordance): number[] {
  const headings = concordance.blocks.filter((block) => {
    const text = concordance.words(block);
    return text.length <= 80 && !/[.!?…:;,"”’']$/.test(text);
  });
  return [...new Set([0, ...headings.map(([start]) => start)])];
}

/** In each section the first mention that is more than a pronoun. */
function firstOfEachSection(mentions: readonly Mention[], starts: readonly number[]): Set<Mention> {
  const first = new Map<number, Mention>();
  for (const mention of mentions) {
    const section = starts.findLastIndex((start) => start <= mention.span[0]);
    if (mention.form !== "pronoun" && !first.has(section)) first.set(section, mention);
  }
  return new Set(first.values());
}

function quoteMarks(concordance: Concordance, density: Density): Mark[] {
  return concordance.analysis.quotes.map((quote) => ({
    target: { mark: "quote", id: quote.id },
    spans: quote.content,
    highlight: density === "full" ? quoteName(concordance.voice(quote).colour, quote.kind) : null,
  }));
}

function noteMarks({ notes }: Concordance): Mark[] {
  return notes.map((note) => ({
    target: { mark: "note", id: note.id },
    spans: [note.span],
    highlight: note.about === null && note.span[1] - note.span[0] <= LONG_NOTE ? noteName : null,
  }));
}

function tagWishes(concordance: Concordance): Wish[] {
  return concordance.analysis.quotes.map((quote) => {
    const text = [concordance.shortSpeaker(quote), ...concordance.flags(quote)].join(" · ");
    return {
      target: { mark: "quote", id: quote.id },
      kind: "tag",
      spans: quote.content,
      text,
      marginText: text,
      description: `${words.quoteMark}: ${text}`,
    };
  });
}

function noteWishes({ notes }: Concordance): Wish[] {
  return notes.map((note) => ({
    target: { mark: "note", id: note.id },
    kind: "note",
    spans: [note.span],
    text: words.noteSign[note.kind],
    marginText: words.noteSign[note.kind],
    description: `${words.noteKind[note.kind]}: ${note.title}`,
  }));
}

function roleWishes(concordance: Concordance): Wish[] {
  return concordance.analysis.actors.flatMap((actor) => {
    const place = labelledMention(concordance, actor);
    const mention = actor.mentions[place];
    if (actor.role === null || mention === undefined) return [];
    return [
      {
        target: { mark: "actor", id: actor.id, mention: place },
        kind: "role",
        spans: [mention.span],
        text: actor.role,
        marginText: `${concordance.shortName(actor)}: ${actor.role}`,
        description: `${actor.name}: ${actor.role}`,
      },
    ];
  });
}

/**
 * Place of the mention at which the role is written, -1 for none: the first by name that does not stand beside
 * the very same words. Above "Turkish Vice President Fuat Oktay" the label would say nothing; above the "Oktay"
 * four paragraphs on it does.
 */
function labelledMention(concordance: Concordance, { role, mentions }: Actor): number {
  if (role === null) return -1;
  return mentions.findIndex(({ form, span }) => form === "name" && !standsBeside(concordance, role, span));
}

function standsBeside(concordance: Concordance, role: string, [start, end]: Span): boolean {
  const reach = role.length + 12;
  return concordance
    .words([start - reach, end + reach])
    .toLowerCase()
    .includes(role.toLowerCase());
}
