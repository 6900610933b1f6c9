// An article and its analysis, for the tests of the engines.

import type { Analysis, Article } from "../analysis";

export const article: Article = {
  url: "https://example.org/bridge",
  title: "A bridge",
  byline: null,
  publisher: null,
  published: "2024-03-14",
  language: "en",
  text: "A bridge\n\n“It opens 😀,” Ilse Maren said on Thursday.",
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
  engine: { name: "rules", version: "0" },
  actors: [
    {
      id: "a1",
      name: "Ilse Maren",
      type: "person",
      role: null,
      of: null,
      mentions: [{ span: [24, 34], form: "name" }],
    },
  ],
  quotes: [
    {
      id: "q1",
      kind: "direct",
      speech: true,
      content: [[10, 23]],
      cue: [[35, 39]],
      source: [[24, 34]],
      speakers: ["a1"],
      speaker_text: null,
      anonymous: false,
      via: [],
      stance: "says",
      contests: [],
      within: null,
      confidence: 0.9,
      because: ["a cue after the quote"],
    },
  ],
  notes: [
    {
      id: "n1",
      kind: "date",
      span: [43, 51],
      about: null,
      title: "Thursday",
      text: "Thursday 14 March 2024",
      value: "2024-03-14",
      sources: [],
      as_of: null,
      because: [],
    },
  ],
};
