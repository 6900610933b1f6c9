// Notices when words may stand elsewhere than before. Nothing runs while nothing changes.

export class LayoutShifts {
  readonly #sizes: ResizeObserver;
  readonly #attributes: MutationObserver;
  readonly #schemes: MediaQueryList;
  #frame = 0;

  /**
   * moved: words may stand elsewhere. recoloured: the page may have become dark or light.
   * watched: elements whose size tells, such as the one that holds the article.
   */
  constructor(
    readonly document: Document,
    watched: readonly Element[],
    readonly scroller: Element | null,
    readonly events: { moved(): void; recoloured(): void },
  ) {
    const view = document.defaultView as Window & typeof globalThis;
    this.#sizes = new view.ResizeObserver(this.#moved);
    for (const element of new Set([document.documentElement, document.body, ...watched]))
      this.#sizes.observe(element);
    this.#attributes = new view.MutationObserver(() => events.recoloured());
    for (const element of [document.documentElement, document.body])
      this.#attributes.observe(element, { attributes: true });
    this.#schemes = view.matchMedia("(prefers-color-scheme: dark)");
    this.#schemes.addEventListener("change", events.recoloured);
    view.addEventListener("resize", this.#moved);
    document.fonts.addEventListener("loadingdone", this.#moved);
    scroller?.addEventListener("scroll", this.#moved, { passive: true });
  }

  disconnect(): void {
    const view = this.document.defaultView;
    view?.cancelAnimationFrame(this.#frame);
    this.#sizes.disconnect();
    this.#attributes.disconnect();
    this.#schemes.removeEventListener("change", this.events.recoloured);
    view?.removeEventListener("resize", this.#moved);
    this.document.fonts.removeEventListener("loadingdone", this.#moved);
    this.scroller?.removeEventListener("scroll", this.#moved);
  }

  readonly #moved = (): void => {
    const view = this.document.defaultView;
    view?.cancelAnimationFrame(this.#frame);
    this.#frame = view?.requestAnimationFrame(this.events.moved) ?? 0;
  };
}
