// What the reader says is wrong in a reading, in a form that outlives it: things are meant by their words.

import * as v from "valibot";
import { Actor } from "../analysis";
import { Selectors } from "../kept/selectors";

/** Longest name that the reader may give, in UTF-16 units. */
export const LONGEST_NAME = 200;

/** An actor, by one mention. Another reading may give it another id, and know it by another name. */
export const ActorReference = v.strictObject({
  name: v.pipe(v.string(), v.maxLength(10_000)),
  mention: Selectors,
});
export type ActorReference = v.InferOutput<typeof ActorReference>;

/** A quote, by the words that it begins with. */
export const QuoteReference = v.strictObject({ content: Selectors });
export type QuoteReference = v.InferOutput<typeof QuoteReference>;

/** A note, by its kind and the words that it is on. */
export const NoteReference = v.strictObject({
  kind: v.pipe(v.string(), v.maxLength(40)),
  passage: Selectors,
});
export type NoteReference = v.InferOutput<typeof NoteReference>;

/** What is to be changed. */
export const Change = v.variant("kind", [
  v.strictObject({
    kind: v.literal("rename"),
    actor: ActorReference,
    name: v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(LONGEST_NAME)),
  }),
  v.strictObject({ kind: v.literal("retype"), actor: ActorReference, type: Actor.entries.type }),
  v.strictObject({ kind: v.literal("same"), actor: ActorReference, as: ActorReference }),
  v.strictObject({ kind: v.literal("no-actor"), actor: ActorReference }),
  v.strictObject({
    kind: v.literal("speaker"),
    quote: QuoteReference,
    speaker: v.nullable(ActorReference), // null: nobody who is named
  }),
  v.strictObject({ kind: v.literal("no-quote"), quote: QuoteReference }),
  v.strictObject({ kind: v.literal("no-note"), note: NoteReference }),
]);
export type Change = v.InferOutput<typeof Change>;

export const Correction = v.strictObject({
  id: v.pipe(v.string(), v.uuid()),
  made: v.pipe(v.string(), v.isoTimestamp()),
  change: Change,
});
export type Correction = v.InferOutput<typeof Correction>;

/** A change that the reader makes now. */
export const correctionOf = (change: Change): Correction => ({
  id: crypto.randomUUID(),
  made: new Date().toISOString(),
  change,
});
