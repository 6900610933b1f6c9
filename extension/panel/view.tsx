// The panel as a whole: what goes on, in words; then what was read, or the way to have it read.

import { useState } from "preact/hooks";
import { Question } from "../choice/choice";
import type { Kept } from "../kept/pages";
import type { EngineName, PageState, Target } from "../protocol";
import type { Settings } from "../settings";
import { words } from "../words";
import type { TabState } from "./followed-tab";
import { Reading } from "./reading";

type Read = Extract<PageState, { phase: "read" }>;

/** What the panel asks of its tab. */
export type Asked = {
  toggle(): Promise<void>;
  go(target: Target): Promise<void>;
  /** Goes to a mark of the reader's own. */
  goMine(id: string): Promise<void>;
  /** Answers who shall read. */
  choose(engine: EngineName): Promise<void>;
};

/** kept: what the reader has made of the page that was read. */
type Props = { state: TabState; tab: Asked; kept: Kept | null; settings: Settings };

export function Panel({ state, tab, kept, settings }: Props) {
  return (
    <main>
      <h1 class="name">{words.sidelight}</h1>
      <p class="status" role="status">
        {statusOf(state)}
      </p>
      {isOff(state) && (
        <Invitation title={words.panel.off} hint={words.panel.offHint} button={words.panel.read} tab={tab} />
      )}
      {isChoosing(state) && (
        <section class="invitation">
          <Question server={settings.server} choose={(engine) => void tab.choose(engine)} />
        </section>
      )}
      {isFailed(state) && <Button text={words.panel.again} click={() => again(state, tab)} />}
      {isRead(state) && (
        <Reading key={state.analysis.article.id} state={state} kept={kept} settings={settings} tab={tab} />
      )}
    </main>
  );
}

const isOff = (state: TabState): boolean => state === null || (state !== "asking" && state.phase === "off");
const isChoosing = (state: TabState): boolean =>
  state !== null && state !== "asking" && state.phase === "working" && state.step === "choosing";
const isFailed = (state: TabState): state is Extract<PageState, { phase: "failed" }> =>
  state !== null && state !== "asking" && state.phase === "failed";
const isRead = (state: TabState): state is Read =>
  state !== null && state !== "asking" && state.phase === "read";

function statusOf(state: TabState): string {
  if (state === null) return "";
  if (state === "asking") return words.panel.asking;
  switch (state.phase) {
    case "off":
      return "";
    case "working":
      return words.progress[state.step];
    case "failed":
      return state.problem.message;
    case "read": {
      const { seen, report, unplaced } = state;
      const found = words.found(seen.quotes, seen.actors);
      const rest = [
        ...(report.fellBack === null ? [] : [words.fellBack(report.fellBack)]),
        ...(unplaced === 0 ? [] : [words.unplaced(unplaced)]),
      ];
      return rest.length === 0 ? found : [`${found}.`, ...rest].join(" ");
    }
  }
}

/** A page that could not be read is on: it is put back first, then read anew. */
async function again(state: Extract<PageState, { phase: "failed" }>, tab: Asked): Promise<void> {
  if (state.problem.reason !== "not-allowed") await tab.toggle();
  await tab.toggle();
}

function Invitation({
  title,
  hint,
  button,
  tab,
}: {
  title: string;
  hint: string;
  button: string;
  tab: Asked;
}) {
  return (
    <section class="invitation">
      <h2>{title}</h2>
      <p>{hint}</p>
      <Button text={button} click={() => tab.toggle()} />
    </section>
  );
}

function Button({ text, click }: { text: string; click(): Promise<void> }) {
  const [busy, setBusy] = useState(false);
  const pressed = () => {
    setBusy(true);
    void click().finally(() => setBusy(false));
  };
  return (
    <button type="button" class="primary" disabled={busy} onClick={pressed}>
      {text}
    </button>
  );
}
