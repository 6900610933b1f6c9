import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import type { FromHost } from "../protocol";
import { OffscreenHost } from "./offscreen-host";
import { analysis, article } from "./sample";

type Listener = (message?: unknown) => void;

/** How the document treats its next readings, in order; the last holds from then on. */
let manners: ((port: ScriptedPort) => void)[];
let documents: number;
let made: number;

class ScriptedPort {
  #heard: Listener[] = [];
  #gone: Listener[] = [];
  onMessage = { addListener: (listener: Listener) => this.#heard.push(listener) };
  onDisconnect = { addListener: (listener: Listener) => this.#gone.push(listener) };

  say(message: FromHost | string): void {
    for (const listener of this.#heard) listener(message);
  }
  leave(): void {
    for (const listener of this.#gone) listener();
  }
  postMessage(): void {
    const manner = manners.length > 1 ? manners.shift() : manners[0];
    queueMicrotask(() => manner?.(this));
  }
  disconnect(): void {}
}

const replies = (port: ScriptedPort): void => {
  port.say({ kind: "host-progress", step: "reading" });
  port.say({ kind: "host-reply", reply: { ok: true, analysis } });
};
const leaves = (port: ScriptedPort): void => {
  documents = 0;
  port.leave();
};

beforeEach(() => {
  manners = [replies];
  documents = 0;
  made = 0;
  globalThis.chrome = {
    runtime: {
      ContextType: { OFFSCREEN_DOCUMENT: "OFFSCREEN_DOCUMENT" },
      getContexts: async () => Array(documents),
      connect: () => new ScriptedPort(),
    },
    offscreen: {
      Reason: { WORKERS: "WORKERS" },
      createDocument: async () => {
        await Promise.resolve();
        if (documents > 0) throw new Error("Only a single offscreen document may be created.");
        documents = 1;
        made += 1;
      },
    },
  } as unknown as typeof chrome;
});

test("a reading makes the document, hears its progress and gets its reply", async () => {
  const steps: string[] = [];
  const reply = await new OffscreenHost().read(article, (step) => steps.push(step));
  assert.deepEqual(reply, { ok: true, analysis });
  assert.deepEqual([made, steps], [1, ["reading"]]);
});

test("many readings at once share one document", async () => {
  const host = new OffscreenHost();
  await Promise.all([host.warm(), ...Array.from({ length: 5 }, () => host.read(article, () => {}))]);
  assert.equal(made, 1);
});

test("a document that another service worker makes at the same moment is used", async () => {
  await Promise.all([new OffscreenHost().warm(), new OffscreenHost().warm()]);
  assert.equal(made, 1);
});

test("a document that goes away in the middle is made anew, and the article read again", async () => {
  manners = [leaves, replies];
  assert.deepEqual(await new OffscreenHost().read(article, () => {}), { ok: true, analysis });
  assert.equal(made, 2);
});

test("a document that always goes away is given up", async () => {
  manners = [leaves];
  await assert.rejects(
    new OffscreenHost().read(article, () => {}),
    /went away/,
  );
});

test("a reply of an unknown form is an error", async () => {
  manners = [(port) => port.say("hello")];
  await assert.rejects(
    new OffscreenHost().read(article, () => {}),
    /unknown message/,
  );
});
