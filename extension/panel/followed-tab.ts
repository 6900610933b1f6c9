// The tab that the panel is about: what its page shows, and what is asked of it.

import * as v from "valibot";
import { ask } from "../ask";
import { type EngineName, FromPage, PageState, type Target, type ToPage } from "../protocol";

/** "asking": not known yet. null: no content script answers there. */
export type TabState = PageState | "asking" | null;

export class FollowedTab {
  #tab: number | null;
  #changed: (state: TabState) => void = () => {};

  /** tab: the one to stay with; null to follow the active one of this window. */
  constructor(readonly fixed: number | null) {
    this.#tab = fixed;
  }

  /** Tells of the page's state now, and of each change. */
  follow(changed: (state: TabState) => void): void {
    this.#changed = changed;
    chrome.runtime.onMessage.addListener(this.#heard);
    chrome.tabs.onUpdated.addListener(this.#updated);
    if (this.fixed === null) chrome.tabs.onActivated.addListener(this.#activated);
    void this.#find();
  }

  /** Has the page read, or puts it back. */
  async toggle(): Promise<void> {
    const tab = this.#tab;
    if (tab === null) return;
    const answer = v.safeParse(PageState, await ask({ kind: "toggle-tab", tab }));
    if (answer.success && tab === this.#tab) this.#changed(answer.output);
  }

  /** Scrolls the page there and flashes the place. */
  async go(target: Target): Promise<void> {
    await this.#tell({ kind: "go", target });
  }

  /** Goes to a mark of the reader's own. */
  async goMine(id: string): Promise<void> {
    await this.#tell({ kind: "go-mine", id });
  }

  /** Answers who shall read. */
  async choose(engine: EngineName): Promise<void> {
    await this.#tell({ kind: "choose", engine });
  }

  disconnect(): void {
    chrome.runtime.onMessage.removeListener(this.#heard);
    chrome.tabs.onUpdated.removeListener(this.#updated);
    chrome.tabs.onActivated.removeListener(this.#activated);
  }

  async #find(): Promise<void> {
    if (this.fixed === null) {
      const [active] = await chrome.tabs.query({ active: true, currentWindow: true });
      this.#tab = active?.id ?? null;
    }
    await this.#ask();
  }

  async #ask(): Promise<void> {
    const tab = this.#tab;
    this.#changed("asking");
    const answer = v.safeParse(PageState, await this.#tell({ kind: "get-state" }));
    if (tab === this.#tab) this.#changed(answer.success ? answer.output : null);
  }

  /** The page's answer, unchecked; null where nobody is there to answer. */
  async #tell(message: ToPage): Promise<unknown> {
    if (this.#tab === null) return null;
    return chrome.tabs.sendMessage(this.#tab, message, { frameId: 0 }).catch(() => null);
  }

  readonly #heard = (raw: unknown, sender: chrome.runtime.MessageSender): void => {
    if (sender.id !== chrome.runtime.id || sender.tab?.id !== this.#tab || sender.frameId !== 0) return;
    const message = v.safeParse(FromPage, raw);
    if (message.success && message.output.kind === "state") this.#changed(message.output.state);
  };

  readonly #updated = (tab: number, change: { status?: string | undefined }): void => {
    if (tab === this.#tab && change.status === "loading") this.#changed(null);
    if (tab === this.#tab && change.status === "complete") void this.#ask();
  };

  readonly #activated = (): void => void this.#find();
}
