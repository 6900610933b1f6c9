// A small article and its analysis, for tests. The event and the people are invented.

import type { Actor, Analysis, Article, Note, Quote } from "./analysis";
import { IndexedText, type Span } from "./article/offsets";

const TEXT = [
  "Harbour strike enters second week 🚢",
  "Port director Mara Lind said “the cranes will move on Monday”. The dockers denied that there was any deal.",
  "Lind, quoted by Coast Radio, added that talks go on. A spokesman called it “a matter of days”.",
  "What comes next",
  "Lind will meet the dockers on Friday, and she hopes for calm.",
].join("\n\n");

export const article: Article = {
  url: "https://news.example.org/harbour",
  title: "Harbour strike enters second week 🚢",
  byline: null,
  publisher: "The Example",
  published: "2020-10-22",
  language: "en",
  text: TEXT,
};

const indexed = new IndexedText(TEXT);

/** The span of these words, of their nth occurrence, in code points. */
export function spanOf(words: string, nth = 0): Span {
  let at = TEXT.indexOf(words);
  for (let n = 0; n < nth; n++) at = TEXT.indexOf(words, at + 1);
  if (at === -1) throw new Error(`The example does not say “${words}” so often.`);
  return [indexed.toCodePoint(at), indexed.toCodePoint(at + words.length)];
}

const named = (words: string, nth = 0): Actor["mentions"][number] => ({
  span: spanOf(words, nth),
  form: "name",
});

export const lind: Actor = {
  id: "a1",
  name: "Mara Lind",
  type: "person",
  role: "Port director",
  of: null,
  mentions: [
    named("Mara Lind"),
    named("Lind", 1),
    named("Lind", 2),
    { span: spanOf("she"), form: "pronoun" },
  ],
};
export const dockers: Actor = {
  id: "a2",
  name: "The dockers",
  type: "group",
  role: null,
  of: null,
  mentions: [
    { span: spanOf("The dockers"), form: "nominal" },
    { span: spanOf("the dockers"), form: "nominal" },
  ],
};
export const radio: Actor = {
  id: "a3",
  name: "Coast Radio",
  type: "organization",
  role: null,
  of: null,
  mentions: [named("Coast Radio")],
};

const quote = (id: string, content: string, rest: Partial<Quote>): Quote => ({
  id,
  kind: "indirect",
  speech: true,
  content: [spanOf(content)],
  cue: [],
  source: [],
  speakers: [],
  speaker_text: null,
  anonymous: false,
  via: [],
  stance: "says",
  contests: [],
  within: null,
  confidence: 0.7,
  because: [],
  ...rest,
});

export const monday = quote("q1", "“the cranes will move on Monday”", {
  kind: "direct",
  cue: [spanOf("said")],
  speakers: ["a1"],
  confidence: 0.95,
  because: ["it stands in quotation marks", "“said” stands before it"],
});
export const noDeal = quote("q2", "that there was any deal", {
  speakers: ["a2"],
  stance: "denies",
  contests: ["q1"],
});
export const talks = quote("q3", "that talks go on", { speakers: ["a1"], via: ["a3"] });
export const days = quote("q4", "it “a matter of days”", {
  kind: "mixed",
  speaker_text: "A spokesman",
  anonymous: true,
});

export const friday: Note = {
  id: "n1",
  kind: "date",
  span: spanOf("Friday"),
  about: null,
  title: "Friday 23 October 2020",
  text: "The day after the article was published.",
  value: "2020-10-23",
  sources: [],
  as_of: null,
  because: [],
};
export const radioNote: Note = {
  id: "n2",
  kind: "background",
  span: spanOf("Coast Radio"),
  about: "a3",
  title: "Coast Radio",
  text: "A station of the coast.",
  value: null,
  sources: [{ title: "Example", url: "https://example.org/radio", licence: null }],
  as_of: "2026-11",
  because: [],
};

export const analysis: Analysis = {
  schema: "sidelight/1",
  article: {
    id: "sha256:0",
    url: article.url,
    title: article.title,
    published: article.published,
    language: article.language,
  },
  engine: { name: "rules", version: "0.1.0" },
  actors: [lind, dockers, radio],
  quotes: [monday, noDeal, talks, days],
  notes: [friday, radioNote],
};
