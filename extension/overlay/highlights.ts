// Paints words by CSS Custom Highlights, and nothing else: no node of the page is touched.

import type { Ground } from "../colours";
import { mineNames } from "../mine/paint";
import type { Host } from "./host";
import { allNames, flashName, lineName, litName, quoteKinds, speakerPlaces } from "./names";
import { printsOn } from "./print";
import { type Name, Registry } from "./registry";
import { highlightRules, underlineOf } from "./rules";

const LINES = speakerPlaces.flatMap((place) => quoteKinds.map((kind) => lineName(place, kind)));
const LIT = speakerPlaces.map(litName);
/** What is seen for a moment only. */
const PASSING: ReadonlySet<string> = new Set([...LIT, flashName]);

const NAMES: ReadonlyMap<string, Name> = new Map(
  allNames.map((name, priority) => {
    const forced = PASSING.has(name) ? "highlight" : (underlineOf(name) ?? "nothing");
    return [name, { name, priority, forced }];
  }),
);

export class Highlights {
  readonly #registry: Registry;
  readonly #sheet: CSSStyleSheet;
  #rules = "";

  constructor(readonly host: Host) {
    const view = host.document.defaultView as Window & typeof globalThis;
    this.#registry = new Registry(host);
    this.#sheet = new view.CSSStyleSheet();
  }

  /** Whether they are wanted on paper, too. */
  prints = false;

  /**
   * Paints these ranges under these names, and takes away what was painted before. article: an element of the
   * article's body.
   */
  paint(ranges: ReadonlyMap<string, readonly Range[]>, article: Element, ground: Ground): void {
    this.recolour(ground);
    this.#registry.article = article;
    this.#replace(allNames, ranges);
  }

  /** The colours for a page of this ground; what is painted stays. */
  recolour(ground: Ground): void {
    const prints = printsOn(ground.theme, this.prints);
    this.#registry.prints = prints;
    const rules = highlightRules(ground, prints);
    if (rules !== this.#rules) this.#sheet.replaceSync(rules);
    this.#rules = rules;
    // Again and again: a page may set the list anew.
    const { document } = this.host;
    if (!document.adoptedStyleSheets.includes(this.#sheet))
      document.adoptedStyleSheets = [...document.adoptedStyleSheets, this.#sheet];
  }

  /** Draws lines under these quotes, which have no room for bars, and under no others. */
  line(ranges: ReadonlyMap<string, readonly Range[]>): void {
    this.#replace(LINES, ranges);
  }

  /** Lights these quotes, and no others. */
  light(ranges: ReadonlyMap<string, readonly Range[]>): void {
    this.#replace(LIT, ranges);
  }

  /** Flashes this place, and no other. */
  flash(ranges: readonly Range[]): void {
    this.#replace([flashName], new Map([[flashName, ranges]]));
  }

  clear(): void {
    this.#replace(allNames, new Map());
  }

  /** Takes everything away, the rules too. */
  disconnect(): void {
    this.#registry.disconnect();
    const { document } = this.host;
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== this.#sheet);
  }

  #replace(names: readonly string[], ranges: ReadonlyMap<string, readonly Range[]>): void {
    for (const name of names) this.#registry.paint(NAMES.get(name) as Name, ranges.get(name) ?? []);
  }
}

/** Takes away what a copy left behind that can no longer do so itself: its extension was updated. */
export function sweepHighlights(document: Document): void {
  const { CSS } = document.defaultView as Window & typeof globalThis;
  for (const name of [...allNames, ...mineNames]) CSS.highlights.delete(name);
  const ours = (sheet: CSSStyleSheet): boolean => {
    const outer = sheet.cssRules[0];
    return outer !== undefined && "cssRules" in outer && outer.cssText.includes("::highlight(sidelight-");
  };
  if (document.adoptedStyleSheets.some(ours))
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => !ours(sheet));
}
