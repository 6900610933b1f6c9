import assert from "node:assert/strict";
import { test } from "node:test";
import { findArticle } from "./index";
import { articlePage, PARAGRAPHS } from "./testing";

const TITLE = "Oldbridge closes its northern landing for the winter";
const HEADLINE = `<h1>${TITLE}</h1>`;
const HEAD = `<title>${TITLE}</title><meta name="author" content="Ada Quill">`;

const CASES: [what: string, before: string, kept: string[]][] = [
  ["the line above the headline", `<div>Transport</div>${HEADLINE}`, []],
  ["a sentence above the headline is kept", `<p>The ice has won.</p>${HEADLINE}`, ["The ice has won."]],
  [
    "a line below the headline is kept",
    `${HEADLINE}<p>A town gives up its pier</p>`,
    ["A town gives up its pier"],
  ],
  ["a byline by its class", `${HEADLINE}<div class="story-byline">By Ben Rowe in Oldbridge</div>`, []],
  [
    "a byline by its link",
    `${HEADLINE}<div>By <a rel="author" href="/rowe">Ben Rowe</a> in Oldbridge</div>`,
    [],
  ],
  ["a byline by the name of the author", `${HEADLINE}<div>Ada Quill in Oldbridge</div>`, []],
  [
    "a sentence that names the author is kept",
    `${HEADLINE}<p>Ada Quill walked the pier.</p>`,
    ["Ada Quill walked the pier."],
  ],
  ["a date", `${HEADLINE}<div>3 September 2026, 7.15am</div>`, []],
  ["a time", `${HEADLINE}<div><time datetime="2026-09-03">Thursday morning</time></div>`, []],
  [
    "a caption",
    `${HEADLINE}<figure><figcaption>The pier in May. Picture: Ben Rowe.</figcaption></figure>`,
    [],
  ],
];

for (const [what, before, kept] of CASES)
  test(`what stands beside the text: ${what}`, async () => {
    const found = await findArticle(articlePage({ head: HEAD, before }));
    assert.ok(found.ok);
    assert.deepEqual(found.article.text.split("\n\n"), [TITLE, ...kept, ...PARAGRAPHS]);
  });

test("a caption and a byline after the first paragraph: only the caption is left out", async () => {
  const after = "<figure><figcaption>The pier in May</figcaption></figure><p>Ada Quill</p><p>By the pier</p>";
  const found = await findArticle(articlePage({ head: HEAD, before: HEADLINE, after }));
  assert.ok(found.ok);
  assert.deepEqual(found.article.text.split("\n\n"), [TITLE, ...PARAGRAPHS, "Ada Quill", "By the pier"]);
});
