import assert from "node:assert/strict";
import { test } from "node:test";
import { JSDOM } from "jsdom";
import { groundOf } from "./theme";

const cases: [expected: "light" | "dark", html: string][] = [
  ["light", "<main style='background: rgb(255, 255, 255)'><p>Words</p></main>"],
  ["dark", "<main style='background: rgb(18, 18, 18); color: white'><p>Words</p></main>"],
  [
    "dark",
    "<main style='background: rgb(32, 33, 36); color: white'><p style='background: rgba(0, 0, 0, 0)'>Words</p></main>",
  ],
  [
    "light",
    "<main style='background: rgb(0, 0, 0)'><p style='background: rgb(255, 241, 229)'>Words</p></main>",
  ],
  [
    "light",
    "<main style='background: rgba(0, 0, 0, 0.1)'><p style='color: rgb(20, 20, 20)'>Words</p></main>",
  ],
  ["dark", "<main><p style='color: rgb(230, 230, 235)'>Words</p></main>"],
  ["light", "<main><p>Words</p></main>"],
  // There is a picture between them.
  ["dark", "<main style='background: white'><p style='color: rgb(245, 245, 245)'>Words</p></main>"],
  ["light", "<main style='background: black'><p style='color: rgb(10, 10, 10)'>Words</p></main>"],
];

for (const [expected, html] of cases)
  test(`${expected}: ${html}`, () => {
    const { document } = new JSDOM(html).window;
    assert.equal(groundOf(document.querySelector("p") as Element).theme, expected);
  });
