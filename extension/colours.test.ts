import assert from "node:assert/strict";
import { test } from "node:test";
import {
  type Colour,
  cssVariables,
  luminance,
  NEUTRAL,
  type Rgb,
  rgb,
  SPEAKERS,
  SURFACE,
  type Theme,
  TINT,
  TYPES,
} from "./colours";

/** Backgrounds as news pages have them. */
const PAGES: Record<Theme, string[]> = {
  light: ["#ffffff", "#fffcf5", "#f6f1e7", "#f4f4f4", "#fff1e5"],
  dark: ["#000000", "#121212", "#1b1b1f", "#202124", "#2b2b2b"],
};
const THEMES: Theme[] = ["light", "dark"];

const contrast = (one: Rgb, other: Rgb): number => {
  const [high, low] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (high + 0.05) / (low + 0.05);
};

const over = (top: Rgb, opacity: number, below: Rgb): Rgb =>
  top.map((value, i) => value * opacity + (below[i] ?? 0) * (1 - opacity)) as unknown as Rgb;

// Machado, Oliveira and Fernandes 2009, full severity, on linear light.
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
      assert.ok(nearest([...SPEAKERS], theme, eyes) >= 0.05, String(nearest([...SPEAKERS], theme, eyes)));
    });
  }
}

test("the four types of actor differ by line style too", () => {
  assert.equal(new Set(Object.values(TYPES).map((type) => type.line)).size, 4);
});

test("the custom properties hold a colour for each speaker", () => {
  for (const theme of THEMES)
    for (const [place, colour] of SPEAKERS.entries())
      assert.ok(cssVariables(theme).includes(`--speaker-${place}: ${colour[theme]};`));
});
