// Notes: what one needs to know to read on, in the order of the text.

import { useState } from "preact/hooks";
import type { Note } from "../analysis";
import { NotRight } from "../corrections/not-right";
import { NoteText } from "../note-text";
import { words } from "../words";
import { Filter } from "./filter";
import type { Reader } from "./reader";

export function Notes({ reader, notes }: { reader: Reader; notes: readonly Note[] }) {
  const [kind, setKind] = useState<Note["kind"] | null>(null);
  const { concordance, go, correct } = reader;
  if (concordance.notes.length === 0) return <p class="empty">{words.panel.noNotes}</p>;
  const shown = kind === null ? notes : notes.filter((note) => note.kind === kind);
  return (
    <>
      <Filter<Note["kind"]>
        label={words.panel.filterNote}
        names={words.noteKind}
        kinds={notes.map((note) => note.kind)}
        chosen={kind}
        choose={setKind}
      />
      {shown.length === 0 && <p class="empty">{words.panel.nothingFound}</p>}
      <ul class="list">
        {shown.map((note) => (
          <li key={note.id}>
            <h3>{note.title}</h3>
            <NoteText note={note} />
            <p class="soft">
              {words.noteKind[note.kind]} ·{" "}
              <button type="button" class="link" onClick={() => go({ mark: "note", id: note.id })}>
                {words.panel.passage(concordance.words(note.span))}
              </button>
            </p>
            <div class="more">
              {note.because.length > 0 && (
                <details>
                  <summary>{words.panel.why}</summary>
                  <p class="soft">{words.steps(note.because)}</p>
                </details>
              )}
              <NotRight
                concordance={concordance}
                target={{ mark: "note", id: note.id }}
                correct={correct}
                about={note.title}
              />
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}
