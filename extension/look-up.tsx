// Asks the reader's server about an actor that the briefs do not know, when the reader presses the button.

import { useState } from "preact/hooks";
import type { Actor } from "./analysis";
import { NoteText } from "./note-text";
import type { LookUpReply } from "./protocol";
import { words } from "./words";

type Props = {
  actor: Actor;
  lookUp(actor: Actor): Promise<LookUpReply>;
};

export function LookUp({ actor, lookUp }: Props) {
  const [reply, answer] = useState<LookUpReply | "asking" | null>(null);
  const click = () => {
    answer("asking");
    lookUp(actor).then(answer, () => answer({ ok: false, message: words.card.notLookedUp }));
  };
  return (
    <div aria-live="polite">
      {reply !== null && reply !== "asking" && reply.ok && <Entry reply={reply} />}
      {reply !== null && reply !== "asking" && !reply.ok && <p class="soft">{reply.message}</p>}
      {(reply === null || reply === "asking") && (
        <button type="button" class="action" disabled={reply === "asking"} onClick={click}>
          {reply === "asking" ? words.card.lookingUp : words.card.lookUp}
        </button>
      )}
    </div>
  );
}

function Entry({ reply: { extract } }: { reply: Extract<LookUpReply, { ok: true }> }) {
  const { title, text, source, url, licence, retrieved } = extract;
  return (
    <NoteText
      note={{ text, sources: [{ title: words.card.entry(title, source), url, licence }], as_of: retrieved }}
    />
  );
}
