// Who may say what to the background: every message is checked with its sender before it is handled.

import * as v from "valibot";
import { FromOurPages, FromPage } from "../protocol";
import { FIELD_PAGE, FieldAsks } from "../typing/messages";

type Sender = chrome.runtime.MessageSender;

export type Received =
  | { from: "page"; tab: number; message: FromPage }
  | { from: "our-page"; message: FromOurPages }
  | { from: "field"; tab: number; message: FieldAsks };

/** The message with its kind of sender; null where it is none of ours or from whom it must not come. */
export function receive(raw: unknown, sender: Sender): Received | null {
  if (sender.id !== chrome.runtime.id) return null;
  if (isField(sender)) {
    const { success, output } = v.safeParse(FieldAsks, raw);
    return success && sender.tab?.id !== undefined
      ? { from: "field", tab: sender.tab.id, message: output }
      : null;
  }
  if (isOurPage(sender)) {
    const { success, output } = v.safeParse(FromOurPages, raw);
    return success ? { from: "our-page", message: output } : null;
  }
  if (sender.tab?.id === undefined || sender.frameId !== 0) return null;
  const { success, output } = v.safeParse(FromPage, raw);
  return success ? { from: "page", tab: sender.tab.id, message: output } : null;
}

/** The one page of ours that stands in web pages; it may say less than the others. */
function isField({ url }: Sender): boolean {
  // Its own address: by getURL it has another one in Chromium, drawn by lot, from which pages load it.
  return url === `${chrome.runtime.getURL("")}${FIELD_PAGE}`;
}

/** Also a panel or options page that stands in a tab. */
function isOurPage({ url }: Sender): boolean {
  return url?.startsWith(chrome.runtime.getURL("")) ?? false;
}
