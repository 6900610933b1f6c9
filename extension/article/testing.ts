// Pages for the tests: small ones made by hand, and saved ones of real sites.

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { JSDOM, VirtualConsole } from "jsdom";

/** Three paragraphs of an invented event, enough to be an article. */
export const PARAGRAPHS = [
  "The mayor of Oldbridge said on Monday that the town would close its northern ferry landing for the winter, because the pier had been damaged by ice and could not be repaired in time for the season.",
  "“We have looked at every plank of it, and we cannot let people walk there,” Agnes Tollund told reporters, adding that she had asked the county for help with the costs of the work.",
  "According to the harbour office, about four hundred people use the landing each day. Most of them will have to take the bus to the southern pier, which was built by the railway in 1911.",
];

/** A page with the filler article and whatever a test adds to it. */
export function articlePage(
  parts: { head?: string; above?: string; before?: string; after?: string; html?: string } = {},
): Document {
  const { head = "", above = "", before = "", after = "", html = 'lang="en"' } = parts;
  const paragraphs = PARAGRAPHS.map((text) => `<p>${text}</p>`).join("\n");
  return pageOf(
    `<!doctype html><html ${html}><head>${head}</head><body>${above}<article>${before}${paragraphs}${after}</article></body></html>`,
  );
}

export function pageOf(html: string): Document {
  const options = { url: "https://news.example/story", virtualConsole: new VirtualConsole() };
  return new JSDOM(html, options).window.document;
}

/** A saved page of a real site, and the article in it as Readability's own tests have it. */
export interface SavedPage {
  name: string;
  source: string;
  expected: string;
}

const SHARED = fileURLToPath(new URL("../../../shared/corpus/pages", import.meta.url));

/** The folders of saved pages: those that SIDELIGHT_PAGES names, else the corpus beside the checkout. */
export function savedPages(): SavedPage[] {
  const folders = process.env.SIDELIGHT_PAGES?.split(delimiter).filter(Boolean) ?? [SHARED];
  return folders
    .filter((folder) => existsSync(folder))
    .flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)))
    .filter((folder) => existsSync(join(folder, "source.html")))
    .map((folder) => ({
      name: folder.split(/[\\/]/).at(-1) ?? folder,
      source: readFileSync(join(folder, "source.html"), "utf8"),
      expected: readFileSync(join(folder, "expected.html"), "utf8"),
    }));
}

const BLOCK =
  /^(address|article|aside|blockquote|body|caption|center|dd|details|div|dl|dt|fieldset|figcaption|figure|footer|form|h\d|header|hr|html|li|main|nav|ol|p|pre|section|summary|table|tbody|td|tfoot|th|thead|tr|ul)$/;

/**
 * A saved page whose styles are those of its markup alone: jsdom takes minutes for the style sheets of real
 * pages. The end-to-end tests see them in a browser, styles and all.
 */
export function openSaved(page: SavedPage): Document {
  const document = pageOf(page.source);
  const view = document.defaultView as Window & typeof globalThis;
  view.getComputedStyle = (element) => {
    const { style } = element as HTMLElement;
    const shown = BLOCK.test(element.localName) ? "block" : "inline";
    return {
      display: element.hasAttribute("hidden") ? "none" : style?.display || shown,
      visibility: style?.visibility || "visible",
      whiteSpace: element.localName === "pre" ? "pre" : "normal",
      direction: element.closest("[dir]")?.getAttribute("dir") ?? "ltr",
      position: "static",
      cssFloat: "none",
    } as CSSStyleDeclaration;
  };
  return document;
}

export const withoutSpace = (text: string | null): string => (text ?? "").replace(/\s+/g, "");
