// The one card: opens beside the words or a label, stays inside the window, closes with Escape.

import { render } from "preact";
import type { Concordance } from "../concordance";
import type { Target } from "../protocol";
import { words } from "../words";
import { type CardActions, CardBody, cardTitle } from "./cards";
import type { Host } from "./host";
import { cardPosition } from "./position";
import type { Rect } from "./space";
import { keyOf } from "./targets";

export type CardEvents = CardActions & {
  /** The pointer has come onto the card, or has left it. */
  entered(): void;
  left(): void;
};

export class Card {
  readonly #card: HTMLElement;
  #open = false;
  #stays = false;
  #back: (() => void) | null = null;

  constructor(
    readonly host: Host,
    readonly events: CardEvents,
  ) {
    this.#card = host.add("div", "card");
    this.#card.popover = "manual";
    this.#card.tabIndex = -1;
    this.#card.setAttribute("role", "dialog");
    this.#card.addEventListener("pointerenter", () => events.entered());
    this.#card.addEventListener("pointerleave", () => events.left());
  }

  /** Whether it was opened on purpose, and stays until it is closed on purpose. */
  get stays(): boolean {
    return this.#open && this.#stays;
  }

  /**
   * place: where in the window the words or the label stand.
   * back: gives the focus back; where it is given, null too, the reader opened the card on purpose and it stays.
   */
  open(concordance: Concordance, target: Target, place: Rect, back?: (() => void) | null): void {
    const title = cardTitle(concordance, target);
    if (title === null) return;
    this.#stays = back !== undefined;
    this.#back = back ?? null;
    this.#card.setAttribute("aria-label", words.card.label(title));
    render(
      <div key={keyOf(target)} style={{ "--colour": colour(concordance, target) }}>
        <header>
          <div style={{ flex: 1 }}>
            <p class="kind">{kind(concordance, target)}</p>
            <h2>{title}</h2>
          </div>
          <button type="button" class="close" aria-label={words.card.close} onClick={() => this.close()}>
            ×
          </button>
        </header>
        <CardBody concordance={concordance} target={target} actions={this.events} />
        <footer class="row">
          <button type="button" class="action" onClick={() => this.events.openPanel()}>
            {words.card.panel}
          </button>
        </footer>
      </div>,
      this.#card,
    );
    if (!this.#open) this.#card.showPopover();
    this.#open = true;
    this.#place(place);
    this.#card.scrollTop = 0;
    if (this.#stays) this.#card.focus({ preventScroll: true });
  }

  /** Closes it; the focus goes back to where the reader came from. */
  close(): void {
    if (!this.#open) return;
    const hadFocus = this.host.focused !== null && this.#card.contains(this.host.focused);
    this.#open = false;
    this.#card.hidePopover();
    render(null, this.#card);
    if (hadFocus) this.#back?.();
    this.#back = null;
  }

  /** How the focus goes back from here. */
  get back(): (() => void) | null {
    return this.#back;
  }

  get isOpen(): boolean {
    return this.#open;
  }

  disconnect(): void {
    render(null, this.#card);
  }

  /** In the document, not in the window: it scrolls with its words, with nothing to do for it. */
  #place(place: Rect): void {
    const document = this.#card.ownerDocument;
    const root = document.documentElement;
    const view = document.defaultView as Window;
    const { width, height } = this.#card.getBoundingClientRect();
    const at = cardPosition(place, { width, height }, { width: root.clientWidth, height: view.innerHeight });
    this.#card.style.left = `${at.left + view.scrollX}px`;
    this.#card.style.top = `${at.top + view.scrollY}px`;
  }
}

function kind(concordance: Concordance, { mark, id }: Target): string {
  const actor = mark === "actor" ? concordance.actor(id) : null;
  const note = mark === "note" ? concordance.note(id) : null;
  return actor ? words.actorType[actor.type] : note ? words.noteKind[note.kind] : words.quoteMark;
}

function colour(concordance: Concordance, { mark, id }: Target): string {
  const actor = mark === "actor" ? concordance.actor(id) : null;
  return actor ? `var(--${actor.type})` : "var(--soft)";
}
