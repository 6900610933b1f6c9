// Words painted under our names in a document's registry of highlights; on paper only where that is wanted.

/** A name under which words are painted; where two paint the same words, the higher priority is seen. */
export type Name = { name: string; priority: number };

export class Registry {
  // An own list of what is painted: Firefox does not let a content script look through CSS.highlights.
  readonly #painted = new Map<string, Highlight>();
  /** The document's own window: the article may stand in a frame. */
  readonly #view: Window & typeof globalThis;
  #isPrinting = false;
  /** Whether they stay while the page is printed. */
  prints = false;

  constructor(document: Document) {
    this.#view = document.defaultView as Window & typeof globalThis;
    this.#view.addEventListener("beforeprint", this.#print);
    this.#view.addEventListener("afterprint", this.#printed);
  }

  /** Paints these ranges, and takes away what was painted under this name before. */
  paint({ name, priority }: Name, ranges: readonly Range[]): void {
    const { CSS, Highlight } = this.#view;
    if (this.#painted.delete(name)) CSS.highlights.delete(name);
    if (ranges.length === 0) return;
    const highlight = new Highlight(...ranges);
    highlight.priority = priority;
    this.#painted.set(name, highlight);
    if (!this.#isPrinting) CSS.highlights.set(name, highlight);
  }

  /** Leaves nothing behind. */
  disconnect(): void {
    for (const name of this.#painted.keys()) this.#view.CSS.highlights.delete(name);
    this.#painted.clear();
    this.#view.removeEventListener("beforeprint", this.#print);
    this.#view.removeEventListener("afterprint", this.#printed);
  }

  // Rules that paint nothing would not do: Chromium prints the light words of a dark page in dark ink, but not
  // those that are highlighted.
  readonly #print = (): void => {
    if (this.prints) return;
    this.#isPrinting = true;
    for (const name of this.#painted.keys()) this.#view.CSS.highlights.delete(name);
  };

  readonly #printed = (): void => {
    this.#isPrinting = false;
    for (const [name, highlight] of this.#painted) this.#view.CSS.highlights.set(name, highlight);
  };
}
