// The frame in which the reader writes on a web page: what is typed there never is an event of the page's.

import * as v from "valibot";
import { SURFACE, type Theme } from "../colours";
import { FIELD_PAGE, FromField, type Opening, type ToField } from "./messages";

export type FieldEvents = {
  /** The field stands, and can be written in. */
  shown(): void;
  /** It does not stand yet, perhaps because the page forbids such frames; it may stand later. */
  late(): void;
  typed(text: string): void;
  submit(text: string): void;
  cancel(): void;
};

/** Milliseconds after which a field that does not stand is late. */
const LATE = 2_000;

/** The fields that are open on this page. */
const open = new Set<string>();

/** Whether a field of this token is one that this content script has opened. */
export const isFieldOpen = (token: string): boolean => open.has(token);

export class FieldFrame {
  readonly #token = crypto.randomUUID();
  readonly #late: ReturnType<typeof setTimeout>;
  #port: MessagePort | null = null;
  #stands = false;
  #isWanted = false;

  /** element: an iframe whose `sandbox` lets nothing be of the page's origin. */
  constructor(
    readonly element: HTMLIFrameElement,
    readonly field: Pick<Opening, "label" | "text" | "lines" | "longest">,
    readonly events: FieldEvents,
  ) {
    this.#late = setTimeout(() => events.late(), LATE);
    open.add(this.#token);
    element.addEventListener("load", this.#loaded);
    // The sandbox is open for this one address. What else stands in the frame, such as the empty document before it,
    // is of no origin: of the page's own it would be a window of the page's, which a service worker finds and fills.
    element.removeAttribute("sandbox");
    element.src = chrome.runtime.getURL(FIELD_PAGE);
    element.setAttribute("sandbox", "allow-scripts");
  }

  /** The field takes the focus from whatever of ours has it. */
  takeFocus(): void {
    this.#port?.postMessage({ kind: "take-focus" } satisfies ToField);
  }

  /** The text will come back as submitted, after all that was typed before; once the field stands. */
  submit(): void {
    this.#isWanted = !this.#stands;
    if (this.#stands) this.#port?.postMessage({ kind: "submit" } satisfies ToField);
  }

  disconnect(): void {
    clearTimeout(this.#late);
    open.delete(this.#token);
    this.element.removeEventListener("load", this.#loaded);
    this.#port?.close();
    this.element.blur(); // a page that loses a frame which has the focus would have none itself
  }

  readonly #loaded = (): void => {
    const { port1, port2 } = new MessageChannel();
    this.#port?.close();
    this.#stands = false;
    this.#port = port1;
    port1.onmessage = ({ data }) => this.#hear(data);
    const theme = themeOf(this.element);
    this.element.style.colorScheme = theme; // of another scheme than its own, the frame is not transparent
    const opening: Opening = { ...this.field, kind: "open-field", token: this.#token, theme };
    const { origin } = new URL(chrome.runtime.getURL(""));
    this.element.contentWindow?.postMessage(opening, origin, [port2]);
  };

  #hear(raw: unknown): void {
    const heard = v.safeParse(FromField, raw);
    if (!heard.success) return;
    const message = heard.output;
    switch (message.kind) {
      case "shown":
        clearTimeout(this.#late);
        this.#stands = true;
        this.events.shown();
        if (this.#isWanted) this.submit();
        break;
      case "typed":
        this.events.typed(message.text);
        break;
      case "submit":
        this.events.submit(message.text);
        break;
      case "cancel":
        this.events.cancel();
    }
  }
}

/** By our own ground, since the host of the shadow root has no colour scheme. */
const themeOf = (element: Element): Theme =>
  getComputedStyle(element).getPropertyValue("--ground").trim() === SURFACE.ground.dark ? "dark" : "light";
