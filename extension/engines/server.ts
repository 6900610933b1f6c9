// The engine on a server that the reader gave. Used from the background alone, never from a page.

import * as v from "valibot";
import type { Analysis, Article } from "../analysis";
import { Extract, type LookedUp, type Progress, type ServerTest } from "../protocol";
import { checkAnalysis } from "./check";
import { type Engine, EngineError } from "./engine";

const LIMITS = { milliseconds: 20_000, bytes: 8 * 1024 * 1024 };
const LOOPBACK = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

/** What the server says of itself; it may say more. */
const Health = v.object({
  version: v.string(),
  schema: v.literal("sidelight/1"),
  default_engine: v.string(),
  problems: v.array(v.string()),
});

/** RFC 9457: what went wrong, in words. */
const ProblemDocument = v.object({ title: v.optional(v.string()), detail: v.optional(v.string()) });

export class ServerEngine implements Engine {
  #base: URL;
  #limits: typeof LIMITS;

  /** Throws EngineError where the address cannot be used. */
  constructor(address: string, limits: Partial<typeof LIMITS> = {}) {
    this.#base = serverAddress(address);
    this.#limits = { ...LIMITS, ...limits };
  }

  async read(article: Article, progress: (step: Progress) => void): Promise<Analysis> {
    progress("reading");
    return checkAnalysis(article, await this.#ask("api/analyses", article));
  }

  /** What the server's encyclopaedias say of an actor. Throws EngineError where none has an entry. */
  async lookUp({ name, type, role }: LookedUp): Promise<Extract> {
    const query = new URLSearchParams({ name, type, ...(role !== null && { role }) });
    const found = v.safeParse(Extract, await this.#ask(`api/background?${query}`));
    if (!found.success) throw new EngineError(`What ${this.#base.host} answered is no entry.`);
    return found.output;
  }

  /** Asks the server how it is, for the options page. */
  async test(): Promise<ServerTest> {
    const health = v.safeParse(Health, await this.#ask("api/health"));
    if (!health.success) {
      return {
        ok: false,
        message: `What answers at ${this.#base.host} is not a Sidelight server of this version.`,
      };
    }
    const { version, default_engine, problems } = health.output;
    const words = [
      `Sidelight ${version} answers at ${this.#base.host} (engine: ${default_engine}).`,
      ...problems,
    ];
    return { ok: true, message: words.join(" ").slice(0, 500) };
  }

  /** The JSON that the server answers with; sent by POST where there is a body. */
  async #ask(path: string, body?: unknown): Promise<unknown> {
    const response = await this.#fetch(new URL(path, this.#base), {
      ...(body !== undefined && { method: "POST", body: JSON.stringify(body) }),
      headers: {
        accept: "application/json",
        ...(body !== undefined && { "content-type": "application/json" }),
      },
      credentials: "omit",
      redirect: "error",
      referrerPolicy: "no-referrer",
      cache: "no-store",
      signal: AbortSignal.timeout(this.#limits.milliseconds),
    });
    const type = response.headers.get("content-type")?.split(";")[0]?.trim() ?? "";
    if (!/^application\/(problem\+)?json$/.test(type)) {
      throw new EngineError(
        `The server at ${this.#base.host} did not answer with JSON (status ${response.status}).`,
      );
    }
    const json = parseJson(await this.#text(response), this.#base.host);
    if (response.ok) return json;
    const problem = v.safeParse(ProblemDocument, json);
    const words = problem.success && (problem.output.detail ?? problem.output.title);
    throw new EngineError(
      words
        ? `The server said: ${words.slice(0, 300)}`
        : `The server answered with status ${response.status}.`,
    );
  }

  async #fetch(url: URL, options: RequestInit): Promise<Response> {
    try {
      return await fetch(url, options);
    } catch (error) {
      throw this.#unreached(error);
    }
  }

  /** The body, read only as far as the limit. */
  async #text(response: Response): Promise<string> {
    const parts: Uint8Array[] = [];
    let size = 0;
    try {
      for (const reader = response.body?.getReader(); reader; ) {
        const { done, value } = await reader.read();
        if (done) break;
        size += value.length;
        parts.push(value);
        if (size > this.#limits.bytes) {
          await reader.cancel();
          break;
        }
      }
    } catch (error) {
      throw this.#unreached(error);
    }
    if (size > this.#limits.bytes) throw new EngineError(`The answer of ${this.#base.host} is too long.`);
    return await new Blob(parts as BlobPart[]).text();
  }

  #unreached(error: unknown): EngineError {
    const late = error instanceof DOMException && error.name === "TimeoutError";
    const why = late
      ? `did not answer within ${this.#limits.milliseconds / 1000} seconds`
      : "cannot be reached";
    return new EngineError(`The server at ${this.#base.host} ${why}.`);
  }
}

/**
 * A server's address as the reader typed it, with a slash at its end.
 * Throws EngineError where it is none, or where the article would travel unencrypted.
 */
export function serverAddress(address: string): URL {
  let url: URL;
  try {
    url = new URL(address.trim());
  } catch {
    throw new EngineError("The server's address must look like http://127.0.0.1:8750.");
  }
  if (url.protocol !== "https:" && !(url.protocol === "http:" && LOOPBACK.test(url.hostname))) {
    throw new EngineError(
      "A server that is not on this device must have an address that begins with https://.",
    );
  }
  if (url.username || url.password || url.search || url.hash) {
    throw new EngineError("The server's address may hold no name, password, question mark or number sign.");
  }
  if (!url.pathname.endsWith("/")) url.pathname += "/";
  return url;
}

/** The match pattern of the permission that the extension needs to ask a server (patterns name no port). */
export function serverPattern(url: URL): string {
  return `${url.protocol}//${url.hostname}/*`;
}

function parseJson(text: string, host: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new EngineError(`The answer of ${host} is no valid JSON.`);
  }
}
