// Finding the article on a page: its text, what the page says about it, and where each of its words stands.

import type { Article } from "../analysis";
import type { Problem } from "../protocol";
import { type Block, blocksOf } from "./blocks";
import { chooseArticle } from "./choose";
import { copyPage } from "./copy";
import { findHeadline } from "./headline";
import { isEnglish, isEnglishTag } from "./language";
import { type Metadata, readMetadata } from "./metadata";
import { isArticle } from "./prose";
import { inOneSlice, inSlices, type SliceWatch } from "./slices";
import { TextMap } from "./textmap";

export { IndexedText, indexOf, type Span } from "./offsets";
export type { SliceWatch } from "./slices";
export { TextMap } from "./textmap";

export type FoundArticle = { ok: true; article: Article; map: TextMap } | { ok: false; problem: Problem };

/** The longest text that is read, in code points: MAX_TEXT of shared/sidelight/article.py. */
const MAX_TEXT = 100_000;

/**
 * Finds the article that the page shows. The page is only looked at, in slices of a few milliseconds.
 *
 * watch: told of each slice, for measuring.
 */
export async function findArticle(page: Document, watch?: SliceWatch): Promise<FoundArticle> {
  const metadata = await inOneSlice("metadata", () => readMetadata(page), watch);
  const { headline, body } = await findBlocks(page, metadata, watch);
  const map = new TextMap([...headline, ...body]);
  const { text } = map.text;

  if (isRightToLeft(page) || (text !== "" && !isEnglish(text, metadata.language)))
    return refused("not-english");
  if (!isArticle(body, metadata.declared)) return refused("no-article");
  if (map.text.length > MAX_TEXT) return refused("too-long");
  const { declared: _, ...fields } = metadata;
  const language = metadata.language && isEnglishTag(metadata.language) ? metadata.language : "en";
  return { ok: true, article: { ...fields, language, text }, map };
}

async function findBlocks(
  page: Document,
  metadata: Metadata,
  watch?: SliceWatch,
): Promise<{ headline: Block[]; body: Block[] }> {
  const copy = await inSlices("copy", copyPage(page), watch);
  const visible = [...copy.live.values()].filter((text) => text.data.trim() !== "");
  const showsHeadline = findHeadline(page, metadata.title, (element) =>
    visible.some((text) => element.contains(text)),
  );
  const chosen = await inOneSlice("choose", () => chooseArticle(copy, metadata), watch);
  let headline: Block[] = [];
  if (showsHeadline) {
    const texts = new Set(visible.filter((text) => showsHeadline.contains(text)));
    headline = await inSlices("blocks", blocksOf(showsHeadline, texts), watch);
    for (const text of texts) chosen.delete(text);
  }
  return { headline, body: await inSlices("blocks", blocksOf(page.body, chosen), watch) };
}

function isRightToLeft(page: Document): boolean {
  const style = page.defaultView?.getComputedStyle(page.body ?? page.documentElement);
  return style?.direction === "rtl";
}

const MESSAGES = {
  "no-article": "No article found here.",
  "not-english": "This page is not in English; Sidelight reads English.",
  "too-long": `This article has more than ${MAX_TEXT.toLocaleString("en")} characters; Sidelight does not read texts that long.`,
};

function refused(reason: keyof typeof MESSAGES): FoundArticle {
  return { ok: false, problem: { reason, message: MESSAGES[reason] } };
}
