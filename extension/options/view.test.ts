import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { JSDOM } from "jsdom";
import { h, render } from "preact";
import { act } from "preact/test-utils";
import * as v from "valibot";
import { article, spanOf } from "../example";
import { HOSTILE } from "../hostile";
import { mineOf } from "../mine/mine";
import { loadSettings, Settings } from "../settings";
import { Options } from "./view";

/** What the browser holds, and whether its reader says yes. */
let browser: { stored: Record<string, unknown>; granted: string[]; sent: unknown[]; yes: boolean };
let root: HTMLElement;

beforeEach(() => {
  browser = { stored: {}, granted: [], sent: [], yes: true };
  const { window } = new JSDOM("<body></body>");
  root = window.document.body;
  const local = {
    get: async () => browser.stored,
    remove: async (keys: string[]) => {
      for (const key of keys) delete browser.stored[key];
    },
    onChanged: { addListener: () => {}, removeListener: () => {} },
    set: async (change: object) => void Object.assign(browser.stored, change),
    clear: async () => {
      browser.stored = {};
    },
  };
  const permissions = {
    request: async ({ origins }: { origins: string[] }) => {
      if (browser.yes) browser.granted.push(...origins);
      return browser.yes;
    },
    remove: async ({ origins }: { origins: string[] }) => {
      browser.granted = browser.granted.filter((origin) => !origins.includes(origin));
    },
    getAll: async () => ({ origins: browser.granted }),
  };
  const runtime = {
    getManifest: () => ({}),
    sendMessage: async (message: unknown) => {
      browser.sent.push(message);
      return { ok: true, message: "Sidelight answers." };
    },
  };
  const commands = {
    getAll: async () => [{ name: "_execute_action", description: "Light up", shortcut: "Alt+Shift+L" }],
  };
  Object.assign(globalThis, {
    document: window.document,
    addEventListener: window.addEventListener.bind(window),
    removeEventListener: window.removeEventListener.bind(window),
    chrome: { storage: { local }, permissions, runtime, commands },
  });
});
afterEach(() => render(null, root));

const settled = (): Promise<void> => act(() => new Promise<void>((resolve) => setImmediate(resolve)));

async function open(settings: Partial<Settings> = {}): Promise<void> {
  browser.stored = { settings };
  const all = await loadSettings();
  act(() => render(h(Options, { settings: all }), root));
  await settled();
}

async function press(name: string): Promise<void> {
  const found = [...root.querySelectorAll<HTMLElement>("button, label")].find((each) =>
    (each.getAttribute("aria-label") ?? each.textContent ?? "").startsWith(name),
  );
  assert.ok(found, `nothing to press “${name}” in ${root.textContent}`);
  act(() => found.click());
  await settled();
}

function type(id: string, value: string): void {
  const input = root.querySelector<HTMLInputElement>(`#${id}`);
  assert.ok(input);
  input.value = value;
  const { Event } = root.ownerDocument.defaultView as Window & typeof globalThis;
  act(() => void input.dispatchEvent(new Event("input", { bubbles: true })));
}

const said = (id: string): string => root.querySelector(`#${id}`)?.textContent ?? "";

test("the density is kept as soon as it is chosen", async () => {
  await open();
  await press("Full");
  assert.equal((await loadSettings()).density, "full");
});

test("choosing a server changes nothing until its address is given and allowed", async () => {
  await open();
  await press("My server");
  assert.equal((await loadSettings()).engine, "local");
  type("server", "http://127.0.0.1:8750");
  await press("Use this server");
  assert.deepEqual(browser.granted, ["http://127.0.0.1/*"]);
  const { engine, server } = await loadSettings();
  assert.deepEqual({ engine, server }, { engine: "server", server: "http://127.0.0.1:8750" });
});

test("what would be sent to the server is said before it is chosen", async () => {
  await open();
  assert.match(root.textContent ?? "", /text, title, byline, publisher, address and date are sent there/);
});

test("a server that the reader does not allow is not kept, and the page says so", async () => {
  browser.yes = false;
  await open();
  await press("My server");
  type("server", "https://read.example.org");
  await press("Use this server");
  assert.match(said("server-said"), /nothing was changed/);
  assert.equal((await loadSettings()).server, "");
});

for (const address of ["read.example.org", "http://read.example.org", "ftp://127.0.0.1", ""])
  test(`“${address}” is refused as a server before anything is asked for`, async () => {
    await open();
    await press("My server");
    type("server", address);
    await press("Use this server");
    assert.notEqual(said("server-said"), "");
    assert.deepEqual(browser.granted, []);
    assert.equal((await loadSettings()).server, "");
  });

test("testing a server asks the background, which alone may fetch", async () => {
  await open();
  await press("My server");
  type("server", "http://127.0.0.1:8750/");
  await press("Test");
  assert.deepEqual(browser.sent, [{ kind: "test-server", address: "http://127.0.0.1:8750" }]);
  assert.equal(said("server-said"), "Sidelight answers.");
});

