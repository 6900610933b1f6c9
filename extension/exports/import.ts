// Web Annotations from a file, taken up as marks of the reader's own. A file comes from anywhere: nothing in it is
// believed before it is checked, one faulty annotation spoils no other, and nothing that is kept is overwritten.

import * as v from "valibot";
import type { Article } from "../analysis";
import { describe } from "../anchor/selectors";
import { IndexedText, indexOf } from "../article/offsets";
import { addressOf, type Kept } from "../kept/pages";
import { LONGEST_PASSAGE, Selectors } from "../kept/selectors";
import { LONGEST_NOTE, type Mine } from "../mine/mine";
import { words } from "../words";

const text = words.exports;

/** Largest file that is read, in bytes, and most annotations that are taken from one. */
export const LARGEST_FILE = 10 * 1024 * 1024;
const MOST = 10_000;

export type Imported = {
  /** What can be kept, by the address of its page. */
  found: { address: string; mine: Mine }[];
  /** How many annotations are Sidelight's own reading, which is made anew from the page itself. */
  ours: number;
  /** What is wrong with the others, by their place in the file, from 1. */
  faults: { place: number; why: string }[];
};

/** The file as a whole is of no use; the message says why. */
export class ImportError extends Error {}

/**
 * The reader's own marks in a file of Web Annotations: a collection, a page, a list, or a single annotation.
 * article: the one that is open, for annotations that say only where and not which words.
 * Throws ImportError where the file is none of these.
 */
export function readAnnotations(json: string, article: Article): Imported {
  const imported: Imported = { found: [], ours: 0, faults: [] };
  for (const [index, raw] of annotationsIn(json).entries()) {
    try {
      const read = readAnnotation(raw, article);
      if (read === "ours") imported.ours++;
      else imported.found.push(read);
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      imported.faults.push({ place: index + 1, why: error.message });
    }
  }
  return imported;
}

/**
 * Those that are not kept yet. One that differs from a kept one with its id becomes a mark of its own beside it, so
 * that neither is lost.
 */
export function newOnes(found: readonly Mine[], { mine }: Pick<Kept, "mine">): Mine[] {
  const known = new Map(mine.map((one) => [one.id, one]));
  const fresh: Mine[] = [];
  for (const one of found) {
    const same = known.get(one.id);
    if (same !== undefined && isSame(same, one)) continue;
    if ([...known.values()].some((other) => isSame(other, one))) continue;
    const next = same === undefined ? one : { ...one, id: crypto.randomUUID() };
    known.set(next.id, next);
    fresh.push(next);
  }
  return fresh;
}

const isSame = (one: Mine, other: Mine): boolean =>
  one.note === other.note && JSON.stringify(one.selectors) === JSON.stringify(other.selectors);

class Fault extends Error {}

function annotationsIn(json: string): unknown[] {
  let file: unknown;
  try {
    file = JSON.parse(json);
  } catch {
    throw new ImportError(text.noJson);
  }
  const all = listIn(file);
  if (all === null) throw new ImportError(text.noAnnotations);
  if (all.length > MOST) throw new ImportError(text.tooMany(all.length, MOST));
  return all;
}

const Page = v.object({ items: v.array(v.unknown()) });
const Collection = v.object({ first: Page });

function listIn(file: unknown): unknown[] | null {
  if (Array.isArray(file)) return file;
  if (v.is(Collection, file)) return file.first.items;
  if (v.is(Page, file)) return file.items;
  return isOf("Annotation", file) ? [file] : null;
}

const OneOrMore = <Schema extends v.GenericSchema>(schema: Schema) =>
  v.pipe(
    v.union([v.array(v.unknown()), v.unknown()]),
    v.transform((value) => (Array.isArray(value) ? value : [value])),
    v.array(schema),
  );
const Time = v.fallback(v.nullable(v.pipe(v.string(), v.isoTimestamp())), null);

