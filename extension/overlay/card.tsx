// The one card: opens beside the words or a label, stays inside the window, closes with Escape.

import { render } from "preact";
import type { Concordance } from "../concordance";
import { type Change, type Correction, correctionOf } from "../corrections/correction";
import { Made } from "../corrections/made";
import { NotRight } from "../corrections/not-right";
import type { Target } from "../protocol";
import { SpeakerMark } from "../speaker-mark";
import { words } from "../words";
import { type CardActions, CardBody, cardTitle } from "./cards";
import type { Host } from "./host";
import { cardPosition } from "./position";
import type { Rect } from "./space";
import { keyOf, spansOf } from "./targets";

export type CardEvents = CardActions & {
  /** Rejects where it could not be kept. */
  correct(correction: Correction): Promise<void>;
  undo(correction: Correction): Promise<void>;
  /** The pointer has come onto the card, or has left it. */
  entered(): void;
  left(): void;
};

/** What the card is about. made: what the reader has corrected in it; "failed": what could not be kept. */
type Shown = {
  concordance: Concordance;
  target: Target;
  title: string;
  made: Correction | "failed" | null;
};

export class Card {
  readonly #card: HTMLElement;
  #shown: Shown | null = null;
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
    return this.isOpen && this.#stays;
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
    const wasOpen = this.isOpen;
    this.#shown = { concordance, target, title, made: null };
    this.#draw();
    if (!wasOpen) this.#card.showPopover();
    this.#place(place);
    this.#card.scrollTop = 0;
    if (this.#stays) this.#card.focus({ preventScroll: true });
  }

  /**
   * Another reading of the same article, such as one with a correction in it. The card stays with its words; where
   * they are marked no more, it closes, unless it is to say that the reader has just corrected that.
   */
  refresh(concordance: Concordance): void {
    if (this.#shown === null) return;
    const target = inAnother(concordance, this.#shown);
    if (target !== null) this.#show({ concordance, target });
    else if (this.#shown.made !== null) this.#show({ concordance });
    else this.close();
  }

  /** Closes it; the focus goes back to where the reader came from. */
  close(): void {
    if (!this.isOpen) return;
    const hadFocus = this.host.focused !== null && this.#card.contains(this.host.focused);
    this.#shown = null;
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
    return this.#shown !== null;
  }

  disconnect(): void {
    render(null, this.#card);
  }

  #show(change: Partial<Shown>): void {
    if (this.#shown === null) return;
    this.#shown = { ...this.#shown, ...change };
    this.#draw();
  }

  #draw(): void {
    if (this.#shown === null) return;
    const { concordance, target, made } = this.#shown;
    const known = cardTitle(concordance, target);
    const title = known ?? this.#shown.title;
    this.#card.setAttribute("aria-label", words.card.label(title));
    const quote = target.mark === "quote" ? concordance.quote(target.id) : null;
    render(
      <div key={keyOf(target)} style={{ "--colour": colour(concordance, target) }}>
        <header>
          <div style={{ flex: 1 }}>
            <p class="kind">{kind(concordance, target)}</p>
            <h2>
              {quote && <SpeakerMark place={concordance.voice(quote).colour} />}
              {title}
            </h2>
          </div>
          <button type="button" class="close" aria-label={words.card.close} onClick={() => this.close()}>
            ×
          </button>
        </header>
        <CardBody concordance={concordance} target={target} actions={this.events} />
        <footer>
          {made !== null && <Made made={made} undo={(correction) => this.#undo(correction)} />}
          <div class="row">
            {known !== null && (
              <NotRight
                concordance={concordance}
                target={target}
                correct={(change) => this.#correct(change)}
              />
            )}
            <button type="button" class="action" onClick={() => this.events.openPanel()}>
              {words.card.panel}
            </button>
          </div>
        </footer>
      </div>,
      this.#card,
    );
  }

  #correct(change: Change): void {
    this.#stays = true; // the words under the pointer may be marked no more
    const made = correctionOf(change);
    this.#show({ made }); // before the reading with the correction in it comes
    this.events.correct(made).catch(() => this.#show({ made: "failed" }));
  }

  #undo(made: Correction): void {
    this.events.undo(made).then(
      () => {
        this.#show({ made: null });
        if (this.isOpen) this.#card.focus({ preventScroll: true });
      },
      () => this.#show({ made: "failed" }),
    );
  }

  /** In the document, not in the window: it scrolls with its words, with nothing to do for it. */
  #place(place: Rect): void {
    const document = this.#card.ownerDocument;
    const root = document.documentElement;
    const view = document.defaultView as Window;
    this.#card.style.maxHeight = "";
    const { width, height } = this.#card.getBoundingClientRect();
    const at = cardPosition(place, { width, height }, { width: root.clientWidth, height: view.innerHeight });
    this.#card.style.left = `${at.left + view.scrollX}px`;
    this.#card.style.top = `${at.top + view.scrollY}px`;
    this.#card.style.maxHeight = `${at.height}px`;
  }
}

/** The same thing in another reading, where its words may stand for another actor; null where nothing is left of it. */
function inAnother(concordance: Concordance, { concordance: before, target }: Shown): Target | null {
  const same = cardTitle(concordance, target) === null ? null : target;
  if (target.mark !== "actor") return same;
  const [words] = spansOf(before, target);
  for (const { id, mentions } of concordance.analysis.actors) {
    const mention = mentions.findIndex(({ span }) => span[0] === words?.[0] && span[1] === words[1]);
    if (mention >= 0)
      return id === target.id && target.mention === undefined ? target : { ...target, id, mention };
  }
  return same;
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
