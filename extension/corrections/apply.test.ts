import assert from "node:assert/strict";
import { test } from "node:test";
import type { Actor, Analysis, Quote } from "../analysis";
import { checkAnalysis } from "../engines/check";
import {
  analysis,
  article,
  days,
  dockers,
  friday,
  lind,
  monday,
  noDeal,
  radio,
  radioNote,
  spanOf,
  talks,
} from "../example";
import { apply } from "./apply";
import { type Change, type Correction, correctionOf } from "./correction";
import { referToActor, referToNote, referToQuote } from "./references";

const actorOf = (actor: Actor) => referToActor(article, actor) ?? assert.fail();
const quoteOf = (quote: Quote) => referToQuote(article, quote) ?? assert.fail();

const rename = (actor: Actor, name: string): Change => ({ kind: "rename", actor: actorOf(actor), name });
const retype = (actor: Actor, type: Actor["type"]): Change => ({
  kind: "retype",
  actor: actorOf(actor),
  type,
});
const same = (actor: Actor, as: Actor): Change => ({
  kind: "same",
  actor: actorOf(actor),
  as: actorOf(as),
});
const noActor = (actor: Actor): Change => ({ kind: "no-actor", actor: actorOf(actor) });
const speaker = (quote: Quote, actor: Actor | null): Change => ({
  kind: "speaker",
  quote: quoteOf(quote),
  speaker: actor && actorOf(actor),
});
const noQuote = (quote: Quote): Change => ({ kind: "no-quote", quote: quoteOf(quote) });

const applied = (...changes: Change[]) => apply(article, analysis, changes.map(correctionOf));
const actor = (id: string, { actors }: Analysis): Actor =>
  actors.find((one) => one.id === id) ?? assert.fail(id);
const quote = (id: string, { quotes }: Analysis): Quote =>
  quotes.find((one) => one.id === id) ?? assert.fail(id);
const frozen = <Value>(value: Value): Value => {
  if (typeof value === "object" && value !== null) for (const inner of Object.values(value)) frozen(inner);
  return Object.freeze(value);
};

const cases: [name: string, changes: Change[], stale: number, holds: (now: Analysis) => void][] = [
  [
    "an actor that is renamed keeps all else",
    [rename(lind, "M. Lind")],
    0,
    (now) => assert.deepEqual(actor("a1", now), { ...lind, name: "M. Lind" }),
  ],
  [
    "an actor gets another type",
    [retype(dockers, "organization")],
    0,
    (now) => assert.equal(actor("a2", now).type, "organization"),
  ],
  [
    "the later of two names holds",
    [rename(lind, "First"), rename(lind, "Second")],
    0,
    (now) => assert.equal(actor("a1", now).name, "Second"),
  ],
  [
    "two actors that are the same become one, with all mentions in order and all quotes",
    [same(radio, lind)],
    0,
    (now) => {
      assert.deepEqual(
        now.actors.map(({ id }) => id),
        ["a1", "a2"],
      );
      const starts = actor("a1", now).mentions.map(({ span }) => span[0]);
      assert.equal(starts.length, 5);
      assert.deepEqual(
        starts,
        [...starts].sort((a, b) => a - b),
      );
      assert.deepEqual(quote("q3", now).via, ["a1"]);
      assert.equal(now.notes.find(({ id }) => id === "n2")?.about, "a1");
    },
  ],
  [
    "two that were made one cannot be made one the other way round",
    [same(radio, lind), same(lind, radio)],
    1,
    (now) => assert.equal(now.actors.length, 2),
  ],
  [
    "what is no actor speaks only by the article's words, and has no background",
    [noActor(dockers), noActor(radio)],
    0,
    (now) => {
      assert.deepEqual(
        now.actors.map(({ id }) => id),
        ["a1"],
      );
      assert.deepEqual(quote("q2", now).speakers, []);
      assert.equal(quote("q2", now).speaker_text, "The dockers");
      assert.deepEqual(quote("q3", now).via, []);
      assert.deepEqual(
        now.notes.map(({ id }) => id),
        ["n1"],
      );
    },
  ],
  [
    "what is no actor any more can be corrected no further",
    [noActor(dockers), rename(dockers, "The strikers")],
    1,
    (now) => assert.equal(now.actors.length, 2),
  ],
  [
    "a quote gets another speaker, surely",
    [speaker(days, dockers)],
    0,
    (now) => {
      const { speakers, speaker_text, anonymous, confidence } = quote("q4", now);
      assert.deepEqual(
        { speakers, speaker_text, anonymous, confidence },
        { speakers: ["a2"], speaker_text: null, anonymous: false, confidence: 1 },
      );
    },
  ],
  [
    "a quote is left with nobody who is named",
    [speaker(monday, null)],
    0,
    (now) => assert.deepEqual(quote("q1", now).speakers, []),
  ],
  [
    "what is no quote is contested by none",
    [noQuote(monday)],
    0,
    (now) => {
      assert.deepEqual(
        now.quotes.map(({ id }) => id),
        ["q2", "q3", "q4"],
      );
      assert.deepEqual(quote("q2", now).contests, []);
    },
  ],
  [
    "a speaker of what is no quote is not looked for",
    [noQuote(monday), speaker(monday, dockers)],
    1,
    (now) => assert.equal(now.quotes.length, 3),
  ],
  [
    "a note is left out",
    [{ kind: "no-note", note: referToNote(article, friday) }],
    0,
    (now) => assert.deepEqual(now.notes, [radioNote]),
  ],
];
for (const [name, changes, stale, holds] of cases)
  test(name, () => {
    frozen(analysis);
    const now = applied(...changes);
    assert.equal(now.stale.length, stale);
    holds(now.analysis);
    checkAnalysis(article, now.analysis);
  });

