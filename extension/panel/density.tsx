// How much is shown on this site, remembered for it.

import { useId } from "preact/hooks";
import { type Density, densityAt, type Settings, saveDensity } from "../settings";
import { words } from "../words";

const NAMES: Record<Density, string> = {
  off: words.options.off,
  quiet: words.options.quiet,
  full: words.options.full,
};

export function DensityChoice({ settings, site }: { settings: Settings; site: string }) {
  const id = useId();
  if (site === "") return null;
  return (
    <p class="filter">
      <label for={id}>{words.panel.densityOn(site)}</label>
      <select
        id={id}
        value={densityAt(settings, site)}
        onChange={(event) => void saveDensity(site, event.currentTarget.value as Density)}
      >
        {(Object.keys(NAMES) as Density[]).map((density) => (
          <option key={density} value={density}>
            {NAMES[density]}
          </option>
        ))}
      </select>
    </p>
  );
}
