// Offsets of the vocabulary are code points; JavaScript counts UTF-16 units. Here is the one place that converts.

import type { Article } from "../analysis";

/** Start and end in code points of a text, end exclusive. */
export type Span = [number, number];

/** A text that can be asked in code points. Without astral characters both counts are the same, at no cost. */
export class IndexedText {
  /** Length in code points. */
  readonly length: number;
  /** For each character of two units, the code point at which it stands, ascending. */
  private readonly astral: number[] = [];

  constructor(readonly text: string) {
    for (const pair of text.matchAll(SURROGATE_PAIR)) this.astral.push(pair.index - this.astral.length);
    this.length = text.length - this.astral.length;
  }

  /** The UTF-16 offset of a code point offset; offsets outside of the text are moved to its ends. */
  toUtf16(codePoint: number): number {
    const inside = Math.min(Math.max(codePoint, 0), this.length);
    return this.astral.length === 0 ? inside : inside + this.astralBefore(inside);
  }

  /** The code point offset of a UTF-16 offset; inside a character of two units, that character's. */
  toCodePoint(utf16: number): number {
    const inside = Math.min(Math.max(utf16, 0), this.text.length);
    if (this.astral.length === 0) return inside;
    let low = 0;
    let high = this.astral.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      // The character's second unit stands at its code point, plus one unit for each astral one up to it.
      if ((this.astral[middle] as number) + middle + 1 <= inside) low = middle + 1;
      else high = middle;
    }
    return inside - low;
  }

  slice([start, end]: Span): string {
    return this.text.slice(this.toUtf16(start), this.toUtf16(end));
  }

  /** How many characters of two units stand before a code point. */
  private astralBefore(codePoint: number): number {
    let low = 0;
    let high = this.astral.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.astral[middle] as number) < codePoint) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** The index of an article's text, made once an article. */
export function indexOf(article: Article): IndexedText {
  let index = indices.get(article);
  if (!index) {
    index = new IndexedText(article.text);
    indices.set(article, index);
  }
  return index;
}

const indices = new WeakMap<Article, IndexedText>();

/** The text with NUL and each half of a character replaced by U+FFFD, which has the same length in both counts. */
export function wellFormed(text: string): string {
  return text.replace(NOT_TEXT, "\ufffd");
}

const NOT_TEXT = /\0|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
const SURROGATE_PAIR = /[\ud800-\udbff][\udc00-\udfff]/g;
