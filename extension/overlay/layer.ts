// Draws bars, labels, tags and signs beside the page's words: buttons in the shadow layer, one stop of the Tab key.

import { speakerLine, speakerVariable, TYPES } from "../colours";
import type { Concordance } from "../concordance";
import type { Target } from "../protocol";
import { words } from "../words";
import type { Host } from "./host";
import type { PlacedBar, PlacedLabel } from "./layout";
import { inFrames } from "./slices";
import { at, type Footing, Surface } from "./surface";
import { keyOf } from "./targets";
import { write } from "./unfindable";

export type LayerEvents = {
  /** The pointer is over a label, or has left it. */
  over(target: Target | null, label: HTMLElement): void;
  /** The reader wants the card: by click or by key. */
  open(target: Target, label: HTMLElement): void;
};

export class Layer {
  readonly #surface: Surface;
  #labels: HTMLButtonElement[] = [];
  #bars: HTMLElement[] = [];

  constructor(
    readonly host: Host,
    readonly events: LayerEvents,
  ) {
    this.#surface = new Surface(host);
    this.#content.setAttribute("role", "toolbar");
    this.#content.setAttribute("aria-label", words.marks);
    this.#content.hidden = true;
    this.#content.addEventListener("keydown", this.#walk);
  }

  get #content(): HTMLElement {
    return this.#surface.content;
  }

  /** How it must lie for an article that this element is of. Reads only. */
  footingOf(article: Element): Footing {
    return this.#surface.footingOf(article);
  }

  /** Writes everything, of a very long article frame by frame. Throws Overtaken where something newer is drawn. */
  async draw(
    concordance: Concordance,
    { bars, labels }: { bars: readonly PlacedBar[]; labels: readonly PlacedLabel[] },
    footing: Footing,
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
    this.#surface.lay(footing);
    this.#content.hidden = parts.length === 0;
    this.#content.replaceChildren();
    await inFrames(parts, (some) => this.#content.append(...some.map((make) => make())), signal);
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
    this.#surface.rest();
    this.#labels = [];
    this.#bars = [];
    this.#content.replaceChildren();
    this.#content.hidden = true;
  }

  #bar({ bar, rect }: PlacedBar): HTMLElement {
    const element = this.#surface.element(`bar ${bar.kind}`);
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
    write(button, text);
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
