import assert from "node:assert/strict";
import { test } from "node:test";
import type { Article } from "../analysis";
import { Concordance } from "../concordance";
import { analysis, article, spanOf } from "../example";
import { HOSTILE, hostileReading } from "../hostile";
import { type Mine, mineOf, placed, rewritten } from "../mine/mine";
import { type Exported, exportAs, type Format } from "./export";
import { ImportError, newOnes, readAnnotations } from "./import";

const address = "https://news.example.org/harbour";
const highlight = mineOf(article, spanOf("the cranes"), "");
const note = rewritten(mineOf(article, spanOf("a matter of days"), ""), "How many?\n\nAsk again.");
const marks = [highlight, note];
const exported = (mine: readonly Mine[] = marks, of = { article, analysis }): Exported => ({
  concordance: new Concordance(of.article, of.analysis),
  mine: placed(of.article, mine),
  address,
});
const written = (format: Format, what = exported()): string => exportAs(format, what).text;

/** The cells of a table as RFC 4180 has it. */
function cells(csv: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain = "", end] of csv.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain);
    if (end === "\r\n") rows.push([]);
  }
  rows.pop();
  return rows;
}

test("the file's name is the title's letters and numbers", () => {
  assert.equal(exportAs("markdown", exported()).name, "harbour-strike-enters-second-week.md");
  for (const title of HOSTILE) {
    const { name } = exportAs("csv", exported([], { article: { ...article, title }, analysis }));
    assert.match(name, /^[\p{L}\p{M}\p{N}-]{1,60}\.csv$/u);
  }
});

test("JSON is the analysis as the reader sees it", () => {
  assert.deepEqual(JSON.parse(written("json")), analysis);
});

test("Markdown tells the whole reading in the order of the text, own marks too", () => {
  const text = written("markdown");
  const parts = [
    "# Harbour strike enters second week 🚢",
    "The Example  \n22 October 2020",
    "## Cast",
    "- **Mara Lind**: person, Port director, 4 mentions",
    "- **The dockers**",
    "## Quotes",
    "> “the cranes will move on Monday”\n\nMara Lind, contested (word for word)",
    "The dockers, denies",
    "## Notes",
    "**Coast Radio.** A station of the coast. ([Example](<https://example.org/radio>))",
    "**Friday 23 October 2020.**",
    "## Mine",
    "> the cranes\n",
    "> a matter of days\n\nHow many?\n\nAsk again.",
  ];
  const places = parts.map((part) => text.indexOf(part));
  assert.deepEqual(
    places,
    [...places].sort((a, b) => a - b),
    text,
  );
  assert.ok(!places.includes(-1), `${parts[places.indexOf(-1)]} in ${text}`);
});

test("CSV has a row for each mark, in the order of the text, with code points as places", () => {
  const [head, ...rows] = cells(written("csv").slice(1));
  assert.equal(written("csv")[0], "\ufeff");
  const mentions = analysis.actors.reduce((sum, actor) => sum + actor.mentions.length, 0);
  assert.equal(rows.length, mentions + analysis.quotes.length + analysis.notes.length + marks.length);
  const column = (name: string): number => head?.indexOf(name) ?? -1;
  for (const row of rows) {
    assert.equal(row.length, head?.length);
    const [start, end] = [Number(row[column("start")]), Number(row[column("end")])];
    assert.equal([...article.text].slice(start, end).join(""), row[column("words")]);
  }
  const starts = rows.map((row) => Number(row[column("start")]));
  assert.deepEqual(
    starts,
    [...starts].sort((a, b) => a - b),
  );
});

