// Who reads: the reader on this device, or a server of the reader's own.

import { useState } from "preact/hooks";
import * as v from "valibot";
import { ask } from "../ask";
import { EngineError } from "../engines/engine";
import { serverAddress, serverPattern } from "../engines/server";
import { ServerTest } from "../protocol";
import { type Settings, saveSettings } from "../settings";
import { words } from "../words";
import { Choices, Group, type Outcome, Said } from "./form";
import { giveBack, request } from "./permissions";

const text = words.options;

export function Server({ settings }: { settings: Settings }) {
  const [engine, setEngine] = useState(settings.engine);
  const choose = (chosen: Settings["engine"]) => {
    setEngine(chosen);
    if (chosen === "local") void saveSettings({ engine: "local" });
    else if (settings.server !== "") void saveSettings({ engine: chosen });
  };
  return (
    <Group title={text.engine}>
      <Choices
        name="engine"
        chosen={engine}
        choose={choose}
        choices={[
          { value: "local", name: text.local, hint: text.localHint },
          { value: "server", name: text.server, hint: text.serverHint },
          { value: "ask", name: text.ask, hint: text.askHint },
        ]}
      />
      {engine !== "local" && <Address kept={settings.server} engine={engine} />}
    </Group>
  );
}

/** engine: what is kept with the address, once it is allowed. */
function Address({ kept, engine }: { kept: string; engine: "server" | "ask" }) {
  const [typed, setTyped] = useState(kept);
  const [outcome, setOutcome] = useState<Outcome>(null);

  /** Permission first, straight from the press: the browser asks the reader only then. */
  const allowed = async (): Promise<{ address: string } | null> => {
    try {
      const url = serverAddress(typed);
      if (await request(serverPattern(url))) return { address: url.href.replace(/\/$/, "") };
      setOutcome({ ok: false, message: text.refused });
    } catch (error) {
      if (!(error instanceof EngineError)) throw error;
      setOutcome({ ok: false, message: error.message });
    }
    return null;
  };
  const test = async () => {
    const server = await allowed();
    if (server === null) return;
    setOutcome({ ok: true, message: text.testing });
    setOutcome(v.parse(ServerTest, await ask({ kind: "test-server", address: server.address })));
  };
  const save = async () => {
    const server = await allowed();
    if (server === null) return;
    await saveSettings({ engine, server: server.address });
    if (kept !== "" && kept !== server.address) await giveBack(serverPattern(serverAddress(kept)));
    setOutcome({ ok: true, message: engine === "ask" ? text.savedToAsk : text.saved });
  };
  return (
    <form
      class="address"
      noValidate // our own words say what is wrong
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <label class="caption" for="server">
        {text.address}
      </label>
      <div class="row">
        <input
          id="server"
          type="url"
          value={typed}
          placeholder="http://127.0.0.1:8750"
          autocomplete="off"
          spellcheck={false}
          aria-describedby="server-why server-said"
          aria-invalid={outcome?.ok === false}
          onInput={(event) => setTyped(event.currentTarget.value)}
        />
        <button type="button" onClick={() => void test()}>
          {text.test}
        </button>
        <button type="submit" class="primary">
          {text.save}
        </button>
      </div>
      <p class="soft" id="server-why">
        {text.serverPermission}
      </p>
      <Said outcome={outcome} id="server-said" />
    </form>
  );
}
