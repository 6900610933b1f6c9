// Who read the page, where, how long it took, and what left the device.

import type { Engine } from "../analysis";
import type { Report } from "../protocol";
import { words } from "../words";

export function Footer({ engine, report, remove }: { engine: Engine; report: Report; remove(): void }) {
  const { where, address, milliseconds, fellBack } = report;
  const seconds = (milliseconds / 1000).toLocaleString("en", {
    maximumFractionDigits: milliseconds < 1000 ? 2 : 1,
  });
  const place = where === "device" ? words.panel.onDevice : words.panel.onServer(address ?? "");
  return (
    <footer>
      <p>{words.panel.readBy(words.panel.engine[engine.name], engine.version, place, seconds)}</p>
      <p>{whatLeft(where, address, fellBack)}</p>
      <p class="row">
        <button type="button" class="link" onClick={remove}>
          {words.panel.remove}
        </button>
        <button type="button" class="link" onClick={() => void chrome.runtime.openOptionsPage()}>
          {words.panel.options}
        </button>
      </p>
    </footer>
  );
}

function whatLeft(where: Report["where"], address: string | null, fellBack: string | null): string {
  if (where === "server") return words.panel.sent(address ?? "");
  return fellBack === null ? words.panel.nothingLeft : words.panel.fellBack;
}
