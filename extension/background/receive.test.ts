import assert from "node:assert/strict";
import { before, test } from "node:test";
import { receive } from "./receive";

const ID = "dcfpkelhdicpohjgmofohmdgfdckgbio";
const OURS = `chrome-extension://${ID}/`;

before(() => {
  const runtime = { id: ID, getURL: (path: string) => OURS + path };
  globalThis.chrome = { runtime } as unknown as typeof chrome;
});

const tab = { id: 7 } as chrome.tabs.Tab;
const page = { id: ID, tab, frameId: 0, url: "https://news.example.org/" };
const panel = { id: ID, url: `${OURS}panel.html` };
const openPanel = { kind: "open-panel" };
const toggleTab = { kind: "toggle-tab", tab: 7 };
const field = { id: ID, tab, frameId: 3, url: `${OURS}field.html` };
const isOpen = { kind: "is-field-open", token: "1c3f1c0e-5a53-4b5b-9d0c-6b1f3f2a7f11" };

test("a page's content script is heard, and which tab it is in", () => {
  assert.deepEqual(receive(openPanel, page), { from: "page", tab: 7, message: openPanel });
});

test("our own pages are heard, also where they stand in a tab", () => {
  const expected = { from: "our-page", message: toggleTab };
  assert.deepEqual(receive(toggleTab, panel), expected);
  assert.deepEqual(receive(toggleTab, { ...panel, tab, frameId: 0 }), expected);
});

test("the field in a page's frame is heard when it asks whether it is open, and which tab it is in", () => {
  assert.deepEqual(receive(isOpen, field), { from: "field", tab: 7, message: isOpen });
});

const REFUSED: [string, unknown, chrome.runtime.MessageSender][] = [
  ["another extension", openPanel, { ...page, id: "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" }],
  ["a web site", toggleTab, { url: "https://news.example.org/" }],
  ["a frame inside the page", openPanel, { ...page, frameId: 3 }],
  ["a page that speaks as the panel", toggleTab, page],
  ["a site whose address begins like ours", toggleTab, { ...page, url: `https://evil.example/${OURS}` }],
  ["the panel that speaks as a page", openPanel, panel],
  ["the field that speaks as the panel", toggleTab, field],
  ["the field that speaks as a page", openPanel, field],
  ["a page that speaks as the field", isOpen, { ...page, frameId: 3 }],
  ["the panel that speaks as the field", isOpen, panel],
  ["nobody known", openPanel, { id: ID }],
  ["a page that says something unknown", { kind: "delete" }, page],
  ["a page that says too much", { ...openPanel, more: 1 }, page],
  ["a page that says nothing", undefined, page],
];

for (const [who, message, sender] of REFUSED) {
  test(`${who} is not heard`, () => assert.equal(receive(message, sender), null));
}
