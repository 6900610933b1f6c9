// Watching the page for changes to the article's text, at no cost while nothing changes.

import type { TextMap } from "../article";

/** Paragraphs are longer; counters, captions and buttons that come and go are not. In UTF-16 units. */
const MIN_GROWTH = 200;

/** A page that never rests is looked at after so many milliseconds anyway. */
const LONGEST_WAIT = 1_000;

/** Calls back when the page is idle after changes that may concern the article. */
export class PageWatch {
  private readonly observer: MutationObserver;
  private idle: number | null = null;
  private grown = false;

  /**
   * map: where the article stands now.
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

  disconnect(): void {
    this.observer.disconnect();
    if (this.idle !== null) cancelIdle(this.idle);
    this.idle = null;
  }

  private notice(records: MutationRecord[]): void {
    this.grown ||= records.some((record) => this.addsText(record));
    this.idle ??= whenIdle(() => {
      this.idle = null;
      const { grown } = this;
      this.grown = false;
      if (grown || !this.map().isWhole) this.changed();
    });
  }

  private addsText(record: MutationRecord): boolean {
    const { root } = this.map();
    if (record.addedNodes.length === 0 || !root?.contains(record.target)) return false;
    let added = 0;
    for (const node of record.addedNodes) added += node.textContent?.length ?? 0;
    return added >= MIN_GROWTH;
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
