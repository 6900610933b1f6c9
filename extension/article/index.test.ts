import assert from "node:assert/strict";
import { test } from "node:test";
import { findArticle } from "./index";
import { articlePage, PARAGRAPHS, pageOf } from "./testing";

const TITLE = "Oldbridge closes its northern landing for the winter";

async function textOf(page: Document): Promise<string> {
  const found = await findArticle(page);
  assert.ok(found.ok);
  return found.article.text;
}

async function reasonOf(page: Document): Promise<string> {
  const found = await findArticle(page);
  assert.ok(!found.ok);
  return found.problem.reason;
}

const HEADLINES: [string, { head?: string; above?: string; before?: string }, string | null][] = [
  [
    "an h1 like the title",
    { head: `<title>${TITLE} | The Ferry Post</title>`, before: `<h1>${TITLE}</h1>` },
    TITLE,
  ],
  [
    "an h1 with other white space",
    {
      head: `<title>${TITLE}</title>`,
      before: `<h1>\n <b>Oldbridge</b> closes its northern\n landing for the winter\n</h1>`,
    },
    TITLE,
  ],
  [
    "an h1 over several lines",
    {
      head: `<title>${TITLE}</title>`,
      before:
        "<h1>Oldbridge closes its northern<br>landing <span style='display:block'>for the winter</span></h1>",
    },
    TITLE,
  ],
  [
    "the h1 that is like the title, not the site's",
    {
      head: `<title>${TITLE}</title>`,
      above: "<header><h1>The Ferry Post</h1></header>",
      before: `<h1>${TITLE}</h1>`,
    },
    TITLE,
  ],
  [
    "an h2 like the title, where the h1 is the site's",
    {
      head: `<meta property="og:title" content="${TITLE}">`,
      above: "<header><h1>The Ferry Post</h1></header>",
      before: `<h2>${TITLE}</h2>`,
    },
    TITLE,
  ],
  [
    "an only h1 that says it in other words",
    { head: "<title>Northern ferry landing in Oldbridge is closed</title>", before: `<h1>${TITLE}</h1>` },
    TITLE,
  ],
  ["an only h1 where the page has no title", { before: `<h1>${TITLE}</h1>` }, TITLE],
  ["nothing where the headline is not on the page", { head: `<title>${TITLE}</title>` }, null],
  [
    "nothing where the headline is hidden",
    { head: `<title>${TITLE}</title>`, before: `<h1 style="display:none">${TITLE}</h1>` },
    null,
  ],
];

for (const [name, parts, headline] of HEADLINES) {
  test(`the headline is ${name}`, async () => {
    const found = await findArticle(articlePage(parts));
    assert.ok(found.ok);
    const expected = headline === null ? PARAGRAPHS : [headline, ...PARAGRAPHS];
    assert.deepEqual(found.article.text.split("\n\n"), expected);
    if (headline) assert.equal(found.article.title, headline, "the title has the headline's words");
    else assert.equal(found.article.title, TITLE);
  });
}

test("an article of little text is found on the second try, and its words keep their places", async () => {
  // Readability starts anew from a saved copy when its first choice is short; here, as it strips the class "comment".
  const [first = "", second = "", third = ""] = PARAGRAPHS;
  const page = pageOf(
    `<html lang="en"><body><div class="comment"><p>${first}</p><p>${second}</p><p>${third}</p></div></body></html>`,
  );
  const found = await findArticle(page);
  assert.ok(found.ok);
  assert.equal(found.article.text, PARAGRAPHS.join("\n\n"));
  const ranges = found.map.rangesFor([0, [...first].length]);
  assert.deepEqual(
    ranges.map((range) => range.startContainer),
    [page.querySelector("p")?.firstChild],
  );
});

test("words of a javascript: link keep their place", async () => {
  const page = articlePage({
    after: '<p>She had asked <a href="javascript:void(0)">the harbour office</a> for help.</p>',
  });
  assert.match(await textOf(page), /She had asked the harbour office for help\.$/);
});

test("a page that is hidden until it has settled is read all the same", async () => {
  assert.equal(
    await textOf(articlePage({ head: "<style>body { visibility: hidden }</style>" })),
    PARAGRAPHS.join("\n\n"),
  );
});

