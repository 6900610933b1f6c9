// The palette, for light and for dark pages. colours.test.ts holds it to WCAG AA and to colour-blind eyes.

import type { Actor, Quote } from "./analysis";

export type Theme = "light" | "dark";
export type Colour = Readonly<Record<Theme, string>>;
export type Rgb = readonly [red: number, green: number, blue: number];

/** A page where its article stands: the colour behind its words, and the words' own. */
export type Ground = { theme: Theme; paper: Rgb; ink: Rgb };

/** What type an actor is of: colour, and a line style for eyes that the colour does not reach. */
export const TYPES: Readonly<Record<Actor["type"], Colour & { line: string }>> = {
  person: { light: "#1259eb", dark: "#6798f8", line: "solid" },
  organization: { light: "#7c1a7f", dark: "#fec9fd", line: "dashed" },
  place: { light: "#0c4735", dark: "#85f67f", line: "dotted" },
  group: { light: "#b74707", dark: "#e9865e", line: "double" },
};

/** How a quote has its words: by line style. */
export const KINDS: Readonly<Record<Quote["kind"], string>> = {
  direct: "solid",
  mixed: "dashed",
  indirect: "dotted",
};

/** How the line beside a speaker's words is drawn, for eyes that the colour does not reach. */
export type SpeakerLine = "single" | "double" | "bracket";

/** One steady colour and line for each of those who say most, the first ones furthest from one another. */
export const SPEAKERS: readonly (Colour & { line: SpeakerLine })[] = [
  { light: "#2114a9", dark: "#7892fc", line: "single" },
  { light: "#9a5c23", dark: "#cc8a52", line: "double" },
  { light: "#0d350c", dark: "#85f67f", line: "bracket" },
  { light: "#cd026d", dark: "#fd639e", line: "double" },
  { light: "#45204b", dark: "#ed9bf8", line: "bracket" },
  { light: "#9834d0", dark: "#b497ca", line: "single" },
  { light: "#106b66", dark: "#92d3cd", line: "double" },
  { light: "#404c08", dark: "#b1ca4d", line: "double" },
  { light: "#662a7f", dark: "#eecdfe", line: "bracket" },
  { light: "#95273b", dark: "#fc939b", line: "single" },
];

/** For whoever has no colour of their own, and for the marks of notes. */
export const NEUTRAL: Colour = { light: "#4f5366", dark: "#b9bccb" };

/** Of a colour laid behind the page's words: the part that is ours. The rest is the page's own background. */
export const TINT = { quote: 0.13, lit: 0.22, flash: 0.3 };

/** Our own surfaces: card, panel, options. */
export const SURFACE = {
  ground: { light: "#ffffff", dark: "#211f29" },
  raised: { light: "#f5f5f8", dark: "#2c2a36" },
  ink: { light: "#1b1a22", dark: "#f3f2f8" },
  soft: { light: "#575664", dark: "#b5b3c4" },
  line: { light: "#dcdbe4", dark: "#45434f" },
  accent: { light: "#1a56db", dark: "#8fb2ff" },
  trouble: { light: "#a8261b", dark: "#ff9c91" },
} satisfies Record<string, Colour>;

/** Whoever has no colour of their own has a single line. */
export const speakerLine = (place: number | null): SpeakerLine =>
  (place === null ? undefined : SPEAKERS[place]?.line) ?? "single";

export const speakerColour = (place: number | null): Colour =>
  (place === null ? undefined : SPEAKERS[place]) ?? NEUTRAL;

/** Every colour of a mark, by the name of its custom property. */
const MARKS: readonly (readonly [name: string, colour: Colour])[] = [
  ...Object.entries({ ...TYPES, neutral: NEUTRAL }),
  ...SPEAKERS.map((colour, place) => [`speaker-${place}`, colour] as const),
];

/** The palette as custom properties: --ground …, --person …, --speaker-0 …, --neutral. */
export const cssVariables = (theme: Theme): string =>
  [...Object.entries(SURFACE), ...MARKS].map(([name, colour]) => `--${name}: ${colour[theme]};`).join(" ");

/** The colours of the marks as they are on a page, and --paper, the page's own behind its words. */
export const cssVariablesOn = (ground: Ground): string =>
  [
    `--paper: rgb(${ground.paper.join(" ")});`,
    ...MARKS.map(([name, colour]) => `--${name}: ${readableOn(colour, ground)};`),
  ].join(" ");

/** The palette on a page of our own, as the reader's system is light or dark. */
export function adoptPalette(document: Document): void {
  adoptStyle(
    document,
    `:root { ${cssVariables("light")} }
     @media (prefers-color-scheme: dark) { :root { ${cssVariables("dark")} } }`,
  );
}

/** A further style sheet for a page of our own. */
export function adoptStyle(document: Document, rules: string): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(rules);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}

/** The name of the custom property of a speaker's colour. */
export const speakerVariable = (place: number | null): string =>
  place === null ? "var(--neutral)" : `var(--speaker-${place})`;

/** Contrast of small text with what lies behind it (WCAG 2.2, AA). */
export const AA = 4.5;

/** Luminance at which black and white contrast alike with a background. */
const MIDDLE = 0.179;

export const themeOf = (paper: Rgb): Theme => (luminance(paper) < MIDDLE ? "dark" : "light");

/** A colour as it is on this page: as dark or as light as small text in it must be, and no more. */
export function readableOn(colour: Colour, { theme, paper }: Ground): string {
  const extreme: Rgb = theme === "light" ? [0, 0, 0] : [255, 255, 255];
  for (let part = 0; part < 1; part += 0.05) {
    const mixed = hex(over(extreme, part, rgb(colour[theme])));
    if (contrast(rgb(mixed), paper) >= AA) return mixed;
  }
  return hex(extreme);
}

/** The colour laid behind the words, no stronger than lets them be read as well as before, or well enough. */
export function tintOn(colour: Colour, opacity: number, ground: Ground): string {
  const laid = rgb(readableOn(colour, ground));
  const needed = Math.min(AA, contrast(ground.ink, ground.paper));
  let part = opacity;
  while (part > 0.01 && contrast(ground.ink, over(laid, part, ground.paper)) < needed) part -= 0.01;
  return translucent(hex(laid), Math.max(0, Math.round(part * 100) / 100));
}

/** "#rrggbb" as three numbers of 0 to 255. */
export function rgb(hex: string): Rgb {
  const number = Number.parseInt(hex.slice(1), 16);
  return [number >> 16, (number >> 8) & 255, number & 255];
}

export const hex = (colour: Rgb): string =>
  `#${colour.map((value) => Math.round(value).toString(16).padStart(2, "0")).join("")}`;

/** What is seen where a colour of this opacity lies over another. */
export const over = (top: Rgb, opacity: number, below: Rgb): Rgb =>
  top.map((value, at) => value * opacity + (below[at] ?? 0) * (1 - opacity)) as unknown as Rgb;

/** Contrast ratio, 1 to 21 (WCAG 2.2). */
export function contrast(one: Rgb, other: Rgb): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

/** The same colour, laid over what lies below with this opacity. */
export const translucent = (hex: string, opacity: number): string =>
  `rgb(${rgb(hex).join(" ")} / ${opacity})`;

/** Relative luminance, 0 to 1 (WCAG 2.2). */
export function luminance(colour: Rgb): number {
  const [red, green, blue] = colour.map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
