// The options as a whole.

import { type Settings, saveSettings } from "../settings";
import { words } from "../words";
import { Data } from "./data";
import { Choices, Group } from "./form";
import { Keys } from "./keys";
import { Server } from "./server";
import { Sites } from "./sites";

const text = words.options;

export function Options({ settings }: { settings: Settings }) {
  return (
    <main>
      <h1>{text.title}</h1>
      <Group title={text.density}>
        <Choices
          name="density"
          chosen={settings.density}
          choose={(density) => void saveSettings({ density })}
          choices={[
            { value: "quiet", name: text.quiet, hint: text.quietHint },
            { value: "full", name: text.full, hint: text.fullHint },
          ]}
        />
      </Group>
      <Server settings={settings} />
      <Sites sites={settings.sites} />
      <Keys />
      <Data />
    </main>
  );
}
