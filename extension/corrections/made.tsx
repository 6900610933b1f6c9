// What came of a correction, and the way back.

import { useEffect, useId, useRef } from "preact/hooks";
import { words } from "../words";
import type { Correction } from "./correction";
import { inWords } from "./said";

type Props = { made: Correction | "failed"; undo(correction: Correction): void };

export function Made({ made, undo }: Props) {
  const button = useRef<HTMLButtonElement>(null);
  const id = useId();
  // What was pressed is gone; the way back is where the reader is now.
  useEffect(() => button.current?.focus({ preventScroll: true }), []);
  if (made === "failed")
    return (
      <p class="corrected" role="alert">
        {words.corrections.notKept}
      </p>
    );
  return (
    <div class="corrected">
      <p id={id}>
        {inWords(made.change)}. {words.corrections.done}
      </p>
      <button type="button" class="action" ref={button} aria-describedby={id} onClick={() => undo(made)}>
        {words.corrections.undo}
      </button>
    </div>
  );
}
