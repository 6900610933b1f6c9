// The offscreen document as the host of the worker. It outlives the service worker that asks.

import * as v from "valibot";
import type { Article } from "../analysis";
import { FromHost, HOST_PORT, type HostReply, type Progress, type ToHost } from "../protocol";
import type { Host } from "./host";

const PAGE = "offscreen.html";
const ATTEMPTS = 5;

/** The document went away, or was not there yet, before it replied. */
class HostGone extends Error {}

export class OffscreenHost implements Host {
  #making: Promise<void> | null = null;

  /** Makes the document, once, however many ask at the same time. */
  warm(): Promise<void> {
    this.#making ??= this.#make().finally(() => {
      this.#making = null;
    });
    return this.#making;
  }

  async read(article: Article, progress: (step: Progress) => void): Promise<HostReply> {
    for (let attempt = 1; ; attempt += 1) {
      await this.warm();
      try {
        return await this.#ask(article, progress);
      } catch (error) {
        if (!(error instanceof HostGone) || attempt === ATTEMPTS) throw error;
        // The document may have closed itself just now, or an earlier service worker may have made it a moment
        // ago, so that it still loads: give it that moment.
        await new Promise((resolve) => setTimeout(resolve, 100 * attempt));
      }
    }
  }

  async #make(): Promise<void> {
    if (await this.#exists()) return;
    try {
      await chrome.offscreen.createDocument({
        url: PAGE,
        reasons: [chrome.offscreen.Reason.WORKERS],
        justification:
          "Runs the reader (Python in WebAssembly) in a worker, so that nothing leaves the device.",
      });
    } catch (error) {
      if (!(await this.#exists())) throw error;
    }
  }

  async #exists(): Promise<boolean> {
    const contextTypes = [chrome.runtime.ContextType.OFFSCREEN_DOCUMENT];
    return (await chrome.runtime.getContexts({ contextTypes })).length > 0;
  }

  #ask(article: Article, progress: (step: Progress) => void): Promise<HostReply> {
    return new Promise((resolve, reject) => {
      const port = chrome.runtime.connect({ name: HOST_PORT });
      port.onMessage.addListener((raw: unknown) => {
        const message = v.safeParse(FromHost, raw);
        if (!message.success) {
          reject(new Error("The reader on this device sent an unknown message."));
          port.disconnect();
        } else if (message.output.kind === "host-progress") {
          progress(message.output.step);
        } else {
          resolve(message.output.reply);
          port.disconnect();
        }
      });
      port.onDisconnect.addListener(() => {
        void chrome.runtime.lastError; // read, so that the browser does not report it as unchecked
        reject(new HostGone("The reader on this device went away."));
      });
      port.postMessage({ kind: "host-read", article } satisfies ToHost);
    });
  }
}
