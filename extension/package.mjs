// Writes what the stores want, out of dist/ and the last commit. `make package` calls it.
//
//   sidelight-VERSION-chromium.zip    for the Chrome Web Store and Edge, which give an id themselves: no "key"
//   sidelight-VERSION-firefox.zip     for addons.mozilla.org
//   sidelight-VERSION-sources.zip     all that both are built from, with the lock files: `make build`
//
// The same commit gives the same bytes.

import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { filesOf, zipOf } from "./pack/zip.mjs";

const HERE = dirname(fileURLToPath(import.meta.url));
const OUT = resolve(process.argv[2] ?? join(HERE, "../packages"));

/** The files of one browser's folder as its store takes them. */
function storeFiles(browser) {
  const files = filesOf(join(HERE, "dist", browser));
  const { key, ...manifest } = JSON.parse(files["manifest.json"]);
  return { ...files, "manifest.json": Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`) };
}

/** The tree of the last commit. Throws where this is no git checkout. */
function sources(prefix) {
  const options = { cwd: join(HERE, ".."), maxBuffer: 1 << 30 };
  return execFileSync("git", ["archive", "--format=zip", `--prefix=${prefix}/`, "HEAD"], options);
}

/** Writes one archive, and prints its size and its hash. */
function write(name, data) {
  writeFileSync(join(OUT, name), data);
  const hash = createHash("sha256").update(data).digest("hex");
  console.log(`${name}  ${(data.length / 1e6).toFixed(2)} MB  sha256 ${hash}`);
}

const chromium = storeFiles("chromium");
const { version } = JSON.parse(chromium["manifest.json"]);
mkdirSync(OUT, { recursive: true });
write(`sidelight-${version}-chromium.zip`, zipOf(chromium));
write(`sidelight-${version}-firefox.zip`, zipOf(storeFiles("firefox")));
write(`sidelight-${version}-sources.zip`, sources(`sidelight-${version}`));
