// Watching the page for changes to the article's text, at no cost while nothing changes.

import type { TextMap } from "../article";

/** So much new text inside the article is looked at, in UTF-16 units; counters and buttons that come and go are not. */
const MIN_GROWTH = 200;

/** A page that never rests is looked at after so many milliseconds anyway. */
const LONGEST_WAIT = 1_000;

/** Calls back when the page is idle after changes that may concern the article. */
export class PageWatch {
  private readonly observer: MutationObserver;
  private idle: number | null = null;
  /** Units of text put into the article since the last look. */
  private added = 0;

  /**
   * map: where the article stands now; an empty one where all of the page may become it.
   *
   * changed: called when texts of it are gone, hold other words, or got company.
   */
  constructor(
    page: Document,
    private readonly map: () => TextMap,
    private readonly changed: () => void,
  ) {
    const Observer = page.defaultView?.MutationObserver ?? MutationObserver;
    this.observer = new Observer((records) => this.notice(records));
    this.observer.observe(page, { childList: true, characterData: true, subtree: true });
  }

  /** The page stood still for a while: what was waiting for it to be idle is done now. */
  restored(): void {
    if (this.idle !== null) cancelIdle(this.idle);
    this.idle = null;
    if (!this.map().isWhole) this.changed();
  }

  disconnect(): void {
    this.observer.disconnect();
    if (this.idle !== null) cancelIdle(this.idle);
    this.idle = null;
  }

  private notice(records: MutationRecord[]): void {
    const { root } = this.map();
    for (const { target, addedNodes } of records) {
      if (addedNodes.length === 0 || !(root ?? target).contains(target)) continue;
      for (const node of addedNodes) this.added += node.textContent?.length ?? 0;
    }
    this.idle ??= whenIdle(() => {
      this.idle = null;
      const grown = this.added >= MIN_GROWTH;
      if (grown) this.added = 0;
      if (grown || !this.map().isWhole) this.changed();
    });
  }
}

function whenIdle(work: () => void): number {
  if (typeof requestIdleCallback === "function") return requestIdleCallback(work, { timeout: LONGEST_WAIT });
  return Number(setTimeout(work));
}

function cancelIdle(handle: number): void {
  if (typeof cancelIdleCallback === "function") cancelIdleCallback(handle);
  else clearTimeout(handle);
}
