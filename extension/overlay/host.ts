// The one element that we add to the page. What is ours stands in its closed shadow root.

import { cssVariables, cssVariablesOn, type Ground } from "../colours";
import { shadowStyle } from "./style";

export const HOST = "sidelight-overlay";

/** Keys and clicks inside of our own things are not the page's business. */
const OURS = [
  "keydown",
  "keyup",
  "keypress",
  "pointerdown",
  "mousedown",
  "mouseup",
  "click",
  "wheel",
] as const;

/** So often it is put back where a page takes it away; a page that insists is left in peace. */
const PUT_BACK = 10;

export class Host {
  readonly #element: HTMLElement;
  readonly #removals: MutationObserver;
  #putBack = 0;
  #isGone = false;
  #frame = 0;
  readonly #root: ShadowRoot;
  readonly #colours: CSSStyleSheet;

  /** removed: the page took it away, such as by writing all of its document anew; it is about to be put back. */
  constructor(
    readonly document: Document,
    readonly removed: () => void,
  ) {
    const view = document.defaultView as Window & typeof globalThis;
    this.#element = document.createElement(HOST);
    this.#root = this.#element.attachShadow({ mode: "closed" });
    this.#colours = new view.CSSStyleSheet();
    const style = new view.CSSStyleSheet();
    style.replaceSync(shadowStyle);
    this.#root.adoptedStyleSheets = [this.#colours, style];
    this.ground = { theme: "light", paper: [255, 255, 255], ink: [0, 0, 0] };
    for (const type of OURS) this.#root.addEventListener(type, (event) => event.stopPropagation());
    document.documentElement.append(this.#element);
    this.#removals = new view.MutationObserver(this.#missed);
    this.#watch();
  }

  /** The page's colours: what stands beside its words is seen against them, all else has a ground of its own. */
  set ground(ground: Ground) {
    const { theme } = ground;
    this.#colours.replaceSync(
      `:host { ${cssVariables(theme)} color-scheme: ${theme}; } .layer { ${cssVariablesOn(ground)} }`,
    );
  }

  /** Whether all of the page that is stacked, such as a header that stays at the top, passes over it. */
  set isUnder(under: boolean) {
    const root = this.document.documentElement;
    const place = under ? root.firstChild : null;
    const isThere = under ? root.firstChild === this.#element : root.lastChild === this.#element;
    // Moving it would close the card and take the focus away.
    if (!isThere) root.insertBefore(this.#element, place);
  }

  /** What has the focus inside of it. */
  get focused(): Element | null {
    return this.#root.activeElement;
  }

  /** Whether something of ours of this class is open over the page. */
  isOpen(className: string): boolean {
    return this.#root.querySelector(`.${className}:popover-open`) !== null;
  }

  add<Tag extends keyof HTMLElementTagNameMap>(tag: Tag, className: string): HTMLElementTagNameMap[Tag] {
    const element = this.document.createElement(tag);
    element.className = className;
    this.#root.append(element);
    return element;
  }

  /** Whether an event began inside of it; seen from the page, all of those begin at the host. */
  holds(event: Event): boolean {
    return event.target === this.#element;
  }

  disconnect(): void {
    this.#isGone = true;
    this.#removals.disconnect();
    this.document.defaultView?.cancelAnimationFrame(this.#frame);
    this.#element.remove();
  }

  #watch(): void {
    this.#removals.disconnect();
    for (const node of [this.document, this.document.documentElement])
      this.#removals.observe(node, { childList: true });
  }

  readonly #missed = (): void => {
    const view = this.document.defaultView;
    if (this.#element.isConnected || this.#isGone || view === null) return;
    view.cancelAnimationFrame(this.#frame);
    // Not at once: the page is in the midst of its work.
    this.#frame = view.requestAnimationFrame(() => {
      this.removed();
      if (this.#putBack++ >= PUT_BACK || this.#isGone) return;
      this.document.documentElement.append(this.#element);
      this.#watch();
    });
  };
}
