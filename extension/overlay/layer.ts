// Draws bars, labels, tags and signs beside the page's words: buttons in the shadow layer, one stop of the Tab key.

import { speakerLine, speakerVariable, TYPES } from "../colours";
import type { Concordance } from "../concordance";
import type { Target } from "../protocol";
import { words } from "../words";
import type { Host } from "./host";
import type { PlacedBar, PlacedLabel } from "./layout";
import type { Point } from "./rects";
import { nextFrame } from "./slices";
import type { Rect } from "./space";
import { keyOf } from "./targets";

/** So many are made and added in one frame: what a browser styles and lays out in some six milliseconds. */
const BATCH = 64;

export type LayerEvents = {
  /** The pointer is over a label, or has left it. */
  over(target: Target | null, label: HTMLElement): void;
  /** The reader wants the card: by click or by key. */
  open(target: Target, label: HTMLElement): void;
};

export class Layer {
  readonly #layer: HTMLElement;
  /** The window of the box in which the article scrolls; the whole page where there is none. */
  readonly #frame: HTMLElement;
  readonly #content: HTMLElement;
  #labels: HTMLButtonElement[] = [];
  #bars: HTMLElement[] = [];
  #unfollow = (): void => {};

  constructor(
    readonly host: Host,
    readonly events: LayerEvents,
  ) {
    this.#layer = host.add("div", "layer");
    this.#frame = this.#layer.appendChild(this.#element("frame"));
    this.#content = this.#frame.appendChild(this.#element("content"));
    this.#content.setAttribute("role", "toolbar");
    this.#content.setAttribute("aria-label", words.marks);
    this.#content.hidden = true;
    this.#content.addEventListener("keydown", this.#walk);
  }

  /** Where the layer's own corner stands in the window. */
  get origin(): Point {
    const { x, y } = this.#layer.getBoundingClientRect();
    return { x, y };
  }

