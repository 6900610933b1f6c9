// The two Python archives of the extension, made with the very Pyodide that ships in it:
//
//   python_stdlib.zip   the standard library, compiled, and only the modules that reading an article needs
//   sidelight.zip       shared/sidelight and worker/reader.py, compiled, with its data (not the lines it is made from)
//
// Which modules are needed is found by reading an article; that it suffices is proved by reading it again.

import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { loadPyodide, version } from "pyodide";

const HERE = dirname(fileURLToPath(import.meta.url));
const EXTENSION = dirname(HERE);
const PACKAGE = join(EXTENSION, "../shared/sidelight");
const READER = join(EXTENSION, "worker/reader.py");
const SAMPLE = join(HERE, "sample.json");

/** The folder of the npm package: the archive as it ships, and the WebAssembly. */
export const PYODIDE = dirname(createRequire(import.meta.url).resolve("pyodide/package.json"));

/** Stands in for Pyodide's list of packages: there are none to load. */
export const LOCK = JSON.stringify({
  info: { ...JSON.parse(readFileSync(join(PYODIDE, "pyodide-lock.json"), "utf8")).info },
  packages: {},
});

/**
 * Makes both archives in a folder, unless they stand there already and nothing that they are made from has
 * changed. Returns true where they were made. Throws where the archives cannot read an article.
 */
export async function makeArchives(folder) {
  mkdirSync(folder, { recursive: true });
  const library = join(folder, "python_stdlib.zip");
  const reader = join(folder, "sidelight.zip");
  const stamp = join(folder, "made-from.txt");
  const from = digest();
  const standing = [library, reader, stamp].every(existsSync);
  if (standing && readFileSync(stamp, "utf8") === from) return false;
  rmSync(stamp, { force: true });

  const compiler = await compilerOf(folder);
  compiler.mount("/reader/sidelight", PACKAGE);
  compiler.write("/reader/reader.py", readFileSync(READER));
  const imported = compiler.call("imports", "/reader");
  writeFileSync(reader, compiler.archive("/reader"));

  const whole = wholeLibrary(folder);
  const first = await readSample(whole, reader, imported);
  writeFileSync(library, compiler.select(readFileSync(whole), first.used));
  const second = await readSample(library, reader, []);
  if (second.answer !== first.answer) {
    throw new Error(`With the trimmed library the sample reads differently: ${second.answer.slice(0, 300)}`);
  }
  writeFileSync(stamp, from);
  return true;
}

/** What both archives depend on, as one hash. */
function digest() {
  const hash = createHash("sha256").update(version);
  const ours = readdirSync(HERE)
    .filter((name) => /^(python\.mjs|compile\.py|trace\.py|sample\.json)$/.test(name))
    .map((name) => join(HERE, name));
  const shared = filesUnder(PACKAGE).map((name) => join(PACKAGE, name));
  for (const path of [...ours, READER, ...shared].sort()) {
    hash.update(`\0${path.slice(EXTENSION.length - "extension".length)}\0`).update(readFileSync(path));
  }
  return hash.digest("hex");
}

/** The lines that data/knowledge.txt is made from: the reader never opens them. */
const LINES = /^data\/(briefs|names)\//;

/** The paths of what ships of a folder, sorted, relative to it; without compiled leftovers. */
function filesUnder(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.pyc$|^\./.test(entry.name))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .filter((path) => !LINES.test(path))
    .sort();
}

const wholeLibrary = (folder) => join(folder, `whole-${version}.zip`);

/** A Pyodide with compile.py loaded, and with the whole standard library compiled once. */
async function compilerOf(folder) {
  const python = await loadPyodide({ lockFileContents: LOCK, env: { PYTHONHASHSEED: "0" } });
  const scope = python.globals;
  python.runPython(readFileSync(join(HERE, "compile.py"), "utf8"));
  const call = (name, ...values) => {
    const result = scope.get(name)(...values.map((value) => python.toPy(value)));
    return result?.toJs ? result.toJs() : result;
  };
  const read = (path) => python.FS.readFile(path);
  const compiler = {
    call,
    write: (path, data) => {
      python.FS.mkdirTree(dirname(path));
      python.FS.writeFile(path, data);
    },
    mount: (target, folder) => {
      for (const name of filesUnder(folder)) {
        compiler.write(`${target}/${name}`, readFileSync(join(folder, name)));
      }
    },
    archive: (root) => {
      call("archive", root, "/out.zip");
      return read("/out.zip");
    },
    select: (zip, keep) => {
      python.FS.writeFile("/in.zip", zip);
      call("select", "/in.zip", "/out.zip", keep);
      return read("/out.zip");
    },
  };
  const whole = wholeLibrary(folder);
  if (!existsSync(whole)) {
    const shipped = new Uint8Array(readFileSync(join(PYODIDE, "python_stdlib.zip"))); // a Buffer is refused
    python.unpackArchive(shipped, "zip", { extractDir: "/library" });
    writeFileSync(whole, compiler.archive("/library"));
  }
  return compiler;
}

/** Reads the sample in a fresh Pyodide; answers with what was read, and which files of the library it took. */
async function readSample(library, reader, imported) {
  const python = await loadPyodide({ lockFileContents: LOCK, stdLibURL: library });
  python.FS.writeFile("/sidelight.zip", readFileSync(reader));
  python.runPython(readFileSync(join(HERE, "trace.py"), "utf8"));
  const run = (name, ...values) => {
    const result = python.globals.get(name)(...values.map((value) => python.toPy(value)));
    return result?.toJs ? result.toJs() : result;
  };
  run("prepare", imported);
  const answer = run("read_sample", readFileSync(SAMPLE, "utf8"));
  if (!JSON.parse(answer).ok) throw new Error(`The sample cannot be read: ${answer}`);
  try {
    run("read_sample", "no JSON");
  } catch (error) {
    if (!String(error).includes("JSONDecodeError")) throw error; // an error's own words need modules too
    return { answer, used: run("used") };
  }
  throw new Error("Broken JSON was read without an error.");
}
