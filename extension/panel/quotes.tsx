// Quotes: who said what, in the order of the text; above it, whose words fill the article, which also filters.

import { useState } from "preact/hooks";
import type { Quote } from "../analysis";
import { speakerVariable } from "../colours";
import { CopyButton } from "../copy-button";
import { NotRight } from "../corrections/not-right";
import { attribution } from "../overlay/attribution";
import { SpeakerMark } from "../speaker-mark";
import { words } from "../words";
import { Filter } from "./filter";
import type { Reader } from "./reader";
import { Shares, type VoiceFilter } from "./shares";

/** unsure: how many are left out because they are not sure enough. */
type Props = { reader: Reader; quotes: readonly Quote[]; unsure: number };

export function Quotes({ reader, quotes, unsure, voice, setVoice }: Props & VoiceFilter) {
  const [kind, setKind] = useState<Quote["kind"] | null>(null);
  const { concordance } = reader;
  if (concordance.analysis.quotes.length === 0)
    return unsure > 0 ? <LeftOut unsure={unsure} /> : <p class="empty">{words.panel.noQuotes}</p>;
  const chosen = concordance.voices.find(({ key }) => key === voice) ?? null;
  const actor = chosen?.actor ?? concordance.actor(voice);
  const byVoice = actor ? concordance.quotesOf(actor) : (chosen?.quotes ?? null);
  const ofVoice = byVoice === null ? quotes : quotes.filter((quote) => byVoice.includes(quote));
  const shown = kind === null ? ofVoice : ofVoice.filter((quote) => quote.kind === kind);
  return (
    <>
      <Shares voices={concordance.voices} voice={voice} setVoice={setVoice} />
      <h3 class="heading">
        {actor || chosen ? words.panel.by(actor?.name ?? chosen?.name ?? "") : words.panel.byEveryone}
      </h3>
      <Filter<Quote["kind"]>
        label={words.panel.filterQuote}
        names={words.quoteKind}
        kinds={ofVoice.map((quote) => quote.kind)}
        chosen={kind}
        choose={setKind}
      />
      {shown.length === 0 && <p class="empty">{words.panel.nothingFound}</p>}
      <ol class="list">
        {shown.map((quote) => (
          <QuoteEntry key={quote.id} quote={quote} reader={reader} />
        ))}
      </ol>
      {unsure > 0 && <LeftOut unsure={unsure} />}
    </>
  );
}

function LeftOut({ unsure }: { unsure: number }) {
  return (
    <p class="soft">
      {words.panel.unsure(unsure)}{" "}
      <button type="button" class="link" onClick={() => void chrome.runtime.openOptionsPage()}>
        {words.panel.options}
      </button>
    </p>
  );
}

function QuoteEntry({ quote, reader }: { quote: Quote; reader: Reader }) {
  const { concordance, go, correct, copy } = reader;
  const speaker = concordance.speaker(quote);
  const role = concordance.actor(quote.speakers[0] ?? null)?.role;
  const flags = concordance.flags(quote);
  const cue = concordance.words(...quote.cue);
  const others = [
    ...quote.contests.map((id) => [words.card.contests, id] as const),
    ...concordance.contestants(quote).map(({ id }) => [words.card.contestedBy, id] as const),
  ];
  return (
    <li>
      <h4 style={{ "--colour": speakerVariable(concordance.voice(quote).colour) }}>
        <span>
          <SpeakerMark place={concordance.voice(quote).colour} />
          {speaker}
        </span>
        {flags.map((flag) => (
          <span class="flag" key={flag}>
            {flag}
          </span>
        ))}
      </h4>
      {role && <p class="soft">{role}</p>}
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
      <div class="more">
        <details>
          <summary>{words.panel.quoteMore}</summary>
          <p class="soft">{words.because(words.confidence(quote.confidence), quote.because)}</p>
          <p class="row">
            <CopyButton text={attribution(concordance, quote)} copy={copy} />
            {others.map(([text, id]) => (
              <button type="button" class="action" key={id} onClick={() => go({ mark: "quote", id })}>
                {text}
              </button>
            ))}
          </p>
        </details>
        <NotRight
          concordance={concordance}
          target={{ mark: "quote", id: quote.id }}
          correct={correct}
          about={speaker}
        />
      </div>
    </li>
  );
}
