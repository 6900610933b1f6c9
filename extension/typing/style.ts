// How the field in the frame looks, and the frame around it.

import { cssVariables, type Theme } from "../colours";

/** In our shadow root. The frame is wider than its field by the room for the ring of the focus. */
export const typingStyle = `
.typing { min-width: 0; height: 38px; margin: -4px; }
.typing[data-lines="3"] {
  height: 82px; min-height: 82px; max-height: 60vh; margin: -4px -4px 4px; resize: vertical; overflow: hidden;
}
.typing iframe { display: block; width: 100%; height: 100%; border: 0; }
.typing .keeper { position: absolute; width: 1px; height: 1px; }
.typing[data-state="opening"] iframe { opacity: 0; }
.typing[data-state="late"] { height: auto; min-height: 0; margin: 0 0 8px; resize: none; }
.typing[data-state="late"] iframe { position: absolute; width: 1px; height: 1px; opacity: 0; }
.typing p { margin: 0; }
`;

/** In the frame. */
export function fieldStyle(theme: Theme): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    :root { ${cssVariables(theme)} color-scheme: ${theme}; height: 100%; background: transparent; }
    body { box-sizing: border-box; height: 100%; margin: 0; padding: 4px; }
    #field {
      display: block; box-sizing: border-box; width: 100%; height: 100%; margin: 0; padding: 4px 8px; resize: none;
      border: 1px solid var(--soft); border-radius: 6px; color: var(--ink); background: var(--ground);
      font: 13.5px/1.45 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", sans-serif;
    }
    #field:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
  `);
  return sheet;
}
