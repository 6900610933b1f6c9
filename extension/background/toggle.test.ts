import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { isToggling, toggle } from "./toggle";

const working = { phase: "working", step: "finding" };

/** A tab: whether the content script is there, may be injected, and what it answers. */
let tab: { there: boolean; allowed: boolean; answer: unknown; injected: number; toggled: number };

beforeEach(() => {
  tab = { there: false, allowed: true, answer: working, injected: 0, toggled: 0 };
  globalThis.chrome = {
    scripting: {
      executeScript: async () => {
        if (!tab.allowed) throw new Error("Cannot access contents of the page.");
        tab.there = true;
        tab.injected += 1;
      },
    },
    tabs: {
      sendMessage: async () => {
        if (!tab.there) throw new Error("Could not establish connection. Receiving end does not exist.");
        tab.toggled += 1;
        return tab.answer;
      },
    },
  } as unknown as typeof chrome;
});

test("a page without the content script gets it, and is toggled once", async () => {
  assert.deepEqual(await toggle(7), working);
  assert.deepEqual([tab.injected, tab.toggled], [1, 1]);
});

test("a page with the content script is toggled, and nothing is injected", async () => {
  tab.there = true;
  await toggle(7);
  assert.deepEqual([tab.injected, tab.toggled], [0, 1]);
});

test("two presses at once are one", async () => {
  const [first, second] = await Promise.all([toggle(7), toggle(7)]);
  assert.equal(first, second);
  assert.deepEqual([tab.injected, tab.toggled], [1, 1]);
});

test("while it is under way it is known to be, and afterwards not", async () => {
  const toggling = toggle(7);
  assert.deepEqual([isToggling(7), isToggling(8)], [true, false]);
  await toggling;
  assert.equal(isToggling(7), false);
});

test("a page that the browser keeps to itself is answered in words", async () => {
  tab.allowed = false;
  const state = await toggle(7);
  assert.equal(state.phase === "failed" && state.problem.reason, "not-allowed");
});

test("an answer that is no state is an error, and nothing is injected because of it", async () => {
  tab.there = true;
  tab.answer = { phase: "dancing" };
  await assert.rejects(toggle(7));
  assert.equal(tab.injected, 0);
});
