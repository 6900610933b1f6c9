// Whether the page is light or dark where the article stands, measured and not guessed from settings.

import { luminance, type Rgb, type Theme } from "../colours";

/** Luminance at which black and white contrast alike with a background. */
const MIDDLE = 0.18;

/** Light or dark, by the first opaque background from here upwards, else by the colour of the words. */
export function pageTheme(element: Element): Theme {
  const view = element.ownerDocument.defaultView;
  if (view === null) return "light";
  for (let at: Element | null = element; at !== null; at = at.parentElement) {
    const background = parse(view.getComputedStyle(at).backgroundColor);
    if (background !== null && background.opacity > 0.5)
      return luminance(background.colour) < MIDDLE ? "dark" : "light";
  }
  const ink = parse(view.getComputedStyle(element).color);
  return ink !== null && luminance(ink.colour) > 0.4 ? "dark" : "light";
}

/** A computed colour as browsers write it: rgb(…), rgba(…), or color(srgb …). */
function parse(text: string): { colour: Rgb; opacity: number } | null {
  const [red, green, blue, opacity = 1] = (text.match(/-?[\d.]+(?:e-?\d+)?/g) ?? []).map(Number);
  if (red === undefined || green === undefined || blue === undefined) return null;
  if (/^rgba?\(/.test(text)) return { colour: [red, green, blue], opacity };
  if (text.startsWith("color(srgb")) return { colour: [red * 255, green * 255, blue * 255], opacity };
  return null;
}
