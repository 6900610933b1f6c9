// Owns the Pyodide worker: one reading at a time, each within a time limit, and a new worker after a broken one.

import * as v from "valibot";
import type { Article } from "../analysis";
import { FromWorker, HostReply, type Progress, type ToWorker } from "../protocol";

/** How long the worker may take, in milliseconds, and how many readings may wait for it. */
const LIMITS = { boot: 60_000, reading: 30_000, waiting: 20 };

export class WorkerReader {
  #make: () => Worker;
  #limits: typeof LIMITS;
  #running: RunningWorker | null = null;
  #turn: Promise<unknown> = Promise.resolve();
  #underWay = new Map<string, Promise<HostReply>>();

  constructor(make: () => Worker, limits: Partial<typeof LIMITS> = {}) {
    this.#make = make;
    this.#limits = { ...LIMITS, ...limits };
  }

  /** Starts the worker where none runs, so that the first reading need not wait for it. */
  warm(): RunningWorker {
    if (this.#running) return this.#running;
    const running = new RunningWorker(this.#make());
    running.booted.catch(() => this.#end(running)); // the next reading starts another
    this.#running = running;
    return running;
  }

  get idle(): boolean {
    return this.#underWay.size === 0;
  }

  /**
   * Reads the article after those that wait already. An article that is being read or waits is joined, not
   * read twice. Never rejects: what went wrong is in the reply, in words for the reader.
   */
  read(article: Article, progress: (step: Progress) => void): Promise<HostReply> {
    const json = JSON.stringify(article);
    const joined = this.#underWay.get(json);
    if (joined) return joined;
    if (this.#underWay.size >= this.#limits.waiting) {
      return Promise.resolve(
        refusal("Too many articles wait to be read on this device. Try again in a moment."),
      );
    }
    const reply = this.#turn
      .then(() => this.#read(json, progress))
      .catch((error: unknown) => refusal(error instanceof Error ? error.message : String(error)))
      .finally(() => this.#underWay.delete(json));
    this.#turn = reply;
    this.#underWay.set(json, reply);
    return reply;
  }

  async #read(json: string, progress: (step: Progress) => void): Promise<HostReply> {
    const { boot, reading } = this.#limits;
    const worker = this.warm();
    try {
      if (!worker.ready) progress("starting");
      await within(boot, worker.booted, "The reader on this device did not start in time.");
      progress("reading");
      const slow = `Reading this article took longer than ${Math.round(reading / 1000)} seconds and was stopped.`;
      return v.parse(HostReply, JSON.parse(await within(reading, worker.answer(json), slow)));
    } catch (error) {
      this.#end(worker); // whatever went wrong, the next reading gets a new one
      throw error;
    }
  }

  #end(worker: RunningWorker): void {
    worker.end();
    if (this.#running === worker) this.#running = null;
  }
}

/** One worker from its start to its end. */
class RunningWorker {
  ready = false;
  readonly booted: Promise<void>;
  #worker: Worker;
  #settle: { resolve: (json: string) => void; reject: (error: Error) => void } | null = null;

  constructor(worker: Worker) {
    this.#worker = worker;
    this.booted = new Promise((resolve, reject) => {
      const fail = (why: string): void => {
        const error = new Error(`The reader on this device failed: ${why}`);
        reject(error);
        this.#settle?.reject(error);
      };
      worker.addEventListener("error", (event) => fail(event.message || "its program could not be loaded"));
      worker.addEventListener("message", ({ data }: MessageEvent) => {
        const message = v.safeParse(FromWorker, data);
        if (!message.success) return fail("it sent an unknown message");
        const { output } = message;
        if (output.kind === "broken") return fail(output.message);
        if (output.kind === "answer") return this.#settle?.resolve(output.json);
        this.ready = true;
        resolve();
      });
    });
    this.booted.catch(() => {}); // whoever reads next hears of it
  }

  /** The worker's answer to one article; ask only when it is booted and has answered the last one. */
  answer(json: string): Promise<string> {
    return new Promise((resolve, reject) => {
      this.#settle = { resolve, reject };
      this.#worker.postMessage({ article: json } satisfies ToWorker);
    });
  }

  end(): void {
    this.#worker.terminate();
  }
}

const refusal = (message: string): HostReply => ({ ok: false, message });

/** The value, unless it takes longer than so many milliseconds. */
async function within<T>(milliseconds: number, value: Promise<T>, late: string): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(late)), milliseconds);
  });
  try {
    return await Promise.race([value, timeout]);
  } finally {
    clearTimeout(timer);
  }
}

/** The reader in this document, with the extension's own worker. */
export const newReader = (): WorkerReader =>
  new WorkerReader(() => new Worker(chrome.runtime.getURL("worker.js"), { type: "module" }));
