import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const part = (name: string) => JSON.parse(readFileSync(new URL(`${name}.json`, import.meta.url), "utf8"));
const common = part("common");
const chromium = { ...common, ...part("chromium") };
const firefox = { ...common, ...part("firefox") };

test("Chromium is asked for no more than the extension needs", () => {
  assert.deepEqual(chromium.permissions, ["activeTab", "scripting", "storage", "offscreen", "sidePanel"]);
});

test("Firefox is asked for the same, less what it does not have", () => {
  assert.deepEqual(firefox.permissions, ["activeTab", "scripting", "storage"]);
});

test("Chromium is new enough to keep the address of the one page for frames from pages", () => {
  assert.ok(Number(chromium.minimum_chrome_version) >= 130);
});

for (const [browser, manifest] of Object.entries({ chromium, firefox })) {
  test(`in ${browser} no page is read, and no host asked, before the reader allows it`, () => {
    assert.equal(manifest.host_permissions, undefined);
    assert.equal(manifest.content_scripts, undefined);
    assert.deepEqual(manifest.optional_host_permissions, ["http://*/*", "https://*/*"]);
  });

  test(`in ${browser} no page can reach into the extension or see that it is there`, () => {
    assert.equal(manifest.externally_connectable, undefined);
    for (const { resources, use_dynamic_url, ...others } of manifest.web_accessible_resources) {
      assert.deepEqual(resources, ["field.html"]); // which does nothing that the content script did not ask for
      assert.deepEqual(others, { matches: ["<all_urls>"] });
      // Firefox draws its address by lot for each installation, Chromium for each session where it is told to.
      assert.equal(use_dynamic_url, browser === "chromium" ? true : undefined);
    }
  });

  test(`in ${browser} only the extension's own scripts run`, () => {
    const policy = "script-src 'self' 'wasm-unsafe-eval'; object-src 'self'";
    assert.deepEqual(manifest.content_security_policy, { extension_pages: policy });
  });
}

test("the build for tests adds the right to read loopback pages and nothing else", () => {
  assert.deepEqual(part("loopback"), { host_permissions: ["http://127.0.0.1/*", "http://localhost/*"] });
});

test("the browser's prompt for a permission is called for in one place, which only the options page has", () => {
  const root = fileURLToPath(new URL("..", import.meta.url));
  const sources = readdirSync(root, { recursive: true, encoding: "utf8" }).filter(
    (name) => /\.tsx?$/.test(name) && !/node_modules|^dist|\.test\./.test(name),
  );
  const saying = (words: RegExp) =>
    sources.filter((name) => words.test(readFileSync(join(root, name), "utf8")));
  assert.deepEqual(saying(/permissions\.request|permissions\s*\[/), [join("options", "permissions.ts")]);
  const users = saying(/from "\.{1,2}\/(options\/)?permissions"/);
  assert.ok(users.length > 0);
  for (const name of users) assert.ok(name.startsWith("options"), name);
});
