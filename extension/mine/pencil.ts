// The reader's own marks on one page: offers to mark selected words, paints what is marked, and lets it be changed.

import type { Article } from "../analysis";
import type { Anchors } from "../anchor";
import { indexOf, type Span } from "../article/offsets";
import { LONGEST_PASSAGE } from "../kept/selectors";
import type { Host } from "../overlay/host";
import { linesOf } from "../overlay/rects";
import { inSlices, Overtaken } from "../overlay/slices";
import type { Rect } from "../overlay/space";
import { words } from "../words";
import { Chip } from "./chip";
import { type Mine, mineOf, type Placed, placing, rewritten } from "./mine";
import { type MineKind, MinePaint } from "./paint";

export type PencilEvents = {
  /** Both reject where the device cannot keep it. */
  keep(mine: Mine): Promise<void>;
  forget(mine: Mine): Promise<void>;
  /** Says in words what came of it. */
  say(text: string, tone: "done" | "trouble"): void;
};

/** What may be pressed itself: a press there is not meant for the mark under it. */
const PRESSABLE = "a, button, input, select, textarea, summary, label, [contenteditable]";

type MarkKind = Exclude<MineKind, "draft">;

const WINDOW = { x: 0, y: 0 };

export class Pencil {
  readonly #chip: Chip;
  readonly #paint: MinePaint;
  #all: readonly Mine[] = [];
  #placed: Placed[] = [];
  #work = new AbortController();
  /** Gives the focus back to where it was before the chip. */
  #back: (() => void) | null = null;

