// Which of the page's texts belong to the article: Readability chooses, on a copy.

import { Readability } from "@mozilla/readability";
import { isText, type PageCopy } from "./copy";
import { inOneSlice, type SliceWatch } from "./slices";

/** What is known of the page before its article is chosen; both keep Readability from guessing. */
export interface Known {
  title: string | null;
  byline: string | null;
}

/**
 * The page's own text nodes that make the article, in the page's order; none where Readability finds no article.
 *
 * Source of the method: Mozilla's Readability 0.6 with `serializer: x => x`, which hands back the very nodes of
 * the copy. The copy is used up. Readability runs in one piece.
 */
export async function chooseArticle(copy: PageCopy, known: Known, watch?: SliceWatch): Promise<Set<Text>> {
  await inOneSlice("prepare", () => prepare(copy, known), watch);
  const content = await inOneSlice("choose", () => contentOf(copy.document), watch);
  return new Set(content ? textsIn(content).flatMap((text) => copy.live.get(text) ?? []) : []);
}

function prepare({ document, live }: PageCopy, known: Known): void {
  document.title = known.title ?? "";
  // With an author known, Readability leaves lines of the class "byline" or "dateline" where they are.
  const author = document.createElement("meta");
  author.setAttribute("name", "author");
  author.setAttribute("content", known.byline ?? "-");
  document.head.append(author);
  keepTexts(document.body, live);
}

function contentOf(document: Document): Node | null {
  try {
    const found = new Readability<Node>(document, {
      serializer: (node) => node,
      disableJSONLD: true,
    }).parse();
    return found?.content ?? null;
  } catch (error) {
    // Readability throws on pages that leave it no element to work on; what it cannot read holds no article.
    if (error instanceof Error) return null;
    throw error;
  }
}

/**
 * Gives the body an innerHTML that keeps nodes: Readability saves and restores the page through it when its first
 * attempt finds too little, and parsing would make new texts of which nobody knows the place.
 */
function keepTexts(body: HTMLElement, live: Map<Node, Text>): void {
  const saved = copyWithTexts(body, live);
  Object.defineProperty(body, "innerHTML", {
    get: () => "",
    set: () => body.replaceChildren(...copyWithTexts(saved, live).childNodes),
  });
}

function copyWithTexts(original: Node, live: Map<Node, Text>): Node {
  const copy = original.cloneNode(true);
  const copies = textsIn(copy);
  for (const [index, text] of textsIn(original).entries()) {
    const place = live.get(text);
    const copied = copies[index];
    if (place && copied) live.set(copied, place);
  }
  return copy;
}

/** In the tree's order. */
function textsIn(root: Node): Node[] {
  const texts: Node[] = [];
  const waiting: Node[] = [root];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (isText(node)) texts.push(node);
    for (let child = node.lastChild; child; child = child.previousSibling) waiting.push(child);
  }
  return texts;
}
