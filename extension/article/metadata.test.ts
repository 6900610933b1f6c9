import assert from "node:assert/strict";
import { test } from "node:test";
import { type Metadata, readMetadata } from "./metadata";
import { wellFormed } from "./offsets";
import { pageOf } from "./testing";

function metadataOf(head: string, body = "", html = ""): Metadata {
  return readMetadata(pageOf(`<html ${html}><head>${head}</head><body>${body}</body></html>`));
}

const jsonLd = (data: unknown): string =>
  `<script type="application/ld+json">${JSON.stringify(data)}</script>`;

const ARTICLE = {
  "@context": "https://schema.org",
  "@type": "NewsArticle",
  headline: "Oldbridge closes its landing",
  datePublished: "2020-10-22T23:30:00-04:00",
  author: { "@type": "Person", name: "Ada Quill" },
  publisher: { "@type": "Organization", name: "The Ferry Post" },
  inLanguage: "en-GB",
};
const STATED = {
  title: "Oldbridge closes its landing",
  byline: "Ada Quill",
  publisher: "The Ferry Post",
  published: "2020-10-22",
  language: "en-GB",
};
const { "@context": _, ...bare } = ARTICLE;

const CASES: [string, { head: string; body?: string; html?: string }, Partial<Metadata>][] = [
  ["JSON-LD", { head: jsonLd(ARTICLE) }, STATED],
  ["JSON-LD in a list", { head: jsonLd([{ "@type": "BreadcrumbList" }, ARTICLE]) }, STATED],
  [
    "JSON-LD in a graph",
    {
      head: jsonLd({
        "@context": "https://schema.org",
        "@graph": [{ "@type": "WebSite", name: "Post" }, bare],
      }),
    },
    STATED,
  ],
  ["JSON-LD of a page about an article", { head: jsonLd({ "@type": "WebPage", mainEntity: bare }) }, STATED],
  [
    "JSON-LD of several types",
    { head: jsonLd({ ...ARTICLE, "@type": ["ReportageNewsArticle", "Thing"] }) },
    STATED,
  ],
  [
    "JSON-LD with references",
    {
      head: jsonLd({
        "@graph": [
          { ...bare, author: { "@id": "#ada" } },
          { "@id": "#ada", "@type": "Person", name: "Ada Quill" },
        ],
      }),
    },
    STATED,
  ],
  [
    "several authors",
    { head: jsonLd({ ...ARTICLE, author: [{ name: "Ada Quill" }, "Ben Rowe"] }) },
    { byline: "Ada Quill, Ben Rowe" },
  ],
  [
    "the article with the page's address, among others",
    {
      head: jsonLd([
        { ...bare, headline: "Another", url: "/other" },
        { ...bare, url: "https://news.example/story" },
      ]),
    },
    STATED,
  ],
  [
    "no one of many articles",
    {
      head: jsonLd([
        { ...bare, headline: "One" },
        { ...bare, headline: "Two" },
      ]),
    },
    { title: null, published: null, declared: false },
  ],
  [
    "no article that is only mentioned",
    { head: jsonLd({ "@type": "WebPage", mentions: [bare] }) },
    { title: null, declared: false },
  ],
  [
    "JSON-LD with line ends in its strings",
    {
      head: `<script type="application/ld+json">{"@type":"NewsArticle","headline":"Oldbridge\ncloses its landing"}</script>`,
    },
    { title: "Oldbridge closes its landing" },
  ],
  [
    "JSON-LD in a comment, with a semicolon",
    { head: `<script type="application/ld+json">\n//<![CDATA[\n${JSON.stringify(ARTICLE)};\n//]]></script>` },
    STATED,
  ],
  [
    "other JSON-LD after broken one",
    { head: `<script type="application/ld+json">{"@type": "NewsArticle",</script>${jsonLd(ARTICLE)}` },
    STATED,
  ],
  [
    "nothing from wrong types",
    {
      head: jsonLd({
        "@type": "NewsArticle",
        headline: 7,
        author: { name: ["x"] },
        datePublished: {},
        publisher: true,
      }),
    },
    { title: null, byline: null, published: null, publisher: null },
  ],
  [
    "Open Graph",
    {
      head: '<meta property="og:title" content="A"><meta property="og:site_name" content="B"><meta property="article:published_time" content="2020-10-22T10:00:00Z"><meta property="og:type" content="article"><meta property="og:locale" content="en_US">',
    },
    { title: "A", publisher: "B", published: "2020-10-22", declared: true, language: "en-US" },
  ],
  [
    "Dublin Core",
    {
      head: '<meta name="DC.title" content="A"><meta name="DC.creator" content="C"><meta name="DC.date.issued" content="2020-10-22">',
    },
    { title: "A", byline: "C", published: "2020-10-22" },
  ],
  [
    "Parse.ly",
    {
      head: '<meta name="parsely-title" content="A"><meta name="parsely-author" content="By C"><meta name="parsely-pub-date" content="2020-10-22T10:00:00Z">',
    },
    { title: "A", byline: "C", published: "2020-10-22" },
  ],
  [
    "Sailthru",
    {
      head: '<meta name="sailthru.title" content="A"><meta name="sailthru.date" content="Thu, 22 Oct 2020 10:00:00 GMT">',
    },
    { title: "A", published: "2020-10-22" },
  ],
  [
    "the next date where one is none",
    {
      head: '<meta property="article:published_time" content="soon"><meta name="date" content="2020-10-22">',
    },
    { published: "2020-10-22" },
  ],
  [
    "no address as an author",
    { head: '<meta property="article:author" content="https://social.example/ada">' },
    { byline: null },
  ],
  [
    "the marked <time>",
    {
      head: "",
      body: '<aside><time datetime="2019-01-01"></time></aside><time datetime="2019-02-02">x</time><time itemprop="datePublished" datetime="2020-10-22T10:00">y</time>',
    },
    { published: "2020-10-22" },
  ],
  [
    "the article's <time>, not a teaser's",
    {
      head: "",
      body: '<ul><li><article><time datetime="2019-01-01"></time></article></li></ul><article><time datetime="2020-10-22">y</time></article>',
    },
    { published: "2020-10-22" },
  ],
  [
    "no <time> from somewhere",
    { head: "", body: '<footer><time datetime="2020-10-22">y</time></footer>' },
    { published: null },
  ],
  [
    "<title> and <html lang>",
    { head: "<title>\n A &amp; B </title>", html: 'lang="en_GB"' },
    { title: "A & B", language: "en-GB" },
  ],
  [
    "character references and markup in fields",
    {
      head: '<meta property="og:title" content="The town&amp;#8217;s &lt;em&gt;ferry&lt;/em&gt; &amp;amp; pier">',
    },
    { title: "The town’s ferry & pier" },
  ],
  [
    "half a character as a replacement character",
    { head: jsonLd({ ...ARTICLE, headline: "A\\ud83d" }).replace("\\\\u", "\\u") },
    { title: "A\ufffd" },
  ],
  ["no language tag that is none", { head: "", html: 'lang="<script>"' }, { language: null }],
  ["the address without its fragment", { head: "" }, { url: "https://news.example/story" }],
];

for (const [name, { head, body, html }, expected] of CASES) {
  test(`metadata: ${name}`, () => {
    const metadata = metadataOf(head, body, html);
    for (const [field, value] of Object.entries(expected)) {
      assert.equal(metadata[field as keyof Metadata], value, field);
    }
  });
}

test("fields of any length are cut to what may be sent", () => {
  const long = "a😀".repeat(40_000);
  const metadata = metadataOf(jsonLd({ ...ARTICLE, headline: long, author: long, publisher: long }));
  for (const field of [metadata.title, metadata.byline, metadata.publisher]) {
    assert.ok(field && [...field].length <= 2_000 && wellFormed(field) === field);
  }
});

test("data nested without end is dealt with", () => {
  const nested = `${"[".repeat(200_000)}${"]".repeat(200_000)}`;
  const metadata = metadataOf(`<script type="application/ld+json">${nested}</script>${jsonLd(ARTICLE)}`);
  assert.equal(metadata.title, STATED.title);
});
