import assert from "node:assert/strict";
import { test } from "node:test";
import { IndexedText, type Span } from "../article/offsets";
import { PARAGRAPHS } from "../article/testing";
import { anchor, describe, type Selectors } from "./selectors";
import { changed, prose, seeded } from "./testing";

const TEXT = PARAGRAPHS.join("\n\n");
const REPEATED = `${"He said so. ".repeat(40)}😀 ${"She said so, he said. ".repeat(40)}`;

/** The words as "found [here] in the text", where `from` was described and `to` is searched. */
function found(from: string, to: string, words: string, occurrence = 0): string | null {
  let at = -1;
  for (let count = 0; count <= occurrence; count++) at = from.indexOf(words, at + 1);
  assert.notEqual(at, -1);
  const original = new IndexedText(from);
  const span: Span = [original.toCodePoint(at), original.toCodePoint(at + words.length)];
  const index = new IndexedText(to);
  const now = anchor(index, describe(original, span));
  return (
    now && `${index.slice([now[0] - 8, now[0]])}[${index.slice(now)}]${index.slice([now[1], now[1] + 8])}`
  );
}

test("every span of a text is found where it was described, also among repeated words", () => {
  for (const text of [TEXT, REPEATED, "x", "aaaaaaaaaaaaaaaa"]) {
    const index = new IndexedText(text);
    for (let start = 0; start < index.length; start += 3) {
      for (const length of [1, 2, 7, 40]) {
        const span: Span = [start, Math.min(start + length, index.length)];
        assert.deepEqual(anchor(index, describe(index, span)), span);
      }
    }
  }
});

test("without its place, a quote is found by its words and context alone", () => {
  const index = new IndexedText(TEXT);
  for (let start = 0; start + 30 < index.length; start += 17) {
    const [, quote] = describe(index, [start, start + 9]);
    assert.deepEqual(anchor(index, [{ type: "TextPositionSelector", start: 0, end: 9 }, quote]), [
      start,
      start + 9,
    ]);
  }
});

test("a description is that of the W3C, in code points", () => {
  const index = new IndexedText(`😀😀 ${TEXT}`);
  assert.deepEqual(describe(index, [7, 12]), [
    { type: "TextPositionSelector", start: 7, end: 12 },
    {
      type: "TextQuoteSelector",
      exact: "mayor",
      prefix: "😀😀 The ",
      suffix: " of Oldbridge said on Monday tha",
    },
  ]);
});

const before = "A paragraph that somebody has put above all others.\n\n";

const CHANGES: [string, string, string, number, string | null][] = [
  ["words moved by text above", before + TEXT, "reporters", 0, "nd told [reporters], adding"],
  ["a short word moved by text above", before + TEXT, "she", 0, "ng that [she] had ask"],
  [
    "a word that is at its old place by chance",
    `the ${TEXT.slice(4)}`.replace("The ", "").replace("mayor", "the mayor"),
    "mayor",
    0,
    "the the [mayor] of Oldb",
  ],
  [
    "words with a changed letter",
    TEXT.replace("northern ferry landing", "northern ferry Landing"),
    "its northern ferry landing for the winter",
    0,
    "d close [its northern ferry Landing for the winter], becaus",
  ],
  [
    "words with a changed letter, moved far away",
    `${prose(seeded(1), 60_000)}\n\n${TEXT.replace("northern ferry landing", "northern ferry Landing")}`,
    "its northern ferry landing for the winter",
    0,
    "d close [its northern ferry Landing for the winter], becaus",
  ],
  [
    "a quote whose marks were changed",
    TEXT.replace(/[“”]/g, '"'),
    "“We have looked at every plank of it, and we cannot let people walk there,”",
    0,
    'eason.\n\n["We have looked at every plank of it, and we cannot let people walk there,"] Agnes T',
  ],
  [
    "words after which all is new",
    TEXT.replace(/(Agnes Tollund).*/s, "$1 was not there when the council met."),
    "Agnes Tollund",
    0,
    "there,” [Agnes Tollund] was not",
  ],
  ["words that were taken out", TEXT.replace(" Agnes Tollund", ""), "Agnes Tollund", 0, null],
  ["words that were replaced", TEXT.replace("Agnes Tollund", "Boris Underhill"), "Agnes Tollund", 0, null],
  ["a short word of another text", "He went there. Then he came back, and he was gone.", "he", 0, null],
  [
    "a long quote of another text",
    "An article about something else altogether. ".repeat(20),
    PARAGRAPHS[1] as string,
    0,
    null,
  ],
];

for (const [name, text, words, occurrence, expected] of CHANGES) {
  test(`${name}: ${expected ? "found" : "left alone"}`, () =>
    assert.equal(found(TEXT, text, words, occurrence), expected));
}

test("of the same words twice, each is found as itself when text is put above", () => {
  assert.equal(found(TEXT, before + TEXT, "landing", 0), "n ferry [landing] for the");
  assert.equal(found(TEXT, before + TEXT, "landing", 1), "use the [landing] each da");
});

test("characters of two units before the words do not shift them", () => {
  assert.equal(found(TEXT, `😀😀😀 ${TEXT}`, "mayor"), "😀😀😀 The [mayor] of Oldb");
});

const LENGTHS = [60, 400, 1_500, 10_000, 50_000];

test("a passage of any length is found with a twentieth of it changed, and not with a fifth", () => {
  const chance = seeded(2);
  for (const length of LENGTHS) {
    const from = prose(chance, 100_000);
    const start = 30_000;
    const words = from.slice(start, start + length);
    const selectors = describe(new IndexedText(from), [start, start + length]);
    for (const [rate, isFound] of [
      [0.05, true],
      [0.2, false],
    ] as const) {
      const now = `“${words.slice(0, 9)}${changed(chance, words.slice(9, -9), rate).text}${words.slice(-9)}”`;
      const above = `${prose(chance, 20_000)}\n\n${from.slice(0, start)}`;
      const to = new IndexedText(above + now + from.slice(start + length));
      const span: Span = [above.length + 1, above.length + now.length - 1];
      assert.deepEqual(anchor(to, selectors), isFound ? span : null, `${length} units, ${rate} changed`);
    }
  }
});

test("of two places where a passage stands nearly the same, it is found in the surroundings that it had", () => {
  const chance = seeded(3);
  for (const length of LENGTHS) {
    const surrounded = [1, 2].map(() => [prose(chance, 2_000), prose(chance, 2_000)] as const);
    const words = prose(chance, length);
    const now = `${words.slice(0, 20)}${changed(chance, words.slice(20, -20), 0.04).text}${words.slice(-20)}`;
    const to = surrounded.map(([before, after]) => before + now + after).join("\n\n");
    for (const [before, after] of surrounded) {
      const selectors = describe(new IndexedText(before + words + after), [2_000, 2_000 + length]);
      const start = to.indexOf(before) + before.length;
      assert.deepEqual(
        anchor(new IndexedText(to), selectors),
        [start, start + now.length],
        `${length} units`,
      );
    }
  }
});

test("a long passage is looked for where so many begin alike, and no further", () => {
  const same = "This is what was said before each of them, again and again. ";
  const words = `${same}${prose(seeded(4), 40_000)}`;
  for (const [others, isFound] of [
    [30, true],
    [300, false],
  ] as const) {
    const before = same.repeat(others);
    const [, quote] = describe(new IndexedText(words), [0, words.length]);
    const selectors: Selectors = [{ type: "TextPositionSelector", start: 0, end: 9 }, quote];
    const found = anchor(new IndexedText(before + words), selectors, () => false);
    assert.deepEqual(found, isFound ? [before.length, before.length + words.length] : null);
  }
});
