import assert from "node:assert/strict";
import { test } from "node:test";
import { findArticle } from "./index";
import { openSaved, pageOf, savedPages, withoutSpace } from "./testing";

/** Pages that must be refused, by their folder's name. */
const NOT_ENGLISH = new Set(["lemonde-1", "rtl-1"]);

/** The share of an article's paragraphs that must be found. */
const ENOUGH = 0.95;

const PARTS = "p, li, h2, h3, h4, h5, h6, blockquote, pre, td";

/** The paragraphs of 20 characters and more, without those that hold others and without captions. */
function paragraphsOf(expected: string): string[] {
  return [...pageOf(expected).querySelectorAll(PARTS)]
    .filter((part) => part.querySelector(PARTS) === null && part.closest("figcaption") === null)
    .map((part) => withoutSpace(part.textContent))
    .filter((text) => text.length >= 20);
}

const pages = savedPages();

test("saved pages of real sites", {
  skip: pages.length === 0 && "no folder of saved pages",
}, async (context) => {
  for (const page of pages) {
    await context.test(page.name, async () => {
      const document = openSaved(page);
      const before = document.documentElement.outerHTML;
      const found = await findArticle(document);
      assert.equal(document.documentElement.outerHTML, before, "the page is as it was");
      if (NOT_ENGLISH.has(page.name)) {
        assert.ok(!found.ok);
        assert.equal(found.problem.reason, "not-english");
        return;
      }
      assert.ok(found.ok);
      const { article, map } = found;

      const text = withoutSpace(article.text);
      const paragraphs = paragraphsOf(page.expected);
      const missing = paragraphs.filter((paragraph) => !text.includes(paragraph));
      assert.ok(missing.length <= (1 - ENOUGH) * paragraphs.length, missing.join("\n"));

      let start = 0;
      for (const block of article.text.split("\n\n")) {
        const end = start + [...block].length;
        const ranges = map.rangesFor([start, end]);
        assert.equal(map.textOf(ranges), block);
        assert.equal(withoutSpace(ranges.join("")), withoutSpace(block));
        start = end + 2;
      }
    });
  }
});
