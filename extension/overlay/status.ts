// The word of what goes on, in a corner of the window; it goes away by itself.

import { words } from "../words";
import type { Host } from "./host";
import { write } from "./unfindable";

/** "heard": by screen readers alone, since the same words stand beside it. */
export type Tone = "working" | "heard" | "done" | "trouble";

/** Milliseconds that a word stays; those of what goes on now stay until the next. */
const STAYS: Record<Tone, number | null> = { working: null, heard: null, done: 4_000, trouble: 12_000 };

export class Status {
  readonly #pill: HTMLElement;
  readonly #text: HTMLElement;
  readonly #dismiss: HTMLButtonElement;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: Host) {
    this.#pill = host.add("div", "status");
    this.#pill.dataset.tone = "none";
    // The live region is there before anything is said in it, else it would not be heard.
    this.#text = this.#pill.ownerDocument.createElement("span");
    this.#text.setAttribute("role", "status");
    this.#dismiss = this.#pill.ownerDocument.createElement("button");
    this.#dismiss.type = "button";
    write(this.#dismiss, "×");
    this.#dismiss.setAttribute("aria-label", words.dismiss);
    this.#dismiss.addEventListener("click", () => this.hush());
    this.#pill.append(this.#text, this.#dismiss);
  }

  say(text: string, tone: Tone): void {
    clearTimeout(this.#timer);
    write(this.#text, text);
    this.#pill.dataset.tone = tone;
    const stays = STAYS[tone];
    if (stays !== null) this.#timer = setTimeout(() => this.hush(), stays);
  }

  hush(): void {
    clearTimeout(this.#timer);
    write(this.#text, "");
    this.#pill.dataset.tone = "none";
  }

  disconnect(): void {
    clearTimeout(this.#timer);
  }
}
