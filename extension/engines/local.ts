// The engine on this device.

import type { Analysis, Article } from "../analysis";
import type { Progress } from "../protocol";
import { checkAnalysis } from "./check";
import { type Engine, EngineError } from "./engine";
import type { Host } from "./host";

export class LocalEngine implements Engine {
  #host: Host;

  constructor(host: Host) {
    this.#host = host;
  }

  async read(article: Article, progress: (step: Progress) => void): Promise<Analysis> {
    const reply = await this.#host.read(article, progress);
    if (!reply.ok) throw new EngineError(reply.message);
    return checkAnalysis(article, reply.analysis);
  }
}
