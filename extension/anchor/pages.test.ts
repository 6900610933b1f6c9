import assert from "node:assert/strict";
import { test } from "node:test";
import { IndexedText, type Span } from "../article/offsets";
import { pageOf, savedPages } from "../article/testing";
import { anchor, describe } from "./selectors";

const pages = savedPages();

/** Every so many words a word, and every so many a sentence's length. */
function* spansOf(text: IndexedText): Generator<Span> {
  let number = 0;
  for (const word of text.text.matchAll(/[^\s]+/g)) {
    const start = text.toCodePoint(word.index);
    if (number % 7 === 0) yield [start, start + [...word[0]].length];
    if (number % 31 === 0) yield [start, Math.min(start + 120, text.length)];
    number++;
  }
}

test("in the texts of real sites", {
  skip: pages.length === 0 && "no folder of saved pages",
}, async (context) => {
  for (const page of pages) {
    const paragraphs = [...pageOf(page.expected).querySelectorAll("p, li")].map((part) =>
      part.textContent.trim(),
    );
    const text = new IndexedText(paragraphs.join("\n\n"));
    const longer = new IndexedText(`A correction stands above the article.\n\n${text.text}`);
    const shift = longer.length - text.length;
    await context.test(
      `every span of ${page.name} is found, in its text and after a paragraph was put above`,
      () => {
        for (const span of spansOf(text)) {
          const selectors = describe(text, span);
          assert.deepEqual(anchor(text, selectors), span);
          assert.deepEqual(anchor(longer, selectors), [span[0] + shift, span[1] + shift]);
        }
      },
    );
  }
});
