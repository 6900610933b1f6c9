// What a page says about its article: title, byline, publisher, date, language. Believed only as far as it fits.

import { statedInJsonLd } from "./jsonld";
import { wellFormed } from "./offsets";
import { dateIn } from "./published";

export interface Metadata {
  url: string | null;
  title: string | null;
  byline: string | null;
  publisher: string | null;
  published: string | null;
  language: string | null;
  /** The page itself says that it is an article. */
  declared: boolean;
}

/** The longest field, in UTF-16 units: never more than MAX_FIELD of shared/sidelight/article.py in code points. */
const MAX_FIELD = 2_000;

/** Names of <meta name|property|itemprop>, lower case, the most trustworthy first. */
const META = {
  title: [
    "og:title",
    "twitter:title",
    "parsely-title",
    "sailthru.title",
    "dc.title",
    "dcterms.title",
    "headline",
  ],
  byline: [
    "author",
    "article:author",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "dcterms.creator",
    "byl",
  ],
  publisher: ["og:site_name", "publisher", "dc.publisher", "application-name"],
  published: [
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dc.date",
    "dcterms.date",
    "article.published",
    "pubdate",
    "pdate",
    "publish-date",
    "publish_date",
    "publication_date",
    "article_date_original",
    "cxenseparse:recs:publishtime",
    "date",
  ],
  language: ["og:locale", "dc.language", "content-language"],
} as const;

/** Reads the page's JSON-LD, meta tags, <time>, <title> and <html lang>. The page is only looked at. */
export function readMetadata(page: Document): Metadata {
  const jsonLd = statedInJsonLd(page);
  const meta = metaTags(page);
  const first = (names: readonly string[], fits: (value: string) => string | null): string | null => {
    for (const name of names) {
      for (const value of meta.get(name) ?? []) {
        const field = fits(value);
        if (field !== null) return field;
      }
    }
    return null;
  };
  const plain = (value: string): string | null => plainText(page, value);
  const stated = (value: string | null | undefined): string | null => (value ? plain(value) : null);
  return {
    url: address(page),
    title: stated(jsonLd?.title) ?? first(META.title, plain) ?? stated(page.title),
    byline: withoutBy(
      stated(jsonLd?.byline) ?? first(META.byline, (value) => (isAddress(value) ? null : plain(value))),
    ),
    publisher: stated(jsonLd?.publisher) ?? first(META.publisher, plain),
    published:
      (jsonLd?.published ? dateIn(jsonLd.published) : null) ?? first(META.published, dateIn) ?? timeTag(page),
    language:
      languageTag(page.documentElement.lang) ??
      (jsonLd?.language ? languageTag(jsonLd.language) : null) ??
      first(META.language, languageTag),
    declared:
      jsonLd !== null || first(["og:type"], (value) => (/article/i.test(value) ? value : null)) !== null,
  };
}

/** Contents of the meta tags by name, in lower case. */
function metaTags(page: Document): Map<string, string[]> {
  const tags = new Map<string, string[]>();
  for (const tag of page.querySelectorAll("meta[content]")) {
    const names = ["property", "name", "itemprop", "http-equiv"].map((attribute) =>
      tag.getAttribute(attribute),
    );
    const content = tag.getAttribute("content")?.slice(0, 4 * MAX_FIELD) ?? "";
    if (content.trim() === "") continue;
    for (const name of new Set(names.join(" ").toLowerCase().split(/\s+/))) {
      if (name !== "") tags.set(name, [...(tags.get(name) ?? []), content]);
    }
  }
  return tags;
}

/** The day of the first <time> that can be the article's own: not one of a teaser, a comment or a footer. */
function timeTag(page: Document): string | null {
  const tags = [...page.querySelectorAll("time[datetime]")];
  const marked = tags.filter((tag) => tag.matches("[pubdate], [itemprop~='datePublished'], .dt-published"));
  const own = tags.filter(
    (tag) => tag.closest("article, main, header") && !tag.closest("aside, nav, footer, li"),
  );
  for (const tag of [...marked, ...own]) {
    const day = dateIn(tag.getAttribute("datetime") ?? "");
    if (day !== null) return day;
  }
  return null;
}

/** The page's address without its fragment. */
function address(page: Document): string | null {
  const [url = ""] = page.URL.split("#");
  return url.length > 0 && url.length <= MAX_FIELD ? url : null;
}

function languageTag(value: string): string | null {
  const tag = value.trim().replace("_", "-");
  return /^[a-z]{2,3}(-[a-z0-9]{1,8}){0,4}$/i.test(tag) ? tag : null;
}

function withoutBy(byline: string | null): string | null {
  return byline?.replace(/^by\s+/i, "") ?? null;
}

function isAddress(value: string): boolean {
  return /^(https?:)?\/\//i.test(value.trim());
}

/** One line of text without markup and character references, which pages leave in their metadata; null if empty. */
function plainText(page: Document, value: string): string | null {
  let text = value.slice(0, 4 * MAX_FIELD);
  const Parser = page.defaultView?.DOMParser;
  if (Parser && /[&<]/.test(text)) text = new Parser().parseFromString(text, "text/html").body.textContent;
  const line = wellFormed(text.replace(/\s+/g, " ").trim().slice(0, MAX_FIELD)).trim();
  return line === "" ? null : line;
}
