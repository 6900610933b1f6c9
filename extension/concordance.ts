// An analysis with its ways from one thing to another: actor ⇄ quotes, actor ⇄ notes, span → words.

import type { Actor, Analysis, Article, Note, Quote } from "./analysis";
import { IndexedText, indexOf, type Span } from "./article/offsets";
import { SPEAKERS } from "./colours";
import { words } from "./words";

/** One who speaks in the article, and how much. */
export type Voice = {
  /** The actor's id, or the words for a source that is nobody named. */
  key: string;
  name: string;
  actor: Actor | null;
  /** Place in the palette of speakers; null for the one neutral colour of all the rest. */
  colour: number | null;
  quotes: Quote[];
  /** Part of the article's words that are theirs, 0 to 1. */
  share: number;
};

export class Concordance {
  readonly #text: IndexedText;
  readonly #actors: Map<string, Actor>;
  readonly #quotes: Map<string, Quote>;
  readonly #contestants = new Map<string, Quote[]>();
  readonly #voices = new Map<string, Voice>();
  readonly #shortNames = new Map<string, string>();

  constructor(
    readonly article: Article,
    readonly analysis: Analysis,
  ) {
    this.#text = indexOf(article);
    this.#actors = new Map(analysis.actors.map((actor) => [actor.id, actor]));
    this.#quotes = new Map(analysis.quotes.map((quote) => [quote.id, quote]));
    for (const quote of analysis.quotes)
      for (const id of new Set(quote.contests))
        this.#contestants.set(id, [...(this.#contestants.get(id) ?? []), quote]);
    this.#gatherVoices();
  }

  /** The length of the article in code points. */
  get length(): number {
    return this.#text.length;
  }

  /** The spans of the headline and the paragraphs. */
  get blocks(): Span[] {
    let start = 0;
    return this.article.text.split("\n\n").map((block) => {
      const span: Span = [start, start + new IndexedText(block).length];
      start = span[1] + 2;
      return span;
    });
  }

  /** The notes that have something to say; a full date only has its value, for exports. */
  get notes(): Note[] {
    return this.analysis.notes.filter((note) => note.text !== "");
  }

  actor(id: string | null): Actor | null {
    return (id !== null && this.#actors.get(id)) || null;
  }

  quote(id: string): Quote | null {
    return this.#quotes.get(id) ?? null;
  }

  note(id: string): Note | null {
    return this.analysis.notes.find((note) => note.id === id) ?? null;
  }

  /** The article's words at these spans, on one line. */
  words(...spans: readonly Span[]): string {
    return spans.map((span) => this.#text.slice(span).replace(/\s+/g, " ").trim()).join(" … ");
  }

  quotesOf(actor: Actor): Quote[] {
    return this.analysis.quotes.filter((quote) => quote.speakers.includes(actor.id));
  }

  backgroundOf(actor: Actor): Note | null {
    return this.analysis.notes.find((note) => note.kind === "background" && note.about === actor.id) ?? null;
  }

  /** The quotes that deny this one's claim. */
  contestants(quote: Quote): Quote[] {
    return this.#contestants.get(quote.id) ?? [];
  }

  /** The name that the article itself falls back on ("Stoltenberg"); for all but persons, the full name. */
  shortName(actor: Actor): string {
    const known = this.#shortNames.get(actor.id);
    if (known !== undefined) return known;
    const names = actor.mentions
      .filter((mention) => mention.form === "name")
      .map((mention) => this.words(mention.span))
      .filter((name) => name.length > 1 && actor.name.includes(name));
    const name =
      actor.type === "person"
        ? names.reduce((short, next) => (next.length < short.length ? next : short), actor.name)
        : actor.name;
    this.#shortNames.set(actor.id, name);
    return name;
  }

  names(ids: readonly string[]): string[] {
    return ids.flatMap((id) => this.actor(id)?.name ?? []);
  }

  /** Who says it, for a heading: the speakers' names, or the article's words for them. */
  speaker(quote: Quote): string {
    const names = this.names(quote.speakers);
    if (names.length > 0) return words.and(names);
    return quote.speaker_text ?? (quote.anonymous ? words.unnamedSource : words.nobodyNamed);
  }

  /** Who says it, for the margin. */
  shortSpeaker(quote: Quote): string {
    const names = quote.speakers.flatMap((id) => this.actor(id) ?? []).map((actor) => this.shortName(actor));
    return names.length > 0 ? words.and(names) : this.speaker(quote);
  }

  /** What a reader should know of a quote at a glance: stance, via, contested, unnamed. */
  flags(quote: Quote): string[] {
    return [
      ...(quote.stance === "says" ? [] : [words.stance[quote.stance]]),
      ...(quote.via.length > 0 ? [words.via(words.and(this.names(quote.via)))] : []),
      ...(this.contestants(quote).length > 0 ? [words.contested] : []),
      ...(quote.anonymous && this.speaker(quote) !== words.unnamedSource ? [words.unnamedSource] : []),
    ];
  }

  voice(quote: Quote): Voice {
    const voice = this.#voices.get(voiceKey(quote));
    if (voice === undefined) throw new Error(`Quote ${quote.id} is not of this analysis.`);
    return voice;
  }

  /** All who speak, the one with the most words first. */
  get voices(): Voice[] {
    return [...this.#voices.values()].sort((a, b) => b.share - a.share);
  }

  #gatherVoices(): void {
    const all = countWords(this.article.text);
    for (const quote of this.analysis.quotes) {
      const key = voiceKey(quote);
      const actor = this.actor(quote.speakers[0] ?? null);
      const voice = this.#voices.get(key) ?? {
        key,
        name: actor?.name ?? this.speaker(quote),
        actor,
        colour: null,
        quotes: [],
        share: 0,
      };
      voice.quotes.push(quote);
      voice.share += all === 0 ? 0 : countWords(this.words(...quote.content)) / all;
      this.#voices.set(key, voice);
    }
    // Those who say most have a colour of their own, given out in the order in which they first speak.
    const loudest = new Set(this.voices.filter((voice) => voice.actor !== null).slice(0, SPEAKERS.length));
    let next = 0;
    for (const voice of this.#voices.values()) if (loudest.has(voice)) voice.colour = next++;
  }
}

const voiceKey = (quote: Quote): string => quote.speakers[0] ?? `“${quote.speaker_text ?? ""}”`;

const countWords = (text: string): number => text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
