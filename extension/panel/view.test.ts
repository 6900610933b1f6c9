import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { JSDOM } from "jsdom";
import { h, render } from "preact";
import { act } from "preact/test-utils";
import * as v from "valibot";
import { analysis, article, spanOf } from "../example";
import { HOSTILE, hostileReading } from "../hostile";
import { type Kept, loadKept } from "../kept/pages";
import { mineOf } from "../mine/mine";
import type { EngineName, PageState, Report, Target } from "../protocol";
import { Settings } from "../settings";
import type { TabState } from "./followed-tab";
import { Panel } from "./view";

const OURS = "chrome-extension://abcdefghijklmnop/";

let root: Element;
let gone: Target[];
let goneMine: string[];
let toggled: number;
const tab = {
  go: async (target: Target) => void gone.push(target),
  goMine: async (id: string) => void goneMine.push(id),
  choose: async (engine: EngineName) => void chosen.push(engine),
  toggle: async () => void toggled++,
};
let chosen: EngineName[] = [];
let stored: Record<string, unknown>;
let kept: Kept;
const settings = v.parse(Settings, {});

beforeEach(() => {
  const { window } = new JSDOM("<body></body>", { url: `${OURS}panel.html` });
  window.Element.prototype.scrollIntoView = () => {}; // which jsdom does not have
  const { document, location, KeyboardEvent } = window;
  Object.assign(globalThis, { document, location, KeyboardEvent });
  root = window.document.body;
  gone = [];
  goneMine = [];
  stored = {};
  kept = { address: article.url ?? "", title: "", corrections: [], mine: [], unreadable: 0 };
  const local = {
    get: async (key: string) => ({ [key]: stored[key] }),
    set: async (change: object) => void Object.assign(stored, structuredClone(change)),
    remove: async (key: string) => void delete stored[key],
  };
  const runtime = { getURL: (path: string) => OURS + path };
  Object.assign(globalThis, { chrome: { runtime, storage: { local } } });
  toggled = 0;
});
afterEach(() => render(null, root));

const device: Report = { where: "device", address: null, milliseconds: 1240, fellBack: null };
const read = (report: Partial<Report> = {}, unplaced = 0): PageState => ({
  phase: "read",
  article,
  analysis,
  report: { ...device, ...report },
  seen: { quotes: analysis.quotes.length, actors: analysis.actors.length },
  unplaced,
});

const show = (state: TabState): void =>
  void act(() => render(h(Panel, { state, tab, kept, settings }), root));
const text = (): string => root.textContent ?? "";
const all = <Found extends Element = HTMLElement>(selector: string): Found[] => [
  ...root.querySelectorAll<Found>(selector),
];
const named = (name: string): HTMLElement => {
  const found = all("button").find((button) => button.textContent?.trim().startsWith(name));
  assert.ok(found, `no button “${name}”`);
  return found;
};
const click = (name: string): void => void act(() => named(name).click());
const press = (key: string): void =>
  void act(() => {
    root.ownerDocument.activeElement?.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
  });

for (const state of [null, { phase: "off" }] satisfies TabState[])
  test(`a page that was not read invites to read it (${JSON.stringify(state)})`, () => {
    show(state);
    click("Read this page");
    assert.equal(toggled, 1);
  });

const said: [state: TabState, words: string][] = [
  ["asking", "Asking the page…"],
  [{ phase: "working", step: "starting" }, "Starting the reader on this device (first time)…"],
  [
    { phase: "failed", problem: { reason: "no-article", message: "No article found here." } },
    "No article found here.",
  ],
  [read(), "4 quotes, 3 actors"],
  [
    read({ fellBack: "The server at x cannot be reached." }),
    "Read on this device instead: The server at x cannot be reached.",
  ],
  [read({}, 2), "2 marks could not be placed"],
];
for (const [state, words] of said)
  test(`what goes on is said in words: ${words}`, () => {
    show(state);
    assert.ok(root.querySelector("[role=status]")?.textContent?.includes(words), text());
  });

test("where the reader is asked who shall read, the panel asks, too, and says what would be sent", () => {
  chosen = [];
  show({ phase: "working", step: "choosing" });
  assert.ok(text().includes("text, title, byline, publisher, date and address are sent"), text());
  click("My server");
  click("This device");
  assert.deepEqual(chosen, ["server", "local"]);
});

test("a page that could not be read is put back and read anew", async () => {
  show({ phase: "failed", problem: { reason: "engine", message: "The reader broke." } });
  click("Try again");
  await new Promise((resolve) => setImmediate(resolve));
  assert.equal(toggled, 2);
});

test("the cast stands in the order of the article, with role, background and way to the place", () => {
  show(read());
  assert.deepEqual(
    all("h3").map((heading) => heading.textContent),
    ["Mara Lind", "The dockers", "Coast Radio"],
  );
  for (const words of ["Port director", "Person · 4 mentions · 2 quotes", "A station of the coast."])
    assert.ok(text().includes(words), words);
  click("Mara Lind");
  assert.deepEqual(gone, [{ mark: "actor", id: "a1" }]);
});

