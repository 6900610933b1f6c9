import assert from "node:assert/strict";
import { test } from "node:test";
import * as v from "valibot";
import { Settings } from "../settings";
import { type Engines, readBy } from "./choose";
import { type Engine, EngineError } from "./engine";
import { analysis, article } from "./sample";

const reads: Engine = { read: async () => analysis };
const fails = (error: Error): Engine => ({ read: () => Promise.reject(error) });
const refuses = fails(new EngineError("The article is empty."));

const settings = (change: Partial<Settings>): Settings => v.parse(Settings, change);
const byServer = settings({ engine: "server", server: "http://127.0.0.1:8750" });

async function report(chosen: Settings, engines: Engines) {
  const reply = await readBy(chosen, engines, article, () => {});
  if (!reply.ok) return reply.problem;
  assert.equal(typeof reply.report.milliseconds, "number");
  return { ...reply.report, milliseconds: 0 };
}

const never = async (): Promise<Engine> => assert.fail("The server was asked.");

test("by default the device reads, and no server is asked", async () => {
  assert.deepEqual(await report(settings({}), { local: reads, server: never }), {
    where: "device",
    address: null,
    milliseconds: 0,
    fellBack: null,
  });
});

test("without an address the device reads, whatever is chosen", async () => {
  const chosen = settings({ engine: "server" });
  assert.deepEqual((await report(chosen, { local: reads, server: never })) as object, {
    where: "device",
    address: null,
    milliseconds: 0,
    fellBack: null,
  });
});

test("a server that was chosen reads, and the device is left alone", async () => {
  const local = fails(new Error("The device was asked."));
  assert.deepEqual(await report(byServer, { local, server: async () => reads }), {
    where: "server",
    address: "http://127.0.0.1:8750",
    milliseconds: 0,
    fellBack: null,
  });
});

for (const [what, server] of [
  ["does not answer", async () => refuses],
  ["may not be asked", () => Promise.reject(new EngineError("The article is empty."))],
] as const) {
  test(`where the server ${what} the device reads, and says why`, async () => {
    assert.deepEqual(await report(byServer, { local: reads, server }), {
      where: "device",
      address: null,
      milliseconds: 0,
      fellBack: "The article is empty.",
    });
  });
}

test("where nothing can read, the reader hears why", async () => {
  assert.deepEqual(await report(byServer, { local: refuses, server: async () => refuses }), {
    reason: "engine",
    message: "The article is empty.",
  });
});

test("a failure of the program's own is said to be one", async () => {
  const local = fails(new TypeError("x is not a function"));
  assert.deepEqual(await report(settings({}), { local, server: never }), {
    reason: "engine",
    message: "Something failed in Sidelight itself: x is not a function",
  });
});
