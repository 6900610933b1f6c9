import assert from "node:assert/strict";
import { test } from "node:test";
import type { PageState } from "../protocol";
import { FollowedTab, type TabState } from "./followed-tab";

const OURS = "sidelight";
const off: PageState = { phase: "off" };
const working: PageState = { phase: "working", step: "reading" };

/** The browser's side: tabs with the state that their pages answer, and ways to make it speak. */
class Browser {
  active = 1;
  readonly states = new Map<number, unknown>([[1, off]]);
  readonly sent: unknown[] = [];
  readonly #listeners: Record<string, ((...heard: never[]) => void)[]> = {
    message: [],
    updated: [],
    activated: [],
  };

  readonly chrome = {
    runtime: {
      id: OURS,
      onMessage: this.#event("message"),
      sendMessage: async (message: unknown) => {
        this.sent.push(message);
        return working;
      },
    },
    tabs: {
      query: async () => [{ id: this.active }],
      onUpdated: this.#event("updated"),
      onActivated: this.#event("activated"),
      sendMessage: async (tab: number, message: unknown) => {
        this.sent.push(message);
        if (!this.states.has(tab)) throw new Error("Could not establish connection.");
        return this.states.get(tab);
      },
    },
  };

  /** Tells the listeners, and waits until what they began is done. */
  async tell(event: string, ...heard: unknown[]): Promise<void> {
    for (const listener of this.#listeners[event] ?? [])
      (listener as (...heard: unknown[]) => void)(...heard);
    await new Promise((resolve) => setImmediate(resolve));
  }

  get listeners(): number {
    return Object.values(this.#listeners).flat().length;
  }

  #event(name: string) {
    const listeners = (): ((...heard: never[]) => void)[] => this.#listeners[name] ?? [];
    return {
      addListener: (listener: () => void) => void listeners().push(listener),
      removeListener: (listener: () => void) => void listeners().splice(listeners().indexOf(listener), 1),
    };
  }
}

async function following(fixed: number | null = null) {
  const browser = new Browser();
  Object.assign(globalThis, { chrome: browser.chrome });
  const tab = new FollowedTab(fixed);
  const states: TabState[] = [];
  tab.follow((state) => states.push(state));
  await new Promise((resolve) => setImmediate(resolve));
  return { browser, tab, states };
}

test("it asks the active tab for its state", async () => {
  const { states } = await following();
  assert.deepEqual(states, ["asking", off]);
});

test("a tab in which nobody answers has no state", async () => {
  const { states } = await following(7);
  assert.deepEqual(states, ["asking", null]);
});

test("an answer that is no state counts as none", async () => {
  const { browser, states } = await following();
  browser.states.set(1, { phase: "read", article: "<script>" });
  await browser.tell("updated", 1, { status: "complete" });
  assert.equal(states.at(-1), null);
});

test("it goes along with the active tab, and a fixed one stays", async () => {
  for (const [fixed, last] of [
    [null, working],
    [1, off],
  ] as const) {
    const { browser, states } = await following(fixed);
    browser.active = 2;
    browser.states.set(2, working);
    await browser.tell("activated");
    assert.deepEqual(states.at(-1), last);
  }
});

test("a page that is left has no state until the next one answers", async () => {
  const { browser, states } = await following();
  await browser.tell("updated", 1, { status: "loading" });
  assert.equal(states.at(-1), null);
  await browser.tell("updated", 2, { status: "complete" });
  assert.equal(states.at(-1), null);
  await browser.tell("updated", 1, { status: "complete" });
  assert.deepEqual(states.at(-1), off);
});

const senders: [name: string, sender: unknown, message: unknown, heard: boolean][] = [
  ["its own tab's page", { id: OURS, tab: { id: 1 }, frameId: 0 }, { kind: "state", state: working }, true],
  ["another tab", { id: OURS, tab: { id: 2 }, frameId: 0 }, { kind: "state", state: working }, false],
  ["a frame in the page", { id: OURS, tab: { id: 1 }, frameId: 3 }, { kind: "state", state: working }, false],
  [
    "another extension",
    { id: "other", tab: { id: 1 }, frameId: 0 },
    { kind: "state", state: working },
    false,
  ],
  [
    "a page, malformed",
    { id: OURS, tab: { id: 1 }, frameId: 0 },
    { kind: "state", state: { phase: "?" } },
    false,
  ],
];
for (const [name, sender, message, heard] of senders)
  test(`a state from ${name} is ${heard ? "shown" : "not believed"}`, async () => {
    const { browser, states } = await following();
    await browser.tell("message", message, sender);
    assert.deepEqual(states.at(-1), heard ? working : off);
  });

test("toggling asks the background, and shows its answer", async () => {
  const { browser, tab, states } = await following();
  await tab.toggle();
  assert.deepEqual(browser.sent.at(-1), { kind: "toggle-tab", tab: 1 });
  assert.deepEqual(states.at(-1), working);
});

test("disconnected it listens no more", async () => {
  const { browser, tab } = await following();
  tab.disconnect();
  assert.equal(browser.listeners, 0);
});
