// Builds the extension: one unpacked folder per browser in dist/, and their zips. `make build` calls it.
// Another folder than dist/ may be given.
//
//   dist/chromium, dist/firefox    for readers
//   dist/chromium-dev, …           the very same files as dist/chromium, but its manifest grants loopback
//                                  pages, which it therefore reads by themselves: for tests and the demo
//   dist/id.txt                    the id that Chromium gives it, fixed by the "key" in its manifest

import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { LOCK, makeArchives, PYODIDE } from "./pack/python.mjs";
import { filesOf, zipOf } from "./pack/zip.mjs";

const HERE = dirname(fileURLToPath(import.meta.url));
const DIST = resolve(process.argv[2] ?? join(HERE, "dist"));
const ARCHIVES = join(DIST, "python");

const TARGETS = [
  { name: "chromium", manifests: ["common", "chromium"], offscreen: true, zipped: true },
  { name: "chromium-dev", manifests: ["common", "chromium", "loopback"], offscreen: true, zipped: false },
  { name: "firefox", manifests: ["common", "firefox"], offscreen: false, zipped: true },
  { name: "firefox-dev", manifests: ["common", "firefox", "loopback"], offscreen: false, zipped: false },
];

/** What a browser runs: content.js is injected as a plain script, everything else is a module. */
const PLAIN = ["content/content.ts"];
const MODULES = [
  "background/background.ts",
  "panel/panel.tsx",
  "options/options.tsx",
  "typing/field.tsx",
  "worker/worker.ts",
];
const PAGES = [
  "panel/panel.html",
  "panel/panel.css",
  "options/options.html",
  "options/options.css",
  "typing/field.html",
];
const OFFSCREEN = { module: "offscreen/offscreen.ts", page: "offscreen/offscreen.html" };
const RUNTIME = ["pyodide.asm.mjs", "pyodide.asm.wasm", "pyodide.mjs"];

const LIMIT = 8 * 1024 * 1024;
const read = (path) => readFileSync(join(HERE, path));
const kilobytes = (bytes) => `${Math.round(bytes / 1024).toLocaleString("en")} kB`;

/** Bundles the scripts of one target into a folder, flat. */
async function bundle(folder, entries, format) {
  await build({
    absWorkingDir: HERE,
    entryPoints: entries.map((path) => ({ in: path, out: path.replace(/^.*\/|\.tsx?$/g, "") })),
    outdir: folder,
    bundle: true,
    format,
    target: "es2022",
    minify: true,
    legalComments: "none", // every licence stands in NOTICES.txt
    loader: { ".css": "text" }, // a script's own style sheet is a string, for adoptedStyleSheets
    define: { PYODIDE_LOCK: JSON.stringify(LOCK) },
    alias: { pyodide: "./pyodide/pyodide.mjs" },
    external: ["./pyodide/pyodide.mjs"],
    jsx: "automatic",
    jsxImportSource: "preact",
    logLevel: "warning",
  });
}

/** Makes one target's folder anew; the one that stood there is replaced at the end, as a whole. */
async function buildTarget({ name, manifests, offscreen }) {
  const folder = join(DIST, `${name}.new`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, "pyodide"), { recursive: true });

  await bundle(folder, PLAIN, "iife");
  await bundle(folder, offscreen ? [...MODULES, OFFSCREEN.module] : MODULES, "esm");

  const parts = manifests.map((part) => JSON.parse(read(`manifest/${part}.json`)));
  const manifest = { ...Object.assign({}, ...parts), version: productVersion() };
  writeFileSync(join(folder, "manifest.json"), `${JSON.stringify(manifest, null, 2)}\n`);

  const pages = offscreen ? [...PAGES, OFFSCREEN.page] : PAGES;
  for (const path of pages) cpSync(join(HERE, path), join(folder, path.replace(/^.*\//, "")));
  for (const size of [16, 32, 48, 128]) {
    cpSync(join(HERE, `icons/${size}.png`), join(folder, `icons/${size}.png`));
  }
  for (const file of RUNTIME) cpSync(join(PYODIDE, file), join(folder, "pyodide", file));
  for (const file of ["python_stdlib.zip", "sidelight.zip"]) {
    cpSync(join(ARCHIVES, file), join(folder, "pyodide", file));
  }
  cpSync(join(HERE, "manifest/NOTICES.txt"), join(folder, "NOTICES.txt"));

  const done = join(DIST, name);
  rmSync(done, { recursive: true, force: true });
  renameSync(folder, done);
  return done;
}

/** The version of the product, which stands once, in shared/sidelight/version.py. */
function productVersion() {
  const found = /__version__ = "([\d.]+)/.exec(read("../shared/sidelight/version.py"));
  if (!found) throw new Error("shared/sidelight/version.py names no version.");
  return found[1];
}

/** The id that Chromium derives from the manifest's key: its hash, written with the letters a to p. */
function chromiumId() {
  const { key } = JSON.parse(read("manifest/chromium.json"));
  const digest = createHash("sha256").update(Buffer.from(key, "base64")).digest("hex");
  return [...digest.slice(0, 32)]
    .map((digit) => String.fromCharCode(97 + Number.parseInt(digit, 16)))
    .join("");
}

/** Writes one zip of a folder and prints what is in it. */
function zip(folder, name) {
  const files = filesOf(folder);
  const zipped = zipOf(files);
  writeFileSync(join(DIST, `${name}.zip`), zipped);
  if (zipped.length > LIMIT) throw new Error(`${name}.zip has ${kilobytes(zipped.length)}, more than 8 MB.`);
  const largest = Object.entries(files)
    .sort(([, a], [, b]) => b.length - a.length)
    .slice(0, 6)
    .map(([path, data]) => `${path.replace(/^.*\//, "")} ${kilobytes(data.length)}`);
  console.log(`extension/dist/${name}.zip: ${kilobytes(zipped.length)} (unzipped: ${largest.join(", ")}, …)`);
}

const missing = [...PLAIN, ...MODULES, ...PAGES, ...Object.values(OFFSCREEN)].filter(
  (path) => !existsSync(join(HERE, path)),
);
if (missing.length > 0) {
  console.error(`The extension cannot be built; these files are not there:\n  ${missing.join("\n  ")}`);
  process.exit(1);
}

try {
  const began = performance.now();
  if (await makeArchives(ARCHIVES)) {
    console.log(`Compiled the Python parts in ${((performance.now() - began) / 1000).toFixed(1)} s.`);
  }
  for (const target of TARGETS) {
    const folder = await buildTarget(target);
    if (target.zipped) zip(folder, target.name);
  }
  writeFileSync(join(DIST, "id.txt"), `${chromiumId()}\n`);
} catch (error) {
  // Not Node's own report, which would print the whole line of the file: Pyodide's has a megabyte.
  console.error(`The extension cannot be built: ${error.message}`);
  process.exit(1);
}
