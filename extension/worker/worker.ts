// The Pyodide worker: boots once, then reads one article after the other. JSON strings go in and out.

import { loadPyodide } from "pyodide";
import * as v from "valibot";
import { type FromWorker, ToWorker } from "../protocol";

/** Stands in for Pyodide's list of packages, of which none is ever loaded. */
declare const PYODIDE_LOCK: string;

const BASE = new URL("pyodide/", self.location.href).href;

const send = (message: FromWorker): void => self.postMessage(message);

/** Boots Python; resolves to worker/reader.py's answer(). */
async function boot(): Promise<(article: string) => string> {
  const [python, reader] = await Promise.all([
    loadPyodide({ indexURL: BASE, lockFileContents: PYODIDE_LOCK }),
    fetch(`${BASE}sidelight.zip`).then((response) => response.arrayBuffer()),
  ]);
  python.FS.writeFile("/sidelight.zip", new Uint8Array(reader));
  python.pyimport("sys").path.append("/sidelight.zip");
  return python.pyimport("reader").answer;
}

/** Tells what failed: all of it to the console, Python's last line to the reader. */
function broken(error: unknown): void {
  console.error(error);
  send({ kind: "broken", message: String(error).trim().split("\n").at(-1) ?? "" });
}

const booted = boot();
booted.then(() => send({ kind: "ready" }), broken);

self.addEventListener("message", (event: MessageEvent) => {
  booted
    .then((answer) => {
      const { article } = v.parse(ToWorker, event.data);
      send({ kind: "answer", json: answer(article) });
    })
    .catch(broken);
});
