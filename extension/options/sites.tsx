// The sites that are read by themselves.

import { useState } from "preact/hooks";
import { saveSettings } from "../settings";
import { words } from "../words";
import { Group, type Outcome, Said } from "./form";
import { giveBack, request } from "./permissions";
import { siteName, sitePattern } from "./site";

const text = words.options;

export function Sites({ sites }: { sites: string[] }) {
  const [typed, setTyped] = useState("");
  const [outcome, setOutcome] = useState<Outcome>(null);

  const refuse = (message: string) => setOutcome({ ok: false, message });
  const add = async () => {
    const pattern = sitePattern(typed);
    if (pattern === null) return refuse(text.badSite);
    if (sites.includes(pattern)) return refuse(text.siteKnown);
    if (!(await request(pattern))) return refuse(text.siteRefused);
    await saveSettings({ sites: [...sites, pattern] });
    setTyped("");
    setOutcome({ ok: true, message: text.added(siteName(pattern)) });
  };
  const remove = async (pattern: string) => {
    await saveSettings({ sites: sites.filter((site) => site !== pattern) });
    await giveBack(pattern);
    setOutcome({ ok: true, message: text.removed(siteName(pattern)) });
  };
  return (
    <Group title={text.sites}>
      <p class="soft">{text.sitesHint}</p>
      {sites.length === 0 && <p class="empty">{text.noSites}</p>}
      <ul class="sites">
        {sites.map((site) => (
          <li key={site}>
            <span>{siteName(site)}</span>
            <button type="button" aria-label={text.remove(siteName(site))} onClick={() => void remove(site)}>
              {text.removeShort}
            </button>
          </li>
        ))}
      </ul>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void add();
        }}
      >
        <label class="caption" for="site">
          {text.site}
        </label>
        <div class="row">
          <input
            id="site"
            type="text"
            inputMode="url"
            value={typed}
            placeholder="example.org"
            autocomplete="off"
            spellcheck={false}
            aria-describedby="site-said"
            aria-invalid={outcome?.ok === false}
            onInput={(event) => setTyped(event.currentTarget.value)}
          />
          <button type="submit">{text.add}</button>
        </div>
        <Said outcome={outcome} id="site-said" />
      </form>
    </Group>
  );
}