  constructor(
    readonly document: Document,
    readonly host: Host,
    readonly page: { article: Article; anchors: Anchors },
    readonly events: PencilEvents,
  ) {
    this.#chip = new Chip(host);
    this.#paint = new MinePaint(host);
    document.addEventListener("pointerup", this.#released);
    document.addEventListener("keyup", this.#typed);
    document.addEventListener("keydown", this.#key, { capture: true });
    document.addEventListener("selectionchange", this.#selected);
    document.addEventListener("pointerdown", this.#pressed, { capture: true });
  }

  /** Shows these marks, or the same ones where their words stand now. prints: on paper, too. Overtaken, it ends quietly. */
  async show(all = this.#all, prints = this.#paint.prints): Promise<void> {
    this.#all = all;
    this.#paint.prints = prints;
    this.#work.abort();
    this.#work = new AbortController();
    try {
      const { placed, ranges } = await inSlices(this.#found(all), this.#work.signal);
      this.#placed = placed;
      const { length } = indexOf(this.page.article);
      const element = length > 0 && this.#ranges([length - 1, length])[0]?.startContainer.parentElement;
      if (element) this.#paint.article = element;
      for (const kind of ["highlight", "note"] as const) this.#paint.paint(kind, ranges[kind]);
    } catch (error) {
      if (!(error instanceof Overtaken)) throw error;
    }
  }

  *#found(all: readonly Mine[]): Generator<void, { placed: Placed[]; ranges: Record<MarkKind, Range[]> }> {
    const placed = yield* placing(this.page.article, all);
    const ranges: Record<MarkKind, Range[]> = { highlight: [], note: [] };
    for (const { mine, span } of placed) {
      yield;
      if (span !== null) ranges[mine.note === "" ? "highlight" : "note"].push(...this.#ranges(span));
    }
    return { placed, ranges };
  }

  /** Where the words of a mark stand on the page; empty where they do not. */
  rangesOf(id: string): Range[] {
    const span = this.#placed.find(({ mine }) => mine.id === id)?.span;
    return span ? this.#ranges(span) : [];
  }

  /** By key: the chip for the selected words, with the focus in it. */
  offer(): void {
    if (!this.#offerSelected({ focus: true })) this.events.say(words.mine.nothingSelected, "trouble");
  }

  disconnect(): void {
    this.#work.abort();
    this.document.removeEventListener("pointerup", this.#released);
    this.document.removeEventListener("keyup", this.#typed);
    this.document.removeEventListener("keydown", this.#key, { capture: true });
    this.document.removeEventListener("selectionchange", this.#selected);
    this.document.removeEventListener("pointerdown", this.#pressed, { capture: true });
    this.#chip.disconnect();
    this.#paint.disconnect();
  }

  /** Whether there are selected words of the article. */
  #offerSelected({ focus }: { focus: boolean }): boolean {
    const selection = this.document.getSelection();
    if (selection === null || selection.isCollapsed || selection.rangeCount === 0) return false;
    const span = this.#trimmed(this.page.anchors.spanOf(selection.getRangeAt(0)));
    const lines = span === null ? [] : linesOf(this.#ranges(span), WINDOW);
    const last = lines.at(-1);
    if (span === null || last === undefined) return false;
    const save = (note: string) => this.#keep(mineOf(this.page.article, span, note), note);
    this.#open(span, last, null, { save, remove: null }, focus);
    return true;
  }

  #open(
    span: Span,
    place: Rect,
    note: string | null,
    wishes: { save(note: string): void; remove: (() => void) | null },
    focus: boolean,
  ): void {
    const before = this.document.activeElement as HTMLElement | null;
    this.#back = () => before?.focus({ preventScroll: true });
    this.#paint.paint("draft", note === null ? this.#ranges(span) : []);
    this.#chip.open(place, note, { ...wishes, closed: () => this.#close() }, { focus });
  }

  #close(): void {
    if (!this.#chip.isOpen) return;
    const hadFocus = this.#chip.hasFocus;
    this.#chip.close();
    this.#paint.paint("draft", []);
    if (hadFocus) this.#back?.();
    this.#back = null;
  }

  #keep(mine: Mine, note: string): void {
    this.#close();
    this.events.keep(mine).then(
      () => this.events.say(note === "" ? words.mine.highlighted : words.mine.noted, "done"),
      () => this.events.say(words.mine.notKept, "trouble"),
    );
  }

  #forget(mine: Mine): void {
    this.#close();
    this.events.forget(mine).then(
      () => this.events.say(words.mine.removed, "done"),
      () => this.events.say(words.mine.notKept, "trouble"),
    );
  }

  /** The mark at a place in the window, the one with the fewest words first. */
  #markAt(x: number, y: number): { mine: Mine; span: Span } | null {
    const caret = this.document.caretPositionFromPoint(x, y);
    const offset = caret && this.page.anchors.pointToOffset(caret.offsetNode, caret.offset);
    if (offset === null) return null;
    const here = this.#placed.flatMap(({ mine, span }) =>
      span !== null && span[0] <= offset && offset <= span[1] ? [{ mine, span }] : [],
    );
    return here.sort((a, b) => a.span[1] - a.span[0] - (b.span[1] - b.span[0]))[0] ?? null;
  }

  /** Without white space at its ends; null where nothing is left, or too much. */
  #trimmed(span: Span | null): Span | null {
    if (span === null) return null;
    const text = indexOf(this.page.article);
    const [start, end] = [text.toUtf16(span[0]), text.toUtf16(span[1])];
    const selected = text.text.slice(start, end);
    const words = selected.trim();
    if (words === "" || words.length > LONGEST_PASSAGE) return null;
    const from = start + selected.indexOf(words);
    return [text.toCodePoint(from), text.toCodePoint(from + words.length)];
  }

  #ranges(span: Span): Range[] {
    return this.page.anchors.rangesFor(span);
  }

  readonly #released = (event: PointerEvent): void => {
    if (!event.isTrusted || this.host.holds(event) || event.button !== 0) return;
    // The browser lets go of an old selection only after this.
    setTimeout(() => {
      if (this.#offerSelected({ focus: false })) return;
      const pressed = event.target as Element | null; // of the document's own classes, which in a frame are not ours
      const mark = pressed?.closest?.(PRESSABLE) ? null : this.#markAt(event.clientX, event.clientY);
      if (mark === null) return;
      const line = linesOf(this.#ranges(mark.span), WINDOW).find(
        ({ top, bottom }) => top <= event.clientY && event.clientY <= bottom,
      );
      if (line === undefined) return;
      const save = (note: string) => this.#keep(rewritten(mark.mine, note), note);
      const remove = () => this.#forget(mark.mine);
      this.#open(mark.span, line, mark.mine.note, { save, remove }, false);
    });
  };

  readonly #typed = (event: KeyboardEvent): void => {
    if (event.isTrusted && event.shiftKey && !this.host.holds(event)) this.#offerSelected({ focus: false });
  };

  readonly #key = (event: KeyboardEvent): void => {
    if (event.key !== "Escape" || !this.#chip.isOpen || this.#chip.hasFocus) return;
    this.#close();
  };

  readonly #selected = (): void => {
    const selection = this.document.getSelection();
    if (selection?.isCollapsed && !this.#chip.hasFocus) this.#close();
  };

  readonly #pressed = (event: PointerEvent): void => {
    if (!this.host.holds(event)) this.#close();
  };
}
