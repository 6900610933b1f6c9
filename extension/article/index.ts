// Finding the article on a page: its text, what the page says about it, and where each of its words stands.

import type { Article } from "../analysis";
import type { Problem } from "../protocol";
import { withoutBeside } from "./beside";
import { type Block, blocksOf, inOneLine } from "./blocks";
import { chooseArticle } from "./choose";
import { copyPage, type PageCopy } from "./copy";
import { findHeadline } from "./headline";
import { isEnglish, isEnglishTag } from "./language";
import { type Metadata, readMetadata } from "./metadata";
import { isArticle } from "./prose";
import { inOneSlice, inSlices, type SliceWatch } from "./slices";
import { TextMap } from "./textmap";

export { documentsOf } from "./frames";
export { IndexedText, indexOf, type Span } from "./offsets";
export type { SliceWatch } from "./slices";
export { TextMap } from "./textmap";

export type FoundArticle = { ok: true; article: Article; map: TextMap } | { ok: false; problem: Problem };

/** The longest text that is read, in code points: MAX_TEXT of shared/sidelight/article.py. */
const MAX_TEXT = 150_000;

/**
 * Finds the article that the page shows. The page is only looked at, in slices of a few milliseconds.
 *
 * Where the page shows its headline, that is the first block of the text, and the title has the same words.
 *
 * watch: told of each slice, for measuring.
 */
export async function findArticle(page: Document, watch?: SliceWatch): Promise<FoundArticle> {
  const metadata = await inOneSlice("metadata", () => readMetadata(page), watch);
  const { headline, body } = await findBlocks(page, metadata, watch);
  return inOneSlice("check", () => checked(page, metadata, headline, body), watch);
}

async function findBlocks(
  page: Document,
  metadata: Metadata,
  watch?: SliceWatch,
): Promise<{ headline: Block[]; body: Block[] }> {
  const copy = await inSlices("copy", copyPage(page), watch);
  const headlineTexts = await inOneSlice("headline", () => textsOfHeadline(page, metadata, copy), watch);
  const bodyTexts = await chooseArticle(copy, metadata, watch);
  for (const text of headlineTexts) bodyTexts.delete(text);
  const body = await inSlices("blocks", blocksOf(page, bodyTexts), watch);
  const [headline = null] = headlineTexts;
  return {
    headline: await inSlices("blocks", blocksOf(page, headlineTexts), watch),
    body: withoutBeside(body, { headline, byline: metadata.byline }),
  };
}

function textsOfHeadline(page: Document, metadata: Metadata, copy: PageCopy): Set<Text> {
  const visible = [...copy.live.values()];
  const textsIn = (element: Element): Text[] => visible.filter((text) => element.contains(text));
  const headline = findHeadline(page, metadata.title, (element) => textsIn(element).length > 0);
  return new Set(headline ? textsIn(headline) : []);
}

function checked(page: Document, metadata: Metadata, headline: Block[], body: Block[]): FoundArticle {
  const title = headline.length > 0 ? inOneLine(headline) : null;
  const map = new TextMap(title ? [title, ...body] : body);
  const { text } = map.text;
  const english = text === "" || isEnglish(text, metadata.language);
  if (isRightToLeft(page)) return refused("not-english");
  if (!isArticle(body, metadata.declared)) return refused("no-article");
  if (!english) return refused("not-english");
  if (map.text.length > MAX_TEXT) return refused("too-long");
  const { declared: _, ...fields } = metadata;
  const language = metadata.language && isEnglishTag(metadata.language) ? metadata.language : "en";
  return { ok: true, article: { ...fields, title: title?.text ?? metadata.title, language, text }, map };
}

function isRightToLeft(page: Document): boolean {
  const style = page.defaultView?.getComputedStyle(page.body ?? page.documentElement);
  return style?.direction === "rtl";
}

const MESSAGES = {
  "no-article": "No article found here.",
  "not-english": "This page is not in English; Sidelight reads English.",
  "too-long": "This article has more than 150,000 characters; Sidelight does not read texts that long.",
};

function refused(reason: keyof typeof MESSAGES): FoundArticle {
  return { ok: false, problem: { reason, message: MESSAGES[reason] } };
}
