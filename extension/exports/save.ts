// Has the browser save a file, with no permission asked for.

import type { File } from "./export";

/** Milliseconds after which the browser has surely read the file. */
const READ = 60_000;

export function saveFile({ name, type, text }: File): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), READ);
}