test("the quotes stand in the order of the article, with speaker, flags and kind", () => {
  show(read());
  click("Quotes");
  assert.deepEqual(
    all("h4").map((heading) => heading.textContent),
    ["Mara Lindcontested", "The dockersdenies", "Mara Lindvia Coast Radio", "A spokesmanunnamed source"],
  );
  assert.ok(text().includes("Word for word · “said”"));
  click("“the cranes");
  assert.deepEqual(gone, [{ mark: "quote", id: "q1" }]);
});

test("a bar of the chart shows the quotes of one voice, and a second press those of all", () => {
  show(read());
  click("Quotes");
  click("The dockers");
  assert.deepEqual(
    all("h4").map((heading) => heading.textContent),
    ["The dockersdenies"],
  );
  assert.equal(named("The dockers").getAttribute("aria-pressed"), "true");
  click("The dockers");
  assert.equal(all("h4").length, 4);
});

test("the count of quotes of an actor leads to their quotes", () => {
  show(read());
  click("2 quotes");
  assert.equal(root.querySelector("[aria-selected=true]")?.textContent, "Quotes 4");
  assert.equal(all("h4").length, 2);
});

test("the notes stand in the order of the article, each with the words that it is on", () => {
  show(read());
  click("Notes");
  assert.deepEqual(
    all("h3").map((heading) => heading.textContent),
    ["Coast Radio", "Friday 23 October 2020"],
  );
  click("On “Friday”");
  assert.deepEqual(gone, [{ mark: "note", id: "n1" }]);
});

test("the tabs are walked with the arrow keys, and only the open one is a stop of the Tab key", () => {
  show(read());
  named("Cast").focus();
  const open = () => root.querySelector("[role=tab][tabindex='0']")?.textContent;
  const walked = ["ArrowRight", "ArrowRight", "ArrowRight", "ArrowLeft", "Home", "End"].map((key) => {
    press(key);
    assert.equal(root.ownerDocument.activeElement?.textContent, open());
    return open()?.split(" ")[0];
  });
  assert.deepEqual(walked, ["Quotes", "Notes", "Mine", "Notes", "Cast", "Mine"]);
});

const left: [report: Partial<Report>, words: string[]][] = [
  [{}, ["Read by the rule reader 0.1.0 on this device in 1.2 s.", "Nothing left this device."]],
  [
    { where: "server", address: "https://read.example.org" },
    ["on your server https://read.example.org", "were sent to https://read.example.org, and nowhere else."],
  ],
  [
    { fellBack: "It did not answer." },
    ["The server was asked first, so the article may have been sent to it."],
  ],
];
for (const [report, words] of left)
  test(`the foot tells who read it and what left the device: ${words.at(-1)}`, () => {
    show(read(report));
    for (const part of words) assert.ok(root.querySelector("footer")?.textContent?.includes(part), part);
    if (report.where === "server" || report.fellBack)
      assert.ok(!text().includes("Nothing left this device."));
  });

test("an article in which nothing was found says so in each tab", () => {
  show({ ...read(), analysis: { ...analysis, actors: [], quotes: [], notes: [] } } as PageState);
  for (const [name, words] of [
    ["Cast", "Nobody and nothing is named in this article."],
    ["Quotes", "Nobody is quoted in this article."],
    ["Notes", "There is nothing to note on this article."],
  ] as const) {
    click(name);
    assert.ok(text().includes(words), words);
  }
});

const settled = (): Promise<void> => act(() => new Promise<void>((resolve) => setImmediate(resolve)));
const type = (selector: string, value: string): void => {
  const field = root.querySelector<HTMLInputElement | HTMLSelectElement>(selector);
  assert.ok(field, selector);
  const { Event } = root.ownerDocument.defaultView as Window & typeof globalThis;
  act(() => {
    field.value = value;
    for (const kind of ["input", "change"]) field.dispatchEvent(new Event(kind, { bubbles: true }));
  });
};
const headings = (level: string): (string | null)[] => all(level).map((heading) => heading.textContent);

const searches: [typed: string, tab: string, level: string, found: string[]][] = [
  ["port DIRECTOR", "Cast", "h3", ["Mara Lind"]],
  ["organisation", "Cast", "h3", ["Coast Radio"]],
  ["matter of days", "Quotes", "h4", ["A spokesmanunnamed source"]],
  ["frïday", "Notes", "h3", ["Friday 23 October 2020"]],
  ["nothing like it", "Cast", "h3", []],
];
for (const [typed, tab, level, found] of searches)
  test(`a search for “${typed}” finds ${found.length} under ${tab}, and the tabs count what is found`, () => {
    show(read());
    type("input[type=search]", typed);
    click(tab);
    assert.equal(root.querySelector("[aria-selected=true]")?.textContent, `${tab} ${found.length}`);
    assert.deepEqual(headings(`#view .list ${level}`), found);
  });

