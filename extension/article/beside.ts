// What stands at an article without being its text: the line above the headline, bylines, captions.

import type { Block } from "./blocks";
import { isParagraph } from "./prose";
import { dateIn } from "./published";

/** A line that is no sentence has at most so many units; the one above a headline, and one with a date, fewer. */
const MAX_LINE = 120;
const MAX_KICKER = 60;
const MAX_DATE = 40;

/** An element that is said to be a byline and holds more than this holds more than a byline. */
const MAX_BYLINE = 200;

/** Node.DOCUMENT_POSITION_PRECEDING. */
const PRECEDING = 2;

const AUTHOR = "[rel~='author'], [itemprop~='author'], address, [class*='byline' i]";

/**
 * The blocks without what the page's own structure says not to be text: captions of figures, and before the first
 * paragraph the line above the headline, the byline and the date. What is a sentence stays, whatever it is in.
 *
 * headline: a text of the headline, where the page shows one. byline: the authors, as the page's metadata has them.
 */
export function withoutBeside(
  blocks: readonly Block[],
  { headline, byline }: { headline: Text | null; byline: string | null },
): Block[] {
  const authors = byline?.split(/, | and /).filter((name) => name.includes(" ")) ?? [];
  const opening = blocks.findIndex(isParagraph);
  return blocks.filter((block, at) => {
    if (isCaption(block)) return false;
    if (at >= opening || !isLine(block)) return true;
    const isByline = isCredit(block) || authors.some((author) => block.text.includes(author));
    return !(isKicker(block, headline) || isByline || isDate(block));
  });
}

function isLine({ text }: Block): boolean {
  return text.length <= MAX_LINE && !/[.!?…:]["”’)]?$/.test(text);
}

function isCaption({ pieces }: Block): boolean {
  return pieces.every(({ node }) => node.parentElement?.closest("figcaption"));
}

function isKicker({ text, pieces: [first] }: Block, headline: Text | null): boolean {
  if (headline === null || first === undefined || text.length > MAX_KICKER) return false;
  return (headline.compareDocumentPosition(first.node) & PRECEDING) !== 0;
}

function isCredit({ pieces }: Block): boolean {
  return pieces.some(({ node }) => {
    const credit = node.parentElement?.closest(AUTHOR);
    return credit && credit.textContent.trim().length <= MAX_BYLINE;
  });
}

function isDate({ text, pieces }: Block): boolean {
  if (pieces.every(({ node }) => node.parentElement?.closest("time"))) return true;
  return text.length <= MAX_DATE && dateIn(text) !== null;
}
