// Lines under words, drawn by geometry on a sheet of ours: for where no highlight may stand.

import type { Host } from "./host";
import { Ink } from "./ink";
import { samplesOf } from "./probes";
import { linesOf, type Point } from "./rects";
import { thickness, type Underline } from "./rules";
import { Scroller } from "./scroller";
import { LayoutShifts } from "./shifts";
import { inFrames, inSlices, Overtaken } from "./slices";
import { shared } from "./space";
import { type Stroke, Strokes } from "./strokes";
import { at, Surface } from "./surface";
import { Clips, isSeen, PinnedElements } from "./surroundings";

/** Words with the line under them. */
export type Underlined = { ranges: readonly Range[]; line: Underline };

export class Lines {
  readonly #surface: Surface;
  #drawn: readonly Underlined[] = [];
  #strokes: HTMLElement[] = [];
  #shifts: LayoutShifts | null = null;
  #work = new AbortController();

  constructor(readonly host: Host) {
    this.#surface = new Surface(host);
  }

  /** Draws these lines, and follows their words wherever they go. article: an element of the article's body. */
  draw(drawn: readonly Underlined[], article: Element): void {
    this.#drawn = drawn;
    this.#shifts?.disconnect();
    this.#shifts = new LayoutShifts(this.host, article, Scroller.of(article)?.element ?? null, {
      moved: () => this.#follow(article),
      recoloured: () => {}, // the system's colours are none of ours
    });
    this.#follow(article);
  }

  disconnect(): void {
    this.#work.abort();
    this.#shifts?.disconnect();
    this.#surface.disconnect();
  }

  #follow(article: Element): void {
    this.#work.abort();
    this.#work = new AbortController();
    this.#place(article, this.#work.signal).catch((error: unknown) => {
      if (!(error instanceof Overtaken)) throw error;
    });
  }

  /** All is read before anything is written. The strokes of before are moved, so that none vanishes for a moment. */
  async #place(article: Element, signal: AbortSignal): Promise<void> {
    const samples = await inSlices(samplesOf(this.#drawn.flatMap(({ ranges }) => ranges)), signal);
    this.#shifts?.probe(samples);
    const footing = this.#surface.footingOf(article);
    const box = footing.scroller?.element ?? null;
    const strokes = await inSlices(this.#measure(box, footing.origin), signal);
    this.#surface.lay(footing);
    await inFrames(
      strokes,
      (some, from) => {
        for (const [place, stroke] of some.entries()) this.#put(from + place, stroke);
      },
      signal,
    );
    for (const stroke of this.#strokes.splice(strokes.length)) stroke.remove();
  }

  /** Yields at each of the ranges. Words that stay in the window, and those that are not seen, have no line. */
  *#measure(box: Element | null, origin: () => Point): Generator<void, Stroke[]> {
    const ink = new Ink(this.host.document);
    const pinned = new PinnedElements();
    const clips = new Clips(box, origin);
    const strokes = new Strokes();
    for (const { ranges, line } of this.#drawn)
      for (const range of ranges) {
        yield;
        if (range.collapsed) continue; // the page has taken the words away
        const text = range.startContainer as Text;
        const element = text.parentElement;
        if (element === null || pinned.holds(element) || (box !== null && !box.contains(element))) continue;
        if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
        const clip = clips.around(element);
        for (const words of linesOf([range], origin())) {
          const seen = shared(words, clip);
          if (isSeen(words, clip))
            strokes.add({
              strip: { ...ink.underline(words, text, line), left: seen.left, right: seen.right },
              line,
            });
        }
      }
    return strokes.all;
  }

  #put(place: number, { strip, line }: Stroke): void {
    let element = this.#strokes[place];
    if (element === undefined) {
      element = this.#surface.content.appendChild(this.#surface.element("stroke"));
      this.#strokes.push(element);
    }
    at(element, strip);
    element.style.borderBottom = `${thickness(line)}px ${line.style} ${line.colour ?? "CanvasText"}`;
  }
}
