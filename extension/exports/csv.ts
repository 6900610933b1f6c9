// One table of all marks (RFC 4180): a row for each mention, quote, note, and mark of the reader's own.

import type { Span } from "../article/offsets";
import { passageOf } from "../mine/mine";
import type { Exported } from "./export";
import { inOrder } from "./order";

const COLUMNS = [
  ...["mark", "id", "start", "end", "words"], // start and end: code points of the article's text
  ...["name", "type", "role", "form"],
  ...["kind", "speakers", "unnamed", "via", "stance", "confidence"],
  ...["title", "text", "value", "sources"],
] as const;
type Row = Partial<Record<(typeof COLUMNS)[number], string | number | boolean | null>>;

export function toCsv({ concordance, mine }: Exported): string {
  const place = (...spans: Span[]): Row => ({
    start: Math.min(...spans.map(([start]) => start)),
    end: Math.max(...spans.map(([, end]) => end)),
    words: concordance.words(...spans),
  });
  const { actors, quotes, notes } = concordance.analysis;
  const rows: Row[] = [
    ...actors.flatMap(({ id, name, type, role, mentions }) =>
      mentions.map(({ span, form }) => ({ mark: "mention", id, ...place(span), name, type, role, form })),
    ),
    ...quotes.map((quote) => ({
      mark: "quote",
      id: quote.id,
      ...(quote.content.length > 0 && place(...quote.content)),
      kind: quote.kind,
      speakers: concordance.speaker(quote),
      unnamed: quote.anonymous,
      via: concordance.names(quote.via).join("; "),
      stance: quote.stance,
      confidence: quote.confidence,
    })),
    ...notes.map(({ id, span, kind, title, text, value, sources }) => ({
      ...{ mark: "note", id, ...place(span), kind, title, text, value },
      sources: sources.map((source) => [source.title, source.url].filter(Boolean).join(" ")).join("; "),
    })),
    ...mine.map((placed) => ({
      mark: "mine",
      id: placed.mine.id,
      ...(placed.span ? place(placed.span) : { words: passageOf(placed.mine) }),
      kind: placed.mine.note === "" ? "highlight" : "note",
      text: placed.mine.note,
    })),
  ];
  const lines = inOrder(rows, ({ start }) => Number(start ?? Number.POSITIVE_INFINITY)).map((row) =>
    COLUMNS.map((column) => cell(row[column] ?? "")).join(","),
  );
  return [COLUMNS.join(","), ...lines, ""].join("\r\n");
}

/** What spreadsheets take for the beginning of a formula, or skip before one. */
const FORMULA = /^[\s\0]*[=+\-@＝＋－＠|%]|^[\t\r\n]/;

/** A text that a spreadsheet might run gets an apostrophe before it, as OWASP advises; then RFC 4180's quotes. */
function cell(value: string | number | boolean): string {
  if (typeof value !== "string") return String(value);
  const harmless = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]|^\s|\s$/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