for (const text of HOSTILE)
  test(`nothing becomes more than text in an export: ${JSON.stringify(text).slice(0, 50)}`, () => {
    const what = exported([{ ...note, note: text }], hostileReading(text));
    for (const row of cells(written("csv", what).slice(1)))
      for (const cell of row) assert.doesNotMatch(cell, /^[\s\0]*[=+\-@＝＋－＠|%]|^[\t\r\n]/, cell);
    const markdown = written("markdown", what).replace(/\]\(<https?:[^<>()\s]*>\)/g, "](a web address)");
    assert.doesNotMatch(markdown, /(?<!\\)<|(?<!\\)!\[|\]\((?!a web address)|(?<![\\"])https?:/, markdown);
    for (const line of markdown.split("\n")) assert.doesNotMatch(line, /^\s*(\d+[.)]\s|\||<)/, line);
    assert.equal(markdown.match(/^# /gm)?.length, 1);
    JSON.parse(written("json", what));
    for (const { body = [] } of itemsIn(written("annotations", what)))
      for (const { source } of body) if (source !== undefined) assert.match(source, /^https?:/);
  });

type Item = {
  id: string;
  type: string;
  body?: { value?: string; source?: string }[];
  target: { source: string; selector: { start: number; end: number; exact: string }[] }[];
};
const itemsIn = (json: string): Item[] => JSON.parse(json).first?.items ?? [];

test("Web Annotations hold one annotation for each mark, each with its place and its words", () => {
  const items = itemsIn(written("annotations"));
  const mentions = analysis.actors.flatMap((actor) => actor.mentions);
  assert.equal(items.length, mentions.length + analysis.quotes.length + analysis.notes.length + marks.length);
  assert.equal(new Set(items.map(({ id }) => id)).size, items.length);
  for (const { target } of items)
    for (const { source, selector } of target) {
      assert.equal(source, address);
      const [position, quote] = selector;
      assert.ok(position && quote);
      assert.equal([...article.text].slice(position.start, position.end).join(""), quote.exact);
    }
});

test("an export without any mark is a collection of none", () => {
  const none = { article, analysis: { ...analysis, actors: [], quotes: [], notes: [] } };
  assert.equal(JSON.parse(written("annotations", exported([], none))).total, 0);
  for (const format of ["markdown", "csv", "json"] as const) written(format, exported([], none));
});

const imported = (value: unknown, of: Article = article) => readAnnotations(JSON.stringify(value), of);

test("what was exported is imported as it was, and Sidelight's own reading is left out", () => {
  const { found, ours, faults } = readAnnotations(written("annotations"), article);
  assert.deepEqual(
    found,
    marks.map((mine) => ({ address, mine })),
  );
  assert.equal(ours, itemsIn(written("annotations")).length - marks.length);
  assert.deepEqual(faults, []);
});

test("what is here already is not added again, and what differs from it stands beside it", () => {
  const kept = { mine: [highlight, note] };
  assert.deepEqual(newOnes([highlight, note], kept), []);
  const [beside, ...none] = newOnes([{ ...note, note: "Another text" }], kept);
  assert.deepEqual(none, []);
  assert.equal(beside?.note, "Another text");
  assert.notEqual(beside?.id, note.id);
  assert.deepEqual(
    newOnes([{ ...note, note: "Another text" }], { mine: [...kept.mine, beside as Mine] }),
    [],
  );
});

const quote = { type: "TextQuoteSelector", exact: "the cranes" };
const one = {
  type: "Annotation",
  motivation: "highlighting",
  target: { source: address, selector: quote },
};

const taken: [what: string, file: unknown, exact: string, note: string][] = [
  ["a single annotation", one, "the cranes", ""],
  ["a list", [one], "the cranes", ""],
  ["a page", { type: "AnnotationPage", items: [one] }, "the cranes", ""],
  ["a collection", { type: "AnnotationCollection", first: { items: [one] } }, "the cranes", ""],
  ["a body that is one text", { ...one, body: "Mine!" }, "the cranes", "Mine!"],
  ["a body value", { ...one, bodyValue: "Mine!" }, "the cranes", "Mine!"],
  [
    "several bodies",
    { ...one, body: [{ type: "TextualBody", value: "a" }, { value: "b" }] },
    "the cranes",
    "a\n\nb",
  ],
  [
    "a place alone",
    { ...one, target: { source: address, selector: { type: "TextPositionSelector", start: 0, end: 7 } } },
    "Harbour",
    "",
  ],
  [
    "an address with a trace of where the reader came from",
    { ...one, target: { source: `${address}?utm_source=x#y`, selector: [quote] } },
    "the cranes",
    "",
  ],
];
for (const [what, file, exact, text] of taken)
  test(`${what} is imported`, () => {
    const { found, faults } = imported(file);
    assert.deepEqual(faults, []);
    assert.equal(found.length, 1);
    assert.equal(found[0]?.address, address);
    assert.equal(found[0]?.mine.selectors[1].exact, exact);
    assert.equal(found[0]?.mine.note, text);
  });

const target = (source: unknown, selector: unknown) => ({ ...one, target: { source, selector } });
const faulty: [what: string, annotation: unknown, why: RegExp][] = [
  ["null", null, /no annotation/],
  ["a number", 3, /no annotation/],
  ["another type", { ...one, type: "Person" }, /no annotation/],
  ["no target", { type: "Annotation", motivation: "highlighting" }, /no annotation|what it is on/],
  ["two targets", { ...one, target: [one.target, one.target] }, /2 targets/],
  ["a script as its source", target("javascript:alert(1)", quote), /no address/],
  ["data as its source", target("data:text/html,x", quote), /no address/],
  ["an object as its source", target({ href: address }, quote), /what it is on/],
  ["no selector", target(address, undefined), /what it is on|which words/],
  ["a selector of another kind", target(address, { type: "XPathSelector", value: "/" }), /which words/],
  ["no words", target(address, { type: "TextQuoteSelector", exact: "" }), /which words/],
  ["words that are none", target(address, { type: "TextQuoteSelector", exact: ["a"] }), /which words/],
  ["far too many words", target(address, { ...quote, exact: "x".repeat(60_000) }), /which words/],
  ["a place outside", target(address, { type: "TextPositionSelector", start: 0, end: 1e9 }), /which words/],
  [
    "a place that is none",
    target(address, { type: "TextPositionSelector", start: -1, end: 2 }),
    /which words/,
  ],
  [
    "half a character as its place",
    target(address, [quote, { type: "TextPositionSelector", start: 0.5, end: 2 }]),
    /which words/,
  ],
  ["markup as its body", { ...one, body: { value: "<b>x</b>", format: "text/html" } }, /not plain text/],
  ["no text as its body", { ...one, body: { value: { a: 1 } } }, /no text/],
  ["a note without end", { ...one, bodyValue: "x".repeat(30_000) }, /20,000/],
  ["no motivation", { type: "Annotation", target: one.target }, /neither a note nor a highlight/],
];
for (const [what, annotation, why] of faulty)
  test(`an annotation with ${what} is refused, with the reason, and spoils no other`, () => {
    const { found, faults } = imported([annotation, one]);
    assert.equal(found.length, 1);
    assert.deepEqual(
      faults.map(({ place }) => place),
      [1],
    );
    assert.match(faults[0]?.why ?? "", why);
  });

for (const [what, json, why] of [
  ["no JSON", "{", /not JSON/],
  ["nothing", "", /not JSON/],
  ["other JSON", '{"a": [1]}', /no W3C Web Annotations/],
  ["a text", '"Annotation"', /no W3C Web Annotations/],
  ["null", "null", /no W3C Web Annotations/],
  ["far too many", JSON.stringify(Array(10_001).fill(0)), /10,001 annotations/],
] as const)
  test(`a file with ${what} is refused as a whole, with the reason`, () => {
    assert.throws(
      () => readAnnotations(json, article),
      (error: Error) => {
        assert.ok(error instanceof ImportError);
        assert.match(error.message, why);
        return true;
      },
    );
  });

test("hostile text comes through an import as the text that it is", () => {
  for (const text of HOSTILE) {
    const { found } = imported({ ...one, bodyValue: text });
    assert.equal(found[0]?.mine.note, text.trim());
  }
});
