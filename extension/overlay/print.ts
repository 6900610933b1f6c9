// What of the marks is put on paper: nothing, unless the reader asks for it.

import type { Theme } from "../colours";

/**
 * Whether marks are printed on a page of this theme, where the reader wants them. Browsers print the light words of
 * a dark page in dark ink, but not those that are highlighted: they would be gone.
 */
export const printsOn = (theme: Theme, wanted: boolean): boolean => wanted && theme === "light";

/** The media that the rules of our highlights are for. */
export const mediaOf = (prints: boolean): string => (prints ? "screen, print" : "screen");
