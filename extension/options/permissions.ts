// What the browser lets Sidelight reach: asked for one place at a time, given back when no longer needed.

import { serverAddress, serverPattern } from "../engines/server";
import { loadSettings } from "../settings";

/** To be called straight from a click: the browser asks the reader only then. */
export const request = (pattern: string): Promise<boolean> =>
  chrome.permissions.request({ origins: [pattern] });

/** Gives a permission back, unless the settings still need it or the manifest itself grants it. */
export async function giveBack(pattern: string): Promise<void> {
  const { server, sites } = await loadSettings();
  const needed = [...sites, ...(server === "" ? [] : [serverPattern(serverAddress(server))]), ...granted()];
  if (!needed.includes(pattern)) await chrome.permissions.remove({ origins: [pattern] });
}

/** Gives back all that was asked for. */
export async function giveAllBack(): Promise<void> {
  const { origins = [] } = await chrome.permissions.getAll();
  const asked = origins.filter((origin) => !granted().includes(origin));
  if (asked.length > 0) await chrome.permissions.remove({ origins: asked });
}

const granted = (): string[] => chrome.runtime.getManifest().host_permissions ?? [];
