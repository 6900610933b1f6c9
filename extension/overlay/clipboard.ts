// Puts text on the clipboard, also on pages without https, where browsers keep the clipboard's own way shut.

/** Rejects where the browser does not allow it. */
export async function copyText(document: Document, text: string): Promise<void> {
  const clipboard = document.defaultView?.navigator.clipboard;
  if (clipboard) return clipboard.writeText(text);
  const put = (event: ClipboardEvent): void => {
    event.stopImmediatePropagation();
    event.preventDefault();
    event.clipboardData?.setData("text/plain", text);
  };
  document.addEventListener("copy", put, { capture: true, once: true });
  const done = document.execCommand("copy");
  document.removeEventListener("copy", put, { capture: true });
  if (!done) throw new Error("The browser did not allow copying.");
}
