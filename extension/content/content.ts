// The content script: joins one page to the background and the panel.

import * as v from "valibot";
import { sweepHighlights } from "../overlay/highlights";
import { HOST } from "../overlay/host";
import { renderUnfindable } from "../overlay/unfindable";
import { type FromPage, type PageState, ToPage } from "../protocol";
import { isFieldOpen } from "../typing/frame";
import { isAlive, Page } from "./page";

/** Where the copy that runs in this document notes itself: the same script may be injected twice. */
const COPY = "sidelightPage";

function start(): void {
  const world = globalThis as { [COPY]?: Page };
  if (world[COPY] !== undefined) return;
  renderUnfindable();
  sweep(document);
  const page = new Page(document);
  world[COPY] = page;

  // A page that the reader comes back to may be the very one they left, as it was: nothing reached it meanwhile.
  addEventListener("pageshow", (event) => {
    if (event.isTrusted && event.persisted) void page.restored();
  });
  chrome.runtime.onMessage.addListener((raw: unknown, sender, reply) => {
    if (sender.id !== chrome.runtime.id) return;
    const message = v.safeParse(ToPage, raw);
    if (message.success) reply(answer(page, message.output));
  });
  chrome.runtime
    .sendMessage({ kind: "started" } satisfies FromPage)
    .then((unasked: unknown) => {
      if (unasked === true) void page.readUnasked();
    })
    .catch((error: unknown) => {
      if (isAlive()) console.error("Sidelight:", error);
    });
}

function answer(page: Page, message: ToPage): PageState | boolean | undefined {
  switch (message.kind) {
    case "toggle":
      return page.toggle();
    case "get-state":
      return page.state;
    case "progress":
      return void page.progress(message.step);
    case "go":
      return void page.go(message.target);
    case "go-mine":
      return void page.goMine(message.id);
    case "mark-selection":
      return void page.markSelection();
    case "step":
      return void page.step(message.mark, message.by);
    case "open-card":
      return void page.openCard();
    case "choose":
      return void page.choose(message.engine);
    case "is-field-open":
      return isFieldOpen(message.token);
  }
}

/** Takes away what a copy left behind whose extension was updated or removed: it cannot hear of it any more. */
function sweep(document: Document): void {
  for (const host of document.querySelectorAll(HOST)) host.remove();
  sweepHighlights(document);
}

start();
