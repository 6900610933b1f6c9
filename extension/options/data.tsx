// What is kept, and how to be rid of it.

import { useState } from "preact/hooks";
import { words } from "../words";
import { Group, type Outcome, Said } from "./form";
import { giveAllBack } from "./permissions";

const text = words.options;

export function Data() {
  const [asking, setAsking] = useState(false);
  const [outcome, setOutcome] = useState<Outcome>(null);
  const erase = async () => {
    await chrome.storage.local.clear();
    await giveAllBack();
    setAsking(false);
    setOutcome({ ok: true, message: text.deleted });
  };
  return (
    <Group title={text.data}>
      <p class="soft">{text.dataHint}</p>
      {asking ? (
        <div class="row">
          <span>{text.sure}</span>
          <button type="button" class="danger" onClick={() => void erase()}>
            {text.yes}
          </button>
          <button type="button" onClick={() => setAsking(false)}>
            {text.no}
          </button>
        </div>
      ) : (
        <button type="button" onClick={() => setAsking(true)}>
          {text.delete}
        </button>
      )}
      <Said outcome={outcome} id="data-said" />
    </Group>
  );
}
