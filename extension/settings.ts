// What the reader has chosen, kept on the device.

import * as v from "valibot";
import { SURE } from "./sure";

/** How much is shown on a site: nothing, only first mentions and thin bars, or everything. */
export const Density = v.picklist(["off", "quiet", "full"]);
export type Density = v.InferOutput<typeof Density>;

const shown = v.optional(v.boolean(), true);

export const Settings = v.object({
  /** Which engine reads: the one on this device, the reader's server, or whichever they say each time. */
  engine: v.optional(v.picklist(["local", "server", "ask"]), "local"),
  /** The server's address, such as http://127.0.0.1:8750; "" where there is none. */
  server: v.optional(v.string(), ""),
  /** How much is shown where nothing else is chosen for the site. */
  density: v.optional(v.picklist(["quiet", "full"]), "quiet"),
  /** How much is shown on a site, by its host. */
  densities: v.optional(v.record(v.string(), Density), {}),
  /** Which marks are shown on pages; the panel always has them all. */
  show: v.optional(v.object({ actor: shown, quote: shown, note: shown }), {}),
  /** Whether marks are put on paper, too. */
  print: v.optional(v.boolean(), false),
  /** How sure Sidelight must be of a quote for it to be shown anywhere. */
  sure: v.optional(v.picklist(SURE), "any"),
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

/** The site of an address, by which its density is kept: its host, or "" for pages without one. */
export const siteOf = (address: string): string =>
  URL.canParse(address) ? new URL(address).hostname.replace(/^www\./, "") : "";

export const densityAt = ({ densities, density }: Settings, site: string): Density =>
  Object.hasOwn(densities, site) ? (densities[site] ?? density) : density;

/** Remembers how much is shown on a site; null: as everywhere. */
export async function saveDensity(site: string, density: Density | null): Promise<void> {
  const { [site]: _, ...others } = (await loadSettings()).densities;
  await saveSettings({ densities: density === null ? others : { ...others, [site]: density } });
}

/** Calls back with the new settings after each change; returns how to stop. */
export function watchSettings(changed: (settings: Settings) => void): () => void {
  const listener = (changes: Record<string, chrome.storage.StorageChange>): void => {
    if (KEY in changes) void loadSettings().then(changed);
  };
  chrome.storage.local.onChanged.addListener(listener);
  return () => chrome.storage.local.onChanged.removeListener(listener);
}
