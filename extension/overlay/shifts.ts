// Notices when words may stand elsewhere than before. Nothing runs while nothing changes.

export class LayoutShifts {
  readonly #sizes: ResizeObserver;
  readonly #children: MutationObserver;
  readonly #attributes: MutationObserver;
  readonly #schemes: MediaQueryList;
  /** The sizes when the watch began; null once they were compared with the observer's first word, which always comes. */
  #sizesThen: string | null;
  #frame = 0;

  /**
   * moved: words may stand elsewhere. recoloured: the page may have become dark or light.
   * article: an element of the article's body; what it stands in is watched too.
   * follows: the box in which the article scrolls and which is followed already; others that scroll move words.
   */
  constructor(
    readonly document: Document,
    readonly article: Element,
    readonly follows: Element | null,
    readonly events: { moved(): void; recoloured(): void },
  ) {
    const view = document.defaultView as Window & typeof globalThis;
    this.#sizesThen = sizesAround(article);
    this.#sizes = new view.ResizeObserver(this.#resized);
    this.#children = new view.MutationObserver(this.#moved);
    this.#attributes = new view.MutationObserver(() => events.recoloured());
    for (let at: Element | null = article; at !== null; at = at.parentElement) {
      this.#sizes.observe(at);
      if (at !== document.documentElement) this.#children.observe(at, { childList: true });
    }
    for (const element of [document.documentElement, document.body])
      this.#attributes.observe(element, { attributes: true });
    this.#schemes = view.matchMedia("(prefers-color-scheme: dark)");
    this.#schemes.addEventListener("change", events.recoloured);
    view.addEventListener("resize", this.#moved);
    document.fonts.addEventListener("loadingdone", this.#moved);
    if (follows !== null)
      document.addEventListener("scroll", this.#scrolled, { passive: true, capture: true });
  }

  disconnect(): void {
    const view = this.document.defaultView;
    view?.cancelAnimationFrame(this.#frame);
    this.#sizes.disconnect();
    this.#children.disconnect();
    this.#attributes.disconnect();
    this.#schemes.removeEventListener("change", this.events.recoloured);
    view?.removeEventListener("resize", this.#moved);
    this.document.fonts.removeEventListener("loadingdone", this.#moved);
    this.document.removeEventListener("scroll", this.#scrolled, { capture: true });
  }

  readonly #resized = (): void => {
    const isNews = this.#sizesThen === null || this.#sizesThen !== sizesAround(this.article);
    this.#sizesThen = null;
    if (isNews) this.#moved();
  };

  readonly #moved = (): void => {
    const view = this.document.defaultView;
    view?.cancelAnimationFrame(this.#frame);
    this.#frame = view?.requestAnimationFrame(this.events.moved) ?? 0;
  };

  readonly #scrolled = ({ target }: Event): void => {
    const moves = target !== this.document && target !== this.follows;
    if (moves && (target as Element).contains(this.follows)) this.#moved();
  };
}

/** Width and height of an element and of all that it stands in. */
function sizesAround(element: Element): string {
  const sizes: number[] = [];
  for (let at: Element | null = element; at !== null; at = at.parentElement) {
    const { width, height } = at.getBoundingClientRect();
    sizes.push(width, height);
  }
  return sizes.join();
}
