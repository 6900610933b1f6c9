// What the views of the panel can do for the reader.

import type { Concordance } from "../concordance";
import type { Change } from "../corrections/correction";
import type { Target } from "../protocol";

export type Reader = {
  concordance: Concordance;
  /** Scrolls the page there and flashes the place. */
  go(target: Target): void;
  correct(change: Change): void;
  /** Rejects where the browser does not allow it. */
  copy(text: string): Promise<void>;
};

/** Something was done: what, in words, and the way back where there is one. */
export type Done = { message: string; trouble?: boolean; undo?: () => void };
