// Where in a line's box its letters are: a font's box begins above them and may end below.

import { thickness, type Underline } from "./rules";
import { height, type Rect } from "./space";

/** All but the first as parts of the height of a line's box, from its top. */
type Face = {
  /** The height of the box in pixels. */
  tall: number;
  /** The top of the highest letters, and the bottom of the deepest. */
  top: number;
  bottom: number;
  baseline: number;
  /** The font's size. */
  em: number;
};

/** Letters as high and as deep as those of most lines; with accents on capitals, where a text has such. */
const PLAIN = "(bdfhklt|Q)[gjpqy]”,";
const ACCENTED = `${PLAIN}ÅÉÑÖ`;
const WITH_ACCENTS = /[\u00c0-\u00de\u0100-\u024f]/;
/** Other writing than Latin, signs and pictures may fill the whole box. */
const UNKNOWN = /[^\0-\u024f\u2000-\u206f\u20a0-\u20cf]/;

/** Browsers round a font's metrics to whole pixels, up and down. */
const ROUNDED = 2;

const WHOLE: Face = { tall: 0, top: 0, bottom: 1, baseline: 0.8, em: 0.85 };

/** Measures each font once. */
export class Ink {
  readonly #context: OffscreenCanvasRenderingContext2D | null;
  readonly #faces = new Map<string, Face>();
  readonly #fonts = new Map<Element, string>();

  constructor(document: Document) {
    this.#context = canvas(document);
  }

  /** The part of a line's box in which its letters are; all of it where they are of another font, as a first letter may be. */
  letters(line: Rect, text: Text): Rect {
    const face = this.#face(text);
    const tall = height(line);
    if (Math.abs(tall - face.tall) > ROUNDED) return line;
    return { ...line, top: line.top + face.top * tall, bottom: line.top + face.bottom * tall };
  }

  /** The strip in which a line is drawn under the letters: from their baseline to the line's lower edge. */
  underline(line: Rect, text: Text, drawn: Underline): Rect {
    const face = this.#face(text);
    const tall = height(line);
    const baseline = line.top + face.baseline * tall;
    return { ...line, top: baseline, bottom: baseline + drawn.ems * face.em * tall + thickness(drawn) };
  }

  #face(text: Text): Face {
    const element = text.parentElement;
    if (element === null || this.#context === null || UNKNOWN.test(text.data)) return WHOLE;
    const sample = WITH_ACCENTS.test(text.data) ? ACCENTED : PLAIN;
    const font = this.#font(element);
    const key = `${sample.length} ${font}`;
    let face = this.#faces.get(key);
    if (face === undefined) {
      this.#context.font = font;
      face = measured(
        this.#context.measureText(sample),
        Number.parseFloat(/([\d.]+)px/.exec(font)?.[1] ?? ""),
      );
      this.#faces.set(key, face);
    }
    return face;
  }

  #font(element: Element): string {
    let font = this.#fonts.get(element);
    if (font === undefined) {
      font = fontOf(element);
      this.#fonts.set(element, font);
    }
    return font;
  }
}

/** The font of an element's words, as a style or a canvas takes it. */
export function fontOf(element: Element): string {
  const style = element.ownerDocument.defaultView?.getComputedStyle(element);
  return style ? `${style.fontStyle} ${style.fontWeight} ${style.fontSize} ${style.fontFamily}` : "";
}

/** A canvas that is never shown, with the fonts of this document. */
export function canvas(document: Document): OffscreenCanvasRenderingContext2D | null {
  const view = document.defaultView as Window & typeof globalThis;
  return new view.OffscreenCanvas(1, 1).getContext("2d");
}

function measured(metrics: TextMetrics, size: number): Face {
  const { fontBoundingBoxAscent: ascent, fontBoundingBoxDescent: descent } = metrics;
  const whole = ascent + descent;
  if (!(whole > 0 && size > 0)) return WHOLE;
  return {
    tall: whole,
    top: (ascent - metrics.actualBoundingBoxAscent) / whole,
    bottom: (ascent + metrics.actualBoundingBoxDescent) / whole,
    baseline: ascent / whole,
    em: size / whole,
  };
}
