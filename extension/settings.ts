// What the reader has chosen, kept on the device.

import * as v from "valibot";

export const Settings = v.object({
  /** Which engine reads: the one on this device, or the reader's server. */
  engine: v.optional(v.picklist(["local", "server"]), "local"),
  /** The server's address, such as http://127.0.0.1:8750; "" where there is none. */
  server: v.optional(v.string(), ""),
  /** How much is shown: only first mentions and thin bars, or everything. */
  density: v.optional(v.picklist(["quiet", "full"]), "quiet"),
  /** Match patterns of the sites where Sidelight reads by itself. */
  sites: v.optional(v.array(v.string()), []),
});
export type Settings = v.InferOutput<typeof Settings>;

const KEY = "settings";

/** The settings as kept, the default for whatever is missing or does not fit. */
export async function loadSettings(): Promise<Settings> {
  const defaults = { sites: grantedByManifest() };
  const stored = (await chrome.storage.local.get(KEY))[KEY] ?? {};
  const parsed = v.safeParse(Settings, { ...defaults, ...stored });
  return parsed.success ? parsed.output : v.parse(Settings, defaults);
}

/**
 * Sites that the manifest itself grants are read by themselves until the reader says otherwise. There are none
 * for readers; the build for tests and the demo has loopback there.
 */
function grantedByManifest(): string[] {
  return chrome.runtime.getManifest().host_permissions ?? [];
}

export async function saveSettings(change: Partial<Settings>): Promise<Settings> {
  const next = { ...(await loadSettings()), ...change };
  await chrome.storage.local.set({ [KEY]: next });
  return next;
}

/** Calls back with the new settings after each change; returns how to stop. */
export function watchSettings(changed: (settings: Settings) => void): () => void {
  const listener = (changes: Record<string, chrome.storage.StorageChange>): void => {
    if (KEY in changes) void loadSettings().then(changed);
  };
  chrome.storage.local.onChanged.addListener(listener);
  return () => chrome.storage.local.onChanged.removeListener(listener);
}
