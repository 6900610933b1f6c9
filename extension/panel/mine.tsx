// Mine: the reader's own notes and highlights, and what they have corrected.

import { useState } from "preact/hooks";
import type { Correction } from "../corrections/correction";
import { inWords } from "../corrections/said";
import { NoteForm } from "../mine/chip";
import { type Mine, type Placed, passageOf, rewritten } from "../mine/mine";
import { words } from "../words";

const text = words.mine;

type Props = {
  marks: readonly Placed[];
  corrections: readonly Correction[];
  stale: readonly Correction[];
  unreadable: number;
  /** Whether there is an address that something can be kept under. */
  isKept: boolean;
  go(mine: Mine): void;
  keep(mine: Mine): void;
  forget(mine: Mine): void;
  undo(correction: Correction): void;
};

export function MineView({ marks, corrections, stale, unreadable, isKept, undo, ...doing }: Props) {
  return (
    <>
      <h3 class="heading">{text.title}</h3>
      {marks.length === 0 && <p class="empty">{isKept ? text.none : text.notKeptHere}</p>}
      <ul class="list">
        {marks.map((placed) => (
          <MineEntry key={placed.mine.id} placed={placed} {...doing} />
        ))}
      </ul>
      {corrections.length > 0 && (
        <>
          <h3 class="heading">{words.corrections.title}</h3>
          {stale.length > 0 && <p class="soft">{words.corrections.stale(stale.length)}</p>}
          <ul class="list">
            {corrections.map((correction) => (
              <li key={correction.id} class="correction">
                <p>
                  {inWords(correction.change)}
                  {stale.includes(correction) && (
                    <>
                      {" "}
                      <span class="flag">{words.corrections.isStale}</span>
                    </>
                  )}
                </p>
                <button
                  type="button"
                  class="action"
                  aria-label={`${words.corrections.undo}: ${inWords(correction.change)}`}
                  onClick={() => undo(correction)}
                >
                  {words.corrections.undo}
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
      {unreadable > 0 && <p class="soft">{text.unreadable(unreadable)}</p>}
    </>
  );
}

type EntryProps = Pick<Props, "go" | "keep" | "forget"> & { placed: Placed };

function MineEntry({ placed: { mine, span }, go, keep, forget }: EntryProps) {
  const [writing, setWriting] = useState(false);
  const passage = passageOf(mine);
  return (
    <li>
      <h4>{mine.note === "" ? text.isHighlight : text.isNote}</h4>
      {span === null ? (
        <p class="passage">
          {passage} <span class="flag">{text.lost}</span>
        </p>
      ) : (
        <button type="button" class="go passage" onClick={() => go(mine)}>
          {passage}
        </button>
      )}
      {writing ? (
        <NoteForm
          note={mine.note}
          wishes={{
            save: (note) => {
              setWriting(false);
              keep(rewritten(mine, note));
            },
            closed: () => setWriting(false),
          }}
        />
      ) : (
        <>
          {mine.note !== "" && <p class="own">{mine.note}</p>}
          <p class="row">
            <button
              type="button"
              class="action"
              aria-label={`${mine.note === "" ? text.note : text.edit} ${text.of(excerpt(passage))}`}
              onClick={() => setWriting(true)}
            >
              {mine.note === "" ? text.note : text.edit}
            </button>
            <button
              type="button"
              class="action"
              aria-label={`${text.remove} ${text.of(excerpt(passage))}`}
              onClick={() => forget(mine)}
            >
              {text.remove}
            </button>
          </p>
        </>
      )}
    </li>
  );
}

const excerpt = (passage: string): string => (passage.length > 40 ? `${passage.slice(0, 40)}…` : passage);
