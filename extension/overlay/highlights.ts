// Paints words by CSS Custom Highlights, and nothing else: no node of the page is touched.

import type { Theme } from "../colours";
import { allNames, flashName, litName } from "./names";
import { highlightRules } from "./rules";

export class Highlights {
  // An own list of what is painted: Firefox does not let a content script look through CSS.highlights.
  readonly #painted = new Map<string, Highlight>();
  readonly #sheet: CSSStyleSheet;
  #theme: Theme | null = null;

  constructor(readonly document: Document) {
    const view = document.defaultView as Window & typeof globalThis;
    this.#sheet = new view.CSSStyleSheet();
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, this.#sheet];
  }

  /** Paints these ranges under these names, and takes away what was painted before. */
  paint(ranges: ReadonlyMap<string, readonly Range[]>, theme: Theme): void {
    this.recolour(theme);
    this.clear();
    for (const [place, name] of allNames.entries()) this.#set(name, ranges.get(name) ?? [], place);
  }

  /** The colours for a light or a dark page; what is painted stays. */
  recolour(theme: Theme): void {
    if (theme !== this.#theme) this.#sheet.replaceSync(highlightRules(theme));
    this.#theme = theme;
  }

  /** Lights these quotes, each in its speaker's colour; none to light nothing. */
  light(lit: ReadonlyMap<number | null, readonly Range[]>): void {
    for (const [place, name] of allNames.entries()) {
      if (name.startsWith("sidelight-lit-")) this.#delete(name);
      for (const [colour, ranges] of lit) if (litName(colour) === name) this.#set(name, ranges, place);
    }
  }

  flash(ranges: readonly Range[]): void {
    this.#delete(flashName);
    this.#set(flashName, ranges, allNames.length);
  }

  clear(): void {
    for (const name of [...this.#painted.keys()]) this.#delete(name);
  }

  /** Takes everything away, the rules too. */
  disconnect(): void {
    this.clear();
    this.document.adoptedStyleSheets = this.document.adoptedStyleSheets.filter(
      (sheet) => sheet !== this.#sheet,
    );
  }

  #set(name: string, ranges: readonly Range[], priority: number): void {
    if (ranges.length === 0) return;
    const highlight = new Highlight(...ranges);
    highlight.priority = priority;
    CSS.highlights.set(name, highlight);
    this.#painted.set(name, highlight);
  }

  #delete(name: string): void {
    if (this.#painted.delete(name)) CSS.highlights.delete(name);
  }
}

/** Takes away what a copy left behind that can no longer do so itself: its extension was updated. */
export function sweepHighlights(document: Document): void {
  for (const name of allNames) CSS.highlights.delete(name);
  const ours = (sheet: CSSStyleSheet): boolean => {
    const outer = sheet.cssRules[0];
    return outer !== undefined && "cssRules" in outer && outer.cssText.includes("::highlight(sidelight-");
  };
  if (document.adoptedStyleSheets.some(ours))
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => !ours(sheet));
}
