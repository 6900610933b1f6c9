import assert from "node:assert/strict";
import { test } from "node:test";
import {
  AA,
  type Colour,
  contrast,
  cssVariables,
  NEUTRAL,
  over,
  type Rgb,
  readableOn,
  rgb,
  SPEAKERS,
  SURFACE,
  type Theme,
  TINT,
  TYPES,
  themeOf,
  tintOn,
} from "./colours";

/** Backgrounds as news pages have them. */
const PAGES: Record<Theme, string[]> = {
  light: ["#ffffff", "#fffcf5", "#f6f1e7", "#f4f4f4", "#fff1e5"],
  dark: ["#000000", "#121212", "#1b1b1f", "#202124", "#2b2b2b"],
};
const THEMES: Theme[] = ["light", "dark"];

// Machado, Oliveira and Fernandes, "A Physiologically-based Model for Simulation of Color Vision Deficiency",
// IEEE Transactions on Visualization and Computer Graphics 15 (2009): severity 1.0, on linear light.
const EYES: Record<string, number[][]> = {
  "all cones": [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

const linear = (value: number): number =>
  value <= 10.31475 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4;

/** Oklab of a colour as these eyes see it. */
function seen(hex: string, eyes: number[][]): number[] {
  const light = rgb(hex).map(linear);
  const [r, g, b] = eyes.map((row) =>
    Math.min(
      1,
      Math.max(
        0,
        row.reduce((sum, weight, i) => sum + weight * (light[i] ?? 0), 0),
      ),
    ),
  ) as [number, number, number];
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

const LINES = [...new Set(SPEAKERS.map(({ line }) => line))];

const nearest = (colours: Colour[], theme: Theme, eyes: number[][]): number => {
  const points = colours.map((colour) => seen(colour[theme], eyes));
  return Math.min(
    ...points.flatMap((a, i) =>
      points.slice(0, i).map((b) => Math.hypot(...a.map((v, k) => v - (b[k] ?? 0)))),
    ),
  );
};

for (const theme of THEMES) {
  test(`every colour can be read as small text on ${theme} pages and surfaces`, () => {
    const grounds = [...PAGES[theme], SURFACE.ground[theme], SURFACE.raised[theme]];
    const { ink, soft, accent, trouble } = SURFACE;
    for (const colour of [...Object.values(TYPES), ...SPEAKERS, NEUTRAL, ink, soft, accent, trouble])
      for (const ground of grounds) {
        const ratio = contrast(rgb(colour[theme]), rgb(ground));
        assert.ok(ratio >= 4.5, `${colour[theme]} on ${ground}: ${ratio.toFixed(2)}`);
      }
  });

  test(`the page's own words stay readable on every tint, ${theme}`, () => {
    const ink = rgb(theme === "light" ? "#333333" : "#dddddd");
    for (const ground of PAGES[theme])
      for (const colour of [...SPEAKERS, NEUTRAL])
        for (const [name, opacity] of Object.entries(TINT)) {
          const ratio = contrast(ink, over(rgb(colour[theme]), opacity, rgb(ground)));
          assert.ok(ratio >= 4.5, `${name} of ${colour[theme]} on ${ground}: ${ratio.toFixed(2)}`);
        }
  });

  for (const [name, eyes] of Object.entries(EYES)) {
    test(`the four types of actor are far apart with ${name}, ${theme}`, () => {
      assert.ok(
        nearest(Object.values(TYPES), theme, eyes) >= 0.1,
        String(nearest(Object.values(TYPES), theme, eyes)),
      );
    });

    test(`the speakers' colours are told apart with ${name}, ${theme}`, () => {
      assert.ok(
        nearest(SPEAKERS.slice(0, 4), theme, eyes) >= 0.07,
        String(nearest(SPEAKERS.slice(0, 4), theme, eyes)),
      );
      assert.ok(nearest([...SPEAKERS], theme, eyes) >= 0.065, String(nearest([...SPEAKERS], theme, eyes)));
    });

    test(`speakers with lines of the same style are further apart with ${name}, ${theme}`, () => {
      for (const style of LINES) {
        const alike = SPEAKERS.filter(({ line }) => line === style);
        assert.ok(nearest(alike, theme, eyes) >= 0.079, `${style}: ${nearest(alike, theme, eyes)}`);
      }
    });
  }
}

/** Pages in a colour, with the colour of their words: the papers' pinks, and what brands and campaigns come up with. */
const COLOURED: [paper: string, ink: string][] = [
  ["#fff1e5", "#33302e"],
  ["#ffe14d", "#111111"],
  ["#ff7a1a", "#000000"],
  ["#e4002b", "#ffffff"],
  ["#1a73e8", "#ffffff"],
  ["#6b6b6b", "#ffffff"],
  ["#808080", "#000000"],
  ["#2e7d32", "#ffffff"],
  ["#0b2545", "#f3f3f3"],
  ["#7a7a52", "#ffffff"],
];

for (const [background, words] of COLOURED) {
  const paper = rgb(background);
  const ground = { theme: themeOf(paper), paper, ink: rgb(words) };

  test(`every label and line can be made out on ${background}`, () => {
    for (const colour of [...Object.values(TYPES), ...SPEAKERS, NEUTRAL]) {
      const seen = readableOn(colour, ground);
      assert.ok(contrast(rgb(seen), paper) >= AA, `${seen}: ${contrast(rgb(seen), paper)}`);
    }
  });

  test(`no tint makes the words of ${words} on ${background} harder to read than AA asks`, () => {
    const needed = Math.min(AA, contrast(ground.ink, paper)) - 0.1;
    for (const colour of [...SPEAKERS, NEUTRAL, SURFACE.accent])
      for (const opacity of Object.values(TINT)) {
        const [r, g, b, part] = (tintOn(colour, opacity, ground).match(/[\d.]+/g) ?? []).map(Number);
        const laid = over([r, g, b] as unknown as Rgb, part ?? 1, paper);
        assert.ok(contrast(ground.ink, laid) >= needed, `${colour.light}: ${contrast(ground.ink, laid)}`);
      }
  });
}

test("where the palette can be read as it is, it is not changed", () => {
  for (const theme of THEMES)
    for (const background of PAGES[theme]) {
      const paper = rgb(background);
      for (const colour of [...Object.values(TYPES), ...SPEAKERS, NEUTRAL])
        assert.equal(readableOn(colour, { theme, paper, ink: paper }), colour[theme], background);
    }
});

test("the four types of actor differ by line style too", () => {
  assert.equal(new Set(Object.values(TYPES).map((type) => type.line)).size, 4);
});

test("speakers differ by line style too: the first three from one another, and the next three", () => {
  for (const first of [0, 3])
    assert.equal(new Set(SPEAKERS.slice(first, first + 3).map(({ line }) => line)).size, LINES.length);
});

test("the custom properties hold a colour for each speaker", () => {
  for (const theme of THEMES)
    for (const [place, colour] of SPEAKERS.entries())
      assert.ok(cssVariables(theme).includes(`--speaker-${place}: ${colour[theme]};`));
});