const AnAnnotation = v.object({
  id: v.optional(v.unknown()),
  motivation: v.optional(OneOrMore(v.unknown()), []),
  creator: v.optional(v.unknown()),
  created: v.optional(Time, null),
  modified: v.optional(Time, null),
  body: v.optional(v.unknown()),
  bodyValue: v.optional(v.unknown()),
  target: v.unknown(),
});
const ATarget = v.object({ source: v.string(), selector: v.unknown() });
const AQuote = v.object({
  exact: v.pipe(v.string(), v.nonEmpty(), v.maxLength(LONGEST_PASSAGE)),
  prefix: v.optional(v.string(), ""),
  suffix: v.optional(v.string(), ""),
});
const APosition = v.object({ start: v.number(), end: v.number() });
const ABody = v.object({ value: v.string(), format: v.optional(v.string()) });

const MARKS_OF_READERS = ["highlighting", "commenting"];

function readAnnotation(raw: unknown, article: Article): { address: string; mine: Mine } | "ours" {
  if (!isOf("Annotation", raw)) throw new Fault(text.fault.noAnnotation);
  const { success, output } = v.safeParse(AnAnnotation, raw);
  if (!success) throw new Fault(text.fault.noAnnotation);
  if (isOf("Software", output.creator)) return "ours";
  const targets = [output.target].flat();
  if (targets.length !== 1) throw new Fault(text.fault.targets(targets.length));
  const target = v.safeParse(ATarget, targets[0]);
  if (!target.success) throw new Fault(text.fault.noTarget);
  const address = addressOf({ url: target.output.source });
  if (address === null) throw new Fault(text.fault.noAddress);
  const note = noteOf(output);
  if (note === "" && !output.motivation.some((one) => MARKS_OF_READERS.includes(String(one))))
    throw new Fault(text.fault.noMark);
  return {
    address,
    mine: {
      id: idOf(output.id),
      made: output.created ?? new Date().toISOString(),
      changed: output.modified,
      note,
      selectors: selectorsOf(target.output.selector, address === addressOf(article) ? article : null),
    },
  };
}

function noteOf({ body, bodyValue }: v.InferOutput<typeof AnAnnotation>): string {
  const bodies = typeof bodyValue === "string" ? [{ value: bodyValue }] : [body ?? []].flat();
  const notes = bodies
    .map((one) => (typeof one === "string" ? { value: one } : one))
    .flatMap((one) => {
      const { success, output } = v.safeParse(ABody, one);
      if (!success) throw new Fault(text.fault.noText);
      if (output.format !== undefined && output.format !== "text/plain") throw new Fault(text.fault.format);
      return [output.value.trim()];
    });
  const note = notes.filter(Boolean).join("\n\n");
  if (note.length > LONGEST_NOTE) throw new Fault(text.fault.long(LONGEST_NOTE));
  return note;
}

/** article: where it is the one that is meant. */
function selectorsOf(raw: unknown, article: Article | null): Mine["selectors"] {
  const all = [raw].flat();
  const quote = v.safeParse(
    AQuote,
    all.find((one) => isOf("TextQuoteSelector", one)),
  );
  const position = v.safeParse(
    APosition,
    all.find((one) => isOf("TextPositionSelector", one)),
  );
  const place = position.success ? [position.output.start, position.output.end] : null;
  let selectors: unknown = null;
  if (quote.success) {
    const { exact, prefix, suffix } = quote.output;
    const [start = 0, end = new IndexedText(exact).length] = place ?? [];
    selectors = [
      { type: "TextPositionSelector", start, end },
      { type: "TextQuoteSelector", exact, prefix: prefix.slice(-200), suffix: suffix.slice(0, 200) },
    ];
  } else if (place !== null && article !== null) {
    const [start = 0, end = 0] = place;
    if (Number.isSafeInteger(start) && start >= 0 && start < end && end <= indexOf(article).length)
      selectors = describe(indexOf(article), [start, end]);
  }
  const checked = v.safeParse(Selectors, selectors);
  if (!checked.success) throw new Fault(text.fault.noSelector);
  return checked.output;
}

function idOf(raw: unknown): string {
  const id = typeof raw === "string" ? raw.replace(/^urn:uuid:/i, "").toLowerCase() : "";
  return v.is(v.pipe(v.string(), v.uuid()), id) ? id : crypto.randomUUID();
}

/** Whether it is an object of this type; a type may be one of several. */
const isOf = (type: string, raw: unknown): boolean =>
  typeof raw === "object" && raw !== null && "type" in raw && [raw.type].flat().includes(type);
