// The names of our highlights. All of them can be listed, so that an earlier copy's can be taken away too.

import type { Actor, Quote } from "../analysis";
import { KINDS, SPEAKERS, TYPES } from "../colours";

const PLACES: readonly (number | null)[] = [...SPEAKERS.keys(), null];

export const actorName = (type: Actor["type"]): string => `sidelight-${type}`;
export const quoteName = (colour: number | null, kind: Quote["kind"]): string =>
  `sidelight-${kind}-${colour ?? "other"}`;
export const litName = (colour: number | null): string => `sidelight-lit-${colour ?? "other"}`;
/** For a quote that has no room for its bar. */
export const lineName = (colour: number | null, kind: Quote["kind"]): string =>
  `sidelight-line-${kind}-${colour ?? "other"}`;
/** For a quote on paper, where there are no bars. */
export const printName = (colour: number | null, kind: Quote["kind"]): string =>
  `sidelight-print-${kind}-${colour ?? "other"}`;
export const noteName = "sidelight-note";
export const flashName = "sidelight-flash";

export const actorTypes = Object.keys(TYPES) as Actor["type"][];
export const quoteKinds = Object.keys(KINDS) as Quote["kind"][];
export const speakerPlaces = PLACES;

/** Every name there is, those that are painted over others last. */
export const allNames: readonly string[] = [
  ...PLACES.flatMap((colour) => quoteKinds.map((kind) => quoteName(colour, kind))),
  ...PLACES.flatMap((colour) => quoteKinds.map((kind) => lineName(colour, kind))),
  ...PLACES.flatMap((colour) => quoteKinds.map((kind) => printName(colour, kind))),
  ...PLACES.map(litName),
  noteName,
  ...actorTypes.map(actorName),
  flashName,
];
