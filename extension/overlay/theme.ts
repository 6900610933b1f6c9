// The page's own colours where the article stands, measured and not guessed from settings.

import { contrast, type Ground, luminance, over, type Rgb, themeOf } from "../colours";

type Paint = { colour: Rgb; opacity: number };

/** Words with less contrast than this do not stand on the colour that was found: there is a picture between them. */
const LEGIBLE = 2;

const WHITE: Rgb = [255, 255, 255];
const BLACK: Rgb = [0, 0, 0];
/** What browsers lay under a page that asks for a dark scheme. */
const DARK: Rgb = [18, 18, 18];

/** The colours behind and in the words of an element: its backgrounds upwards until one hides what is below. */
export function groundOf(element: Element): Ground {
  const view = element.ownerDocument.defaultView;
  const ink = (view && paintOf(view.getComputedStyle(element).color)?.colour) ?? BLACK;
  const paper = view ? paperOf(element, view, luminance(ink) > 0.4 ? DARK : WHITE) : WHITE;
  if (contrast(ink, paper) >= LEGIBLE) return { theme: themeOf(paper), paper, ink };
  const believed = luminance(ink) > 0.4 ? DARK : WHITE;
  return { theme: themeOf(believed), paper: believed, ink };
}

function paperOf(element: Element, view: Window, below: Rgb): Rgb {
  const layers: Paint[] = [];
  for (let at: Element | null = element; at !== null; at = at.parentElement) {
    const paint = paintOf(view.getComputedStyle(at).backgroundColor);
    if (paint === null || paint.opacity === 0) continue;
    layers.push(paint);
    if (paint.opacity >= 1) break;
  }
  return layers.reduceRight((seen, { colour, opacity }) => over(colour, opacity, seen), below);
}

/** A computed colour as browsers write it: rgb(…), rgba(…), color(srgb …), else whatever a canvas makes of it. */
function paintOf(text: string): Paint | null {
  const [red, green, blue, opacity = 1] = (text.match(/-?[\d.]+(?:e-?\d+)?/g) ?? []).map(Number);
  if (red === undefined || green === undefined || blue === undefined) return null;
  if (/^rgba?\(/.test(text)) return { colour: [red, green, blue], opacity };
  if (text.startsWith("color(srgb ")) return { colour: [red * 255, green * 255, blue * 255], opacity };
  return drawn(text);
}

function drawn(text: string): Paint | null {
  const context = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
  if (context === null) return null;
  context.fillStyle = text;
  context.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0, opacity = 0] = context.getImageData(0, 0, 1, 1).data;
  return { colour: [red, green, blue], opacity: opacity / 255 };
}
