import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { JSDOM } from "jsdom";
import { h, render } from "preact";
import { act } from "preact/test-utils";
import { analysis, article } from "../example";
import type { PageState, Report, Target } from "../protocol";
import type { TabState } from "./followed-tab";
import { Panel } from "./view";

let root: Element;
let gone: Target[];
let toggled: number;
const tab = {
  go: async (target: Target) => void gone.push(target),
  toggle: async () => void toggled++,
};

beforeEach(() => {
  const { window } = new JSDOM("<body></body>");
  Object.assign(globalThis, { document: window.document, KeyboardEvent: window.KeyboardEvent });
  root = window.document.body;
  gone = [];
  toggled = 0;
});
afterEach(() => render(null, root));

const device: Report = { where: "device", address: null, milliseconds: 1240, fellBack: null };
const read = (report: Partial<Report> = {}, unplaced = 0): PageState => ({
  phase: "read",
  article,
  analysis,
  report: { ...device, ...report },
  unplaced,
});

const show = (state: TabState): void => void act(() => render(h(Panel, { state, tab }), root));
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
  assert.deepEqual(walked, ["Quotes", "Notes", "Cast", "Notes", "Cast", "Notes"]);
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
