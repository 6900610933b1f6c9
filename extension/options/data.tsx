// What is kept: to see, to export, and to be rid of.

import { useEffect, useState } from "preact/hooks";
import { saveFile } from "../exports/save";
import { allKept, forgetPages, type Kept, watchKept } from "../kept/pages";
import { loadSettings } from "../settings";
import { words } from "../words";
import { Group, type Outcome, Said } from "./form";
import { giveAllBack } from "./permissions";

const text = words.options;

export function Data() {
  const [pages, setPages] = useState<Kept[]>([]);
  const [asking, setAsking] = useState(false);
  const [outcome, setOutcome] = useState<Outcome>(null);
  useEffect(() => {
    const load = () => void allKept().then(setPages);
    load();
    return watchKept("any", load);
  }, []);
  const erase = async () => {
    await chrome.storage.local.clear();
    await giveAllBack();
    setPages([]);
    setAsking(false);
    setOutcome({ ok: true, message: text.deleted });
  };
  const erasePage = async (kept: Kept) => {
    await forgetPages(kept.address);
    setOutcome({ ok: true, message: text.pageDeleted(nameOf(kept)) });
  };
  const save = async () => {
    const everything = { settings: await loadSettings(), pages: await allKept() };
    const json = `${JSON.stringify(everything, null, 2)}\n`;
    saveFile({ name: "sidelight.json", type: "application/json;charset=utf-8", text: json });
    setOutcome({ ok: true, message: words.exports.made("sidelight.json") });
  };
  return (
    <Group title={text.data}>
      <p class="soft">{text.dataHint}</p>
      <h3>{text.pages}</h3>
      {pages.length === 0 && <p class="empty">{text.noPages}</p>}
      <ul class="sites pages">
        {pages.map((kept) => (
          <li key={kept.address}>
            <span>
              {nameOf(kept)}
              {kept.title !== "" && <span class="soft address-of">{kept.address}</span>}
              <span class="soft">{text.page(kept.corrections.length, kept.mine.length)}</span>
            </span>
            <button
              type="button"
              aria-label={text.deletePage(nameOf(kept))}
              onClick={() => void erasePage(kept)}
            >
              {text.yes}
            </button>
          </li>
        ))}
      </ul>
      <div class="row">
        <button type="button" onClick={() => void save()}>
          {text.exportAll}
        </button>
        {asking ? (
          <>
            <span>{text.sure}</span>
            <button type="button" class="danger" onClick={() => void erase()}>
              {text.yes}
            </button>
            <button type="button" onClick={() => setAsking(false)}>
              {text.no}
            </button>
          </>
        ) : (
          <button type="button" onClick={() => setAsking(true)}>
            {text.delete}
          </button>
        )}
      </div>
      <Said outcome={outcome} id="data-said" />
    </Group>
  );
}

const nameOf = ({ title, address }: Kept): string => title || address;
