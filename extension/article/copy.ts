// A copy of what the page shows, for Readability to take apart. The page itself is only looked at.

import { isHidden, showsText } from "./appearance";

/** A bare copy of the page's body, and which text of the page each text of the copy stands for, in order. */
export interface PageCopy {
  document: Document;
  live: Map<Node, Text>;
}

export const isText = (node: Node): node is Text => node.nodeType === 3;
export const isElement = (node: Node): node is Element => node.nodeType === 1;

/** Elements that never hold an article's words. */
const LEFT_OUT = new Set(
  "script style noscript template svg math canvas iframe frame frameset object embed applet audio video map select datalist textarea input button progress meter dialog nav aside footer link meta title rt rp".split(
    " ",
  ),
);

/** All that Readability looks at to choose; it needs neither styles nor images' addresses. */
const ATTRIBUTES =
  "class id role aria-modal rel itemprop href colspan rowspan summary datatable dir alt".split(" ");

/** Deeper than any page made by hand; beyond it, Readability's recursion would end in an error. */
const MAX_DEPTH = 500;

const HTML = "http://www.w3.org/1999/xhtml";

/** Elements inside a line, which are worth nothing when nothing stands in them. */
const WORTHLESS_EMPTY = new Set("a abbr b cite em font i s small span strong sub sup u".split(" "));

/**
 * Copies the body without what is hidden or holds no words. Yields at each element.
 *
 * The copy is an inert document: nothing in it loads, runs or is upgraded to a custom element. It is kept small,
 * since Readability goes through it in one piece: no empty spans, no text of white space alone.
 */
export function* copyPage(page: Document): Generator<void, PageCopy> {
  const document = page.implementation.createHTMLDocument("");
  const live = new Map<Node, Text>();
  const view = page.defaultView;
  if (!page.body || !view) return { document, live };

  const bodyStyle = view.getComputedStyle(page.body);
  // Pages that hide their whole body do so until they have settled, and are about to show it.
  const settled = showsText(bodyStyle);
  interface Level {
    to: Element;
    children: ChildNode[];
    next: number;
    shown: boolean;
  }
  const enter = (from: Element, to: Element, style: CSSStyleDeclaration): Level => {
    return { to, children: [...from.childNodes], next: 0, shown: !settled || showsText(style) };
  };
  const levels = [enter(page.body, document.body, bodyStyle)];
  for (let level = levels.at(-1); level; level = levels.at(-1)) {
    const child = level.children[level.next++];
    if (!child) {
      levels.pop();
      if (!level.to.hasChildNodes() && WORTHLESS_EMPTY.has(level.to.localName)) level.to.remove();
    } else if (isText(child)) {
      if (!level.shown || child.data.trim() === "") continue;
      const text = document.createTextNode(child.data.replace(/\s+/g, " "));
      live.set(text, child);
      level.to.append(text);
    } else if (isElement(child) && child.isConnected && mayHoldWords(child) && levels.length < MAX_DEPTH) {
      yield;
      const style = view.getComputedStyle(child);
      if (isHidden(style)) continue;
      const element = bareCopy(child, document);
      level.to.append(element);
      levels.push(enter(child, element, style));
    }
  }
  return { document, live };
}

function mayHoldWords(element: Element): boolean {
  if (element.namespaceURI !== HTML || LEFT_OUT.has(element.localName)) return false;
  // What a closed <details> holds is out of sight without any style of its own that says so.
  if (element.localName !== "summary" && element.parentElement?.matches("details:not([open])")) return false;
  return !isBeside(element) || isWholePage(element);
}

/** What a page itself says is not to be read with its article: hidden from readers aloud, adverts, forms. */
function isBeside(element: Element): boolean {
  return element.matches('form, [aria-hidden="true"], [aria-label^="advert" i]');
}

/** An open dialog makes pages set aria-hidden on all the rest; the reader still sees that. Some sites are one form. */
function isWholePage(element: Element): boolean {
  return element.querySelector("main, article, h1, p ~ p ~ p") !== null;
}

function bareCopy(element: Element, document: Document): Element {
  const plain = /^[a-z][a-z0-9-]*$/.test(element.localName);
  const copy = document.createElement(plain ? element.localName : "span");
  for (const name of ATTRIBUTES) {
    const value = element.getAttribute(name);
    // Readability replaces the text of javascript: links by new text, whose place in the page would be lost.
    if (value !== null && !/^\s*javascript:/i.test(value)) copy.setAttribute(name, value);
  }
  return copy;
}
