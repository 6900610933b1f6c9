// Whose words fill the article: a bar for each voice, its part in numbers beside it. A press shows their quotes.

import { useState } from "preact/hooks";
import { speakerVariable } from "../colours";
import type { Voice } from "../concordance";
import { SpeakerMark } from "../speaker-mark";
import { words } from "../words";

export type VoiceFilter = { voice: string | null; setVoice(voice: string | null): void };

/** As many voices are shown before the reader asks for all. */
const FEW = 6;

export function Shares({ voices, voice, setVoice }: VoiceFilter & { voices: readonly Voice[] }) {
  const [all, setAll] = useState(false);
  const most = Math.max(...voices.map(({ share }) => share), 0.001);
  const shown = all ? voices : voices.filter(({ key }, place) => place < FEW || key === voice);
  return (
    <section class="shares" aria-labelledby="shares">
      <h3 class="heading" id="shares">
        {words.panel.shares}
      </h3>
      <ul>
        {shown.map(({ key, name, share, colour, quotes }) => (
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
              <span class="who">
                <SpeakerMark place={colour} />
                {name}
              </span>
              <span class="percent">{words.panel.share(percent(share), quotes.length)}</span>
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

const percent = (share: number): string =>
  share > 0 && share < 0.01 ? "<1%" : `${Math.round(share * 100)}%`;
