// The side panel: joins the tab that it follows, and what is kept of its page, to what it shows of them.

import { render } from "preact";
import { adoptPalette, adoptStyle } from "../colours";
import { correctionsStyle } from "../corrections/style";
import { addressOf, type Kept, loadKept, watchKept } from "../kept/pages";
import { mineStyle } from "../mine/style";
import { loadSettings, watchSettings } from "../settings";
import { speakerLines } from "../speaker-mark";
import { FollowedTab, type TabState } from "./followed-tab";
import { Panel } from "./view";

/** Opened as panel.html?tab=ID it stays with that tab, else it follows the active one. */
const asked = Number.parseInt(new URLSearchParams(location.search).get("tab") ?? "", 10);

adoptPalette(document);
adoptStyle(document, correctionsStyle + mineStyle + speakerLines);

const tab = new FollowedTab(Number.isNaN(asked) ? null : asked);
let settings = await loadSettings();
let state: TabState = "asking";
let kept: Kept | null = null;
let unwatch = (): void => {};

const draw = (): void =>
  render(<Panel state={state} tab={tab} kept={kept} settings={settings} />, document.body);

/** The page that is shown now, and from now on whatever changes in what is kept of it. */
async function show(next: TabState): Promise<void> {
  const isRead = next !== null && next !== "asking" && next.phase === "read";
  const address = isRead ? addressOf(next.article) : null;
  state = next;
  unwatch();
  unwatch = watchKept(address, () => void load(address));
  await load(address);
}

async function load(address: string | null): Promise<void> {
  const now = state;
  const loaded = address === null ? null : await loadKept(address);
  if (now !== state) return; // the reader has gone on to another page
  kept = loaded;
  draw();
}

watchSettings((changed) => {
  settings = changed;
  draw();
});
tab.follow((next) => void show(next));
addEventListener("pagehide", () => tab.disconnect());
