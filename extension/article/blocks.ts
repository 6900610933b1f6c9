// Blocks: the paragraphs, headings and list items of the article, as the browser shows them.

import { isBlock, isHidden, keepsLines } from "./appearance";
import { isElement, isText } from "./copy";
import { wellFormed } from "./offsets";

/** A stretch of a block's text that stands unit for unit in one text node. Offsets are UTF-16 units. */
export interface Piece {
  /** Where it begins and ends in the text. */
  start: number;
  end: number;
  node: Text;
  /** Where it begins in node.data. */
  from: number;
}

/** One paragraph, heading, list item or table cell, its white space collapsed. */
export interface Block {
  text: string;
  pieces: Piece[];
  /** How many of its units are words of links. */
  linked: number;
}

/** White space that runs together on the screen, and characters that do not show at all. */
const UNSEEN = "\\u00ad\\u200b\\u2060\\ufeff";
const WORD = new RegExp(`[^ \\t\\n\\r\\f\\u00a0${UNSEEN}]+`, "g");
const SEEN = new RegExp(`[^${UNSEEN}]`);

/**
 * The blocks that the chosen texts make, in the page's order. Yields at each element.
 *
 * A line break inside a block is "\n", all other white space one " "; an empty line ends the block. Blocks
 * without any letter or digit are left out.
 */
export function* blocksOf(page: Document, chosen: ReadonlySet<Text>): Generator<void, Block[]> {
  const writer = new BlockWriter();
  const view = page.defaultView;
  const [first] = chosen;
  if (!view || !first) return [];
  const holders = holdersOf(chosen);

  interface Level {
    children: ChildNode[];
    next: number;
    block: boolean;
    lines: boolean;
    link: boolean;
  }
  const enter = (element: Element, style: CSSStyleDeclaration, outer?: Level): Level => ({
    children: [...element.childNodes],
    next: 0,
    block: isBlock(element, style),
    lines: keepsLines(style),
    link: outer?.link || element.localName === "a",
  });
  const levels = [enter(page.body, view.getComputedStyle(page.body))];
  for (let level = levels.at(-1); level; level = levels.at(-1)) {
    const child = level.children[level.next++];
    if (!child) {
      if (level.block) writer.endBlock();
      levels.pop();
    } else if (isText(child)) {
      if (chosen.has(child)) writer.write(child, level.lines, level.link);
      else if (child.data.trim() === "") writer.space(child, level.lines);
    } else if (isElement(child)) {
      yield;
      if (child.localName === "br") {
        writer.breakLine();
        continue;
      }
      const style = view.getComputedStyle(child);
      if (isHidden(style)) continue;
      if (isBlock(child, style)) writer.endBlock();
      if (holders.has(child)) levels.push(enter(child, style, level));
    }
  }
  return writer.blocks();
}

/** The blocks as one of a single line, such as a headline. */
export function inOneLine(blocks: readonly Block[]): Block {
  const line: Block = { text: "", pieces: [], linked: 0 };
  for (const { text, pieces, linked } of blocks) {
    if (line.text !== "") line.text += " ";
    const shift = line.text.length;
    line.text += text.replaceAll("\n", " ");
    line.pieces.push(
      ...pieces.map((piece) => ({ ...piece, start: piece.start + shift, end: piece.end + shift })),
    );
    line.linked += linked;
  }
  return line;
}

/** The elements above the texts. */
function holdersOf(texts: ReadonlySet<Text>): Set<Element> {
  const holders = new Set<Element>();
  for (const text of texts) {
    for (let above = text.parentElement; above && !holders.has(above); above = above.parentElement) {
      holders.add(above);
    }
  }
  return holders;
}

interface Place {
  node: Text;
  at: number;
}

/** Joins the texts into blocks and keeps where each unit came from. */
class BlockWriter {
  private readonly done: Block[] = [];
  private block: Block = { text: "", pieces: [], linked: 0 };
  /** White space met since the last word: its line breaks, and where its first unit and first line end stand. */
  private breaks = 0;
  private gap: Place | null = null;
  private line: Place | null = null;

  write(node: Text, lines: boolean, link: boolean): void {
    const { data } = node;
    let end = 0;
    for (const word of data.matchAll(WORD)) {
      this.skip(node, data, end, word.index, lines);
      end = word.index + word[0].length;
      this.writeGap();
      this.append(wellFormed(word[0]), node, word.index);
      if (link) this.block.linked += word[0].length;
    }
    this.skip(node, data, end, data.length, lines);
  }

  /** White space of a text that was not chosen still parts the words around it. */
  space(node: Text, lines: boolean): void {
    this.skip(node, node.data, 0, node.data.length, lines);
  }

  breakLine(): void {
    this.breaks++;
  }

  endBlock(): void {
    if (/[\p{L}\p{N}]/u.test(this.block.text)) this.done.push(this.block);
    this.block = { text: "", pieces: [], linked: 0 };
    this.forgetGap();
  }

  blocks(): Block[] {
    this.endBlock();
    return this.done;
  }

  private skip(node: Text, data: string, from: number, to: number, lines: boolean): void {
    if (from === to) return;
    const skipped = data.slice(from, to);
    const seen = skipped.search(SEEN);
    if (seen === -1) return;
    this.gap ??= { node, at: from + seen };
    if (!lines || !skipped.includes("\n")) return;
    this.line ??= { node, at: from + skipped.indexOf("\n") };
    this.breaks += skipped.split("\n").length - 1;
  }

  /** The white space before a word, now that a word follows it. */
  private writeGap(): void {
    const { breaks, gap, line } = this;
    if (breaks > 1) this.endBlock();
    this.forgetGap();
    if (this.block.text === "") return;
    if (breaks === 1 && line) this.append("\n", line.node, line.at);
    else if (breaks === 1) this.block.text += "\n";
    else if (gap) this.append(" ", gap.node, gap.at);
  }

  private forgetGap(): void {
    this.breaks = 0;
    this.gap = null;
    this.line = null;
  }

  private append(text: string, node: Text, from: number): void {
    const start = this.block.text.length;
    this.block.text += text;
    const last = this.block.pieces.at(-1);
    const follows =
      last && last.node === node && last.end === start && last.from + start - last.start === from;
    if (follows) last.end = this.block.text.length;
    else this.block.pieces.push({ start, end: this.block.text.length, node, from });
  }
}
