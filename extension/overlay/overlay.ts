// What the reader sees on the page: paints an analysis, writes beside it, opens the card, and takes it all away.

import type { Ground } from "../colours";
import type { Concordance } from "../concordance";
import type { Target } from "../protocol";
import type { Settings } from "../settings";
import { arrange, type Places } from "./arrange";
import { Card, type CardEvents } from "./card";
import { copyText } from "./clipboard";
import { Highlights } from "./highlights";
import { Host } from "./host";
import { Hover } from "./hover";
import { Layer } from "./layer";
import { type Bar, type Density, type Mark, type Marks, marksOf } from "./marks";
import { lineName, litName, printName } from "./names";
import { samplesOf } from "./probes";
import { rangesByName } from "./ranges";
import { linesOf } from "./rects";
import { Scroller } from "./scroller";
import { LayoutShifts } from "./shifts";
import { atOnce, inSlices, Overtaken, pause } from "./slices";
import type { Rect } from "./space";
import { isSame, litBy, type Spot, spotAt, spotOf } from "./spots";
import { Status, type Tone } from "./status";
import { spansOf } from "./targets";
import { groundOf } from "./theme";
import { Visits } from "./visits";

/** What the reader wants that is not the overlay's to do; called only upon a gesture of the reader. */
export type Wanted = Pick<CardEvents, "openPanel" | "correct" | "undo" | "mayLookUp" | "lookUp">;

/** isAlive: whether the extension that this script came from is still there, and not updated or removed. */
type Around = Wanted & { isAlive: () => boolean };

/** How the reader wants it. */
export type Look = { density: Density } & Pick<Settings, "show" | "print">;

type Shown = {
  concordance: Concordance;
  places: Places;
  marks: Marks;
  shifts: LayoutShifts;
  element: Element;
};

export class Overlay {
  readonly #host: Host;
  readonly #highlights: Highlights;
  readonly #visits: Visits;
  readonly #layer: Layer;
  readonly #card: Card;
  readonly #status: Status;
  readonly #hover: Hover<Spot>;
  #shown: Shown | null = null;
  #work = new AbortController();
  /** The work of a show that has not come to its paint yet. */
  #painting: AbortSignal | null = null;

