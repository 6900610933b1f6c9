// The chip beside selected words: highlight them, or write a note; beside words that are marked: change it, delete it.

import { render } from "preact";
import { useEffect, useId, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Host } from "../overlay/host";
import { cardPosition } from "../overlay/position";
import type { Rect } from "../overlay/space";
import { type Field, TextField } from "../typing/text-field";
import { words } from "../words";
import { LONGEST_NOTE } from "./mine";

const text = words.mine;

export type ChipWishes = {
  /** note: "" for a mere highlight. */
  save(note: string): void;
  /** null for words that are not marked yet. */
  remove: (() => void) | null;
  closed(): void;
};

export class Chip {
  readonly #element: HTMLElement;
  #open = false;

  constructor(readonly host: Host) {
    this.#element = host.add("div", "chip");
    this.#element.popover = "manual";
    // A press on the chip leaves the page's selection as it is.
    this.#element.addEventListener("pointerdown", (event) => event.preventDefault());
  }

  get isOpen(): boolean {
    return this.#open;
  }

  get hasFocus(): boolean {
    return this.host.focused !== null && this.#element.contains(this.host.focused);
  }

  /** note: what stands there already; null for words that are not marked. focus: the reader comes by key. */
  open(place: Rect, note: string | null, wishes: ChipWishes, { focus }: { focus: boolean }): void {
    render(null, this.#element);
    render(<ChipBody note={note} wishes={wishes} resized={() => this.#place(place)} />, this.#element);
    if (!this.#open) this.#element.showPopover();
    this.#open = true;
    this.#place(place);
    if (focus) this.#element.querySelector("button")?.focus({ preventScroll: true });
  }

  close(): void {
    if (!this.#open) return;
    this.#open = false;
    this.#element.hidePopover();
    render(null, this.#element);
  }

  disconnect(): void {
    render(null, this.#element);
    this.#element.remove();
  }

  /** In the document, as the card: it scrolls with its words. */
  #place(place: Rect): void {
    const document = this.#element.ownerDocument;
    const root = document.documentElement;
    const view = document.defaultView as Window;
    const { width, height } = this.#element.getBoundingClientRect();
    const at = cardPosition(place, { width, height }, { width: root.clientWidth, height: view.innerHeight });
    this.#element.style.left = `${at.left + view.scrollX}px`;
    this.#element.style.top = `${at.top + view.scrollY}px`;
  }
}

type BodyProps = { note: string | null; wishes: ChipWishes; resized(): void };

function ChipBody({ note, wishes, resized }: BodyProps) {
  const [writing, setWriting] = useState(false);
  useEffect(() => resized(), [writing]);
  if (writing) return <NoteForm note={note ?? ""} wishes={wishes} />;
  const { remove } = wishes;
  return (
    <>
      {note && <p class="own">{note}</p>}
      <div class="row" role="toolbar" aria-label={text.chip} onKeyDown={closing(() => wishes.closed())}>
        {note === null && (
          <button type="button" class="action" onClick={() => wishes.save("")}>
            {text.highlight}
          </button>
        )}
        <button type="button" class="action" onClick={() => setWriting(true)}>
          {note ? text.edit : text.note}
        </button>
        {remove && (
          <button type="button" class="action" onClick={() => remove()}>
            {text.remove}
          </button>
        )}
      </div>
    </>
  );
}

/** Closes by Escape. */
const closing = (close: () => void) => (event: KeyboardEvent) => {
  if (event.key !== "Escape") return;
  event.preventDefault();
  event.stopPropagation();
  close();
};

/** Where a note is written; in the panel, too. */
export function NoteForm({ note, wishes }: { note: string; wishes: Pick<ChipWishes, "save" | "closed"> }) {
  const id = useId();
  const field = useRef<Field>(null);
  useLayoutEffect(() => field.current?.focus(), []); // before the first key is pressed
  return (
    <fieldset class="note-form" onKeyDown={closing(() => wishes.closed())}>
      <label for={id}>{text.yourNote}</label>
      <TextField
        id={id}
        label={text.yourNote}
        text={note}
        lines={3}
        longest={LONGEST_NOTE}
        elsewhere={text.elsewhere}
        field={field}
        submit={(typed) => wishes.save(typed)}
        cancel={() => wishes.closed()}
      />
      <div class="row">
        <button type="button" class="action" onClick={() => field.current?.submit()}>
          {text.save}
        </button>
        <button type="button" class="action" onClick={() => wishes.closed()}>
          {text.cancel}
        </button>
      </div>
    </fieldset>
  );
}
