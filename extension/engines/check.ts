// An analysis is believed only when it fits its article: its own shape, and every place and name in it.

import * as v from "valibot";
import { Analysis, type Article } from "../analysis";
import { EngineError } from "./engine";

/** More of one kind than any article of readable length can hold. */
const MOST = 20_000;

/**
 * The analysis that `answer` is, once it is known to be of this article.
 * Throws EngineError, naming the first thing that is wrong.
 */
export function checkAnalysis(article: Article, answer: unknown): Analysis {
  const parsed = v.safeParse(Analysis, answer, { abortEarly: true });
  if (!parsed.success) {
    const [issue] = parsed.issues;
    throw new EngineError(`The analysis has an unexpected form at ${v.getDotPath(issue) ?? "its top"}.`);
  }
  const analysis = parsed.output;
  checkSizes(analysis);
  checkSpans(analysis, codePoints(article.text));
  checkReferences(analysis);
  return analysis;
}

function checkSizes({ actors, quotes, notes }: Analysis): void {
  const mentions = actors.reduce((sum, actor) => sum + actor.mentions.length, 0);
  const spans = quotes.reduce(
    (sum, { content, cue, source }) => sum + content.length + cue.length + source.length,
    0,
  );
  for (const count of [actors.length, quotes.length, notes.length, mentions, spans]) {
    if (count > MOST) throw new EngineError(`The analysis has ${count} marks; at most ${MOST} are shown.`);
  }
}

function checkSpans({ actors, quotes, notes }: Analysis, length: number): void {
  const spans = [
    ...actors.flatMap(({ mentions }) => mentions.map(({ span }) => span)),
    ...quotes.flatMap(({ content, cue, source }) => [...content, ...cue, ...source]),
    ...notes.map(({ span }) => span),
  ];
  for (const [start, end] of spans) {
    if (start < 0 || end <= start || end > length) {
      throw new EngineError(`The analysis marks ${start} to ${end}, in a text of ${length} characters.`);
    }
  }
}

function checkReferences({ actors, quotes, notes }: Analysis): void {
  const actorIds = idsOf(actors);
  const quoteIds = idsOf(quotes);
  idsOf(notes);
  const toActors = [
    ...actors.map(({ of }) => of),
    ...quotes.flatMap(({ speakers, via }) => [...speakers, ...via]),
    ...notes.map(({ about }) => about),
  ];
  const toQuotes = quotes.flatMap(({ contests, within }) => [...contests, within]);
  for (const [references, ids] of [
    [toActors, actorIds],
    [toQuotes, quoteIds],
  ] as const) {
    const lost = references.find((id) => id !== null && !ids.has(id));
    if (typeof lost === "string") {
      throw new EngineError(`The analysis refers to "${lost.slice(0, 40)}", which is not in it.`);
    }
  }
}

function idsOf(items: { id: string }[]): Set<string> {
  const ids = new Set(items.map(({ id }) => id));
  if (ids.size < items.length) throw new EngineError("The analysis gives one id to two things.");
  return ids;
}

/** How many code points a text has, which is what offsets count. */
function codePoints(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}
