// The keys, as the browser has them now, and where to change them.

import { useEffect, useState } from "preact/hooks";
import { words } from "../words";
import { Group } from "./form";

const text = words.options;

export function Keys() {
  const [commands, setCommands] = useState<chrome.commands.Command[]>([]);
  useEffect(() => {
    const load = () => void chrome.commands.getAll().then(setCommands);
    load();
    addEventListener("focus", load); // the reader may come back from the browser's own page
    return () => removeEventListener("focus", load);
  }, []);
  return (
    <Group title={text.keys}>
      <ul class="keys">
        {commands.map(({ name, description, shortcut }) => (
          <li key={name}>
            <span>{description || text.toggleKey}</span>
            {shortcut ? <kbd>{shortcut}</kbd> : <span class="soft">{text.noKey}</span>}
          </li>
        ))}
      </ul>
      <p class="soft">{text.keysHint}</p>
      <button type="button" onClick={() => void changeKeys()}>
        {text.changeKeys}
      </button>
    </Group>
  );
}

/** Firefox has an own way there. A page may not link to Chromium's page, but an extension may open it. */
async function changeKeys(): Promise<void> {
  const firefox = chrome.commands as { openShortcutSettings?(): Promise<void> };
  if (firefox.openShortcutSettings) await firefox.openShortcutSettings();
  else await chrome.tabs.create({ url: "chrome://extensions/shortcuts" });
}
