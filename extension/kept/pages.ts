// What the reader made of pages, kept on this device by address: corrections, notes and highlights. Nothing else
// writes these records, and nothing that is read from them is believed before it is checked.

import * as v from "valibot";
import type { Article } from "../analysis";
import { Correction } from "../corrections/correction";
import { Mine } from "../mine/mine";

const SHELVES = { corrections: Correction, mine: Mine } as const;
export type Shelf = keyof typeof SHELVES;
export type Item<Name extends Shelf> = v.InferOutput<(typeof SHELVES)[Name]>;

/** One page's record. */
export type Kept = {
  address: string;
  title: string;
  corrections: Correction[];
  mine: Mine[];
  /** How many items are not what this version writes. They are left as they are. */
  unreadable: number;
};

const Stored = v.object({
  title: v.fallback(v.string(), ""),
  corrections: v.fallback(v.array(v.unknown()), []),
  mine: v.fallback(v.array(v.unknown()), []),
});
type Stored = v.InferOutput<typeof Stored>;

const PREFIX = "page ";
const keyOf = (address: string): string => PREFIX + address;

/** Parts of an address that say where the reader came from, not where they are. */
const TRACKING = /^(utm_\w+|fbclid|gclid|dclid|msclkid|mc_[ce]id|igshid)$/i;

/** The address under which an article's record is kept; null where it has none. */
export function addressOf({ url }: Pick<Article, "url">): string | null {
  if (url === null || !URL.canParse(url)) return null;
  const address = new URL(url);
  if (!/^(https?|file):$/.test(address.protocol)) return null;
  address.hash = "";
  // Not by searchParams, whose names a content script in Firefox cannot list.
  const parts = address.search.slice(1).split("&");
  address.search = parts.filter((part) => !TRACKING.test(part.split("=", 1)[0] ?? "")).join("&");
  return address.href;
}

export async function loadKept(address: string): Promise<Kept> {
  return checked(address, await stored(address));
}

/** Every record on this device, by address. */
export async function allKept(): Promise<Kept[]> {
  const everything = await chrome.storage.local.get(null);
  return Object.keys(everything)
    .filter((key) => key.startsWith(PREFIX))
    .sort()
    .map((key) => checked(key.slice(PREFIX.length), shaped(everything[key])));
}

/** Adds items, or puts them in the place of those with their ids. */
export function keep<Name extends Shelf>(
  { address, title }: { address: string; title: string | null },
  shelf: Name,
  ...items: Item<Name>[]
): Promise<void> {
  const ids = new Map(items.map((item) => [item.id, item]));
  return change(address, (record) => {
    const there = record[shelf].map((item) => {
      const id = idOf(item);
      const newer = ids.get(id);
      ids.delete(id);
      return newer ?? item;
    });
    return { ...record, title: title ?? record.title, [shelf]: [...there, ...ids.values()] };
  });
}

export function forget(address: string, shelf: Shelf, id: string): Promise<void> {
  return change(address, (record) => ({
    ...record,
    [shelf]: record[shelf].filter((item) => idOf(item) !== id),
  }));
}

/** Deletes all that is kept of one page, or of all pages. */
export async function forgetPages(address?: string): Promise<void> {
  await inTurn(async () => {
    const keys =
      address === undefined ? (await allKept()).map((kept) => keyOf(kept.address)) : [keyOf(address)];
    await chrome.storage.local.remove(keys);
  });
}

/**
 * Calls back after each change of a page's record, wherever it was made; returns how to stop.
 * address: "any" for those of all pages; null for a page of which nothing is kept.
 */
export function watchKept(address: string | "any" | null, changed: () => void): () => void {
  if (address === null) return () => {};
  const concerns = (key: string): boolean =>
    address === "any" ? key.startsWith(PREFIX) : key === keyOf(address);
  const listener = (changes: Record<string, chrome.storage.StorageChange>): void => {
    if (Object.keys(changes).some(concerns)) changed();
  };
  chrome.storage.local.onChanged.addListener(listener);
  return () => chrome.storage.local.onChanged.removeListener(listener);
}

function checked(address: string, record: Stored): Kept {
  const corrections = record.corrections.flatMap((item) => readable(Correction, item));
  const mine = record.mine.flatMap((item) => readable(Mine, item));
  const all = record.corrections.length + record.mine.length;
  return {
    address,
    title: record.title,
    corrections,
    mine,
    unreadable: all - corrections.length - mine.length,
  };
}

function readable<Schema extends v.GenericSchema>(schema: Schema, item: unknown): v.InferOutput<Schema>[] {
  const { success, output } = v.safeParse(schema, item);
  return success ? [output] : [];
}

const shaped = (raw: unknown): Stored => {
  const { success, output } = v.safeParse(Stored, raw ?? {});
  return success ? output : v.parse(Stored, {});
};

async function stored(address: string): Promise<Stored> {
  const key = keyOf(address);
  return shaped((await chrome.storage.local.get(key))[key]);
}

function change(address: string, changed: (record: Stored) => Stored): Promise<void> {
  return inTurn(async () => {
    const record = changed(await stored(address));
    const key = keyOf(address);
    if (record.corrections.length + record.mine.length === 0) await chrome.storage.local.remove(key);
    else await chrome.storage.local.set({ [key]: record });
  });
}

let last: Promise<unknown> = Promise.resolve();

/** One write after the other: each begins with what the one before has left. */
function inTurn(write: () => Promise<void>): Promise<void> {
  const next = last.then(write, write);
  last = next.catch(() => {});
  return next;
}

const idOf = (item: unknown): string =>
  typeof item === "object" && item !== null && "id" in item ? String(item.id) : "";
