// Opens the side panel, where the browser lets an extension do so: only right after the reader's own gesture.

/** Nothing may be awaited before this is called: the gesture would be over. */
export async function openPanel(tabId: number): Promise<void> {
  try {
    if (chrome.sidePanel) await chrome.sidePanel.open({ tabId });
    else await firefox?.sidebarAction.open();
  } catch (error) {
    console.warn("Sidelight could not open its panel; the toolbar button's menu can.", error);
  }
}

/** What Firefox has instead. */
declare const browser: { sidebarAction: { open(): Promise<void> } } | undefined;
const firefox = typeof browser === "undefined" ? undefined : browser;
