// Paints the reader's own marks by CSS Custom Highlights: no node of the page is touched.

import type { Theme } from "../colours";
import type { Host } from "../overlay/host";
import { mediaOf, printsOn } from "../overlay/print";
import { type Name, Registry } from "../overlay/registry";
import { groundOf } from "../overlay/theme";

/** What is painted: mere highlights, words with a note, and the words that are being marked now. */
export type MineKind = "highlight" | "note" | "draft";

const nameOf = (kind: MineKind): string => `sidelight-mine-${kind}`;
const KINDS: readonly MineKind[] = ["highlight", "note", "draft"];

export const mineNames: readonly string[] = KINDS.map(nameOf);

/** Above all that Sidelight paints by itself. */
const PRIORITY = 1_000;

/** Thicker lines than all others, below those of actors, and in the system's colour for what is chosen. */
export const FORCED: Record<MineKind, Name["forced"]> = {
  highlight: { style: "solid", ems: 0.28, pixels: 4, colour: "Highlight" },
  note: { style: "double", ems: 0.28, pixels: 1.5, colour: "Highlight" },
  draft: "highlight",
};

const GROUND: Record<Theme, string> = { light: "rgb(255 214 60 / 0.5)", dark: "rgb(255 214 60 / 0.26)" };
const LINE: Record<Theme, string> = { light: "#7a5c00", dark: "#ffd95e" };

const rules = (theme: Theme, prints: boolean): string => `
@media ${mediaOf(prints)} {
  ${KINDS.map((kind) => `::highlight(${nameOf(kind)}) { background-color: ${GROUND[theme]}; }`).join("\n  ")}
  ::highlight(${nameOf("note")}) {
    text-decoration: underline solid ${LINE[theme]} 2px; text-underline-offset: 3px;
  }
}`;

export class MinePaint {
  readonly #registry: Registry;
  readonly #sheet: CSSStyleSheet;

  constructor(readonly host: Host) {
    const { document } = host;
    this.#registry = new Registry(host);
    const view = document.defaultView as Window & typeof globalThis;
    this.#sheet = new view.CSSStyleSheet();
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, this.#sheet];
  }

  /** Whether they are wanted on paper, too. */
  prints = false;

  /** An element of the article's body: of its colours the page's marks are. */
  set article(article: Element) {
    const { theme } = groundOf(article);
    this.#registry.article = article;
    this.#registry.prints = printsOn(theme, this.prints);
    this.#sheet.replaceSync(rules(theme, this.#registry.prints));
  }

  /** Paints these ranges, and takes away what was painted in this kind before. */
  paint(kind: MineKind, ranges: readonly Range[]): void {
    this.#registry.paint({ name: nameOf(kind), priority: PRIORITY, forced: FORCED[kind] }, ranges);
  }

  /** Leaves nothing behind. */
  disconnect(): void {
    this.#registry.disconnect();
    const { document } = this.host;
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== this.#sheet);
  }
}
