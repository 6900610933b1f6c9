// One reading of an article on its page, with what its reader makes of it: corrections, notes and highlights.

import type { Analysis, Article } from "../analysis";
import { Anchors, type Change } from "../anchor";
import type { TextMap } from "../article/textmap";
import { Concordance } from "../concordance";
import type { Correction } from "../corrections/correction";
import { addressOf, forget, keep, loadKept, watchKept } from "../kept/pages";
import { Pencil } from "../mine/pencil";
import type { Overlay } from "../overlay/overlay";
import { seen } from "../seen";
import { loadSettings } from "../settings";

export type ReadingEvents = {
  /** What is kept of the page was changed, here or elsewhere. */
  kept(): void;
  /** The page's words were changed. */
  changed(change: Change): void;
};

export class Reading {
  readonly anchors: Anchors;
  readonly pencil: Pencil;
  /** Of the reading as its reader sees it; null until that has been taken up. */
  concordance: Concordance | null = null;
  readonly #article: Article;
  readonly #unwatch: () => void;
  #isOver = false;

  constructor(
    overlay: Overlay,
    { article, map }: { article: Article; map: TextMap },
    readonly analysis: Analysis,
    events: ReadingEvents,
  ) {
    this.#article = article;
    this.anchors = new Anchors(overlay.document, { article, map });
    this.pencil = new Pencil(
      overlay.document,
      overlay.host,
      { article, anchors: this.anchors },
      {
        keep: async (mine) => keep(this.#record(), "mine", mine),
        forget: async ({ id }) => forget(this.#record().address, "mine", id),
        say: (text, tone) => overlay.say(text, tone),
      },
    );
    this.#unwatch = watchKept(addressOf(article), events.kept);
    this.anchors.onChange((change) => {
      if (change !== "replaced") void this.pencil.show();
      events.changed(change);
    });
  }

  /** Takes up what the reader has chosen, and made of this article. */
  async adopt(): Promise<void> {
    const address = addressOf(this.#article);
    const kept = address === null ? null : await loadKept(address);
    const { sure, print } = await loadSettings();
    if (this.#isOver) return;
    const { analysis } = seen(this.#article, this.analysis, kept?.corrections ?? [], sure);
    this.concordance = new Concordance(this.#article, analysis);
    await this.pencil.show(kept?.mine ?? [], print);
  }

  /** Rejects where the device cannot keep it. */
  async correct(correction: Correction): Promise<void> {
    await keep(this.#record(), "corrections", correction);
  }

  async undo({ id }: Correction): Promise<void> {
    await forget(this.#record().address, "corrections", id);
  }

  disconnect(): void {
    this.#isOver = true;
    this.anchors.disconnect();
    this.pencil.disconnect();
    this.#unwatch();
  }

  /** Under which address the reader's own is kept. Throws where there is none. */
  #record(): { address: string; title: string | null } {
    const address = addressOf(this.#article);
    if (address === null) throw new Error("Nothing can be kept of a page without an address.");
    return { address, title: this.#article.title };
  }
}
