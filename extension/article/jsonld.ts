// What a page says of its article in JSON-LD (schema.org). All of it is the page's word: sizes and types are checked.

/** Fields as the page wrote them, not yet cleaned. */
export interface Stated {
  title: string | null;
  byline: string | null;
  publisher: string | null;
  published: string | null;
  language: string | null;
}

type Thing = Record<string, unknown>;

/** schema.org's Article, its subtypes, and the postings that are read as articles. */
const ARTICLE_TYPE = /(Article|BlogPosting|SocialMediaPosting|DiscussionForumPosting|^Report)$/;

/** What an article speaks of or stands beside: other articles, which are not the page's. */
const OTHERS = new Set([
  "itemListElement",
  "mentions",
  "citation",
  "comment",
  "hasPart",
  "isBasedOn",
  "isRelatedTo",
]);

const MAX_SCRIPTS = 50;
const MAX_SCRIPT = 500_000; // UTF-16 units
const MAX_VALUES = 20_000;
const MAX_DEPTH = 8;

/** What the page's JSON-LD says of the article that the page is about; null where it describes none, or several. */
export function statedInJsonLd(page: Document): Stated | null {
  const things = [...page.querySelectorAll('script[type="application/ld+json" i]')]
    .slice(0, MAX_SCRIPTS)
    .map((script) => script.textContent)
    .filter((source) => source.length <= MAX_SCRIPT)
    .flatMap((source) => thingsIn(parse(source)));
  const article = ofThePage(
    things.filter((thing) => typesOf(thing).some((type) => ARTICLE_TYPE.test(type))),
    page,
  );
  if (!article) return null;
  const byId = new Map<string, Thing>();
  for (const thing of things) {
    const id = text(thing["@id"]);
    if (id !== null && !byId.has(id) && Object.keys(thing).length > 1) byId.set(id, thing);
  }
  return {
    title: text(article.headline) ?? text(article.name),
    byline: names(article.author ?? article.creator, byId).join(", ") || null,
    publisher: names(article.publisher ?? article.sourceOrganization, byId)[0] ?? null,
    published: text(article.datePublished),
    language: names(article.inLanguage, byId)[0] ?? null,
  };
}

/** Of the articles that a page describes, the one with its address, else a lone one; headlines count for more. */
function ofThePage(articles: Thing[], page: Document): Thing | undefined {
  const withHeadline = articles.filter((thing) => text(thing.headline) !== null);
  const choice = withHeadline.length > 0 ? withHeadline : articles;
  const headlines = new Set(choice.map((thing) => text(thing.headline)));
  return choice.find((thing) => hasAddress(thing, page)) ?? (headlines.size <= 1 ? choice[0] : undefined);
}

function hasAddress(thing: Thing, page: Document): boolean {
  const main = thing.mainEntityOfPage;
  const stated = [thing.url, thing["@id"], main, (main as Thing | null | undefined)?.["@id"]];
  return stated.some((value) => {
    const address = text(value);
    if (address === null || !URL.canParse(address, page.URL)) return false;
    const { pathname } = new URL(address, page.URL);
    return pathname !== "/" && pathname === new URL(page.URL).pathname;
  });
}

/** In so many units at the end of a script its comment ends; a bound, since the pattern looks at each of them. */
const TAIL = 30;
const COMMENT_END = /;?\s*((\/\/\s*)?(-->|\]\]>)|\/\*\s*\]\]>\s*\*\/)?$/;

/** Pages write line ends inside of strings, comments around the whole, and a semicolon behind it. */
function parse(source: string): unknown {
  const begun = source.trim().replace(/^(\/\/\s*)?(<!--|<!\[CDATA\[|\/\*\s*<!\[CDATA\[\s*\*\/)/, "");
  const bare = begun.slice(0, -TAIL) + begun.slice(-TAIL).replace(COMMENT_END, "");
  for (const candidate of [bare, bare.replace(/\s+/g, " ")]) {
    try {
      return JSON.parse(candidate);
    } catch {
      // not JSON: the next way to read it, or nothing
    }
  }
  return null;
}

/** Every object in the data, outer before inner, without those that stand for other articles. */
function thingsIn(data: unknown): Thing[] {
  const things: Thing[] = [];
  const values: [unknown, number][] = [[data, 0]];
  for (const [value, depth] of values) {
    if (typeof value !== "object" || value === null || depth > MAX_DEPTH) continue;
    if (!Array.isArray(value)) things.push(value as Thing);
    for (const [key, inner] of Object.entries(value)) {
      if (values.length < MAX_VALUES && !OTHERS.has(key)) values.push([inner, depth + 1]);
    }
  }
  return things;
}

function typesOf(thing: Thing): string[] {
  const type = thing["@type"];
  return (Array.isArray(type) ? type : [type]).filter((name) => typeof name === "string");
}

/** Names of a person, an organisation or several: as text, as objects, or by reference to an object elsewhere. */
function names(value: unknown, byId: Map<string, Thing>): string[] {
  return (Array.isArray(value) ? value.slice(0, 50) : [value]).flatMap((item: unknown) => {
    if (typeof item === "string") return text(item) ?? [];
    if (typeof item !== "object" || item === null) return [];
    const thing = item as Thing;
    return text(thing.name) ?? text(byId.get(String(thing["@id"]))?.name) ?? [];
  });
}

function text(value: unknown): string | null {
  return typeof value === "string" && value.trim() !== "" ? value : null;
}
