import assert from "node:assert/strict";
import { test } from "node:test";
import { type FoundArticle, findArticle } from "./index";
import type { Span } from "./offsets";
import { articlePage } from "./testing";

const MARKUP =
  "<p id='one'>The  <b>harbour\n master</b>,\u00a0😀 <i>Boris</i> Underhill, was away.</p><p id='two'>He came back<br>on Tuesday.</p>";

async function found(
  page: Document,
): Promise<Extract<FoundArticle, { ok: true }> & { spanOf(words: string): Span }> {
  const result = await findArticle(page);
  assert.ok(result.ok);
  const { text } = result.map;
  const spanOf = (words: string): Span => {
    const at = text.text.indexOf(words);
    assert.notEqual(at, -1, words);
    return [text.toCodePoint(at), text.toCodePoint(at + words.length)];
  };
  return { ...result, spanOf };
}

const WORDS = [
  "harbour master",
  "master, 😀 Boris Under",
  "😀",
  "away.\n\nHe came",
  "back\non",
  "The harbour",
  " ",
  "n Tuesday.",
];

for (const words of WORDS) {
  test(`${JSON.stringify(words)} stands in one range for each of its text nodes`, async () => {
    const { map, spanOf, article } = await found(articlePage({ after: MARKUP }));
    const span = spanOf(words);
    assert.equal([...article.text].slice(...span).join(""), words, "offsets are code points");
    const ranges = map.rangesFor(span);
    assert.equal(map.textOf(ranges), words);
    for (const range of ranges) assert.equal(range.startContainer, range.endContainer);
    assert.equal(new Set(ranges.map((range) => range.startContainer)).size, ranges.length);
  });
}

test("every offset of the article leads to the page and back", async () => {
  const page = articlePage({ after: MARKUP });
  const { map } = await found(page);
  for (let offset = 0; offset < map.text.length; offset++) {
    const [range] = map.rangesFor([offset, offset + 1]);
    if (range) assert.equal(map.pointToOffset(range.startContainer, range.startOffset), offset);
    else assert.match(map.text.slice([offset, offset + 1]), /\n/, "only breaks stand nowhere");
  }
});

test("white space that is not shown counts as the word after it", async () => {
  const page = articlePage({ after: MARKUP });
  const { map, spanOf } = await found(page);
  const text = page.querySelector("#one b")?.firstChild as Text;
  assert.equal(map.pointToOffset(text, text.data.indexOf("\n") + 1), spanOf("master")[0]);
  assert.equal(map.pointToOffset(text, text.data.length), spanOf("master")[1]);
});

test("a place outside of the article has no offset", async () => {
  const page = articlePage({ above: "<nav id='menu'>Menu</nav>", after: MARKUP });
  const { map } = await found(page);
  assert.equal(map.pointToOffset(page.getElementById("menu")?.firstChild as Text, 1), null);
  assert.equal(map.pointToOffset(page.body, 0), null);
});

test("a selection is the span of the words that it holds", async () => {
  const page = articlePage({ above: "<nav id='menu'>Menu</nav>", after: MARKUP });
  const { map, spanOf } = await found(page);
  const selections: [Node, number, Node, number, string | null][] = [
    [
      page.querySelector("#one b")?.firstChild as Text,
      0,
      page.querySelector("#one i")?.firstChild as Text,
      5,
      "harbour master, 😀 Boris",
    ],
    [
      page.querySelector("#one") as Element,
      0,
      page.querySelector("#two") as Element,
      1,
      "The harbour master, 😀 Boris Underhill, was away.\n\nHe came back",
    ],
    [
      page.querySelector("#two") as Element,
      0,
      page.body,
      page.body.childNodes.length,
      "He came back\non Tuesday.",
    ],
    [page.getElementById("menu") as Element, 0, page.getElementById("menu") as Element, 1, null],
  ];
  for (const [start, from, end, to, words] of selections) {
    const range = page.createRange();
    range.setStart(start, from);
    range.setEnd(end, to);
    assert.deepEqual(map.spanOf(range), words && spanOf(words));
  }
});

test("words that have changed or are gone have no ranges", async () => {
  const page = articlePage({ after: MARKUP });
  const { map, spanOf } = await found(page);
  assert.ok(map.isWhole);
  (page.querySelector("#two")?.firstChild as Text).data = "He did not";
  assert.deepEqual(map.rangesFor(spanOf("He came back\non Tuesday")), []);
  assert.equal(map.rangesFor(spanOf("on Tuesday")).length, 1);
  page.querySelector("#one b")?.remove();
  assert.deepEqual(map.rangesFor(spanOf("harbour master")), []);
  assert.ok(!map.isWhole);
});