test("without corrections nothing is changed", () => {
  assert.deepEqual(apply(article, analysis, []), { analysis, stale: [] });
});

test("a correction finds its actor by the words, whatever another reading calls it", () => {
  const other: Analysis = {
    ...analysis,
    actors: [dockers, { ...lind, id: "a9", name: "Lind", mentions: lind.mentions.slice(0, 2) }],
    quotes: [],
    notes: [],
  };
  const { analysis: now, stale } = apply(article, other, [correctionOf(rename(lind, "Mara L. Lind"))]);
  assert.deepEqual(stale, []);
  assert.equal(actor("a9", now).name, "Mara L. Lind");
});

test("a correction holds where the article has grown above it", () => {
  const before = "A new paragraph stands above all the others, and moves them down.\n\n";
  const longer = { ...article, text: before + article.text };
  const moved = <Value>(value: Value): Value =>
    JSON.parse(JSON.stringify(value), (_, inner) =>
      Array.isArray(inner) && inner.length === 2 && inner.every((one) => typeof one === "number")
        ? inner.map((offset) => offset + before.length)
        : inner,
    );
  const made = [rename(lind, "M. Lind"), speaker(talks, dockers), noQuote(days)].map(correctionOf);
  const now = apply(longer, moved(analysis), made);
  assert.deepEqual(now.stale, []);
  assert.deepEqual(now.analysis, moved(apply(article, analysis, made).analysis));
});

test("corrections of words that are gone are stale, counted, and change nothing", () => {
  const other = {
    ...article,
    text: "Quite another article.\n\nIt has nothing of the first one in it at all.",
  };
  const nobody: Analysis = { ...analysis, actors: [], quotes: [], notes: [] };
  const made: Correction[] = [rename(lind, "x"), noQuote(noDeal), same(radio, lind)].map(correctionOf);
  assert.deepEqual(apply(other, nobody, made), { analysis: nobody, stale: made });
});

test("a quote that begins elsewhere in another reading is the same if half of its words are", () => {
  const longer: Quote = { ...monday, id: "q7", content: [spanOf("said “the cranes will move on Monday”")] };
  const unlike: Quote = { ...monday, id: "q8", content: [spanOf("Monday”")] };
  const made = [correctionOf(noQuote(monday))];
  const reading = (one: Quote): Analysis => ({ ...analysis, quotes: [one], notes: [] });
  assert.deepEqual(apply(article, reading(longer), made).analysis.quotes, []);
  assert.equal(apply(article, reading(unlike), made).stale.length, 1);
});
