import assert from "node:assert/strict";
import { test } from "node:test";
import { siteName, sitePattern } from "./site";

const sites: [typed: string, pattern: string, name: string][] = [
  ["example.org", "https://*.example.org/*", "example.org"],
  [" www.example.org ", "https://*.example.org/*", "example.org"],
  ["https://news.example.org/world/today?x=1", "https://*.news.example.org/*", "news.example.org"],
  ["http://example.org", "http://*.example.org/*", "http://example.org"],
  ["http://127.0.0.1:8000/page", "http://127.0.0.1/*", "http://127.0.0.1"],
  ["http://localhost:8000", "http://localhost/*", "http://localhost"],
  ["bücher.example", "https://*.xn--bcher-kva.example/*", "xn--bcher-kva.example"],
];
for (const [typed, pattern, name] of sites)
  test(`${typed} is the pattern ${pattern}`, () => {
    assert.equal(sitePattern(typed), pattern);
    assert.equal(siteName(pattern), name);
  });

for (const typed of [
  "",
  "  ",
  "com",
  "two words.org",
  "*",
  "*.org",
  "file:///etc",
  "chrome://settings",
  "https://me@example.org",
  ".",
])
  test(`“${typed}” is no site`, () => assert.equal(sitePattern(typed), null));
