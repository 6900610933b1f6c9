// The side panel: joins the tab that it follows to what it shows of it.

import { render } from "preact";
import { adoptPalette } from "../colours";
import { FollowedTab } from "./followed-tab";
import { Panel } from "./view";

/** Opened as panel.html?tab=ID it stays with that tab, else it follows the active one. */
const asked = Number.parseInt(new URLSearchParams(location.search).get("tab") ?? "", 10);

adoptPalette(document);
const tab = new FollowedTab(Number.isNaN(asked) ? null : asked);
tab.follow((state) => render(<Panel state={state} tab={tab} />, document.body));
addEventListener("pagehide", () => tab.disconnect());
