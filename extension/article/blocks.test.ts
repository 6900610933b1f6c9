import assert from "node:assert/strict";
import { test } from "node:test";
import { findArticle } from "./index";
import { articlePage, PARAGRAPHS, withoutSpace } from "./testing";

/** The blocks that markup after the filler article makes; each is checked to stand where the map says. */
async function blocksAfter(markup: string): Promise<string[]> {
  const page = articlePage({ after: markup });
  const before = page.documentElement.outerHTML;
  const found = await findArticle(page);
  assert.ok(found.ok);
  assert.equal(page.documentElement.outerHTML, before, "the page is as it was");
  const { article, map } = found;
  const blocks = article.text.split("\n\n");
  let start = 0;
  for (const block of blocks) {
    const end = start + [...block].length;
    const ranges = map.rangesFor([start, end]);
    assert.equal(map.textOf(ranges), block);
    assert.equal(withoutUnseen(ranges.join("")), withoutUnseen(block));
    start = end + 2;
  }
  assert.deepEqual(blocks.slice(0, PARAGRAPHS.length), PARAGRAPHS);
  return blocks.slice(PARAGRAPHS.length);
}

const withoutUnseen = (text: string): string =>
  withoutSpace(text).replace(/[\u00ad\u200b\u2060\ufeff\ufffd\ud800-\udfff]/g, "");

const CASES: [string, string, string[]][] = [
  ["white space in a paragraph runs together", "<p>  One\n   two\tthree  </p>", ["One two three"]],
  ["no-break spaces are spaces", "<p>One&nbsp;two&nbsp; three&nbsp;</p>", ["One two three"]],
  ["a paragraph of nothing but space is none", "<p>&nbsp;\n</p><p>One two.</p>", ["One two."]],
  ["a paragraph without letters is none", "<p>* * *</p><p>One two.</p>", ["One two."]],
  [
    "words in inline elements stay words",
    "<p>The <b>may</b>or <i>said</i> <a href='/x'>so</a>.</p>",
    ["The mayor said so."],
  ],
  ["space between inline elements parts words", "<p><b>One</b>\n<i>two</i></p>", ["One two"]],
  ["space at both sides of a border is one", "<p>One <b> two</b></p>", ["One two"]],
  ["a line break is a line break", "<p>One two,<br>three four.</p>", ["One two,\nthree four."]],
  [
    "space around a line break is not shown",
    "<p>One two, \n<br>\n three four.</p>",
    ["One two,\nthree four."],
  ],
  ["two line breaks part paragraphs", "<p>One two.<br> <br/>Three four.</p>", ["One two.", "Three four."]],
  [
    "line ends count where the style keeps them",
    "<p style='white-space: pre-line'>One  two\nthree</p>",
    ["One two\nthree"],
  ],
  [
    "empty lines part paragraphs where the style keeps them",
    "<p style='white-space: pre-wrap'>One.\n\nTwo.</p>",
    ["One.", "Two."],
  ],
  [
    "list items are blocks of their own",
    "<ul><li>One, two and three.</li><li>Four, five and six.</li></ul>",
    ["One, two and three.", "Four, five and six."],
  ],
  [
    "headings are blocks of their own",
    "<h3>The pier and the ice</h3><p>One two three.</p>",
    ["The pier and the ice", "One two three."],
  ],
  [
    "paragraphs of a quotation are blocks of their own",
    "<blockquote><p>One, she said.</p><p>Two, she said.</p></blockquote>",
    ["One, she said.", "Two, she said."],
  ],
  [
    "text beside blocks is a block",
    "<div>One two three. <p>Four five.</p> Six seven eight.</div>",
    ["One two three.", "Four five.", "Six seven eight."],
  ],
  [
    "an element shown as a block is one",
    "<p>One two. <span style='display:block'>Three four.</span></p>",
    ["One two.", "Three four."],
  ],
  [
    "a floating drop cap belongs to its word",
    "<p><span style='float:left'>O</span>ne two three.</p>",
    ["One two three."],
  ],
  [
    "hidden words are left out",
    "<p>One <span style='display:none'>hidden</span>two <span hidden>hidden</span>three.</p>",
    ["One two three."],
  ],
  [
    "invisible words are left out",
    "<p>One <span style='visibility:hidden'>gone <b style='visibility:visible'>two</b></span></p>",
    ["One two"],
  ],
  [
    "words for screen readers alone are left out",
    "<p>One <span style='position:absolute;clip:rect(0px,0px,0px,0px)'>hidden</span>two</p>",
    ["One two"],
  ],
  [
    "words off the screen are left out",
    "<p>One <span style='position:absolute;left:-10000px'>hidden</span>two</p>",
    ["One two"],
  ],
  [
    "closed details are left out, their summary is not",
    "<details><summary>The costs in short</summary><p>All the costs.</p></details><details open><summary>Open</summary><p>One two.</p></details>",
    ["The costs in short", "Open", "One two."],
  ],
  [
    "a reading aid over a word is none of its letters",
    "<p>One <ruby>two<rt>three</rt></ruby></p>",
    ["One two"],
  ],
  [
    "what is hidden from screen readers is decoration",
    "<p>One two<span aria-hidden='true'> ☞ more</span></p>",
    ["One two"],
  ],
  [
    "scripts and styles are no text",
    "<p>One <script>var x = 1;</script>two<style>p{}</style></p>",
    ["One two"],
  ],
  ["comments do not part words", "<p>One tw<!-- here -->o</p>", ["One two"]],
  [
    "soft hyphens and zero-width spaces do not show",
    "<p>Old&shy;bridge and Ferry&#8203;port\u2060.</p>",
    ["Oldbridge and Ferryport."],
  ],
  ["characters of two units are kept", "<p>The 🗳️ vote in 𝒪ldbridge 😀.</p>", ["The 🗳️ vote in 𝒪ldbridge 😀."]],
];

for (const [name, markup, expected] of CASES) {
  test(name, async () => assert.deepEqual(await blocksAfter(markup), expected));
}

test("half of a character in the page is a replacement character in the text", async () => {
  const page = articlePage({ after: "<p id='odd'>One two three four</p>" });
  const text = page.getElementById("odd")?.firstChild as Text;
  text.data = "One \ud83d two \ude00 three \0 four";
  const found = await findArticle(page);
  assert.ok(found.ok);
  assert.equal(found.article.text.split("\n\n").at(-1), "One \ufffd two \ufffd three \ufffd four");
});