const filters: [tab: string, value: string, level: string, found: string[]][] = [
  ["Cast", "group", "h3", ["The dockers"]],
  ["Quotes", "mixed", "h4", ["A spokesmanunnamed source"]],
  ["Notes", "date", "h3", ["Friday 23 October 2020"]],
];
for (const [tab, value, level, found] of filters)
  test(`${tab} can be narrowed to one kind: ${value}`, () => {
    show(read());
    click(tab);
    type("#view .filter select", value);
    assert.deepEqual(headings(`#view .list ${level}`), found);
  });

test("each voice's part of the words and its quotes are told as text", () => {
  show(read());
  click("Quotes");
  assert.match(named("Mara Lind").textContent ?? "", /^Mara Lind\d+%, 2 quotes$/);
});

test("each mention of an actor can be gone to", () => {
  show(read());
  const details = root.querySelector("details");
  act(() => {
    details?.setAttribute("open", "");
    const { Event } = root.ownerDocument.defaultView as Window & typeof globalThis;
    details?.dispatchEvent(new Event("toggle"));
  });
  act(() => all(".mentions button")[2]?.click());
  assert.deepEqual(gone, [{ mark: "actor", id: "a1", mention: 2 }]);
});

test("a correction holds at once, is listed under Mine, and can be undone", async () => {
  show(read());
  click("Not right?");
  type(".not-right input", "Mara L. Lind");
  click("Change");
  await settled();
  kept = await loadKept(article.url ?? "");
  assert.equal(kept.corrections.length, 1);
  show(read());
  assert.equal(headings("#view h3")[0], "Mara L. Lind");
  click("Mine");
  assert.ok(text().includes("“Mara Lind” is called “Mara L. Lind”"), text());
  click("Undo");
  await settled();
  kept = await loadKept(article.url ?? "");
  show(read());
  click("Cast");
  assert.equal(headings("#view h3")[0], "Mara Lind");
});

test("corrections that this reading has no place for are counted and named", async () => {
  show(read());
  click("Not right?");
  click("Not an actor");
  await settled();
  kept = await loadKept(article.url ?? "");
  show({ ...read(), analysis: { ...analysis, actors: [], quotes: [], notes: [] } } as PageState);
  click("Mine");
  assert.ok(text().includes("1 correction of yours does not apply"), text());
  assert.ok(text().includes("does not apply now"));
});

test("own marks stand in the order of the text, those without a place last", () => {
  const lost = mineOf(article, spanOf("Friday"), "Which week?");
  lost.selectors[1].exact = "words that never stood there";
  kept.mine = [lost, mineOf(article, spanOf("talks go on"), "Where?"), mineOf(article, spanOf("cranes"), "")];
  show(read());
  click("Mine");
  assert.deepEqual(headings("#view .list h4"), ["Highlight", "Note", "Note"]);
  assert.ok(text().includes("its words are not in the article now"));
  click("cranes");
  assert.deepEqual(goneMine, [kept.mine[2]?.id]);
});

test("an own mark that is deleted comes back by Undo", async () => {
  const mine = mineOf(article, spanOf("cranes"), "Which?");
  kept.mine = [mine];
  stored = { [`page ${article.url}`]: { title: "", corrections: [], mine: [mine] } };
  show(read());
  click("Mine");
  click("Delete");
  await settled();
  assert.deepEqual(stored, {});
  click("Undo");
  await settled();
  assert.deepEqual((await loadKept(article.url ?? "")).mine, [mine]);
});

test("where the device cannot keep a correction, it says so", async () => {
  Object.assign(chrome.storage.local, { set: () => Promise.reject(new Error("full")) });
  show(read());
  click("Not right?");
  click("Not an actor");
  await settled();
  assert.ok(root.querySelector(".done [role=status]")?.textContent?.includes("could not be kept"), text());
});

for (const hostile of HOSTILE)
  test(`nothing that was read becomes markup in the panel: ${JSON.stringify(hostile).slice(0, 40)}`, () => {
    const tags = (): string =>
      all("*")
        .map((element) => element.tagName)
        .sort()
        .join();
    const { article: page, analysis: found } = hostileReading(hostile);
    const tagsOf = (words: string): string[] => {
      const reading = hostileReading(words);
      kept.mine = [mineOf(reading.article, spanOf("cranes"), words)];
      render(null, root);
      show({ ...read(), ...reading, report: { ...device, fellBack: words } } as PageState);
      return ["Cast", "Quotes", "Notes", "Mine"].map((tab) => {
        click(tab);
        return tags();
      });
    };
    assert.ok(found.actors.length > 0 && page.text !== "");
    assert.deepEqual(
      tagsOf(hostile),
      tagsOf(hostile.startsWith("https:") ? "https://a.example" : "harmless"),
    );
    for (const link of all<HTMLAnchorElement>("a[href]")) assert.match(link.href, /^https?:/);
  });
