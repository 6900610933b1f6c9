import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { correctionOf } from "../corrections/correction";
import { referToActor } from "../corrections/references";
import { article, lind, spanOf } from "../example";
import { mineOf, rewritten } from "../mine/mine";
import { addressOf, allKept, forget, forgetPages, keep, loadKept } from "./pages";

let stored: Record<string, unknown>;
beforeEach(() => {
  stored = {};
  const local = {
    get: async (key: string | null) => structuredClone(key === null ? stored : { [key]: stored[key] }),
    set: async (change: object) => void Object.assign(stored, structuredClone(change)),
    remove: async (keys: string | string[]) => {
      for (const key of [keys].flat()) delete stored[key];
    },
  };
  Object.assign(globalThis, { chrome: { storage: { local } } });
});

const page = { address: "https://news.example.org/harbour", title: "Harbour strike" };
const mine = mineOf(article, spanOf("the cranes"), "Which ones?");
const correction = correctionOf({
  kind: "rename",
  actor: referToActor(article, lind) ?? assert.fail(),
  name: "M. Lind",
});

const addresses: [url: string | null, address: string | null][] = [
  ["https://a.example/b?utm_source=x&id=3&fbclid=y#top", "https://a.example/b?id=3"],
  ["https://a.example", "https://a.example/"],
  ["javascript:alert(1)", null],
  ["data:text/html,x", null],
  ["no address", null],
  [null, null],
];
for (const [url, address] of addresses)
  test(`what is made of ${url} is kept under ${address}`, () => assert.equal(addressOf({ url }), address));

test("what is kept of a page is found again, and of no other", async () => {
  await keep(page, "mine", mine);
  await keep(page, "corrections", correction);
  assert.deepEqual(await loadKept(page.address), {
    ...page,
    mine: [mine],
    corrections: [correction],
    unreadable: 0,
  });
  assert.deepEqual((await loadKept("https://news.example.org/")).mine, []);
});

test("an item with a known id takes the old one's place", async () => {
  await keep(page, "mine", mine, mineOf(article, spanOf("Friday"), ""));
  const newer = rewritten(mine, "Those of the north quay.");
  await keep(page, "mine", newer);
  const { mine: all } = await loadKept(page.address);
  assert.equal(all.length, 2);
  assert.deepEqual(all[0], newer);
});

test("writes that are begun together all hold", async () => {
  const all = Array.from({ length: 20 }, (_, n) => mineOf(article, spanOf("Friday"), `note ${n}`));
  await Promise.all(all.map((one) => keep(page, "mine", one)));
  assert.deepEqual((await loadKept(page.address)).mine, all);
});

test("a page of which nothing is kept any more leaves nothing in the storage", async () => {
  await keep(page, "mine", mine);
  await forget(page.address, "mine", mine.id);
  assert.deepEqual(stored, {});
});

test("pages are deleted alone or all at once, and the settings stay", async () => {
  stored.settings = { density: "full" };
  await keep(page, "mine", mine);
  await keep({ address: "https://b.example/", title: null }, "mine", mine);
  await forgetPages(page.address);
  assert.deepEqual(
    (await allKept()).map(({ address }) => address),
    ["https://b.example/"],
  );
  await forgetPages();
  assert.deepEqual(stored, { settings: { density: "full" } });
});

const key = `page ${page.address}`;
const spoilt: [what: string, record: unknown][] = [
  ["a text", "boo"],
  ["nothing", null],
  ["a list", [1, 2]],
  ["a record of other things", { title: 3, mine: "none", corrections: { a: 1 } }],
];
for (const [what, record] of spoilt)
  test(`${what} where a record should be is no record`, async () => {
    stored[key] = record;
    const { mine: all, corrections } = await loadKept(page.address);
    assert.deepEqual([all, corrections], [[], []]);
  });

const other = mineOf(article, spanOf("Friday"), "");
const faulty: [what: string, item: unknown][] = [
  ["null", null],
  ["an id that is none", { ...other, id: "x" }],
  ["a note that is no text", { ...other, note: { toString: "boo" } }],
  ["a further field", { ...other, onclick: "alert(1)" }],
  ["a place before the text", { ...other, selectors: [{ type: "TextPositionSelector", start: -1, end: 4 }] }],
  [
    "an end before its start",
    { ...other, selectors: [{ ...other.selectors[0], start: 9, end: 3 }, other.selectors[1]] },
  ],
];
for (const [what, item] of faulty)
  test(`an item with ${what} is not believed, is counted, and is left as it is`, async () => {
    stored[key] = { title: "", mine: [item, mine], corrections: [] };
    const { mine: all, unreadable } = await loadKept(page.address);
    assert.deepEqual([all, unreadable], [[mine], 1]);
    await forget(page.address, "mine", mine.id);
    assert.deepEqual((stored[key] as { mine: unknown[] }).mine, [item]);
  });
