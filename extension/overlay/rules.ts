// The style rules of our highlights, in the colours that a page needs.

import {
  type Colour,
  type Ground,
  KINDS,
  NEUTRAL,
  readableOn,
  type SpeakerLine,
  SURFACE,
  speakerColour,
  speakerLine,
  TINT,
  TYPES,
  tintOn,
  translucent,
} from "../colours";
import {
  actorName,
  actorTypes,
  flashName,
  lineName,
  litName,
  noteName,
  printName,
  quoteKinds,
  quoteName,
  speakerPlaces,
} from "./names";
import { mediaOf } from "./print";

/** How far below the baseline a line begins, and how thick it is; pixels: of each of the two where it is double. */
export type Underline = {
  style: string;
  ems: number;
  pixels: number;
  /** The system's colour that it has where colours are forced; that of the page's words where none is named. */
  colour?: string;
};

/** How high it is in all. */
export const thickness = ({ style, pixels }: Underline): number => (style === "double" ? 3 : 1) * pixels;

const NOTE_LINE: Underline = { style: "dotted", ems: 0.2, pixels: 1 };

/** Under words, where there is no bar beside them, a speaker's line is thin, thick or thicker. */
const SPEAKER_LINES: Readonly<Record<SpeakerLine, Pick<Underline, "ems" | "pixels">>> = {
  single: { ems: 0.32, pixels: 1 },
  double: { ems: 0.3, pixels: 2 },
  bracket: { ems: 0.28, pixels: 3 },
};

const UNDERLINES: ReadonlyMap<string, Underline> = new Map([
  [noteName, NOTE_LINE],
  ...actorTypes.map((type): [string, Underline] => [
    actorName(type),
    { style: TYPES[type].line, ems: 0.16, pixels: TYPES[type].line === "double" ? 1 : 2 },
  ]),
  ...speakerPlaces.flatMap((place) =>
    quoteKinds.flatMap((kind): [string, Underline][] => {
      const line: Underline = { style: KINDS[kind], ...SPEAKER_LINES[speakerLine(place)] };
      const thin: Underline = { style: KINDS[kind], ...SPEAKER_LINES.single };
      // What is tinted and in quotation marks throughout needs no line: the marks are on the page.
      return kind === "direct"
        ? [[lineName(place, kind), line]]
        : [
            [lineName(place, kind), line],
            [quoteName(place, kind), thin],
          ];
    }),
  ),
]);

/** The line that a highlight of this name draws under the words; null where it draws none. */
export const underlineOf = (name: string): Underline | null => UNDERLINES.get(name) ?? null;

/** Colours of the page's words are never set, so that they stay what they were. prints: the marks are put on paper, too. */
export function highlightRules(ground: Ground, prints: boolean): string {
  const quotes = speakerPlaces.flatMap((place) => {
    const colour = speakerColour(place);
    const line = translucent(readableOn(colour, ground), 0.75);
    return [
      ...quoteKinds.map((kind) =>
        rule(
          quoteName(place, kind),
          tint(colour, TINT.quote, ground),
          underline(quoteName(place, kind), line),
        ),
      ),
      ...quoteKinds.map((kind) => rule(lineName(place, kind), underline(lineName(place, kind), line))),
      rule(litName(place), tint(colour, TINT.lit, ground)),
    ];
  });
  const rules = [
    ...quotes,
    rule(noteName, underline(noteName, readableOn(NEUTRAL, ground))),
    ...actorTypes.map((type) =>
      rule(actorName(type), underline(actorName(type), readableOn(TYPES[type], ground))),
    ),
    rule(flashName, tint(SURFACE.accent, TINT.flash, ground)),
  ];
  const onPaper = speakerPlaces.flatMap((place) => {
    const line = readableOn(speakerColour(place), ground);
    return quoteKinds.map((kind) => rule(printName(place, kind), underline(lineName(place, kind), line)));
  });
  return [
    `@media ${mediaOf(prints)} { ${rules.join("\n")} }`,
    ...(prints ? [`@media print { ${onPaper.join("\n")} }`] : []),
  ].join("\n");
}

const rule = (name: string, ...declarations: string[]): string =>
  `::highlight(${name}) { ${declarations.join(" ")} }`;

const tint = (colour: Colour, opacity: number, ground: Ground): string =>
  `background-color: ${tintOn(colour, opacity, ground)};`;

function underline(name: string, colour: string): string {
  const line = underlineOf(name);
  if (line === null) return "";
  const { style, ems, pixels } = line;
  return `text-decoration: underline ${style} ${colour} ${pixels}px; text-underline-offset: ${ems}em;`;
}
