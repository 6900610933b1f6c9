// What the toolbar button says of a tab's page.

import type { PageState } from "../protocol";

const TITLE = "Read this page with Sidelight";
const QUIET = "#4a5578";
const WARNING = "#9a3412";

/** The few letters on the button, and the words when the pointer rests on it. */
export function badgeOf(state: PageState): { text: string; title: string; color: string } {
  switch (state.phase) {
    case "off":
      return { text: "", title: TITLE, color: QUIET };
    case "working":
      return { text: "…", title: "Sidelight is reading this page", color: QUIET };
    case "read": {
      const { quotes, actors } = state.seen;
      const title = `Sidelight: ${count(quotes, "quote")}, ${count(actors, "actor")}`;
      return { text: quotes > 99 ? "99+" : String(quotes), title, color: QUIET };
    }
    case "failed":
      return { text: "!", title: `Sidelight: ${state.problem.message}`, color: WARNING };
  }
}

/** Shows it on the button for one tab; a tab that is gone is left alone. */
export async function showBadge(tabId: number, state: PageState): Promise<void> {
  const { text, title, color } = badgeOf(state);
  await Promise.allSettled([
    chrome.action.setBadgeText({ tabId, text }),
    chrome.action.setTitle({ tabId, title }),
    chrome.action.setBadgeBackgroundColor({ tabId, color }),
    chrome.action.setBadgeTextColor({ tabId, color: "#ffffff" }),
  ]);
}

const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? "" : "s"}`;
