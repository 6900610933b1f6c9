// The keys, but for the toggle, which the browser itself joins to the toolbar button.

import type { ToPage } from "../protocol";
import { openPanel } from "./panel";

const TO_PAGE: Readonly<Record<string, ToPage>> = {
  "next-quote": { kind: "step", mark: "quote", by: 1 },
  "previous-quote": { kind: "step", mark: "quote", by: -1 },
  "next-actor": { kind: "step", mark: "actor", by: 1 },
  "previous-actor": { kind: "step", mark: "actor", by: -1 },
  "open-card": { kind: "open-card" },
  "mark-selection": { kind: "mark-selection" },
};

/** Does what a key of the manifest's `commands` stands for; a tab that Sidelight does not read is left alone. */
export function obey(name: string, tab: number): void {
  if (name === "open-panel") return void openPanel(tab);
  const message = Object.hasOwn(TO_PAGE, name) ? TO_PAGE[name] : undefined;
  if (message) chrome.tabs.sendMessage(tab, message, { frameId: 0 }).catch(() => {});
}
