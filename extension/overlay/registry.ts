// Words painted under our names: by the document's registry of highlights, on paper only where that is wanted, or by
// lines where the reader's system forces its colours. Browsers then paint each highlight as if it were selected.

import type { Host } from "./host";
import { Lines } from "./lines";
import type { Underline } from "./rules";

/** A name under which words are painted; where two paint the same words, the higher priority is seen. */
export type Name = {
  name: string;
  priority: number;
  /**
   * What stands for it where colours are forced: a line or nothing, but for what is painted for a moment only, which
   * may look selected.
   */
  forced: Underline | "nothing" | "highlight";
};

type Painted = { name: Name; ranges: readonly Range[]; highlight: Highlight };

export class Registry {
  // An own list of what is painted: Firefox does not let a content script look through CSS.highlights.
  readonly #painted = new Map<string, Painted>();
  /** The document's own window: the article may stand in a frame. */
  readonly #view: Window & typeof globalThis;
  readonly #forced: MediaQueryList;
  #lines: Lines | null = null;
  #isPrinting = false;
  /** Whether they stay while the page is printed. */
  prints = false;
  /** An element of the article's body, by which it is known where its lines are to be drawn. */
  article: Element | null = null;

  constructor(readonly host: Host) {
    this.#view = host.document.defaultView as Window & typeof globalThis;
    this.#view.addEventListener("beforeprint", this.#print);
    this.#view.addEventListener("afterprint", this.#printed);
    this.#forced = this.#view.matchMedia("(forced-colors: active)");
    this.#forced.addEventListener("change", this.#force);
  }

  /** Paints these ranges, and takes away what was painted under this name before. */
  paint(name: Name, ranges: readonly Range[]): void {
    const { CSS, Highlight } = this.#view;
    const before = this.#painted.get(name.name);
    if (before === undefined && ranges.length === 0) return;
    this.#painted.delete(name.name);
    CSS.highlights.delete(name.name);
    if (ranges.length > 0) {
      const highlight = new Highlight(...ranges);
      highlight.priority = name.priority;
      const painted = { name, ranges, highlight };
      this.#painted.set(name.name, painted);
      if (this.#isHighlighted(painted)) CSS.highlights.set(name.name, highlight);
    }
    if (typeof name.forced === "object") this.#underline();
  }

  /** Leaves nothing behind. */
  disconnect(): void {
    for (const name of this.#painted.keys()) this.#view.CSS.highlights.delete(name);
    this.#painted.clear();
    this.#lines?.disconnect();
    this.#view.removeEventListener("beforeprint", this.#print);
    this.#view.removeEventListener("afterprint", this.#printed);
    this.#forced.removeEventListener("change", this.#force);
  }

  #isHighlighted({ name }: Painted): boolean {
    if (this.#isPrinting) return this.prints;
    return name.forced === "highlight" || !this.#forced.matches;
  }

  #highlight(): void {
    const { highlights } = this.#view.CSS;
    for (const painted of this.#painted.values()) {
      const { name } = painted.name;
      if (!this.#isHighlighted(painted)) highlights.delete(name);
      else if (!highlights.has(name)) highlights.set(name, painted.highlight);
    }
  }

  #underline(): void {
    const drawn = this.#forced.matches
      ? [...this.#painted.values()].flatMap(({ name: { forced }, ranges }) =>
          typeof forced === "object" ? [{ ranges, line: forced }] : [],
        )
      : [];
    if (drawn.length === 0 || this.article === null) {
      this.#lines?.disconnect();
      this.#lines = null;
    } else {
      this.#lines ??= new Lines(this.host);
      this.#lines.draw(drawn, this.article);
    }
  }

  readonly #force = (): void => {
    this.#highlight();
    this.#underline();
  };

  // Rules that paint nothing would not do: Chromium prints the light words of a dark page in dark ink, but not
  // those that are highlighted.
  readonly #print = (): void => {
    this.#isPrinting = true;
    this.#highlight();
  };

  readonly #printed = (): void => {
    this.#isPrinting = false;
    this.#highlight();
  };
}
