import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { followSites } from "./sites";

const NEWS = "https://news.example.org/*";
const PAPER = "https://paper.example.org/*";

let granted: string[];
let settings: unknown;
let manifest: { host_permissions?: string[] };
let registered: chrome.scripting.RegisteredContentScript[];
let changes: number;
let open: { id: number; url: string }[];
let injected: number[];

beforeEach(() => {
  granted = [NEWS, PAPER];
  settings = {};
  manifest = {};
  registered = [];
  changes = 0;
  open = [];
  injected = [];
  globalThis.chrome = {
    runtime: { getManifest: () => manifest },
    storage: { local: { get: async () => ({ settings }) } },
    permissions: {
      contains: async ({ origins: [pattern] }: { origins: string[] }) => {
        if (!pattern?.includes("://")) throw new Error("Invalid pattern.");
        return granted.includes(pattern);
      },
    },
    tabs: {
      query: async ({ url }: { url: string[] }) =>
        open.filter((tab) => url.some((pattern) => tab.url.startsWith(pattern.replace("*", "")))),
    },
    scripting: {
      executeScript: async ({ target }: { target: { tabId: number } }) => {
        if (target.tabId === 0) throw new Error("No tab with id: 0");
        injected.push(target.tabId);
      },
      getRegisteredContentScripts: async () => registered,
      registerContentScripts: async (scripts: typeof registered) => {
        if (registered.length > 0) throw new Error("Duplicate script ID 'sites'");
        changes += 1;
        registered = scripts;
      },
      unregisterContentScripts: async () => {
        registered = [];
      },
    },
  } as unknown as typeof chrome;
});

const CASES: [string, unknown, string[], string[]][] = [
  ["a fresh install reads no page by itself", undefined, [NEWS], []],
  ["a chosen site that is granted is read by itself", { sites: [NEWS] }, [NEWS], [NEWS]],
  ["a chosen site that is not granted is not", { sites: [NEWS, PAPER] }, [PAPER], [PAPER]],
  ["a site that was only granted is not", { sites: [] }, [NEWS], []],
  ["a pattern that is none is passed over", { sites: ["news", NEWS] }, [NEWS], [NEWS]],
  ["settings that do not fit are as good as none", { sites: "all" }, [NEWS], []],
];

for (const [what, chosen, allowed, matches] of CASES) {
  test(what, async () => {
    settings = chosen;
    granted = allowed;
    await followSites();
    assert.deepEqual(
      registered.flatMap((script) => script.matches),
      matches,
    );
  });
}

test("what the manifest grants is read by itself until the reader chooses", async () => {
  manifest = { host_permissions: [NEWS] };
  await followSites();
  assert.deepEqual(registered[0]?.matches, [NEWS]);
  settings = { sites: [] };
  await followSites();
  assert.deepEqual(registered, []);
});

test("a site whose permission was taken back is read no longer", async () => {
  settings = { sites: [NEWS] };
  await followSites();
  granted = [];
  await followSites();
  assert.deepEqual(registered, []);
});

test("many changes at once leave one script, and no change leaves it alone", async () => {
  settings = { sites: [PAPER, NEWS] };
  await Promise.all([followSites(), followSites(), followSites()]);
  assert.deepEqual(registered[0]?.matches, [NEWS, PAPER]);
  assert.equal(changes, 1);
});

test("pages that were open before their site was chosen are read, others not; a tab that is gone does no harm", async () => {
  settings = { sites: [NEWS] };
  open = [
    { id: 0, url: "https://news.example.org/gone" },
    { id: 1, url: "https://news.example.org/a" },
    { id: 2, url: "https://paper.example.org/b" },
  ];
  await followSites();
  assert.deepEqual(injected, [1]);
});
