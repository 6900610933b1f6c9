// One page and its reading: finds the article, has it read, shows it, keeps it shown, and takes it all away.

import * as v from "valibot";
import { Arrival } from "../anchor";
import { ask } from "../ask";
import { Choice } from "../choice/choice";
import { cardTitle } from "../overlay/cards";
import { Overlay } from "../overlay/overlay";
import { spansOf } from "../overlay/targets";
import {
  type EngineName,
  type FromPage,
  LookUpReply,
  type PageState,
  type Progress,
  ReadReply,
  type Target,
} from "../protocol";
import { densityAt, loadSettings, saveDensity, siteOf, watchSettings } from "../settings";
import { words } from "../words";
import { countsOf, isSame } from "./counts";
import { findAnywhere } from "./find";
import { Reading } from "./reading";
import { step } from "./steps";

/** What stands on the page while Sidelight is on. */
type Shown = {
  overlay: Overlay;
  /** The question who shall read, while it is open. */
  choice: Choice | null;
  reading: Reading | null;
  /** Waits for an article where there was none. */
  arrival: Arrival | null;
  unwatch: () => void;
};

export class Page {
  #state: PageState = { phase: "off" };
  #shown: Shown | null = null;
  /** Where the reader went last. */
  #here: Target | null = null;
  /** Counts the readings, so that one that was overtaken shows nothing. */
  #readings = 0;

  constructor(readonly document: Document) {}

  get state(): PageState {
    return this.#state;
  }

  /** Lights the page up, or puts it back; answers at once with what is shown then. */
  toggle(): PageState {
    if (this.#shown === null) {
      void this.read();
      void this.#wake();
    } else this.stop();
    return this.#state;
  }