test("another server takes the old one's place, and its permission is given back", async () => {
  browser.granted = ["https://old.example.org/*"];
  await open({ engine: "server", server: "https://old.example.org" });
  type("server", "https://new.example.org");
  await press("Use this server");
  assert.deepEqual(browser.granted, ["https://new.example.org/*"]);
});

test("a site is added with its permission, and removed with it", async () => {
  await open();
  type("site", "example.org");
  await press("Add site");
  assert.deepEqual((await loadSettings()).sites, ["https://*.example.org/*"]);
  assert.deepEqual(browser.granted, ["https://*.example.org/*"]);
  await open(await loadSettings());
  await press("Remove example.org");
  assert.deepEqual((await loadSettings()).sites, []);
  assert.deepEqual(browser.granted, []);
});

const refused: [typed: string, yes: boolean, words: RegExp][] = [
  ["two words", true, /This is no site/],
  ["known.example", true, /on the list already/],
  ["example.org", false, /was not added/],
];
for (const [typed, yes, words] of refused)
  test(`“${typed}” is not added as a site: ${words.source}`, async () => {
    browser.yes = yes;
    await open({ sites: ["https://*.known.example/*"] });
    type("site", typed);
    await press("Add site");
    assert.match(said("site-said"), words);
    assert.deepEqual((await loadSettings()).sites, ["https://*.known.example/*"]);
  });

test("a permission that a server still needs outlives its site", async () => {
  browser.granted = ["http://127.0.0.1/*"];
  await open({ server: "http://127.0.0.1:8750", sites: ["http://127.0.0.1/*"] });
  await press("Remove http://127.0.0.1");
  assert.deepEqual(browser.granted, ["http://127.0.0.1/*"]);
});

test("the keys are shown as the browser has them", async () => {
  await open();
  assert.equal(root.querySelector("kbd")?.textContent, "Alt+Shift+L");
});

test("everything that is kept is deleted, after a question, and every permission given back", async () => {
  browser.granted = ["https://*.example.org/*"];
  await open({ density: "full", sites: ["https://*.example.org/*"] });
  await press("Delete everything");
  assert.equal((await loadSettings()).density, "full");
  await press("Delete");
  assert.deepEqual(browser.stored, {});
  assert.deepEqual(browser.granted, []);
});

test("asking each time is kept with the server's address, and only once that is allowed", async () => {
  await open();
  await press("Ask me each time");
  assert.equal((await loadSettings()).engine, "local");
  type("server", "http://127.0.0.1:8750");
  await press("Use this server");
  assert.equal((await loadSettings()).engine, "ask");
  assert.match(said("server-said"), /asked for each page/);
});

test("the kinds of marks are chosen one by one", async () => {
  await open();
  await press("Notes");
  assert.deepEqual((await loadSettings()).show, { actor: true, quote: true, note: false });
});

test("a site's own density can be taken back", async () => {
  await open({ densities: { "a.example": "off", "b.example": "full" } });
  const select = root.querySelector<HTMLSelectElement>("[aria-label='How much is shown on a.example']");
  assert.equal(select?.value, "off");
  const { Event } = root.ownerDocument.defaultView as Window & typeof globalThis;
  act(() => {
    if (select) select.value = "";
    select?.dispatchEvent(new Event("change", { bubbles: true }));
  });
  await settled();
  assert.deepEqual((await loadSettings()).densities, { "b.example": "full" });
});

test("what is kept of pages is listed, and deleted one by one", async () => {
  const address = "https://news.example.org/harbour";
  const mine = mineOf(article, spanOf("cranes"), "Which?");
  await open();
  browser.stored = {
    [`page ${address}`]: { title: "Harbour strike", corrections: [], mine: [mine] },
    "page https://b.example/": { title: "", corrections: ["?"], mine: [] },
  };
  render(null, root);
  act(() => render(h(Options, { settings: v.parse(Settings, {}) }), root));
  await settled();
  const pages = [...root.querySelectorAll(".pages li > span")].map((page) => page.textContent);
  assert.deepEqual(pages, [
    "https://b.example/nothing that can be read",
    `Harbour strike${address}1 note or highlight`,
  ]);
  await press("Delete what is kept of Harbour strike");
  assert.deepEqual(Object.keys(browser.stored), ["page https://b.example/"]);
});

for (const hostile of HOSTILE)
  test(`nothing that is kept becomes markup in the options: ${JSON.stringify(hostile).slice(0, 40)}`, async () => {
    const tags = async (words: string): Promise<string[]> => {
      await open({ server: words, densities: { [`x${words}`]: "off" } });
      const mine = [words, mineOf(article, spanOf("cranes"), words)];
      browser.stored[`page https://a.example/?${encodeURIComponent(words)}`] = { title: words, mine };
      const settings = await loadSettings();
      render(null, root);
      act(() => render(h(Options, { settings }), root));
      await settled();
      assert.ok(root.querySelector(".pages li"));
      return [...root.querySelectorAll("*")].map((element) => element.tagName);
    };
    assert.deepEqual(await tags(hostile), await tags("harmless"));
  });
