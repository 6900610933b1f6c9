// What is said between a page's content script and the field in its frame, all of it out of the page's hearing.
//
//   content → frame   Opening, with a port, to the extension's own origin alone
//   frame → content   over that port: FromField;  content → frame: ToField
//
// Whether it was the content script that opened the field, the frame asks through the background: FieldAsks.

import * as v from "valibot";

/** The page of the extension that stands in the frame. */
export const FIELD_PAGE = "field.html";

const Token = v.pipe(v.string(), v.uuid());

/** A field as it is to be shown. */
export const Opening = v.strictObject({
  kind: v.literal("open-field"),
  token: Token,
  label: v.string(),
  text: v.string(),
  /** Lines that are to be seen; a field of one takes one alone. */
  lines: v.number(),
  /** Longest text, in UTF-16 units. */
  longest: v.number(),
  theme: v.picklist(["light", "dark"]),
});
export type Opening = v.InferOutput<typeof Opening>;

export const FromField = v.variant("kind", [
  v.strictObject({ kind: v.literal("shown") }),
  v.strictObject({ kind: v.literal("typed"), text: v.string() }),
  v.strictObject({ kind: v.literal("submit"), text: v.string() }),
  v.strictObject({ kind: v.literal("cancel") }),
]);
export type FromField = v.InferOutput<typeof FromField>;

export const ToField = v.variant("kind", [
  v.strictObject({ kind: v.literal("take-focus") }),
  /** Its text is wanted as submitted, as by the key for that. */
  v.strictObject({ kind: v.literal("submit") }),
]);
export type ToField = v.InferOutput<typeof ToField>;

/** From the frame to the background, and on to the content script of its tab: whether this field is open there. */
export const FieldAsks = v.strictObject({ kind: v.literal("is-field-open"), token: Token }); // → boolean
export type FieldAsks = v.InferOutput<typeof FieldAsks>;
