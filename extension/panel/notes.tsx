// Notes: what one needs to know to read on, in the order of the text.

import type { Concordance } from "../concordance";
import { NoteText } from "../note-text";
import type { Target } from "../protocol";
import { words } from "../words";

export function Notes({ concordance, go }: { concordance: Concordance; go(target: Target): void }) {
  const { notes } = concordance;
  if (notes.length === 0) return <p class="empty">{words.panel.noNotes}</p>;
  return (
    <ul class="list">
      {[...notes]
        .sort((a, b) => a.span[0] - b.span[0])
        .map((note) => (
          <li key={note.id}>
            <h3>{note.title}</h3>
            <NoteText note={note} />
            <p class="soft">
              {words.noteKind[note.kind]} ·{" "}
              <button type="button" class="link" onClick={() => go({ mark: "note", id: note.id })}>
                {words.panel.passage(concordance.words(note.span))}
              </button>
            </p>
          </li>
        ))}
    </ul>
  );
}
