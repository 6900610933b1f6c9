// What is exported: the reading as the reader sees it, corrections and own marks in it, and the formats it is written in.

import type { Concordance } from "../concordance";
import type { Placed } from "../mine/mine";
import { toAnnotations } from "./annotations";
import { toCsv } from "./csv";
import { toMarkdown } from "./markdown";

export type Exported = {
  concordance: Concordance;
  mine: readonly Placed[];
  /** Of the page; null where it has none that could be named. */
  address: string | null;
};

export type Format = "markdown" | "csv" | "json" | "annotations";

export type File = { name: string; type: string; text: string };

const FORMATS: Record<Format, { ending: string; type: string; write(exported: Exported): string }> = {
  markdown: { ending: "md", type: "text/markdown", write: toMarkdown },
  // The mark at the start lets spreadsheets see that it is UTF-8.
  csv: { ending: "csv", type: "text/csv", write: (exported) => `\ufeff${toCsv(exported)}` },
  json: {
    ending: "json",
    type: "application/json",
    write: ({ concordance }) => inJson(concordance.analysis),
  },
  annotations: {
    ending: "annotations.jsonld",
    type: "application/ld+json",
    write: (exported) => inJson(toAnnotations(exported)),
  },
};

export function exportAs(format: Format, exported: Exported): File {
  const { ending, type, write } = FORMATS[format];
  return {
    name: `${fileName(exported.concordance.article.title)}.${ending}`,
    type: `${type};charset=utf-8`,
    text: write(exported),
  };
}

const inJson = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/** Letters and numbers of the title alone: no file system stumbles over them. */
const fileName = (title: string | null): string =>
  (title ?? "")
    .normalize("NFC")
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, "-")
    .replace(/^-|-$/g, "")
    .slice(0, 60)
    .replace(/[\ud800-\udbff]$|-$/, "")
    .toLowerCase() || "sidelight";
