import assert from "node:assert/strict";
import { test } from "node:test";
import { SPEAKERS } from "./colours";
import { Concordance } from "./concordance";
import {
  analysis,
  article,
  days,
  dockers,
  lind,
  monday,
  noDeal,
  radio,
  radioNote,
  spanOf,
  talks,
} from "./example";

const concordance = new Concordance(article, analysis);

test("the words of a span are right after a character of two UTF-16 units", () => {
  assert.equal(concordance.words(...monday.content), "“the cranes will move on Monday”");
});

test("words of several spans are joined by an ellipsis, each on one line", () => {
  assert.equal(concordance.words([0, 7], [8, 14]), "Harbour … strike");
  const [start] = spanOf("k 🚢");
  assert.equal(concordance.words([start, start + 9]), "k 🚢 Port");
});

test("the blocks are the headline and the paragraphs", () => {
  assert.deepEqual(
    concordance.blocks.map((block) => concordance.words(block)),
    article.text.split("\n\n"),
  );
});

test("a person's short name is the one that the article falls back on; others keep their name", () => {
  assert.equal(concordance.shortName(lind), "Lind");
  assert.equal(concordance.shortName(radio), "Coast Radio");
});

test("the speaker is named, or described in the article's words, or said to be nobody named", () => {
  assert.equal(concordance.speaker(monday), "Mara Lind");
  assert.equal(concordance.speaker(days), "A spokesman");
  assert.equal(concordance.speaker({ ...days, speaker_text: null }), "unnamed source");
  assert.equal(concordance.speaker({ ...days, speaker_text: null, anonymous: false }), "Nobody named");
});

test("the flags tell stance, outlet, contradiction and the lack of a name", () => {
  const cases = [
    [monday, ["contested"]],
    [noDeal, ["denies"]],
    [talks, ["via Coast Radio"]],
    [days, ["unnamed source"]],
  ] as const;
  for (const [quote, flags] of cases) assert.deepEqual(concordance.flags(quote), flags);
});

test("an actor's quotes, contradictions and background are found", () => {
  assert.deepEqual(concordance.quotesOf(lind), [monday, talks]);
  assert.deepEqual(concordance.contestants(monday), [noDeal]);
  assert.equal(concordance.backgroundOf(radio), radioNote);
  assert.equal(concordance.backgroundOf(lind), null);
});

test("voices come with the most words first, named ones with a colour, unnamed ones without", () => {
  const voices = concordance.voices.map(({ name, colour }) => ({ name, colour }));
  assert.deepEqual(voices, [
    { name: "Mara Lind", colour: 0 },
    { name: "The dockers", colour: 1 },
    { name: "A spokesman", colour: null },
  ]);
  const [first] = concordance.voices;
  // 6 + 4 words of the 57 of the article
  assert.equal(
    first?.share.toFixed(3),
    (10 / (article.text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0)).toFixed(3),
  );
});

test("with more speakers than colours those who say least share the neutral one", () => {
  const many = Array.from({ length: SPEAKERS.length + 2 }, (_, n) => n);
  const crowd = new Concordance(article, {
    ...analysis,
    actors: many.map((n) => ({ ...dockers, id: `a${n}`, name: `Speaker ${n}` })),
    quotes: many.map((n) => ({
      ...noDeal,
      id: `q${n}`,
      speakers: [`a${n}`],
      content: n < 2 ? [[0, 7]] : noDeal.content,
    })),
  });
  const without = crowd.voices.filter(({ colour }) => colour === null).map(({ name }) => name);
  assert.deepEqual(without.sort(), ["Speaker 0", "Speaker 1"]);
});

test("a note that has nothing to say is not among those to be shown", () => {
  const silent = { ...radioNote, id: "silent", text: "" };
  const { notes } = new Concordance(article, { ...analysis, notes: [radioNote, silent] });
  assert.deepEqual(notes, [radioNote]);
});