  /** Reads where nobody asked for it now: only where marks are wanted. */
  async readUnasked(): Promise<void> {
    const density = densityAt(await loadSettings(), this.#site);
    if (density !== "off" && this.#state.phase === "off") await this.read();
  }

  /** Whoever lights a page up wants to see marks, even if the site was set to show none. */
  async #wake(): Promise<void> {
    if (densityAt(await loadSettings(), this.#site) === "off") await saveDensity(this.#site, null);
  }

  get #site(): string {
    return siteOf(this.document.URL);
  }

  /** Finds the article and has it read, anew where it was read before. */
  async read(): Promise<void> {
    const count = ++this.#readings;
    const shown = this.#start();
    this.#step("finding");
    try {
      const { document, found } = await findAnywhere(this.document);
      if (count !== this.#readings) return;
      if (!found.ok) {
        if (found.problem.reason === "no-article")
          shown.arrival = new Arrival(this.document, () => void this.read());
        return this.#fail(found.problem);
      }
      if (document !== shown.overlay.document) {
        shown.overlay.disconnect();
        shown.overlay = this.#overlay(document);
      }

      const engine = await this.#chosen(shown);
      if (count !== this.#readings) return;
      this.#step("reading");
      const reply = v.parse(
        ReadReply,
        await ask({ kind: "read", article: found.article, ...(engine && { engine }) }),
      );
      if (count !== this.#readings) return;
      if (!reply.ok) return this.#fail(reply.problem);

      const { analysis, report } = reply;
      const reading = new Reading(shown.overlay, found, analysis, {
        kept: () => void this.#renew(shown),
        changed: (change) => {
          if (change === "replaced") this.#readAnew();
          else void this.#show(shown);
        },
      });
      shown.reading = reading;
      await this.#renew(shown);
      if (count !== this.#readings || reading.concordance === null) return;
      const counts = countsOf(reading.concordance, reading.anchors);
      this.#tell({ phase: "read", article: found.article, analysis, report, ...counts });
      const sum = words.found(counts.seen.quotes, counts.seen.actors);
      if (report.fellBack === null) shown.overlay.say(sum, "done");
      else shown.overlay.say(`${sum}. ${words.fellBack(report.fellBack)}`, "trouble");
    } catch (error) {
      if (count !== this.#readings) return;
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
    this.#here = target;
    this.#shown?.overlay.go(target);
  }

  /** By key: goes to the next or previous quote or actor, from where the reader went last. */
  step(mark: "quote" | "actor", by: 1 | -1): void {
    const { reading, overlay } = this.#shown ?? {};
    const concordance = reading?.concordance;
    if (!concordance || !overlay) return;
    const here = this.#here === null ? undefined : spansOf(concordance, this.#here)[0];
    const next = step(concordance, mark, here?.[0] ?? (by === 1 ? -1 : Number.POSITIVE_INFINITY), by);
    if (next === null) {
      overlay.say(words.keys.none[mark], "done");
      return;
    }
    this.go(next.target);
    const name = cardTitle(concordance, next.target) ?? "";
    const kind = mark === "quote" ? words.quoteMark : words.actorMark;
    overlay.say(words.keys.at(kind, next.place, next.of, name), "done");
  }

  /** By key: opens the card of the place that the reader went to last, else of the first quote. */
  openCard(): void {
    if (this.#here === null) this.step("quote", 1);
    if (this.#here !== null) this.#shown?.overlay.go(this.#here, { card: true });
  }

  /** The reader's answer, in the panel, to who shall read. */
  choose(engine: EngineName): void {
    this.#shown?.choice?.choose(engine);
  }

  /** Scrolls to a mark of the reader's own and flashes it. */
  goMine(id: string): void {
    this.#shown?.overlay.goTo(this.#shown.reading?.pencil.rangesOf(id) ?? []);
  }

  /** By key: offers to mark the selected words. */
  markSelection(): void {
    this.#shown?.reading?.pencil.offer();
  }

  /** The reader has come back to the page, which stood still meanwhile: its button and its marks may be out of date. */
  async restored(): Promise<void> {
    if (!isAlive()) return this.stop();
    if (this.#state.phase === "working" || this.#state.phase === "failed") return this.read();
    this.#tell(this.#state);
    this.#shown?.reading?.anchors.restored();
    if (this.#shown !== null) await this.#renew(this.#shown);
  }

  /** Takes everything away; nothing of the reading is kept. */
  stop(): void {
    this.#readings++;
    this.#here = null;
    this.#unread();
    this.#shown?.unwatch();
    this.#shown?.overlay.disconnect();
    this.#shown = null;
    this.#tell({ phase: "off" });
  }

  /** A clean page to read on: what was shown of an earlier reading is gone. */
  #start(): Shown {
    this.#here = null;
    this.#unread();
    this.#shown?.overlay.clear();
    if (this.#shown !== null) return this.#shown;
    const shown: Shown = {
      overlay: this.#overlay(this.document),
      choice: null,
      reading: null,
      arrival: null,
      unwatch: watchSettings(() => void this.#renew(shown)),
    };
    this.#shown = shown;
    return shown;
  }

  /** Ends what was begun for the last reading. */
  #unread(): void {
    if (this.#shown === null) return;
    this.#shown.choice?.choose(null);
    this.#shown.arrival?.disconnect();
    this.#shown.reading?.disconnect();
    Object.assign(this.#shown, { arrival: null, reading: null });
  }

  /** Who shall read, where the reader wants to be asked each time; else null. */
  async #chosen(shown: Shown): Promise<EngineName | null> {
    const { engine, server } = await loadSettings();
    if (engine !== "ask" || server === "" || shown !== this.#shown) return null;
    shown.choice = new Choice(shown.overlay.host, server);
    this.#step("choosing");
    return shown.choice.chosen;
  }

  /** What is shown. Throws where nothing is. */
  get #reading(): Reading {
    const reading = this.#shown?.reading;
    if (!reading) throw new Error("The page has not been read.");
    return reading;
  }

  #overlay(document: Document): Overlay {
    return new Overlay(document, {
      isAlive,
      openPanel: () => {
        if (isAlive()) chrome.runtime.sendMessage({ kind: "open-panel" } satisfies FromPage).catch(() => {});
      },
      mayLookUp: () => this.#state.phase === "read" && this.#state.report.where === "server",
      lookUp: async ({ name, type, role }) => {
        const actor = { name: name.slice(0, 120), type, role: role?.slice(0, 500) ?? null };
        const asked: FromPage = { kind: "look-up", actor };
        return v.parse(LookUpReply, await chrome.runtime.sendMessage(asked));
      },
      correct: async (correction) => this.#reading.correct(correction),
      undo: async (correction) => this.#reading.undo(correction),
    });
  }

  /** Shows what has changed in the reader's choices, or in what is kept of the page. */
  async #renew(shown: Shown): Promise<void> {
    if (isAlive()) await shown.reading?.adopt();
    await this.#show(shown);
  }

  async #show({ overlay, reading }: Shown): Promise<void> {
    if (!isAlive()) return this.stop();
    if (reading === null || reading.concordance === null) return;
    const { anchors, concordance } = reading;
    const settings = await loadSettings();
    if (reading !== this.#shown?.reading) return;
    const density = densityAt(settings, this.#site);
    if (density === "off") overlay.clear();
    else await overlay.show(concordance, anchors, { ...settings, density });
    if (this.#state.phase !== "read" || reading !== this.#shown?.reading) return;
    const now = countsOf(concordance, anchors);
    if (!isSame(now, this.#state)) this.#tell({ ...this.#state, ...now });
  }

  #readAnew(): void {
    this.#shown?.overlay.say(words.readAnew, "working");
    if (isAlive()) void this.read();
    else this.stop();
  }

  #step(step: Progress): void {
    this.#shown?.overlay.say(words.progress[step], step === "choosing" ? "heard" : "working");
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
