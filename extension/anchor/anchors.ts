// Anchors: the article's spans, held to the words of a page that may be written anew under them.

import type { Article } from "../analysis";
import type { FoundArticle, IndexedText, Span, TextMap } from "../article";
import { Finder } from "./finder";
import { likeness } from "./likeness";
import { anchor, describe } from "./selectors";
import { PageWatch } from "./watch";

/** "moved": the ranges must be painted anew; "replaced": the page shows another article, read anew. */
export type Change = "moved" | "replaced";

/** With less of the text in common, it is another article, or one that has grown too much to be called read. */
const SAME_ARTICLE = 0.6;

/**
 * Holds spans of an article to the live page. Spans are always those of the article as it was found.
 *
 * Nothing runs while the page does not change; disconnect() ends it for good.
 */
export class Anchors {
  private readonly original: IndexedText;
  private readonly listeners = new Set<(change: Change) => void>();
  private readonly watch: PageWatch;
  /** Where the spans asked for stand in the present text, while that is not the original. */
  private readonly placed = new Map<string, Span | null>();
  private map: TextMap;
  private finder: Finder;

  constructor(
    private readonly page: Document,
    found: { article: Article; map: TextMap },
  ) {
    this.map = found.map;
    this.original = found.map.text;
    this.watch = new PageWatch(
      page,
      () => this.map,
      () => this.finder.look(),
    );
    this.finder = this.newFinder();
    // The page may have changed while the article was read.
    if (!this.map.isWhole) this.finder.look();
  }

  /** Ranges of the live page that hold the span's words; empty where they cannot be placed now. */
  rangesFor(span: Span): Range[] {
    const now = this.place(span);
    return now ? this.map.rangesFor(now) : [];
  }

  /** The code point of the article at a place in the page, for hit testing; null outside of it. */
  pointToOffset(node: Node, offset: number): number | null {
    if (!this.map.isIntact(node as Text)) return null;
    const now = this.map.pointToOffset(node, offset);
    if (now === null || this.isOriginal) return now;
    return anchor(this.original, describe(this.map.text, [now, now + 1]))?.[0] ?? null;
  }

  /** The span of the article in a range of the page, such as a selection; null where it holds none. */
  spanOf(range: Range): Span | null {
    const now = this.map.spanOf(range);
    return now === null || this.isOriginal ? now : anchor(this.original, describe(this.map.text, now));
  }

  /** How many of the spans have no words in the page now. */
  unplaced(spans: readonly Span[]): number {
    if (this.isOriginal && this.map.isWhole) return 0;
    return spans.filter((span) => this.rangesFor(span).length === 0).length;
  }

  /** Calls back after each change that concerns the spans; returns how to stop. */
  onChange(listener: (change: Change) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** The page stood still for a while, perhaps in the midst of a look, which then never ends: begins anew. */
  restored(): void {
    this.finder.disconnect();
    this.finder = this.newFinder();
    this.watch.restored();
  }

  disconnect(): void {
    this.finder.disconnect();
    this.watch.disconnect();
    this.listeners.clear();
  }

  private get isOriginal(): boolean {
    return this.map.text.text === this.original.text;
  }

  private place(span: Span): Span | null {
    if (this.isOriginal) return span;
    const key = span.join();
    let now = this.placed.get(key);
    if (now === undefined) {
      now = anchor(this.map.text, describe(this.original, span));
      this.placed.set(key, now);
    }
    return now;
  }

  private newFinder(): Finder {
    return new Finder(this.page, (again) => this.looked(again));
  }

  private looked(found: FoundArticle): void {
    const whole = this.map.isWhole;
    if (!found.ok) {
      // The words are gone, for now: a page between two articles, say. What comes next will be noticed.
      if (!whole) this.tell("moved");
      return;
    }
    if (likeness(this.original.text, found.map.text.text) >= SAME_ARTICLE) this.moveTo(found.map);
    else if (!whole || this.holdsOriginal(found.map)) this.replace(found.map);
  }

  /** Whether the text that was read is part of a longer one, such as after "read more". */
  private holdsOriginal(map: TextMap): boolean {
    const share = this.original.text.length / map.text.text.length;
    return likeness(this.original.text, map.text.text) >= share * SAME_ARTICLE;
  }

  private moveTo(map: TextMap): void {
    if (isSame(this.map, map)) return;
    this.map = map;
    this.placed.clear();
    this.tell("moved");
  }

  private replace(map: TextMap): void {
    this.map = map;
    this.finder.disconnect();
    this.watch.disconnect();
    this.tell("replaced");
  }

  private tell(change: Change): void {
    for (const listener of [...this.listeners]) listener(change);
  }
}

function isSame(one: TextMap, other: TextMap): boolean {
  const nodes = other.nodes;
  return (
    one.isWhole &&
    one.text.text === other.text.text &&
    one.nodes.length === nodes.length &&
    one.nodes.every((node, at) => node === nodes[at])
  );
}
