// The selectors of a span, as they are kept on the device and as they are believed when they are read again.

import * as v from "valibot";

const Offset = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const Context = v.pipe(v.string(), v.maxLength(2_000));

/** Longest passage that is marked or referred to, in UTF-16 units. */
export const LONGEST_PASSAGE = 50_000;

/** W3C Web Annotation Data Model, 4.2; offsets are code points of the article's text. */
export const Selectors = v.strictTuple([
  v.pipe(
    v.strictObject({ type: v.literal("TextPositionSelector"), start: Offset, end: Offset }),
    v.check(({ start, end }) => start < end, "The end does not come after the start."),
  ),
  v.strictObject({
    type: v.literal("TextQuoteSelector"),
    exact: v.pipe(v.string(), v.nonEmpty(), v.maxLength(LONGEST_PASSAGE)),
    prefix: Context,
    suffix: Context,
  }),
]);
export type Selectors = v.InferOutput<typeof Selectors>;
