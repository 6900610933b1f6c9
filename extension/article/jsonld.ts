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

const MAX_SCRIPTS = 50;
const MAX_SCRIPT = 500_000; // UTF-16 units
const MAX_THINGS = 2_000;
const MAX_DEPTH = 8;

/** The first article that the page's JSON-LD describes, one with a headline if there is one; null without any. */
export function statedInJsonLd(page: Document): Stated | null {
  const things = [...page.querySelectorAll('script[type="application/ld+json" i]')]
    .slice(0, MAX_SCRIPTS)
    .map((script) => script.textContent)
    .filter((source) => source.length <= MAX_SCRIPT)
    .flatMap((source) => thingsIn(parse(source)));
  const articles = things.filter((thing) => typesOf(thing).some((type) => ARTICLE_TYPE.test(type)));
  const article = articles.find((thing) => text(thing.headline) !== null) ?? articles[0];
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

/** Pages write line ends inside of strings, comments around the whole, and a semicolon behind it. */
function parse(source: string): unknown {
  const bare = source
    .replace(/^\s*(\/\/\s*)?(<!--|<!\[CDATA\[|\/\*\s*<!\[CDATA\[\s*\*\/)/, "")
    .replace(/((\/\/\s*)?(-->|\]\]>)|\/\*\s*\]\]>\s*\*\/|;)\s*$/, "");
  for (const candidate of [bare, bare.replace(/\s+/g, " ")]) {
    try {
      return JSON.parse(candidate);
    } catch {
      // not JSON: the next way to read it, or nothing
    }
  }
  return null;
}

/** Every object in the data, outer before inner. */
function thingsIn(data: unknown): Thing[] {
  const things: Thing[] = [];
  const waiting: [unknown, number][] = [[data, 0]];
  for (let next = waiting.shift(); next && things.length < MAX_THINGS; next = waiting.shift()) {
    const [value, depth] = next;
    if (typeof value !== "object" || value === null || depth > MAX_DEPTH) continue;
    if (!Array.isArray(value)) things.push(value as Thing);
    for (const inner of Object.values(value).slice(0, MAX_THINGS)) waiting.push([inner, depth + 1]);
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
