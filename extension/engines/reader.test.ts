import assert from "node:assert/strict";
import { test } from "node:test";
import type { Article } from "../analysis";
import type { FromWorker } from "../protocol";
import { WorkerReader } from "./reader";
import { analysis, article } from "./sample";

type Behaviour = (worker: ScriptedWorker, article: Article) => void;

/** A worker that does as the test says, in the place of Pyodide. */
class ScriptedWorker extends EventTarget {
  ended = false;
  asked: Article[] = [];
  #answer: Behaviour;

  constructor(
    answer: Behaviour,
    boot: (worker: ScriptedWorker) => void = (worker) => worker.say({ kind: "ready" }),
  ) {
    super();
    this.#answer = answer;
    queueMicrotask(() => boot(this));
  }

  say(data: FromWorker | string): void {
    if (!this.ended) this.dispatchEvent(new MessageEvent("message", { data }));
  }

  postMessage({ article }: { article: string }): void {
    this.asked.push(JSON.parse(article));
    queueMicrotask(() => this.#answer(this, JSON.parse(article)));
  }

  terminate(): void {
    this.ended = true;
  }
}

const answers: Behaviour = (worker) =>
  worker.say({ kind: "answer", json: JSON.stringify({ ok: true, analysis }) });
const hangs: Behaviour = () => {};
const breaks: Behaviour = (worker) => worker.say({ kind: "broken", message: "MemoryError" });

/** A reader whose first worker behaves in the first way, the second in the second …, the last from then on. */
function readerWith(behaviours: Behaviour[], limits = {}) {
  const workers: ScriptedWorker[] = [];
  const reader = new WorkerReader(() => {
    const worker = new ScriptedWorker(behaviours[Math.min(workers.length, behaviours.length - 1)] ?? hangs);
    workers.push(worker);
    return worker as unknown as Worker;
  }, limits);
  return { reader, workers };
}

const titled = (title: string): Article => ({ ...article, title });
const silent = (): void => {};

test("the first reading tells that the reader starts, the second does not", async () => {
  const { reader, workers } = readerWith([answers]);
  const steps: string[] = [];
  assert.deepEqual(await reader.read(titled("one"), (step) => steps.push(step)), { ok: true, analysis });
  await reader.read(titled("two"), (step) => steps.push(step));
  assert.deepEqual(steps, ["starting", "reading", "reading"]);
  assert.equal(workers.length, 1);
});

test("a warmed reader has one worker, however often it is warmed", async () => {
  const { reader, workers } = readerWith([answers]);
  reader.warm();
  reader.warm();
  await reader.read(article, silent);
  assert.equal(workers.length, 1);
});

test("articles are read one at a time, in the order in which they came", async () => {
  let busy = false;
  const { reader, workers } = readerWith([
    (worker, asked) => {
      assert.ok(!busy);
      busy = true;
      setImmediate(() => {
        busy = false;
        answers(worker, asked);
      });
    },
  ]);
  await Promise.all(["one", "two", "three"].map((title) => reader.read(titled(title), silent)));
  assert.deepEqual(
    workers[0]?.asked.map(({ title }) => title),
    ["one", "two", "three"],
  );
});

test("an article that is being read is joined, not read twice; later it is read anew", async () => {
  const { reader, workers } = readerWith([answers]);
  await Promise.all([reader.read(article, silent), reader.read(article, silent)]);
  assert.equal(workers[0]?.asked.length, 1);
  await reader.read(article, silent);
  assert.equal(workers[0]?.asked.length, 2);
  assert.ok(reader.idle);
});

test("what Python refuses is told, and the worker stays", async () => {
  const json = JSON.stringify({ ok: false, message: "The article is empty." });
  const { reader, workers } = readerWith([(worker) => worker.say({ kind: "answer", json })]);
  assert.deepEqual(await reader.read(titled("one"), silent), { ok: false, message: "The article is empty." });
  await reader.read(titled("two"), silent);
  assert.equal(workers.length, 1);
});

const BROKEN: [string, Behaviour, RegExp][] = [
  ["takes too long", hangs, /longer than 0 seconds and was stopped/],
  ["breaks", breaks, /failed: MemoryError/],
  ["says something unknown", (worker) => worker.say("hello"), /unknown message/],
  ["answers with no JSON", (worker) => worker.say({ kind: "answer", json: "<" }), /JSON/],
  ["crashes", (worker) => worker.dispatchEvent(new Event("error")), /could not be loaded/],
];

for (const [what, behaviour, message] of BROKEN) {
  test(`a worker that ${what} is ended, and the next article gets a new one`, async () => {
    const { reader, workers } = readerWith([behaviour, answers], { reading: 50 });
    const [first, second] = await Promise.all([
      reader.read(titled("one"), silent),
      reader.read(titled("two"), silent),
    ]);
    assert.ok(!first.ok);
    assert.match(first.message, message);
    assert.ok(second.ok);
    assert.deepEqual(
      workers.map(({ ended }) => ended),
      [true, false],
    );
  });
}

test("a worker that failed while nobody read is replaced before the next reading", async () => {
  let made = 0;
  const reader = new WorkerReader(() => {
    made += 1;
    const worker = made === 1 ? new ScriptedWorker(hangs, breaks as () => void) : new ScriptedWorker(answers);
    return worker as unknown as Worker;
  });
  reader.warm();
  await new Promise((resolve) => setImmediate(resolve));
  assert.ok((await reader.read(article, silent)).ok);
  assert.equal(made, 2);
});

test("a worker that never starts is given up", async () => {
  const reader = new WorkerReader(() => new ScriptedWorker(hangs, silent) as unknown as Worker, { boot: 20 });
  assert.deepEqual(await reader.read(article, silent), {
    ok: false,
    message: "The reader on this device did not start in time.",
  });
});

test("no more than so many articles wait", async () => {
  const { reader } = readerWith([answers], { waiting: 2 });
  const replies = await Promise.all(
    ["one", "two", "three"].map((title) => reader.read(titled(title), silent)),
  );
  assert.deepEqual(
    replies.map(({ ok }) => ok),
    [true, true, false],
  );
});
