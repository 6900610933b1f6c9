// Made from shared/sidelight by `make vocabulary`. Do not edit.
// Article in, Analysis out. Offsets are code points into Article.text, end exclusive.

import * as v from "valibot";

/** One news article as plain text. */
export const Article = v.strictObject({
  url: v.nullable(v.string()),
  title: v.nullable(v.string()),
  byline: v.nullable(v.string()),
  publisher: v.nullable(v.string()),
  published: v.nullable(v.string()),
  language: v.nullable(v.string()),
  text: v.string(),
});
export type Article = v.InferOutput<typeof Article>;

/** Where a note's words come from. */
export const NoteSource = v.strictObject({
  title: v.string(),
  url: v.nullable(v.string()),
  licence: v.nullable(v.string()),
});
export type NoteSource = v.InferOutput<typeof NoteSource>;

/** What one needs to know at this place to read on. */
export const Note = v.strictObject({
  id: v.string(),
  kind: v.picklist(["background", "date", "second_hand", "anonymous", "contested", "unattributed"]),
  span: v.strictTuple([v.pipe(v.number(), v.integer()), v.pipe(v.number(), v.integer())]),
  about: v.nullable(v.string()),
  title: v.string(),
  text: v.string(),
  value: v.nullable(v.string()),
  sources: v.array(NoteSource),
  as_of: v.nullable(v.string()),
  because: v.array(v.string()),
});
export type Note = v.InferOutput<typeof Note>;

/** What somebody said, thought or wanted, as the article has it. */
export const Quote = v.strictObject({
  id: v.string(),
  kind: v.picklist(["direct", "mixed", "indirect"]),
  speech: v.boolean(),
  content: v.array(v.strictTuple([v.pipe(v.number(), v.integer()), v.pipe(v.number(), v.integer())])),
  cue: v.array(v.strictTuple([v.pipe(v.number(), v.integer()), v.pipe(v.number(), v.integer())])),
  source: v.array(v.strictTuple([v.pipe(v.number(), v.integer()), v.pipe(v.number(), v.integer())])),
  speakers: v.array(v.string()),
  speaker_text: v.nullable(v.string()),
  anonymous: v.boolean(),
  via: v.array(v.string()),
  stance: v.picklist(["says", "denies", "accuses", "demands", "promises", "confirms"]),
  contests: v.array(v.string()),
  within: v.nullable(v.string()),
  confidence: v.number(),
  because: v.array(v.string()),
});
export type Quote = v.InferOutput<typeof Quote>;

/** One place in the text where an actor is meant. */
export const Mention = v.strictObject({
  span: v.strictTuple([v.pipe(v.number(), v.integer()), v.pipe(v.number(), v.integer())]),
  form: v.picklist(["name", "nominal", "pronoun", "demonym"]),
});
export type Mention = v.InferOutput<typeof Mention>;

/** A person, organisation, place or group, under one name. */
export const Actor = v.strictObject({
  id: v.string(),
  name: v.string(),
  type: v.picklist(["person", "organization", "place", "group"]),
  role: v.nullable(v.string()),
  of: v.nullable(v.string()),
  mentions: v.array(Mention),
});
export type Actor = v.InferOutput<typeof Actor>;

/** What read the article. */
export const Engine = v.strictObject({
  name: v.picklist(["rules", "spacy"]),
  version: v.string(),
});
export type Engine = v.InferOutput<typeof Engine>;

/** Which article this is an analysis of. */
export const ArticleHead = v.strictObject({
  id: v.string(),
  url: v.nullable(v.string()),
  title: v.nullable(v.string()),
  published: v.nullable(v.string()),
  language: v.nullable(v.string()),
});
export type ArticleHead = v.InferOutput<typeof ArticleHead>;

/** The reading of one article. */
export const Analysis = v.strictObject({
  schema: v.picklist(["sidelight/1"]),
  article: ArticleHead,
  engine: Engine,
  actors: v.array(Actor),
  quotes: v.array(Quote),
  notes: v.array(Note),
});
export type Analysis = v.InferOutput<typeof Analysis>;
