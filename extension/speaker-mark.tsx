// The short line in a speaker's own colour and style: the same as beside their words on the page.

import { speakerLine, speakerVariable } from "./colours";

/** place: in the palette of speakers. */
export function SpeakerMark({ place }: { place: number | null }) {
  return (
    <span
      class="speaker-mark"
      aria-hidden="true"
      data-line={speakerLine(place)}
      style={{ "--colour": speakerVariable(place) }}
    />
  );
}

/** Six pixels wide: one line, two, or one with feet. How a quote has its words is shown by the lines' own style. */
export const speakerLines = `
.bar, .speaker-mark { box-sizing: border-box; width: 6px; border: 0 solid var(--colour); border-left-width: 3px; }
[data-line="double"]:is(.bar, .speaker-mark) { border-width: 0 2px; }
[data-line="bracket"]:is(.bar, .speaker-mark) { border-width: 2px 0 2px 3px; }
.speaker-mark { display: inline-block; height: 0.9em; margin-right: 7px; vertical-align: -0.08em; }
@media (forced-colors: active) { .bar, .speaker-mark { border-color: CanvasText; } }
`;
