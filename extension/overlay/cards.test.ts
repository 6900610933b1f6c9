import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { JSDOM } from "jsdom";
import { h, render } from "preact";
import { act } from "preact/test-utils";
import { Concordance } from "../concordance";
import { analysis, article, lind, monday, radio, radioNote } from "../example";
import type { Target } from "../protocol";
import { attribution } from "./attribution";
import { type CardActions, CardBody } from "./cards";

let root: Element;
let gone: Target[];
let copied: string[];
const actions: CardActions = {
  go: (target) => void gone.push(target),
  copy: async (text) => void copied.push(text),
  openPanel: () => {},
  mayLookUp: () => false,
  lookUp: async () => ({ ok: false, message: "nobody asked" }) as const,
};

beforeEach(() => {
  const { document } = new JSDOM("<main></main>").window;
  Object.assign(globalThis, { document });
  root = document.querySelector("main") as Element;
  gone = [];
  copied = [];
});
afterEach(() => render(null, root));

const show = (target: Target, concordance = new Concordance(article, analysis)): void =>
  render(h(CardBody, { concordance, target, actions }), root);

const button = (name: string): HTMLButtonElement => {
  const found = [...root.querySelectorAll("button")].find(
    (each) => each.textContent === name || each.getAttribute("aria-label") === name,
  );
  assert.ok(found, `no button “${name}” in ${root.innerHTML}`);
  return found;
};

test("an actor's card tells role, mentions and quotes, and leads to each of them", () => {
  show({ mark: "actor", id: lind.id, mention: 1 });
  for (const words of ["Port director", "4 mentions · 2 quotes", "Mention 2 of 4"])
    assert.ok(root.textContent?.includes(words), words);
  button("Previous mention").click();
  button("Next mention").click();
  button("“the cranes will move on Monday”").click();
  assert.deepEqual(gone, [
    { mark: "actor", id: "a1", mention: 0 },
    { mark: "actor", id: "a1", mention: 2 },
    { mark: "quote", id: "q1" },
  ]);
});

test("at the first mention there is no previous one", () => {
  show({ mark: "actor", id: lind.id, mention: 0 });
  assert.equal(button("Previous mention").disabled, true);
});

test("an actor's card has their background, its source and its month", () => {
  show({ mark: "actor", id: radio.id, mention: 0 });
  assert.ok(root.textContent?.includes("A station of the coast."));
  assert.ok(root.textContent?.includes("As of November 2026."));
  const link = root.querySelector("a");
  assert.equal(link?.getAttribute("href"), "https://example.org/radio");
  assert.equal(link?.getAttribute("rel"), "noopener noreferrer");
});

test("a quote's card tells kind, cue, how sure and why, and copies with attribution", () => {
  show({ mark: "quote", id: monday.id });
  for (const words of [
    "Word for word · “said”",
    "Sure: it stands in quotation marks; “said” stands before it.",
    "contested",
  ])
    assert.ok(root.textContent?.includes(words), words);
  button("Copy with attribution").click();
  assert.deepEqual(copied, [
    "“the cranes will move on Monday” (Mara Lind, Port director, contested)\n" +
      "Harbour strike enters second week 🚢, The Example, 22 October 2020, https://news.example.org/harbour",
  ]);
});

test("what an article lacks is left out of the attribution", () => {
  const bare = { ...article, title: null, publisher: null, published: null, url: null };
  const concordance = new Concordance(bare, analysis);
  assert.equal(attribution(concordance, { ...monday, speakers: ["a2"] }).includes("\n"), false);
});

test("markup in what was read stays words", () => {
  const evil = "<img src=x onerror=alert(1)>";
  const hostile = {
    ...analysis,
    actors: [{ ...radio, name: evil, role: evil }],
    notes: [{ ...radioNote, text: evil, sources: [{ title: evil, url: null, licence: evil }] }],
  };
  show({ mark: "actor", id: radio.id, mention: 0 }, new Concordance(article, hostile));
  assert.equal(root.querySelector("img"), null);
  assert.ok(root.textContent?.includes(evil));
});

for (const url of ["javascript:alert(1)", "data:text/html,x", "//example.org", "file:///etc/passwd"])
  test(`a source at ${url} is named but not linked`, () => {
    const notes = [{ ...radioNote, sources: [{ title: "Elsewhere", url, licence: null }] }];
    show({ mark: "note", id: radioNote.id }, new Concordance(article, { ...analysis, notes }));
    assert.equal(root.querySelector("a"), null);
    assert.ok(root.textContent?.includes("Elsewhere"));
  });

test("an actor that no brief knows is looked up on the reader's server, when they press the button", async () => {
  const extract = {
    title: "Lind",
    text: "Lind is <b>a</b> port director.",
    source: "Test",
    url: "https://a.example/lind",
    licence: "CC0",
    retrieved: "2026-11-01",
  };
  const asked: string[] = [];
  const own = {
    mayLookUp: () => true,
    lookUp: async ({ id }: { id: string }) => {
      asked.push(id);
      return { ok: true, extract } as const;
    },
  };
  const concordance = new Concordance(article, analysis);
  render(
    h(CardBody, { concordance, target: { mark: "actor", id: lind.id }, actions: { ...actions, ...own } }),
    root,
  );
  assert.deepEqual(asked, []);
  await act(async () => button("Look it up on my server").click());
  assert.deepEqual(asked, [lind.id]);
  for (const words of ["Lind is <b>a</b> port director.", "“Lind” in Test", "CC0", "As of 1 November 2026"])
    assert.ok(root.textContent?.includes(words), `${words} is not in ${root.textContent}`);
  assert.equal(root.querySelector("b"), null);
});

test("nothing is offered to be looked up where no server reads", () => {
  show({ mark: "actor", id: lind.id });
  assert.ok(!root.textContent?.includes("Look it up"));
});
