// The sites that are read by themselves: those that the reader chose and that the browser grants.

import { loadSettings } from "../settings";

const ID = "sites";

let running: Promise<void> = Promise.resolve();

/** Brings the registered content script into step with the settings and permissions, one call after the other. */
export function followSites(): Promise<void> {
  running = running.then(register).catch((error: unknown) => {
    console.error("Sidelight could not register the sites that it reads by itself:", error);
  });
  return running;
}

async function register(): Promise<void> {
  const { sites } = await loadSettings();
  const matches = await granted(sites);
  const [registered] = await chrome.scripting.getRegisteredContentScripts({ ids: [ID] });
  if (registered && JSON.stringify(registered.matches) === JSON.stringify(matches)) return;
  if (registered) await chrome.scripting.unregisterContentScripts({ ids: [ID] });
  if (matches.length === 0) return;
  await chrome.scripting.registerContentScripts([
    { id: ID, matches, js: ["content.js"], runAt: "document_idle", persistAcrossSessions: true },
  ]);
  await readOpenTabs(matches);
}

/** Pages that were open before their site was registered are read, too; a script that is there already stays alone. */
async function readOpenTabs(matches: string[]): Promise<void> {
  const tabs = await chrome.tabs.query({ url: matches });
  for (const { id } of tabs) {
    if (id === undefined) continue;
    const target = { tabId: id };
    await chrome.scripting.executeScript({ target, files: ["content.js"] }).catch(() => {}); // the tab may be gone
  }
}

/** Those of the match patterns that the extension may read; a pattern that is none counts as not granted. */
async function granted(patterns: string[]): Promise<string[]> {
  const allowed = await Promise.all(
    patterns.map((pattern) => chrome.permissions.contains({ origins: [pattern] }).catch(() => false)),
  );
  return patterns.filter((_, index) => allowed[index]).sort();
}
