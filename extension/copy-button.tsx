// Copies a text, and says whether it could.

import { useState } from "preact/hooks";
import { words } from "./words";

type Props = {
  text: string;
  /** Rejects where the browser does not allow it. */
  copy(text: string): Promise<void>;
};

export function CopyButton({ text, copy }: Props) {
  const [said, say] = useState(words.card.copy);
  const click = () =>
    copy(text).then(
      () => say(words.card.copied),
      () => say(words.card.notCopied),
    );
  return (
    <button type="button" class="action" aria-live="polite" onClick={click}>
      {said}
    </button>
  );
}
