// One page and its reading: finds the article, has it read, shows it, keeps it shown, and takes it all away.

import * as v from "valibot";
import { Anchors } from "../anchor";
import { findArticle } from "../article";
import { ask } from "../ask";
import { Concordance } from "../concordance";
import { Overlay } from "../overlay/overlay";
import { type FromPage, type PageState, type Progress, ReadReply, type Target } from "../protocol";
import { loadSettings, watchSettings } from "../settings";
import { words } from "../words";

/** What stands on the page while Sidelight is on. */
type Shown = {
  overlay: Overlay;
  anchors: Anchors | null;
  concordance: Concordance | null;
  unwatch: () => void;
};

export class Page {
  #state: PageState = { phase: "off" };
  #shown: Shown | null = null;
  /** Counts the readings, so that one that was overtaken shows nothing. */
  #reading = 0;

  constructor(readonly document: Document) {}

  get state(): PageState {
    return this.#state;
  }

  /** Lights the page up, or puts it back; answers at once with what is shown then. */
  toggle(): PageState {
    if (this.#shown === null) void this.read();
    else this.stop();
    return this.#state;
  }

  /** Finds the article and has it read, anew where it was read before. */
  async read(): Promise<void> {
    const reading = ++this.#reading;
    const shown = this.#start();
    this.#step("finding");
    try {
      const found = await findArticle(this.document);
      if (reading !== this.#reading) return;
      if (!found.ok) return this.#fail(found.problem);

      this.#step("reading");
      const reply = v.parse(ReadReply, await ask({ kind: "read", article: found.article }));
      if (reading !== this.#reading) return;
      if (!reply.ok) return this.#fail(reply.problem);

      const { article, map } = found;
      const { analysis, report } = reply;
      const concordance = new Concordance(article, analysis);
      const anchors = new Anchors(this.document, { article, map });
      Object.assign(shown, { anchors, concordance });
      anchors.onChange((change) => {
        if (change === "replaced") this.#readAnew();
        else void this.#show(shown);
      });
      await this.#show(shown);
      if (reading !== this.#reading) return;
      this.#tell({ phase: "read", article, analysis, report, unplaced: unplaced(anchors, concordance) });
      const sum = words.found(analysis.quotes.length, analysis.actors.length);
      if (report.fellBack === null) shown.overlay.say(sum, "done");
      else shown.overlay.say(`${sum}. ${words.fellBack(report.fellBack)}`, "trouble");
    } catch (error) {
      if (reading !== this.#reading) return;
      if (!isAlive()) return this.stop();
      console.error("Sidelight:", error);
      this.#fail({ reason: "engine", message: words.engineFailed });
    }
  }

  /** Another word of what goes on, while an engine is at work. */
  progress(step: Progress): void {
    if (this.#state.phase === "working") this.#step(step);
  }

  go(target: Target): void {
    this.#shown?.overlay.go(target);
  }

  /** Takes everything away; nothing of the reading is kept. */
  stop(): void {
    this.#reading++;
    this.#shown?.anchors?.disconnect();
    this.#shown?.unwatch();
    this.#shown?.overlay.disconnect();
    this.#shown = null;
    this.#tell({ phase: "off" });
  }

  /** A clean page to read on: what was shown of an earlier reading is gone. */
  #start(): Shown {
    this.#shown?.anchors?.disconnect();
    this.#shown?.overlay.clear();
    if (this.#shown === null) {
      const shown: Shown = {
        overlay: new Overlay(this.document, () => {
          if (isAlive())
            chrome.runtime.sendMessage({ kind: "open-panel" } satisfies FromPage).catch(() => {});
        }),
        anchors: null,
        concordance: null,
        unwatch: watchSettings(() => void this.#show(shown)),
      };
      this.#shown = shown;
    }
    return Object.assign(this.#shown, { anchors: null, concordance: null });
  }

  async #show({ overlay, anchors, concordance }: Shown): Promise<void> {
    if (!isAlive()) return this.stop();
    if (anchors === null || concordance === null) return;
    const { density } = await loadSettings();
    if (anchors === this.#shown?.anchors) await overlay.show(concordance, anchors, density);
    if (this.#state.phase !== "read" || anchors !== this.#shown?.anchors) return;
    const now = unplaced(anchors, concordance);
    if (now !== this.#state.unplaced) this.#tell({ ...this.#state, unplaced: now });
  }

  #readAnew(): void {
    this.#shown?.overlay.say(words.readAnew, "working");
    if (isAlive()) void this.read();
    else this.stop();
  }

  #step(step: Progress): void {
    this.#shown?.overlay.say(words.progress[step], "working");
    this.#tell({ phase: "working", step });
  }

  #fail(problem: Extract<PageState, { phase: "failed" }>["problem"]): void {
    this.#shown?.overlay.say(problem.message, "trouble");
    this.#tell({ phase: "failed", problem });
  }

  #tell(state: PageState): void {
    this.#state = state;
    if (isAlive()) chrome.runtime.sendMessage({ kind: "state", state } satisfies FromPage).catch(() => {}); // nobody listens
  }
}

/** Whether the extension that this script came from is still there, and not updated or removed. */
export const isAlive = (): boolean => chrome.runtime?.id !== undefined;

const unplaced = (anchors: Anchors, { analysis }: Concordance): number =>
  anchors.unplaced([
    ...analysis.actors.flatMap(({ mentions }) => mentions.map((mention) => mention.span)),
    ...analysis.quotes.flatMap((quote) => quote.content),
    ...analysis.notes.map((note) => note.span),
  ]);
