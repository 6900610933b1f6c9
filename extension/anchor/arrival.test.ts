import assert from "node:assert/strict";
import { test } from "node:test";
import { documentsOf, findArticle } from "../article";
import { articlePage, PARAGRAPHS, pageOf } from "../article/testing";
import { Arrival } from "./arrival";

const STORY = PARAGRAPHS.map((text) => `<p>${text}</p>`).join("");

test("an article that is put into a page later has arrived, and is told once", async () => {
  const page = pageOf("<!doctype html><html lang='en'><body><article>Loading …</article></body></html>");
  let told = 0;
  await new Promise<void>((resolve) => {
    new Arrival(page, () => {
      told++;
      resolve();
    });
    (page.querySelector("article") as Element).innerHTML = STORY;
  });
  (page.querySelector("article") as Element).innerHTML = STORY;
  assert.ok((await findArticle(page)).ok);
  assert.equal(told, 1);
});

test("a frame of the page's own origin that fills the window may hold the article, others may not", () => {
  const page = pageOf(
    "<body><iframe class='big'></iframe><iframe class='small'></iframe><iframe class='far' src='https://other.example/'></iframe></body>",
  );
  const size = (name: string, width: number, height: number): HTMLIFrameElement => {
    const frame = page.querySelector(`.${name}`) as HTMLIFrameElement;
    Object.defineProperties(frame, { clientWidth: { value: width }, clientHeight: { value: height } });
    return frame;
  };
  const big = size("big", 1000, 700);
  size("small", 100, 100);
  Object.defineProperty(size("far", 1000, 700), "contentDocument", { value: null });
  assert.deepEqual(documentsOf(page), [page, big.contentDocument]);
  big.contentDocument?.documentElement.remove();
  assert.deepEqual(documentsOf(page), [page], "A document that has only begun has no root yet.");
  assert.deepEqual(documentsOf(articlePage()).length, 1);
});