test("a page that an open dialog hides from screen readers is read all the same", async () => {
  const paragraphs = PARAGRAPHS.map((text) => `<p>${text}</p>`).join("");
  const page = pageOf(
    `<html lang="en"><body><div aria-hidden="true"><main>${paragraphs}</main></div><dialog open><p>We use cookies, and so do our many partners.</p></dialog></body></html>`,
  );
  assert.equal(await textOf(page), PARAGRAPHS.join("\n\n"));
});

test("forms and adverts between the paragraphs are no part of the article", async () => {
  const between = `<form><p>Sign up for our letter</p><input></form><aside aria-label="Advertisement"><p>Boots, half price</p></aside>`;
  const text = await textOf(articlePage({ before: between }));
  assert.doesNotMatch(text, /Sign up|Boots/);
});

test("a site that is one form is read all the same", async () => {
  const paragraphs = PARAGRAPHS.map((paragraph) => `<p>${paragraph}</p>`).join("");
  const page = pageOf(`<html lang="en"><body><form><div>${paragraphs}</div></form></body></html>`);
  assert.ok((await textOf(page)).includes(PARAGRAPHS.at(-1) ?? ""));
});

test("menus, teasers and footers are no part of the article", async () => {
  const page = articlePage({
    before: "<nav><ul><li><a href='/'>Home and more</a></li></ul></nav>",
    after:
      "<aside><p>Read also: the bus that never came, a long story about it.</p></aside><footer>All rights reserved by us.</footer>",
  });
  assert.equal(await textOf(page), PARAGRAPHS.join("\n\n"));
});

test("the language is the page's own tag, and English where that says something else", async () => {
  for (const [html, language] of [
    ['lang="en-GB"', "en-GB"],
    ['lang="fr"', "en"],
    ["", "en"],
  ] as const) {
    const found = await findArticle(articlePage({ html }));
    assert.ok(found.ok);
    assert.equal(found.article.language, language);
  }
});

const teaser = (text: string): string =>
  `<div class="teaser"><h2><a href="/x">Some headline of another story</a></h2><p>${text}</p></div>`;
const short = "The council met on Monday and talked about the pier and the ferry.";

const REFUSED: [string, string, string][] = [
  ["an empty page", "<html><body></body></html>", "no-article"],
  ["a page of one sentence", `<html lang="en"><body><p>${short}</p></body></html>`, "no-article"],
  [
    "a front page",
    `<html lang="en"><body><main>${teaser(short).repeat(30)}</main></body></html>`,
    "no-article",
  ],
  [
    "a page of search results",
    `<html lang="en"><body><form><input name="q"></form><ol>${`<li><a href="/x">The result of a search for the pier</a> ${short}</li>`.repeat(20)}</ol></body></html>`,
    "no-article",
  ],
  [
    "a form",
    `<html lang="en"><body><form>${"<label>Your name and address <input></label><p>Please fill in what is asked for here.</p>".repeat(8)}</form></body></html>`,
    "no-article",
  ],
  [
    "a French article that says it is English",
    `<html lang="en"><body><article>${"<p>La maire de la ville a déclaré lundi que le ponton du nord resterait fermé pendant tout l’hiver, car la glace l’a abîmé et les travaux ne pourront pas être terminés.</p>".repeat(5)}</article></body></html>`,
    "not-english",
  ],
  [
    "a page written from right to left",
    `<html dir="rtl" lang="en"><body><article>${PARAGRAPHS.map((text) => `<p>${text}</p>`).join("")}</article></body></html>`,
    "not-english",
  ],
  [
    "an article of more than 150,000 characters",
    `<html lang="en"><body><article>${`<p>${PARAGRAPHS[0]}</p>`.repeat(780)}</article></body></html>`,
    "too-long",
  ],
];

for (const [name, html, reason] of REFUSED) {
  test(`${name} is refused: ${reason}`, async () => assert.equal(await reasonOf(pageOf(html)), reason));
}

test("a page nested ever deeper is read or refused, but ends", async () => {
  const page = articlePage();
  let inner: Element = page.body;
  for (let depth = 0; depth < 3_000; depth++) inner = inner.appendChild(page.createElement("div"));
  inner.textContent = PARAGRAPHS.join(" ");
  assert.equal(await textOf(page), PARAGRAPHS.join("\n\n"));
});

test("elements with odd names are read like any other", async () => {
  const page = articlePage({
    after: '<story-part><p>The <odd"name>ferry</odd"name> left at noon on Tuesday.</p></story-part>',
  });
  assert.match(await textOf(page), /The ferry left at noon on Tuesday\.$/);
});
