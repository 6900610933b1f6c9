// Draws bars, labels, tags and signs beside the page's words: buttons in the shadow layer, one stop of the Tab key.

import { speakerVariable, TYPES } from "../colours";
import type { Concordance } from "../concordance";
import type { Target } from "../protocol";
import { words } from "../words";
import type { Host } from "./host";
import type { PlacedBar, PlacedLabel } from "./layout";
import type { Point } from "./rects";
import type { Rect } from "./space";

import { keyOf } from "./targets";

export type LayerEvents = {
  /** The pointer is over a label, or has left it. */
  over(target: Target | null, label: HTMLElement): void;
  /** The reader wants the card: by click or by key. */
  open(target: Target, label: HTMLElement): void;
};

export class Layer {
  readonly #layer: HTMLElement;
  #labels: HTMLButtonElement[] = [];

  constructor(
    readonly host: Host,
    readonly events: LayerEvents,
  ) {
    this.#layer = host.add("div", "layer");
    this.#layer.setAttribute("role", "toolbar");
    this.#layer.setAttribute("aria-label", words.marks);
    this.#layer.hidden = true;
    this.#layer.addEventListener("keydown", this.#walk);
  }

  /** Where the layer's own corner stands in the window; all that is drawn is placed from there. */
  get origin(): Point {
    this.#layer.hidden = false;
    const { x, y } = this.#layer.getBoundingClientRect();
    return { x, y };
  }

  /** Writes everything at once. stack: the z-index at which the article stands. */
  draw(
    concordance: Concordance,
    bars: readonly PlacedBar[],
    labels: readonly PlacedLabel[],
    stack: number,
  ): void {
    const focused = this.#labels.find((label) => label === this.host.focused)?.dataset.key;
    const document = this.#layer.ownerDocument;
    const inOrder = [...labels].sort((a, b) => start(a) - start(b));
    this.#labels = inOrder.map((placed) => this.#label(document, concordance, placed));
    const drawn = [...bars.map((placed) => bar(document, placed)), ...this.#labels];
    this.#layer.style.zIndex = String(stack);
    this.#layer.hidden = drawn.length === 0;
    this.#layer.replaceChildren(...drawn);
    const stop = this.#labels.find((label) => label.dataset.key === focused) ?? this.#labels[0];
    if (stop) stop.tabIndex = 0;
    if (focused !== undefined) stop?.focus({ preventScroll: true });
  }

  /** Makes the tags and bars of these quotes stand out. */
  light(quotes: ReadonlySet<string>): void {
    for (const element of this.#layer.children)
      if (element instanceof HTMLElement)
        element.toggleAttribute("data-lit", quotes.has(element.dataset.quote ?? ""));
  }

  /** Gives the focus to the label of this target, if it is drawn. */
  focus(target: Target): void {
    const key = keyOf(target);
    this.#labels.find((label) => label.dataset.key === key)?.focus({ preventScroll: true });
  }

  clear(): void {
    this.#labels = [];
    this.#layer.replaceChildren();
    this.#layer.hidden = true;
  }

  #label(document: Document, concordance: Concordance, placed: PlacedLabel): HTMLButtonElement {
    const { wish, text, size, where } = placed;
    const button = document.createElement("button");
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

function bar(document: Document, { bar, rect }: PlacedBar): HTMLElement {
  const element = document.createElement("div");
  element.className = `bar ${bar.kind}`;
  element.dataset.quote = bar.target.id;
  element.style.setProperty("--colour", speakerVariable(bar.colour));
  at(element, rect);
  return element;
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
