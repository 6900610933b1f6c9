// Notices when words may stand elsewhere than before. Nothing runs while nothing changes.

import type { Host } from "./host";
import { Probes } from "./probes";

export class LayoutShifts {
  readonly #sizes: ResizeObserver;
  readonly #children: MutationObserver;
  readonly #attributes: MutationObserver;
  readonly #schemes: MediaQueryList;
  readonly #probes: Probes;
  /** Sizes when the watch began, until they are compared with the observer's first word on each, which always comes. */
  readonly #sizesThen = new Map<Element, string>();
  #frame = 0;

  /**
   * moved: words may stand elsewhere. recoloured: the page may have become dark or light.
   * article: an element of the article's body; what it stands in is watched, too.
   * follows: the box in which the article scrolls and which is followed already; others that scroll move words.
   */
  constructor(
    readonly host: Host,
    readonly article: Element,
    readonly follows: Element | null,
    readonly events: { moved(): void; recoloured(): void },
  ) {
    const { document } = host;
    const view = document.defaultView as Window & typeof globalThis;
    this.#probes = new Probes(host);
    this.#sizes = new view.ResizeObserver(this.#resized);
    this.#children = new view.MutationObserver(this.#moved);
    this.#attributes = new view.MutationObserver(() => events.recoloured());
    const around = [...ancestors(article)];
    this.#measure(around);
    for (const element of around)
      if (element !== document.documentElement) this.#children.observe(element, { childList: true });
    for (const element of [document.documentElement, document.body])
      this.#attributes.observe(element, { attributes: true });
    this.#schemes = view.matchMedia("(prefers-color-scheme: dark)");
    this.#schemes.addEventListener("change", events.recoloured);
    view.addEventListener("resize", this.#moved);
    document.fonts.addEventListener("loadingdone", this.#moved);
    if (follows !== null)
      document.addEventListener("scroll", this.#scrolled, { passive: true, capture: true });
  }

  /** Words in the fonts that are to be watched from now on, by the font: of one that a script adds nobody tells. */
  probe(samples: ReadonlyMap<string, string>): void {
    const { added, removed } = this.#probes.set(samples);
    for (const probe of removed) {
      this.#sizes.unobserve(probe);
      this.#sizesThen.delete(probe);
    }
    this.#measure(added);
  }

  disconnect(): void {
    const { document } = this.host;
    const view = document.defaultView;
    this.#probes.disconnect();
    view?.cancelAnimationFrame(this.#frame);
    this.#sizes.disconnect();
    this.#children.disconnect();
    this.#attributes.disconnect();
    this.#schemes.removeEventListener("change", this.events.recoloured);
    view?.removeEventListener("resize", this.#moved);
    document.fonts.removeEventListener("loadingdone", this.#moved);
    document.removeEventListener("scroll", this.#scrolled, { capture: true });
  }

  #measure(elements: readonly Element[]): void {
    for (const element of elements) this.#sizesThen.set(element, sizeOf(element));
    for (const element of elements) this.#sizes.observe(element);
  }

  readonly #resized = (entries: ResizeObserverEntry[]): void => {
    const changed = entries.filter(({ target }) => this.#sizesThen.get(target) !== sizeOf(target));
    for (const { target } of entries) this.#sizesThen.delete(target);
    if (changed.length > 0) this.#moved();
  };

  readonly #moved = (): void => {
    const view = this.host.document.defaultView;
    view?.cancelAnimationFrame(this.#frame);
    this.#frame = view?.requestAnimationFrame(this.events.moved) ?? 0;
  };

  readonly #scrolled = ({ target }: Event): void => {
    const moves = target !== this.host.document && target !== this.follows;
    if (moves && (target as Element).contains(this.follows)) this.#moved();
  };
}

function* ancestors(element: Element): Generator<Element> {
  for (let at: Element | null = element; at !== null; at = at.parentElement) yield at;
}

function sizeOf(element: Element): string {
  const { width, height } = element.getBoundingClientRect();
  return `${width} ${height}`;
}
