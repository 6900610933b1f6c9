// The one element that we add to the page. What is ours stands in its closed shadow root.

import { cssVariables, type Theme } from "../colours";
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

export class Host {
  readonly #element: HTMLElement;
  readonly #root: ShadowRoot;
  readonly #colours: CSSStyleSheet;

  constructor(document: Document) {
    const view = document.defaultView as Window & typeof globalThis;
    this.#element = document.createElement(HOST);
    this.#root = this.#element.attachShadow({ mode: "closed" });
    this.#colours = new view.CSSStyleSheet();
    const style = new view.CSSStyleSheet();
    style.replaceSync(shadowStyle);
    this.#root.adoptedStyleSheets = [this.#colours, style];
    this.theme = "light";
    for (const type of OURS) this.#root.addEventListener(type, (event) => event.stopPropagation());
    document.documentElement.append(this.#element);
  }

  set theme(theme: Theme) {
    this.#colours.replaceSync(`:host { ${cssVariables(theme)} color-scheme: ${theme}; }`);
  }

  get isConnected(): boolean {
    return this.#element.isConnected;
  }

  /** What has the focus inside of it. */
  get focused(): Element | null {
    return this.#root.activeElement;
  }

  add<Tag extends keyof HTMLElementTagNameMap>(tag: Tag, className: string): HTMLElementTagNameMap[Tag] {
    const element = this.#element.ownerDocument.createElement(tag);
    element.className = className;
    this.#root.append(element);
    return element;
  }

  /** Whether an event began inside of it; seen from the page, all of those begin at the host. */
  holds(event: Event): boolean {
    return event.target === this.#element;
  }

  disconnect(): void {
    this.#element.remove();
  }
}
