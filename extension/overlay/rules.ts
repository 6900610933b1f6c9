// The style rules of our highlights, for a light or a dark page.

import { KINDS, NEUTRAL, SURFACE, speakerColour, type Theme, TINT, TYPES, translucent } from "../colours";
import {
  actorName,
  actorTypes,
  flashName,
  lineName,
  litName,
  noteName,
  quoteKinds,
  quoteName,
  speakerPlaces,
} from "./names";

const rule = (name: string, declarations: string): string => `::highlight(${name}) { ${declarations} }`;

const underline = (style: string, colour: string, thickness: string, offset: string): string =>
  `text-decoration: underline ${style} ${colour} ${thickness}; text-underline-offset: ${offset};`;

/** Colours of the page's words are never set, so that they stay what they were. Print shows none of it. */
export function highlightRules(theme: Theme): string {
  const quotes = speakerPlaces.flatMap((place) => {
    const colour = speakerColour(place)[theme];
    const tint = `background-color: ${translucent(colour, TINT.quote)};`;
    return [
      ...quoteKinds.map((kind) =>
        rule(
          quoteName(place, kind),
          // What is in quotation marks throughout needs no line: the marks are on the page.
          kind === "direct"
            ? tint
            : tint + underline(KINDS[kind], translucent(colour, 0.75), "1px", "0.32em"),
        ),
      ),
      ...quoteKinds.map((kind) =>
        rule(lineName(place, kind), underline(KINDS[kind], translucent(colour, 0.75), "1px", "0.32em")),
      ),
      rule(litName(place), `background-color: ${translucent(colour, TINT.lit)};`),
    ];
  });
  const actors = actorTypes.map((type) =>
    rule(
      actorName(type),
      underline(TYPES[type].line, TYPES[type][theme], type === "group" ? "1px" : "2px", "0.16em"),
    ),
  );
  const note = rule(noteName, underline("dotted", NEUTRAL[theme], "1px", "0.2em"));
  const flash = rule(flashName, `background-color: ${translucent(SURFACE.accent[theme], TINT.flash)};`);
  return `@media screen { ${[...quotes, note, ...actors, flash].join("\n")} }`;
}
