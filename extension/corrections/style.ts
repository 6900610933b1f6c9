// How "Not right?" looks, in the card's shadow root and in the panel alike.

export const correctionsStyle = `
.not-right > .form {
  display: grid; gap: 8px; justify-items: start; margin: 8px 0 0; padding: 10px 12px; border: 0;
  border-radius: 8px; min-width: 0;
  background: var(--raised);
}
.not-right .line { display: grid; grid-template-columns: 4.5em minmax(0, 1fr) auto; gap: 4px 8px; align-items: center;
  width: 100%; margin: 0; }
.not-right label { font-size: 0.925em; }
.not-right input, .not-right select {
  box-sizing: border-box; width: 100%; min-width: 0; margin: 0; padding: 4px 8px; border: 1px solid var(--soft);
  border-radius: 6px; font: inherit; background: var(--ground); color: var(--ink);
}
.not-right .action { background: var(--ground); }
.corrected { display: flex; align-items: baseline; flex-wrap: wrap; gap: 6px 12px; margin-top: 10px; }
@container (max-width: 260px) { .not-right .line { grid-template-columns: minmax(0, 1fr); justify-items: start; } }
`;
