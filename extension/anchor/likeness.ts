// How much two texts of articles have in common.

/** The share of the longer text that stands, block by block, in both: 1 for the same text, 0 for another article. */
export function likeness(one: string, other: string): number {
  const blocks = blocksOf(other);
  const longer = Math.max(length(blocksOf(one)), length(blocks));
  const counts = new Map<string, number>();
  for (const block of blocks) counts.set(block, (counts.get(block) ?? 0) + 1);
  const common = blocksOf(one).filter((block) => {
    const left = counts.get(block) ?? 0;
    counts.set(block, left - 1);
    return left > 0;
  });
  return longer === 0 ? 1 : length(common) / longer;
}

/** White space does not count: a page that is written anew often has other line ends. */
function blocksOf(text: string): string[] {
  return text.split("\n\n").map((block) => block.replace(/\s+/g, ""));
}

function length(blocks: readonly string[]): number {
  return blocks.reduce((sum, block) => sum + block.length, 0);
}
