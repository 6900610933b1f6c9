// The options page: joins what is kept to what is shown of it.

import { render } from "preact";
import { adoptPalette } from "../colours";
import { loadSettings, type Settings, watchSettings } from "../settings";
import { Options } from "./view";

const show = (settings: Settings): void => render(<Options settings={settings} />, document.body);

adoptPalette(document);
watchSettings(show);
show(await loadSettings());
