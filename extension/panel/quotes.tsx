// Quotes: who said what, in the order of the text; above it, whose words fill the article, which also filters.

import { useState } from "preact/hooks";
import type { Quote } from "../analysis";
import { speakerVariable } from "../colours";
import type { Concordance, Voice } from "../concordance";
import type { Target } from "../protocol";
import { words } from "../words";

type Props = { concordance: Concordance; go(target: Target): void };
type Filter = { voice: string | null; setVoice(voice: string | null): void };

/** As many voices are shown before the reader asks for all. */
const FEW = 6;

export function Quotes({ concordance, go, voice, setVoice }: Props & Filter) {
  const { quotes } = concordance.analysis;
  if (quotes.length === 0) return <p class="empty">{words.panel.noQuotes}</p>;
  const chosen = concordance.voices.find(({ key }) => key === voice) ?? null;
  const actor = chosen?.actor ?? concordance.actor(voice);
  const shown = actor ? concordance.quotesOf(actor) : (chosen?.quotes ?? quotes);
  return (
    <>
      <Shares voices={concordance.voices} voice={voice} setVoice={setVoice} />
      <h3 class="heading">
        {actor || chosen ? words.panel.by(actor?.name ?? chosen?.name ?? "") : words.panel.byEveryone}
      </h3>
      <ol class="list">
        {shown.map((quote) => (
          <QuoteEntry key={quote.id} quote={quote} concordance={concordance} go={go} />
        ))}
      </ol>
    </>
  );
}

function Shares({ voices, voice, setVoice }: Filter & { voices: Voice[] }) {
  const [all, setAll] = useState(false);
  const most = Math.max(...voices.map(({ share }) => share), 0.001);
  const shown = all ? voices : voices.slice(0, FEW);
  return (
    <section class="shares" aria-labelledby="shares">
      <h3 class="heading" id="shares">
        {words.panel.shares}
      </h3>
      <ul>
        {shown.map(({ key, name, share, colour }) => (
          <li key={key}>
            <button
              type="button"
              class="share"
              aria-pressed={key === voice}
              style={{
                "--colour": speakerVariable(colour),
                "--part": `calc((100% - 16px) * ${share / most})`,
              }}
              onClick={() => setVoice(key === voice ? null : key)}
            >
              <span class="who">{name}</span>
              <span class="percent">{percent(share)}</span>
            </button>
          </li>
        ))}
      </ul>
      <p class="row">
        {voices.length > FEW && (
          <button type="button" class="link" aria-expanded={all} onClick={() => setAll(!all)}>
            {all ? words.panel.showFewer : words.panel.showAll(voices.length)}
          </button>
        )}
        {voice !== null && (
          <button type="button" class="link" onClick={() => setVoice(null)}>
            {words.panel.everyone}
          </button>
        )}
      </p>
    </section>
  );
}

function QuoteEntry({ quote, concordance, go }: Props & { quote: Quote }) {
  const speaker = concordance.speaker(quote);
  const flags = concordance.flags(quote);
  const cue = concordance.words(...quote.cue);
  return (
    <li>
      <h4 style={{ "--colour": speakerVariable(concordance.voice(quote).colour) }}>
        {speaker}
        {flags.map((flag) => (
          <span class="flag" key={flag}>
            {flag}
          </span>
        ))}
      </h4>
      <button
        type="button"
        class={`go quote ${quote.kind}`}
        style={{ "--colour": speakerVariable(concordance.voice(quote).colour) }}
        onClick={() => go({ mark: "quote", id: quote.id })}
      >
        {concordance.words(...quote.content)}
      </button>
      <p class="soft">
        {[
          words.quoteKind[quote.kind],
          ...(cue ? [words.cue(cue)] : []),
          ...(quote.speech ? [] : [words.notSaid]),
        ].join(" · ")}
      </p>
    </li>
  );
}

const percent = (share: number): string =>
  share > 0 && share < 0.01 ? "<1%" : share.toLocaleString("en", { style: "percent" });
