// Whether what was found is an article at all, rather than a front page, a list of results or a form.

import type { Block } from "./blocks";

/** An article has at least so much running text, in UTF-16 units, in so many paragraphs. */
const MIN_PROSE = 500;
const MIN_PARAGRAPHS = 3;

/** A block this long, mostly outside of links, is a paragraph. */
const MIN_PARAGRAPH = 60;

/** The paragraphs of an article are this long in the middle; teasers are one sentence. */
const TYPICAL_PARAGRAPH = 140;

/**
 * declared: the page says that it is an article; then its paragraphs need not be compared with its links.
 *
 * blocks: without the headline.
 */
export function isArticle(blocks: readonly Block[], declared: boolean): boolean {
  const paragraphs = blocks.filter(isParagraph);
  const prose = length(paragraphs);
  if (prose < MIN_PROSE || (paragraphs.length < MIN_PARAGRAPHS && prose < 2 * MIN_PROSE)) return false;
  if (declared) return true;
  const links = blocks.filter((block) => block.linked > block.text.length / 2);
  return prose / paragraphs.length >= TYPICAL_PARAGRAPH || links.length < paragraphs.length / 2;
}

function isParagraph(block: Block): boolean {
  return block.text.length >= MIN_PARAGRAPH && block.linked <= block.text.length / 2;
}

function length(blocks: readonly Block[]): number {
  return blocks.reduce((sum, block) => sum + block.text.length, 0);
}
