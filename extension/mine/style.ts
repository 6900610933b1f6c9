// How the chip looks in the shadow root, and the form for a note there and in the panel.

export const mineStyle = `
.chip {
  position: absolute; inset: auto; margin: 0; max-width: min(320px, calc(100vw - 16px)); padding: 6px; overflow: auto;
  border: 1px solid var(--line); border-radius: 10px; background: var(--ground); color: var(--ink);
  box-shadow: 0 6px 24px rgb(0 0 0 / 0.2); font: 13.5px/1.45 system-ui, -apple-system, "Segoe UI", Roboto,
  "Helvetica Neue", sans-serif; direction: ltr; text-align: left; overflow-wrap: anywhere;
}
.chip .row { display: flex; flex-wrap: wrap; gap: 6px; }
.chip .own { margin: 4px 6px 8px; max-height: 12em; overflow: auto; white-space: pre-wrap; }
.chip .action { padding: 4px 10px; border: 1px solid transparent; border-radius: 7px; font-weight: 550; }
.chip .action:hover { background: var(--raised); }
.note-form { margin-inline: 0; padding: 0; border: 0; min-width: 0; }
.chip .note-form { width: 300px; max-width: 100%; padding: 4px 6px; }
.note-form label { display: block; margin-bottom: 4px; font-size: 0.925em; font-weight: 600; }
.note-form textarea {
  display: block; box-sizing: border-box; width: 100%; min-height: 4.5em; margin: 0 0 8px; padding: 6px 8px;
  resize: vertical; border: 1px solid var(--soft); border-radius: 7px; font: inherit; color: var(--ink);
  background: var(--ground);
}
.chip.choice { position: fixed; right: 16px; bottom: 16px; padding: 12px 14px; z-index: 2147483647; }
.chip.choice p { margin: 0 0 8px; }
.chip.choice .action { border-color: var(--soft); }
.chip.choice .soft { margin: 0; font-size: 12px; color: var(--soft); }
@media (forced-colors: active) { .chip { border: 1px solid CanvasText; } }
@media print { .chip { display: none !important; } }
`;