  constructor(
    readonly document: Document,
    { isAlive, ...wanted }: Around,
  ) {
    this.#host = new Host(document, () => {
      if (!isAlive()) return this.disconnect(); // a newer copy of the extension took the page over
      this.#card.close();
      void this.#again();
    });
    this.#host.ground = groundOf(document.body ?? document.documentElement); // until the article's own is known
    this.#highlights = new Highlights(this.#host);
    this.#visits = new Visits(document, this.#highlights);
    this.#status = new Status(this.#host);
    this.#hover = new Hover(document, this.#host, {
      find: (x, y) => this.#shown && spotAt(document, this.#shown, x, y),
      same: isSame,
      changed: (spot) => this.#light(spot),
      rested: (spot) => this.#rest(spot),
    });
    this.#layer = new Layer(this.#host, {
      over: (target, label) => this.#hover.over(target && spotOf(target, label)),
      open: (target, label) =>
        this.#open(target, spotOf(target, label).place, () => this.#layer.focus(target)),
    });
    this.#card = new Card(this.#host, {
      go: (target) => void this.go(target, { card: true }),
      copy: (text) => copyText(document, text),
      ...wanted,
      entered: () => this.#hover.hold(),
      left: () => this.#hover.release(),
    });
    document.addEventListener("keydown", this.#key, { capture: true });
    document.addEventListener("pointerdown", this.#pressed, { capture: true });
  }

  /** Where all stands that is ours. */
  get host(): Host {
    return this.#host;
  }

  /** Says in words what goes on. */
  say(text: string, tone: Tone): void {
    this.#status.say(text, tone);
  }

  /** Paints this reading instead of what was shown before. Overtaken by a newer call, it ends quietly. */
  async show(concordance: Concordance, places: Places, look: Look): Promise<void> {
    const signal = this.#begin();
    this.#painting = signal;
    try {
      const marks = marksOf(concordance, look.density, look.show);
      const painted = [...marks.marks, ...(look.print ? marks.bars.map(onPaper) : [])];
      const ranges = await inSlices(
        rangesByName(painted, places, ({ highlight }) => highlight),
        signal,
      );
      await pause(signal); // the page's style is worked out anew where its colours are measured
      this.#shown?.shifts.disconnect();
      this.#shown = null;
      const element = articleElement(concordance, places);
      if (element === null) return this.clear();
      this.#highlights.prints = look.print;
      this.#highlights.paint(ranges, element, this.#measureGround(element));
      this.#shown = { concordance, places, marks, element, shifts: this.#watch(element) };
      this.#painting = null;
      this.#card.refresh(concordance);
      await pause(signal);
      await this.#arrange(this.#shown, signal);
    } catch (error) {
      if (!(error instanceof Overtaken)) throw error;
    } finally {
      if (this.#painting === signal) this.#painting = null;
    }
  }

  /** Scrolls to a place and flashes it; with card, its card opens there. */
  go(target: Target, { card = false }: { card?: boolean } = {}): void {
    if (this.#shown === null) return;
    const { concordance, places } = this.#shown;
    const ranges = spansOf(concordance, target).flatMap((span) => places.rangesFor(span));
    this.goTo(ranges, { still: card });
    const [line] = linesOf(ranges, { x: 0, y: 0 });
    if (card && line !== undefined) this.#open(target, line, null);
  }

  /** Scrolls to these ranges and flashes them; still: at once, so that they can be measured. */
  goTo(ranges: readonly Range[], { still = false }: { still?: boolean } = {}): void {
    if (this.#shown !== null) this.#visits.go(ranges, Scroller.of(this.#shown.element), { still });
  }

  /** Takes the marks away; the word of what goes on stays. */
  clear(): void {
    this.#begin();
    this.#shown?.shifts.disconnect();
    this.#shown = null;
    this.#card.close();
    this.#highlights.clear();
    this.#layer.clear();
  }

  /** Leaves nothing behind. */
  disconnect(): void {
    this.clear();
    this.#work.abort();
    this.#visits.disconnect();
    this.document.removeEventListener("keydown", this.#key, { capture: true });
    this.document.removeEventListener("pointerdown", this.#pressed, { capture: true });
    this.#hover.disconnect();
    this.#card.disconnect();
    this.#status.disconnect();
    this.#highlights.disconnect();
    this.#host.disconnect();
  }

  /** Ends the work that is under way and begins a new one. */
  #begin(): AbortSignal {
    this.#work.abort();
    this.#work = new AbortController();
    return this.#work.signal;
  }

  #watch(element: Element): LayoutShifts {
    return new LayoutShifts(this.#host, element, Scroller.of(element)?.element ?? null, {
      moved: () => void this.#again(),
      recoloured: () => {
        if (this.#shown !== null) this.#highlights.recolour(this.#measureGround(this.#shown.element));
      },
    });
  }

  /** Writes beside the words where they stand now; a show that is under way will do so itself, after its paint. */
  async #again(): Promise<void> {
    if (this.#shown === null || this.#painting !== null) return;
    try {
      await this.#arrange(this.#shown, this.#begin());
    } catch (error) {
      if (!(error instanceof Overtaken)) throw error;
    }
  }

  async #arrange(shown: Shown, signal: AbortSignal): Promise<void> {
    const { concordance, element, marks, places } = shown;
    shown.shifts.probe(await inSlices(samplesOf(firstOf(marks.marks, places)), signal));
    const footing = this.#layer.footingOf(element);
    const scene = { ...shown, origin: footing.origin, scroller: footing.scroller };
    const arranged = await inSlices(arrange(this.document, scene), signal);
    await pause(signal);
    await this.#layer.draw(concordance, arranged, footing, signal);
    const lines = rangesByName(arranged.barless, shown.places, ({ colour, kind }) => lineName(colour, kind));
    this.#highlights.line(await inSlices(lines, signal));
  }

  #measureGround(element: Element): Ground {
    const ground = groundOf(element);
    this.#host.ground = ground;
    return ground;
  }

  /** Lights the quote under the pointer; under a speaker, all that they say. */
  #light(spot: Spot | null): void {
    if (this.#shown === null) return;
    const { concordance, places } = this.#shown;
    const quotes = spot === null ? [] : litBy(concordance, spot);
    const lit = quotes.map((quote) => ({ spans: quote.content, colour: concordance.voice(quote).colour }));
    this.#highlights.light(atOnce(rangesByName(lit, places, ({ colour }) => litName(colour))));
    this.#layer.light(new Set(quotes.map((quote) => quote.id)));
  }

  #rest(spot: Spot | null): void {
    if (this.#card.stays) return;
    const selection = this.document.getSelection();
    const isMarking = this.#host.isOpen("chip") || (selection !== null && !selection.isCollapsed);
    if (spot !== null && isMarking) return; // the reader is busy with words
    if (spot === null) this.#card.close();
    else if (this.#shown !== null) this.#card.open(this.#shown.concordance, spot.target, spot.place);
  }

  #open(target: Target, place: Rect, back: (() => void) | null): void {
    if (this.#shown !== null)
      this.#card.open(this.#shown.concordance, target, place, back ?? this.#card.back);
  }

  readonly #key = (event: KeyboardEvent): void => {
    if (event.key !== "Escape" || !this.#card.isOpen) return;
    event.preventDefault();
    event.stopPropagation();
    this.#card.close();
  };

  readonly #pressed = (event: PointerEvent): void => {
    if (!this.#host.holds(event)) this.#card.close();
  };
}

const onPaper = ({ spans, colour, kind }: Bar) => ({ spans, highlight: printName(colour, kind) });

/** Where the words of each begin. */
function* firstOf(marks: readonly Mark[], places: Places): Generator<Range> {
  for (const { spans } of marks) {
    const [range] = spans[0] === undefined ? [] : places.rangesFor(spans[0]);
    if (range !== undefined) yield range;
  }
}

/** An element of the article's body, by which its colours and its place are known. */
function articleElement(concordance: Concordance, places: Places): Element | null {
  const last = concordance.blocks.at(-1);
  return (last && places.rangesFor(last)[0]?.startContainer.parentElement) ?? null;
}
