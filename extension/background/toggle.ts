// Lights a tab's page up, or puts it back: by the toolbar button, the key, or the panel.

import * as v from "valibot";
import { PageState, type ToPage } from "../protocol";

const underWay = new Map<number, Promise<PageState>>();

/**
 * Toggles the page in a tab, and answers with what it shows then. The content script is injected where it is
 * not there yet. A second call while the first is under way joins it.
 */
export function toggle(tab: number): Promise<PageState> {
  const running = underWay.get(tab);
  if (running) return running;
  const toggling = toggleNow(tab).finally(() => underWay.delete(tab));
  underWay.set(tab, toggling);
  return toggling;
}

/** Whether a toggle is under way in a tab, so that its page need do nothing by itself. */
export const isToggling = (tab: number): boolean => underWay.has(tab);

async function toggleNow(tab: number): Promise<PageState> {
  const there = await ask(tab);
  if (there) return there;
  try {
    await chrome.scripting.executeScript({ target: { tabId: tab }, files: ["content.js"] });
  } catch {
    return notAllowed;
  }
  return (await ask(tab)) ?? notAllowed;
}

/** The page's state after a toggle; null where no content script is there to answer. */
async function ask(tab: number): Promise<PageState | null> {
  let answer: unknown;
  try {
    answer = await chrome.tabs.sendMessage(tab, { kind: "toggle" } satisfies ToPage, { frameId: 0 });
  } catch {
    return null;
  }
  return v.parse(PageState, answer);
}

const notAllowed: PageState = {
  phase: "failed",
  problem: {
    reason: "not-allowed",
    message:
      "The browser does not let extensions read this page. Click the Sidelight button on a news article.",
  },
};
