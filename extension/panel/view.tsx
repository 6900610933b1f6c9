// The panel as a whole: what goes on, in words; then Cast, Quotes and Notes; then who read it, and where.

import { useMemo, useState } from "preact/hooks";
import { Concordance } from "../concordance";
import type { PageState, Target } from "../protocol";
import { words } from "../words";
import { Cast } from "./cast";
import type { TabState } from "./followed-tab";
import { Footer } from "./footer";
import { Notes } from "./notes";
import { Quotes } from "./quotes";
import { Tabs } from "./tabs";

type Read = Extract<PageState, { phase: "read" }>;

/** What the panel asks of its tab. */
export type Asked = { toggle(): Promise<void>; go(target: Target): Promise<void> };

export function Panel({ state, tab }: { state: TabState; tab: Asked }) {
  return (
    <main>
      <h1 class="name">{words.sidelight}</h1>
      <p class="status" role="status">
        {statusOf(state)}
      </p>
      {isOff(state) && (
        <Invitation title={words.panel.off} hint={words.panel.offHint} button={words.panel.read} tab={tab} />
      )}
      {isFailed(state) && <Button text={words.panel.again} click={() => again(state, tab)} />}
      {isRead(state) && <Reading key={state.analysis.article.id} state={state} tab={tab} />}
    </main>
  );
}

const isOff = (state: TabState): boolean => state === null || (state !== "asking" && state.phase === "off");
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
      const { analysis, report, unplaced } = state;
      const found = words.found(analysis.quotes.length, analysis.actors.length);
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

const TABS = ["cast", "quotes", "notes"] as const;

function Reading({ state, tab }: { state: Read; tab: Asked }) {
  const { article, analysis, report } = state;
  const concordance = useMemo(() => new Concordance(article, analysis), [article, analysis]);
  const [open, setOpen] = useState<(typeof TABS)[number]>("cast");
  const [voice, setVoice] = useState<string | null>(null);
  const go = (target: Target) => void tab.go(target);
  const showQuotes = (key: string) => {
    setVoice(key);
    setOpen("quotes");
  };
  const counts = {
    cast: analysis.actors.length,
    quotes: analysis.quotes.length,
    notes: concordance.notes.length,
  };
  const about = [article.publisher, article.published && words.date(article.published)]
    .filter(Boolean)
    .join(", ");
  return (
    <>
      {article.title && <h2 class="title">{article.title}</h2>}
      {about && <p class="about">{about}</p>}
      <Tabs
        label={words.panel.views}
        tabs={TABS.map((id) => ({ id, name: words.panel.tabs[id], count: counts[id] }))}
        open={open}
        change={(id) => setOpen(id)}
      >
        {open === "cast" && <Cast concordance={concordance} go={go} showQuotes={showQuotes} />}
        {open === "quotes" && <Quotes concordance={concordance} go={go} voice={voice} setVoice={setVoice} />}
        {open === "notes" && <Notes concordance={concordance} go={go} />}
      </Tabs>
      <Footer engine={analysis.engine} report={report} remove={() => void tab.toggle()} />
    </>
  );
}
