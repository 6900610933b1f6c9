import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { beforeEach, test } from "node:test";
import * as v from "valibot";
import { ToPage } from "../protocol";
import { obey } from "./commands";

type Command = { suggested_key?: { default: string }; description: string };
const manifest = new URL("../manifest/common.json", import.meta.url);
const commands: Record<string, Command> = JSON.parse(readFileSync(manifest, "utf8")).commands;
/** The browser itself joins this one to the toolbar button. */
const OF_BROWSER = "_execute_action";
const names = Object.keys(commands).filter((name) => name !== OF_BROWSER);

/** What the key made the background do: open the panel of a tab, or send a tab's page a message. */
let done: { tab: number; message: unknown }[];

beforeEach(() => {
  done = [];
  const sidePanel = {
    open: async ({ tabId }: { tabId: number }) => void done.push({ tab: tabId, message: "open-panel" }),
  };
  const tabs = {
    sendMessage: async (tab: number, message: unknown) => void done.push({ tab, message }),
  };
  Object.assign(globalThis, { chrome: { sidePanel, tabs } });
});

for (const name of names)
  test(`the key “${name}” does one thing, in the tab that the reader is in`, () => {
    obey(name, 7);
    assert.equal(done.length, 1);
    assert.equal(done[0]?.tab, 7);
    if (name !== "open-panel") assert.ok(v.is(ToPage, done[0]?.message), JSON.stringify(done[0]?.message));
  });

test("no two keys do the same", () => {
  for (const name of names) obey(name, 7);
  assert.equal(new Set(done.map(({ message }) => JSON.stringify(message))).size, names.length);
});

for (const name of ["", "__proto__", "constructor", "toString", OF_BROWSER, "read"])
  test(`what is no key of ours does nothing: “${name}”`, () => {
    obey(name, 7);
    assert.deepEqual(done, []);
  });

test("each key says in plain words what it does, and can be set by the reader", () => {
  for (const [name, { description }] of Object.entries(commands))
    assert.match(description, /^[A-Z][a-z ,]+$/, name);
});

test("the toolbar button, too, has a key: what lights a page up works without a mouse", () => {
  assert.ok(commands[OF_BROWSER]?.suggested_key);
});

test("suggested keys are no more than browsers take, and none twice", () => {
  const keys = Object.values(commands).flatMap((command) => command.suggested_key?.default ?? []);
  assert.ok(keys.length <= 4);
  assert.equal(new Set(keys).size, keys.length);
});
