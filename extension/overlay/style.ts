// The style of everything in the shadow layer. The page's own style cannot reach it, nor it the page's.

import { correctionsStyle } from "../corrections/style";
import { mineStyle } from "../mine/style";
import { speakerLines } from "../speaker-mark";
import { typingStyle } from "../typing/style";
import { textStyle } from "./unfindable";

export const LABEL_FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', sans-serif";

export const shadowStyle = `
:host { all: initial !important; display: contents !important; }
* { box-sizing: border-box; }
[hidden] { display: none !important; }
button { all: unset; box-sizing: border-box; cursor: pointer; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 4px; }

.layer { position: absolute; left: 0; top: 0; width: 0; height: 0; direction: ltr; font-family: ${LABEL_FONT}; }
.probes { position: absolute; left: 0; top: 0; width: 0; height: 0; contain: strict; visibility: hidden; direction: ltr; }
.probes div { position: absolute; width: max-content; white-space: pre; }
.probes div::before { content: attr(data-words); }
.frame { position: absolute; pointer-events: none; }
.frame[data-clips] { overflow: clip; }
.stroke { position: absolute; }
.bar { position: absolute; opacity: 0.8; }
.bar.direct { border-radius: 2px; }
.bar.mixed { border-left-style: dashed; border-right-style: dashed; }
.bar.indirect { border-left-style: dotted; border-right-style: dotted; }
.bar[data-lit] { opacity: 1; }
.label {
  position: absolute; pointer-events: auto; white-space: pre; text-overflow: ellipsis;
  font-size: var(--size); font-weight: 600; color: var(--colour);
}
.label.above { overflow-x: clip; line-height: 0.92; }
.label.left, .label.right { overflow: hidden; line-height: 14px; padding: 1.5px 6px; border-radius: 9px; background: var(--paper); }
.label.left { text-align: right; }
.label.left:hover, .label.right:hover, .label[data-lit]:not(.above) {
  background: color-mix(in srgb, var(--colour) 14%, var(--paper));
}
.label.above:hover { text-decoration: underline; }
.label.note {
  display: grid; place-items: center; border-radius: 50%; font-size: 8.5px; font-weight: 700; line-height: 1;
  font-family: Georgia, serif; color: var(--paper); background: var(--colour);
}
.label.note:hover { text-decoration: none; filter: brightness(0.85); }

.status {
  position: fixed; right: 16px; bottom: 16px; z-index: 2147483647; display: flex; align-items: center; gap: 8px;
  max-width: min(380px, calc(100vw - 32px)); padding: 9px 12px 9px 14px; border-radius: 12px;
  background: var(--ground); color: var(--ink); border: 1px solid var(--line);
  box-shadow: 0 6px 24px rgb(0 0 0 / 0.18); font: 13px/1.4 ${LABEL_FONT}; direction: ltr;
}
.status:is([data-tone="none"], [data-tone="heard"]) { clip-path: inset(50%); pointer-events: none; box-shadow: none; }
.status::before { content: ""; flex: none; width: 8px; height: 8px; border-radius: 50%; background: var(--accent); }
.status[data-tone="working"]::before { animation: breathe 1.2s ease-in-out infinite alternate; }
.status[data-tone="trouble"]::before { background: var(--trouble); }
.status button { padding: 0 4px; font-size: 16px; line-height: 1; color: var(--soft); }
.status button:hover { color: var(--ink); }
.status[data-tone="working"] button, .status[data-tone="done"] button { display: none; }
@keyframes breathe { from { opacity: 1; } to { opacity: 0.25; } }

.card {
  position: absolute; inset: auto; margin: 0; width: min(340px, calc(100vw - 16px));
  max-height: min(440px, calc(100vh - 24px)); overflow: auto; overscroll-behavior: contain;
  padding: 14px 16px; border: 1px solid var(--line); border-radius: 12px; background: var(--ground);
  color: var(--ink); box-shadow: 0 10px 40px rgb(0 0 0 / 0.22); font: 13.5px/1.45 ${LABEL_FONT};
  direction: ltr; text-align: left; overflow-wrap: anywhere;
}
.card:focus { outline: none; }
.card header { display: flex; align-items: flex-start; gap: 8px; }
.card h2 { margin: 0; flex: 1; font-size: 16px; line-height: 1.25; font-weight: 650; }
.card h3 { margin: 14px 0 4px; font-size: 12px; font-weight: 600; color: var(--soft); }
.card p { margin: 6px 0 0; }
.card .close { flex: none; margin: -4px -6px 0 0; padding: 2px 7px; border-radius: 6px; font-size: 18px; line-height: 1.2; color: var(--soft); }
.card .kind { font-size: 12px; font-weight: 600; color: var(--colour, var(--soft)); margin: 0 0 2px; }
.card .soft { color: var(--soft); font-size: 12.5px; }
.card blockquote { margin: 8px 0 0; padding-left: 10px; border-left: 3px solid var(--colour, var(--line)); }
.card blockquote.mixed { border-left-style: dashed; }
.card blockquote.indirect { border-left-style: dotted; }
.card footer:not(:has(.form)) {
  position: sticky; bottom: -14px; margin: 0 -16px -14px; padding: 1px 16px 14px; background: var(--ground);
}
.card .flags { display: flex; flex-wrap: wrap; gap: 6px; margin-top: 8px; padding: 0; list-style: none; }
.card .flags li { padding: 1px 8px; border-radius: 9px; font-size: 12px; font-weight: 600; background: var(--raised); color: var(--ink); }
.card .row { display: flex; align-items: center; gap: 8px; margin-top: 12px; flex-wrap: wrap; }
.card .action { padding: 4px 10px; border: 1px solid var(--line); border-radius: 8px; font-size: 12.5px; font-weight: 550; color: var(--ink); }
.card .action:hover, .card .close:hover, .card .quote:hover { background: var(--raised); }
.card .action[disabled] { opacity: 0.45; cursor: default; }
.card .quotes { margin: 0; padding: 0; list-style: none; }
.card .quote { display: block; width: 100%; padding: 0 8px 0 10px; margin-top: 10px; border-left: 3px solid var(--colour); border-radius: 0 6px 6px 0; font-size: 13px;
  display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 3; overflow: hidden; }
.card .quote.mixed { border-left-style: dashed; }
.card .quote.indirect { border-left-style: dotted; }
.card a { color: var(--accent); }

${textStyle}
${speakerLines}
${correctionsStyle}
${mineStyle}
${typingStyle}

@media (prefers-reduced-motion: reduce) { .status::before { animation: none !important; } }
@media (forced-colors: active) {
  .label { color: CanvasText; forced-color-adjust: auto; }
  .label.note { border: 1px solid CanvasText; }
  .status, .card { border: 1px solid CanvasText; }
}
@media print { .layer, .status, .card { display: none !important; } }
`;
