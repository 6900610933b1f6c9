// What reads an article, wherever it runs.

import type { Analysis, Article } from "../analysis";
import type { Progress } from "../protocol";

export interface Engine {
  /** Reads the article. Throws EngineError where it cannot. */
  read(article: Article, progress: (step: Progress) => void): Promise<Analysis>;
}

/** Why an engine did not read an article, in words for the reader. */
export class EngineError extends Error {
  override name = "EngineError";
}
