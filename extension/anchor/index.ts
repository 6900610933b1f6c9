// Keeping spans of the article on the words of the live page.

import type { Article } from "../analysis";
import type { Span, TextMap } from "../article";

/** "moved": the ranges must be painted anew; "replaced": the page shows another article, read anew. */
export type Change = "moved" | "replaced";

/** Holds the article's spans to the page. */
export class Anchors {
  private readonly listeners = new Set<(change: Change) => void>();

  constructor(
    readonly document: Document,
    private readonly found: { article: Article; map: TextMap },
  ) {}

  /** Ranges of the live page that hold the span's words; empty where they cannot be placed now. */
  rangesFor(span: Span): Range[] {
    return this.found.map.rangesFor(span);
  }

  /** The code point of the article at a place in the page, for hit testing. */
  pointToOffset(node: Node, offset: number): number | null {
    return this.found.map.pointToOffset(node, offset);
  }

  /** How many of the spans have no words in the page now. */
  unplaced(spans: readonly Span[]): number {
    return spans.filter((span) => this.rangesFor(span).length === 0).length;
  }

  onChange(listener: (change: Change) => void): void {
    this.listeners.add(listener);
  }

  disconnect(): void {
    this.listeners.clear();
  }
}
