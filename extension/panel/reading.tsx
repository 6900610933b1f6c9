// A page that was read: Cast, Quotes, Notes and Mine, with the reader's corrections in them.

import { useMemo, useState } from "preact/hooks";
import { Concordance } from "../concordance";
import { type Change, type Correction, correctionOf } from "../corrections/correction";
import { inWords } from "../corrections/said";
import { type Imported, newOnes } from "../exports/import";
import { addressOf, forget, type Item, type Kept, keep, loadKept, type Shelf } from "../kept/pages";
import { type Mine, placed } from "../mine/mine";
import type { PageState } from "../protocol";
import { seen } from "../seen";
import { type Settings, siteOf } from "../settings";
import { words } from "../words";
import { Cast } from "./cast";
import { DensityChoice } from "./density";
import { entriesOf } from "./entries";
import { Exports } from "./exports";
import { Footer } from "./footer";
import { MineView } from "./mine";
import { Notes } from "./notes";
import { Quotes } from "./quotes";
import type { Done, Reader } from "./reader";
import { searchFor } from "./search";
import { Tabs } from "./tabs";
import type { Asked } from "./view";

const TABS = ["cast", "quotes", "notes", "mine"] as const;

/** Under which its reader's own is kept. */
type Page = { address: string; title: string | null };

type Props = {
  state: Extract<PageState, { phase: "read" }>;
  /** What the reader has made of this page. */
  kept: Kept | null;
  settings: Settings;
  tab: Asked;
};

export function Reading({ state, kept, settings, tab }: Props) {
  const { article, analysis: raw, report } = state;
  const corrections = kept?.corrections ?? [];
  const { sure } = settings;
  const { analysis, stale, unsure } = useMemo(
    () => seen(article, raw, corrections, sure),
    [article, raw, kept, sure],
  );
  const concordance = useMemo(() => new Concordance(article, analysis), [article, analysis]);
  const marks = useMemo(() => placed(article, kept?.mine ?? []), [article, kept]);
  const [open, setOpen] = useState<(typeof TABS)[number]>("cast");
  const [voice, setVoice] = useState<string | null>(null);
  const [typed, setTyped] = useState("");
  const [done, setDone] = useState<Done | null>(null);
  const entries = useMemo(() => entriesOf(concordance, marks, searchFor(typed)), [concordance, marks, typed]);

  const address = addressOf(article);
  const page: Page = { address: address ?? "", title: article.title };
  const doing = (work: Promise<void>, after: Done | null, trouble: string) =>
    void work.then(
      () => setDone(after),
      () => setDone({ message: trouble, trouble: true }),
    );
  const put = <Name extends Shelf>(shelf: Name, item: Item<Name>): Promise<void> =>
    address === null ? Promise.reject(new Error("no address")) : keep(page, shelf, item);

  const undo = ({ id }: Correction) =>
    doing(
      forget(page.address, "corrections", id),
      { message: words.panel.undone },
      words.corrections.notKept,
    );
  const correct = (change: Change) => {
    const made = correctionOf(change);
    const message = `${inWords(change)}. ${words.corrections.done}`;
    doing(put("corrections", made), { message, undo: () => undo(made) }, words.corrections.notKept);
  };
  const remove = (mine: Mine) => {
    const back = () => doing(put("mine", mine), { message: words.panel.undone }, words.mine.notKept);
    doing(
      forget(page.address, "mine", mine.id),
      { message: words.mine.removed, undo: back },
      words.mine.notKept,
    );
  };
  const reader: Reader = {
    concordance,
    go: (target) => void tab.go(target),
    correct,
    copy: (text) => navigator.clipboard.writeText(text),
  };
  const about = [article.publisher, article.published && words.date(article.published)]
    .filter(Boolean)
    .join(", ");
  return (
    <>
      {article.title && <h2 class="title">{article.title}</h2>}
      {about && <p class="about">{about}</p>}
      <DensityChoice settings={settings} site={siteOf(article.url ?? "")} />
      <p class="search">
        <input
          type="search"
          value={typed}
          aria-label={words.panel.search}
          placeholder={words.panel.search}
          onInput={(event) => setTyped(event.currentTarget.value)}
        />
      </p>
      <Tabs
        label={words.panel.views}
        tabs={TABS.map((id) => ({ id, name: words.panel.tabs[id], count: entries[id].length }))}
        open={open}
        change={(id) => setOpen(id)}
      >
        {open === "cast" && (
          <Cast
            reader={reader}
            actors={entries.cast}
            showQuotes={(key) => {
              setVoice(key);
              setOpen("quotes");
            }}
          />
        )}
        {open === "quotes" && (
          <Quotes reader={reader} quotes={entries.quotes} unsure={unsure} voice={voice} setVoice={setVoice} />
        )}
        {open === "notes" && <Notes reader={reader} notes={entries.notes} />}
        {open === "mine" && (
          <MineView
            marks={entries.mine}
            corrections={corrections}
            stale={stale}
            unreadable={kept?.unreadable ?? 0}
            isKept={address !== null}
            go={({ id }) => void tab.goMine(id)}
            keep={(mine) => doing(put("mine", mine), { message: words.mine.noted }, words.mine.notKept)}
            forget={remove}
            undo={undo}
          />
        )}
      </Tabs>
      <Exports exported={{ concordance, mine: marks, address }} take={(imported) => takeUp(imported, page)} />
      <Said done={done} />
      <Footer engine={analysis.engine} report={report} remove={() => void tab.toggle()} />
    </>
  );
}

/** What was done last, heard by a screen reader too, and the way back. */
function Said({ done }: { done: Done | null }) {
  return (
    <div class={done === null ? "done none" : done.trouble ? "done trouble" : "done"}>
      <p role="status">{done?.message}</p>
      {done?.undo && (
        <button type="button" class="action" onClick={() => done.undo?.()}>
          {words.corrections.undo}
        </button>
      )}
    </div>
  );
}

/** Keeps what is new, page by page; says what came of it. here: the page that was read. */
async function takeUp({ found, ours }: Imported, here: Page): Promise<string> {
  let added = 0;
  let elsewhere = 0;
  const addresses = [...new Set(found.map(({ address }) => address))];
  for (const address of addresses) {
    const isHere = address === here.address;
    const marks = found.filter((one) => one.address === address).map(({ mine }) => mine);
    const fresh = newOnes(marks, await loadKept(address));
    if (fresh.length > 0) await keep({ address, title: isHere ? here.title : null }, "mine", ...fresh);
    added += fresh.length;
    if (!isHere) elsewhere += fresh.length;
  }
  return words.exports.imported(added, found.length - added, ours, elsewhere);
}
