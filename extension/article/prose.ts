// Whether what was found is an article at all, rather than a front page, a list of results or a form.

import type { Block } from "./blocks";

/** An article has at least so much running text, in UTF-16 units, in so many paragraphs. */
const MIN_PROSE = 500;
const MIN_PARAGRAPHS = 3;

/** A block this long, mostly outside of links, is a paragraph. */
const MIN_PARAGRAPH = 60;

/** Without the page's word for it, paragraphs are this long on average (teasers are one sentence) … */
const TYPICAL_PARAGRAPH = 140;

/** … or no more than this share of the text stands in links. */
const MAX_LINKED = 0.15;

/**
 * blocks: without the headline.
 *
 * declared: the page says that it is an article.
 */
export function isArticle(blocks: readonly Block[], declared: boolean): boolean {
  const paragraphs = blocks.filter(isParagraph);
  const prose = sum(paragraphs, (block) => block.text.length);
  if (prose < MIN_PROSE || (paragraphs.length < MIN_PARAGRAPHS && prose < 2 * MIN_PROSE)) return false;
  if (declared || prose / paragraphs.length >= TYPICAL_PARAGRAPH) return true;
  return sum(blocks, (block) => block.linked) <= MAX_LINKED * sum(blocks, (block) => block.text.length);
}

export function isParagraph(block: Block): boolean {
  return block.text.length >= MIN_PARAGRAPH && block.linked <= block.text.length / 2;
}

function sum(blocks: readonly Block[], count: (block: Block) => number): number {
  return blocks.reduce((total, block) => total + count(block), 0);
}
