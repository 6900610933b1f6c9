// Hidden words in each font of the marked ones: they grow or shrink when a font has come of which nobody tells.

import type { Host } from "./host";
import { fontOf } from "./ink";

/** So many units of a text show by their width what font it is in. */
const LONGEST = 60;

/** Some of the page's own words in each font that these ranges are in, by the font. Reads only; yields at each. */
export function* samplesOf(ranges: Iterable<Range>): Generator<void, Map<string, string>> {
  const samples = new Map<string, string>();
  const seen = new Set<Element>();
  for (const { startContainer } of ranges) {
    yield;
    const element = startContainer.parentElement;
    const isText = startContainer.nodeType === Node.TEXT_NODE; // else the page has taken the words away
    if (!isText || element === null || seen.has(element)) continue;
    seen.add(element);
    const font = fontOf(element);
    // Other letters than the page shows could bring a font that it does not need.
    if (!samples.has(font)) samples.set(font, (startContainer as Text).data.trim().slice(0, LONGEST));
  }
  return samples;
}

export class Probes {
  readonly #box: HTMLElement;
  readonly #probes = new Map<string, HTMLElement>();

  constructor(host: Host) {
    this.#box = host.add("div", "probes");
    this.#box.ariaHidden = "true";
  }

  /** One of each font; those of others are taken away. */
  set(samples: ReadonlyMap<string, string>): { added: HTMLElement[]; removed: HTMLElement[] } {
    const added: HTMLElement[] = [];
    const removed: HTMLElement[] = [];
    for (const [font, probe] of this.#probes)
      if (!samples.has(font)) {
        this.#probes.delete(font);
        probe.remove();
        removed.push(probe);
      }
    for (const [font, words] of samples)
      if (!this.#probes.has(font)) {
        const probe = this.#box.ownerDocument.createElement("div");
        probe.style.font = font;
        probe.dataset.words = words;
        this.#probes.set(font, probe);
        added.push(probe);
      }
    this.#box.append(...added);
    return { added, removed };
  }

  disconnect(): void {
    this.#box.remove();
  }
}