  /**
   * Writes everything, of a very long article frame by frame. Throws Overtaken where something newer is drawn.
   *
   * scroller: where the article scrolls in a box, with the box's own window.
   */
  async draw(
    concordance: Concordance,
    { bars, labels }: { bars: readonly PlacedBar[]; labels: readonly PlacedLabel[] },
    { stack, scroller }: { stack: number | null; scroller: { element: Element; frame: Rect } | null },
    signal: AbortSignal,
  ): Promise<void> {
    const focused = this.#labels.find((label) => label === this.host.focused)?.dataset.key;
    const inOrder = [...labels].sort((a, b) => start(a) - start(b));
    const parts = [
      ...bars.map((bar) => () => this.#bar(bar)),
      ...inOrder.map((label) => () => this.#label(concordance, label)),
    ];
    this.#labels = [];
    this.#bars = [];
    this.host.isUnder = stack === null;
    this.#layer.style.zIndex = String(stack ?? 0);
    this.#scrollWith(scroller);
    this.#content.hidden = parts.length === 0;
    this.#content.replaceChildren();
    for (let at = 0; at < parts.length; at += BATCH) {
      if (at > 0) await nextFrame(signal);
      this.#content.append(...parts.slice(at, at + BATCH).map((make) => make()));
    }
    const stop = this.#labels.find((label) => label.dataset.key === focused) ?? this.#labels[0];
    if (stop) stop.tabIndex = 0;
    if (focused !== undefined) stop?.focus({ preventScroll: true });
  }

  /** Makes the tags and bars of these quotes stand out. */
  light(quotes: ReadonlySet<string>): void {
    for (const element of [...this.#bars, ...this.#labels])
      element.toggleAttribute("data-lit", quotes.has(element.dataset.quote ?? ""));
  }

  /** Gives the focus to the label of this target, if it is drawn. */
  focus(target: Target): void {
    const key = keyOf(target);
    this.#labels.find((label) => label.dataset.key === key)?.focus({ preventScroll: true });
  }

  clear(): void {
    this.#unfollow();
    this.#labels = [];
    this.#bars = [];
    this.#content.replaceChildren();
    this.#content.hidden = true;
  }

  /** What is drawn moves with the box in which the article scrolls, and is seen only inside of it. */
  #scrollWith(scroller: { element: Element; frame: Rect } | null): void {
    this.#unfollow();
    this.#frame.toggleAttribute("data-clips", scroller !== null);
    this.#frame.style.cssText = "";
    this.#content.style.transform = "";
    if (scroller === null) return;
    const { element, frame } = scroller;
    at(this.#frame, frame);
    const follow = (): void => {
      this.#content.style.transform = `translate(${-element.scrollLeft}px, ${-element.scrollTop}px)`;
    };
    follow();
    element.addEventListener("scroll", follow, { passive: true });
    this.#unfollow = () => element.removeEventListener("scroll", follow);
  }

  #element(className: string): HTMLElement {
    const element = this.host.document.createElement("div");
    element.className = className;
    return element;
  }

  #bar({ bar, rect }: PlacedBar): HTMLElement {
    const element = this.#element(`bar ${bar.kind}`);
    element.dataset.quote = bar.target.id;
    element.dataset.line = speakerLine(bar.colour);
    element.style.setProperty("--colour", speakerVariable(bar.colour));
    at(element, rect);
    this.#bars.push(element);
    return element;
  }

  #label(concordance: Concordance, placed: PlacedLabel): HTMLButtonElement {
    const { wish, text, size, where } = placed;
    const button = this.host.document.createElement("button");
    button.type = "button";
    button.className = `label ${wish.kind} ${where}`;
    button.tabIndex = -1;
    button.textContent = text;
    button.setAttribute("aria-label", wish.description);
    button.setAttribute("aria-haspopup", "dialog");
    button.dataset.key = keyOf(wish.target);
    if (wish.target.mark === "quote") button.dataset.quote = wish.target.id;
    button.style.setProperty("--size", `${size}px`);
    button.style.setProperty("--colour", labelColour(concordance, wish.target));
    at(button, placed.rect);
    button.addEventListener("pointerenter", () => this.events.over(wish.target, button));
    button.addEventListener("pointerleave", () => this.events.over(null, button));
    button.addEventListener("click", () => this.events.open(wish.target, button));
    this.#labels.push(button);
    return button;
  }

  readonly #walk = (event: KeyboardEvent): void => {
    const here = this.#labels.indexOf(this.host.focused as HTMLButtonElement);
    const last = this.#labels.length - 1;
    const places: Record<string, number> = {
      ArrowRight: Math.min(here + 1, last),
      ArrowDown: Math.min(here + 1, last),
      ArrowLeft: Math.max(here - 1, 0),
      ArrowUp: Math.max(here - 1, 0),
      Home: 0,
      End: last,
    };
    const next = this.#labels[places[event.key] ?? -1];
    if (here === -1 || next === undefined) return;
    event.preventDefault();
    for (const label of this.#labels) label.tabIndex = label === next ? 0 : -1;
    next.focus();
  };
}

function labelColour(concordance: Concordance, target: Target): string {
  const quote = target.mark === "quote" ? concordance.quote(target.id) : null;
  if (quote !== null) return speakerVariable(concordance.voice(quote).colour);
  const actor = target.mark === "actor" ? concordance.actor(target.id) : null;
  return actor !== null && actor.type in TYPES ? `var(--${actor.type})` : "var(--neutral)";
}

const start = ({ wish }: PlacedLabel): number => wish.spans[0]?.[0] ?? 0;

function at(element: HTMLElement, rect: Rect): void {
  element.style.left = `${rect.left}px`;
  element.style.top = `${rect.top}px`;
  element.style.width = `${rect.right - rect.left}px`;
  element.style.height = `${rect.bottom - rect.top}px`;
}
