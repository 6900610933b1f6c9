import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { findArticle, type Span } from "../article";
import { articlePage, PARAGRAPHS } from "../article/testing";
import { Anchors, type Change } from "./index";

const open: Anchors[] = [];
afterEach(() => {
  for (const anchors of open.splice(0)) anchors.disconnect();
});

const OTHER = [
  "The library of Ferryport will open on Sundays from next spring, after a petition that was signed by more than two thousand people was handed to the council at its meeting last week.",
  "Its head, Olga Marsh, said that the reading rooms had been too small for years and that the new hours would help those who work all week and cannot come on other days.",
  "The council will vote on the money in January. A first plan, to open on one Sunday each month, was dropped after the petition, a spokesman told the newspaper after the meeting.",
];

async function anchored(page: Document): Promise<{ anchors: Anchors; spanOf: (words: string) => Span }> {
  const found = await findArticle(page);
  assert.ok(found.ok);
  const anchors = new Anchors(page, found);
  open.push(anchors);
  const spanOf = (words: string): Span => {
    const at = found.article.text.indexOf(words);
    assert.notEqual(at, -1);
    return [at, at + words.length];
  };
  return { anchors, spanOf };
}

const next = (anchors: Anchors): Promise<Change> =>
  new Promise((resolve) => {
    const stop = anchors.onChange((change) => {
      stop();
      resolve(change);
    });
  });

const words = (ranges: Range[]): string => ranges.join("");

/** The paragraph that begins with a filler paragraph's first words. */
function paragraph(page: Document, number: number): HTMLParagraphElement {
  const start = (PARAGRAPHS[number] as string).slice(0, 20);
  const found = [...page.querySelectorAll("p")].find((element) => element.textContent.startsWith(start));
  assert.ok(found);
  return found;
}

test("a span is where its words are", async () => {
  const { anchors, spanOf } = await anchored(articlePage());
  assert.equal(words(anchors.rangesFor(spanOf("Agnes Tollund"))), "Agnes Tollund");
  assert.equal(anchors.unplaced([spanOf("Agnes Tollund"), spanOf("mayor")]), 0);
});

test("a place in the page is an offset in the article", async () => {
  const page = articlePage();
  const { anchors, spanOf } = await anchored(page);
  const [start] = spanOf("looked at");
  const text = paragraph(page, 1).firstChild as Text;
  assert.equal(anchors.pointToOffset(text, text.data.indexOf("looked at")), start);
  assert.equal(anchors.pointToOffset(page.body, 0), null);
});

test("marks come back when the page writes its text anew", async () => {
  const page = articlePage();
  const { anchors, spanOf } = await anchored(page);
  const article = page.querySelector("article") as Element;
  article.replaceWith(article.cloneNode(true));
  assert.deepEqual(anchors.rangesFor(spanOf("Agnes Tollund")), []);
  assert.equal(await next(anchors), "moved");
  const ranges = anchors.rangesFor(spanOf("Agnes Tollund"));
  assert.equal(words(ranges), "Agnes Tollund");
  assert.ok(ranges.every((range) => range.startContainer.isConnected));
});

test("a page that was written anew before there were marks gets them all the same", async () => {
  const page = articlePage();
  const found = await findArticle(page);
  assert.ok(found.ok);
  const article = page.querySelector("article") as Element;
  article.replaceWith(article.cloneNode(true));
  const anchors = new Anchors(page, found);
  open.push(anchors);
  assert.equal(await next(anchors), "moved");
  assert.equal(words(anchors.rangesFor([4, 9])), "mayor");
});

test("marks follow their words when a paragraph is changed, and those without words are counted", async () => {
  const page = articlePage();
  const { anchors, spanOf } = await anchored(page);
  const first = paragraph(page, 0);
  const after = first.nextElementSibling as Element;
  (first.firstChild as Text).data = (PARAGRAPHS[0] as string).replace(
    "on Monday",
    "early on a cold Monday morning",
  );
  assert.equal(await next(anchors), "moved");
  assert.equal(words(anchors.rangesFor(spanOf("Agnes Tollund"))), "Agnes Tollund");
  assert.equal(words(anchors.rangesFor(spanOf("northern ferry landing"))), "northern ferry landing");
  assert.equal(anchors.unplaced([spanOf("Agnes Tollund"), spanOf("on Monday")]), 1);
  const text = after.firstChild as Text;
  assert.equal(
    anchors.pointToOffset(text, text.data.indexOf("Agnes")),
    spanOf("Agnes")[0],
    "offsets stay the article's",
  );
});

test("another article in the same page is said to be one", async () => {
  const page = articlePage();
  const { anchors } = await anchored(page);
  for (const [number, text] of OTHER.entries()) paragraph(page, number).textContent = text;
  assert.equal(await next(anchors), "replaced");
});

test("an article that has grown to many times its length is to be read anew", async () => {
  const page = articlePage();
  const { anchors } = await anchored(page);
  for (const text of OTHER)
    page.querySelector("article")?.append(Object.assign(page.createElement("p"), { textContent: text }));
  assert.equal(await next(anchors), "replaced");
});

test("while the page has no article, its marks have no place; they come back with it", async () => {
  const page = articlePage();
  const { anchors, spanOf } = await anchored(page);
  const article = page.querySelector("article") as Element;
  const copy = article.cloneNode(true);
  article.remove();
  assert.equal(await next(anchors), "moved");
  assert.deepEqual(anchors.rangesFor(spanOf("mayor")), []);
  page.body.append(copy);
  assert.equal(await next(anchors), "moved");
  assert.equal(words(anchors.rangesFor(spanOf("mayor"))), "mayor");
});

test("changes elsewhere in the page are none of the article's", async () => {
  const page = articlePage({ above: "<header><p id='ticker'>One</p></header>" });
  const { anchors, spanOf } = await anchored(page);
  const changes: Change[] = [];
  anchors.onChange((change) => changes.push(change));
  const ticker = page.getElementById("ticker") as Element;
  ticker.textContent = "Two ".repeat(200);
  page.documentElement.append(page.createElement("sidelight-host"));
  // A change that does concern the article comes after them, and is the only one to be told of.
  const article = page.querySelector("article") as Element;
  await new Promise((resolve) => setTimeout(resolve));
  article.replaceWith(article.cloneNode(true));
  await next(anchors);
  assert.deepEqual(changes, ["moved"]);
  assert.equal(anchors.unplaced([spanOf("mayor")]), 0);
});

test("after disconnect() nothing is told any more", async () => {
  const page = articlePage();
  const { anchors } = await anchored(page);
  const other = (await anchored(page)).anchors;
  anchors.onChange(() => assert.fail("told after disconnect()"));
  anchors.disconnect();
  const article = page.querySelector("article") as Element;
  article.replaceWith(article.cloneNode(true));
  assert.equal(await next(other), "moved");
});
