// The text map: from the article's text to the page's text nodes, and back.

import type { Block, Piece } from "./blocks";
import { IndexedText, type Span, wellFormed } from "./offsets";

/** Where in the page each code point of an article's text stands. The page is only looked at. */
export class TextMap {
  readonly text: IndexedText;
  /** In the order of the text; what lies between two of them is a break that no text node holds. */
  private readonly pieces: Piece[] = [];
  private readonly piecesOf = new Map<Text, Piece[]>();
  /** What each node held when it was read. */
  private readonly dataOf = new Map<Text, string>();
  /** The innermost node of the page that holds all blocks but the first: headlines often stand apart. */
  readonly root: Node | null;

  /** blocks: joined by one blank line, they are the article's text. */
  constructor(blocks: readonly Block[]) {
    let offset = 0;
    for (const block of blocks) {
      for (const piece of block.pieces)
        this.add({ ...piece, start: piece.start + offset, end: piece.end + offset });
      offset += block.text.length + 2;
    }
    this.text = new IndexedText(blocks.map((block) => block.text).join("\n\n"));
    this.root = commonAncestor(blocks[1]?.pieces[0]?.node, blocks.at(-1)?.pieces.at(-1)?.node);
  }

  /** The text nodes that hold the article, in the order of the text. */
  get nodes(): Text[] {
    return [...this.dataOf.keys()];
  }

  /** Whether all of the article is still in the page as it was read. */
  get isWhole(): boolean {
    return this.nodes.every((node) => this.isIntact(node));
  }

  /** Whether the node is still in the page and still holds what was read. */
  isIntact(node: Text): boolean {
    return node.isConnected && node.data === this.dataOf.get(node);
  }

  /**
   * One range for each text node that the span touches, in the order of the text; none where any of them is gone
   * or has changed.
   */
  rangesFor([start, end]: Span): Range[] {
    const from = this.text.toUtf16(start);
    const to = this.text.toUtf16(end);
    const ends = new Map<Text, [number, number]>();
    for (let at = this.firstPieceAfter(from); at < this.pieces.length; at++) {
      const piece = this.pieces[at] as Piece;
      if (piece.start >= to) break;
      const begins = piece.from + Math.max(from - piece.start, 0);
      const stops = piece.from + Math.min(to, piece.end) - piece.start;
      const known = ends.get(piece.node);
      if (known) known[1] = stops;
      else ends.set(piece.node, [begins, stops]);
    }
    const ranges: Range[] = [];
    for (const [node, [begins, stops]] of ends) {
      if (!this.isIntact(node)) return [];
      const range = node.ownerDocument.createRange();
      range.setStart(node, begins);
      range.setEnd(node, stops);
      ranges.push(range);
    }
    return ranges;
  }

  /** The code point at a place in the page; white space that is not shown counts as what follows it. */
  pointToOffset(node: Node, offset: number): number | null {
    const pieces = this.piecesOf.get(node as Text);
    if (!pieces) return null;
    const piece = pieces.find((candidate) => offset < candidate.from + candidate.end - candidate.start);
    const last = pieces.at(-1) as Piece;
    const utf16 = piece ? piece.start + Math.max(offset - piece.from, 0) : last.end;
    return this.text.toCodePoint(utf16);
  }

  /** The span of the article that a range of the page, such as a selection, holds; null where it holds none. */
  spanOf(range: Range): Span | null {
    let start: number | null = null;
    let end = 0;
    for (const { node, from, start: first, end: last } of this.pieces) {
      if (!range.intersectsNode(node)) continue;
      const begins = node === range.startContainer ? Math.max(range.startOffset - from, 0) : 0;
      const stops =
        node === range.endContainer ? Math.min(range.endOffset - from, last - first) : last - first;
      if (begins >= stops) continue;
      start ??= first + begins;
      end = first + stops;
    }
    return start === null ? null : [this.text.toCodePoint(start), this.text.toCodePoint(end)];
  }

  /**
   * The words under ranges, read from the page as it is now and written as the article writes them. For ranges of
   * `rangesFor` it equals the slice of the span.
   */
  textOf(ranges: readonly Range[]): string {
    let text = "";
    let previous: Piece | null = null;
    for (const range of ranges) {
      for (const piece of this.piecesOf.get(range.startContainer as Text) ?? []) {
        const begins = Math.max(range.startOffset, piece.from);
        const stops = Math.min(range.endOffset, piece.from + piece.end - piece.start);
        if (begins >= stops) continue;
        if (previous) text += this.text.text.slice(previous.end, piece.start);
        const live = piece.node.data.slice(begins, stops);
        text += written(live, this.text.text.slice(piece.start + begins - piece.from));
        previous = piece;
      }
    }
    return text;
  }

  private add(piece: Piece): void {
    this.pieces.push(piece);
    const same = this.piecesOf.get(piece.node);
    if (same) same.push(piece);
    else this.piecesOf.set(piece.node, [piece]);
    this.dataOf.set(piece.node, piece.node.data);
  }

  /** Position of the first piece that ends after a UTF-16 offset. */
  private firstPieceAfter(utf16: number): number {
    let low = 0;
    let high = this.pieces.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.pieces[middle] as Piece).end <= utf16) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function commonAncestor(first?: Node, last?: Node): Node | null {
  let above = first ?? null;
  while (above && last && !above.contains(last)) above = above.parentNode;
  return above;
}

/** Text of the page as the article writes it; whether a line end is one depends on the page's styles. */
function written(live: string, inArticle: string): string {
  return wellFormed(live).replace(/[ \t\n\r\f\u00a0]/g, (unit, at: number) =>
    unit === "\n" && inArticle[at] === "\n" ? "\n" : " ",
  );
}
