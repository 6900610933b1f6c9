// Where the local engine's worker lives. This file is the seam between the browsers: Chromium's service worker
// cannot start a worker, so an offscreen document does; Firefox's event page can, and has no such document.

import type { Article } from "../analysis";
import type { HostReply, Progress } from "../protocol";
import { OffscreenHost } from "./offscreen-host";
import { newReader } from "./reader";

export interface Host {
  /** Starts the reader where it does not run. */
  warm(): Promise<void>;
  /** Rejects only where the host itself cannot be had. */
  read(article: Article, progress: (step: Progress) => void): Promise<HostReply>;
}

export function newHost(): Host {
  return chrome.offscreen ? new OffscreenHost() : new OwnHost();
}

class OwnHost implements Host {
  #reader = newReader();

  async warm(): Promise<void> {
    this.#reader.warm();
  }

  read(article: Article, progress: (step: Progress) => void): Promise<HostReply> {
    return this.#reader.read(article, progress);
  }
}
