// How much is shown, and what: everywhere, and on the sites that have a choice of their own.

import { type Density, type Settings, saveDensity, saveSettings } from "../settings";
import { SURE } from "../sure";
import { words } from "../words";
import { Choices, Group } from "./form";

const text = words.options;

export function Shown({ settings }: { settings: Settings }) {
  const { density, densities, show, sure, print } = settings;
  const sites = Object.keys(densities).sort();
  return (
    <>
      <Group title={text.density}>
        <Choices
          name="density"
          chosen={density}
          choose={(density) => void saveSettings({ density })}
          choices={[
            { value: "quiet", name: text.quiet, hint: text.quietHint },
            { value: "full", name: text.full, hint: text.fullHint },
          ]}
        />
        <h3>{text.densities}</h3>
        <p class="soft">{text.densitiesHint}</p>
        {sites.length === 0 && <p class="empty">{text.noDensities}</p>}
        <ul class="sites">
          {sites.map((site) => (
            <li key={site}>
              <span>{site}</span>
              <select
                aria-label={text.densityAt(site)}
                value={densities[site]}
                onChange={(event) =>
                  void saveDensity(site, (event.currentTarget.value || null) as Density | null)
                }
              >
                <option value="">{text.asElsewhere}</option>
                <option value="off">{text.off}</option>
                <option value="quiet">{text.quiet}</option>
                <option value="full">{text.full}</option>
              </select>
            </li>
          ))}
        </ul>
      </Group>
      <Group title={text.howSure}>
        <p class="soft">{text.howSureHint}</p>
        <Choices
          name="sure"
          chosen={sure}
          choose={(sure) => void saveSettings({ sure })}
          choices={SURE.map((value) => ({ value, ...text.howSures[value] }))}
        />
      </Group>
      <Group title={text.show}>
        <p class="soft">{text.showHint}</p>
        {(Object.keys(text.shows) as (keyof Settings["show"])[]).map((mark) => (
          <label class="check" key={mark}>
            <input
              type="checkbox"
              checked={show[mark]}
              onChange={(event) =>
                void saveSettings({ show: { ...show, [mark]: event.currentTarget.checked } })
              }
            />
            {text.shows[mark]}
          </label>
        ))}
        <h3>{text.paper}</h3>
        <label class="check">
          <input
            type="checkbox"
            checked={print}
            aria-describedby="print-hint"
            onChange={(event) => void saveSettings({ print: event.currentTarget.checked })}
          />
          {text.print}
        </label>
        <p class="soft" id="print-hint">
          {text.printHint}
        </p>
      </Group>
    </>
  );
}
