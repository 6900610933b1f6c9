// The options as a whole.

import type { Settings } from "../settings";
import { words } from "../words";
import { Data } from "./data";
import { Keys } from "./keys";
import { Server } from "./server";
import { Shown } from "./shown";
import { Sites } from "./sites";

const text = words.options;

export function Options({ settings }: { settings: Settings }) {
  return (
    <main>
      <h1>{text.title}</h1>
      <Shown settings={settings} />
      <Server settings={settings} />
      <Sites sites={settings.sites} />
      <Keys />
      <Data />
    </main>
  );
}
