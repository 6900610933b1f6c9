// Zips of a folder: the same bytes for the same files, whenever and wherever they are made.

import { readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { zipSync } from "fflate";

/** The files under a folder: path with slashes → content, in the order of their paths. */
export function filesOf(folder) {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .sort();
  return Object.fromEntries(paths.map((path) => [path, readFileSync(join(folder, path))]));
}

/** The archive of files, whose dates are all the same. */
export function zipOf(files) {
  return zipSync(
    Object.fromEntries(Object.entries(files).map(([path, data]) => [path, new Uint8Array(data)])),
    { level: 9, mtime: new Date(1980, 0, 1) },
  );
}
