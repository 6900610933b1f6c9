// Every message between the worlds of the extension, in one place, with the check that it passes on receipt.
//
//   content (page)  ⇄  background  ⇄  engine host (offscreen document, or Firefox's event page) ⇄ worker
//   panel, options  ⇄  background;  panel ⇄ content (through tabs.sendMessage)
//   field in a frame of the page  → background → content; what is typed: typing/messages.ts
//
// Nothing that arrives is believed: `receive` checks the sender and the shape before a handler sees it.

import * as v from "valibot";
import { Actor, Analysis, Article } from "./analysis";
import { FieldAsks } from "./typing/messages";

/** Where and by what the page was read, for the reader to see. */
export const Report = v.strictObject({
  where: v.picklist(["device", "server"]),
  address: v.nullable(v.string()), // the server's, where it was one
  milliseconds: v.number(),
  fellBack: v.nullable(v.string()), // why the server did not answer, where the device read instead
});
export type Report = v.InferOutput<typeof Report>;

/** Why a page was not read, by a word for the program and words for the reader. */
export const Problem = v.strictObject({
  reason: v.picklist(["no-article", "not-english", "too-long", "engine", "not-allowed"]),
  message: v.string(),
});
export type Problem = v.InferOutput<typeof Problem>;

/** "choosing": the reader is asked who shall read. */
export const Progress = v.picklist(["finding", "choosing", "starting", "reading"]);
export type Progress = v.InferOutput<typeof Progress>;

/** Who reads, where the reader is asked each time. */
export const EngineName = v.picklist(["local", "server"]);
export type EngineName = v.InferOutput<typeof EngineName>;

/** What the page shows now. The content script holds it; the panel draws it. */
export const PageState = v.variant("phase", [
  v.strictObject({ phase: v.literal("off") }),
  v.strictObject({ phase: v.literal("working"), step: Progress }),
  v.strictObject({
    phase: v.literal("read"),
    article: Article,
    analysis: Analysis,
    report: Report,
    // What the reader sees of the analysis: without what they have corrected away or find not sure enough.
    seen: v.strictObject({ quotes: v.number(), actors: v.number() }),
    unplaced: v.number(), // marks whose words are no longer on the page
  }),
  v.strictObject({ phase: v.literal("failed"), problem: Problem }),
]);
export type PageState = v.InferOutput<typeof PageState>;

export const ReadReply = v.variant("ok", [
  v.strictObject({ ok: v.literal(true), analysis: Analysis, report: Report }),
  v.strictObject({ ok: v.literal(false), problem: Problem }),
]);
export type ReadReply = v.InferOutput<typeof ReadReply>;

/** One mark: an actor's mention, a quote or a note. */
export const Target = v.strictObject({
  mark: v.picklist(["actor", "quote", "note"]),
  id: v.string(),
  mention: v.optional(v.number()),
});
export type Target = v.InferOutput<typeof Target>;

/** What is sent to the reader's server when they want more on an actor; longer roles are cut. */
export const LookedUp = v.strictObject({
  name: v.pipe(v.string(), v.minLength(1), v.maxLength(120)),
  type: Actor.entries.type,
  role: v.nullable(v.pipe(v.string(), v.maxLength(500))),
});
export type LookedUp = v.InferOutput<typeof LookedUp>;

/** The first sentences of an encyclopaedia's entry. */
export const Extract = v.object({
  title: v.pipe(v.string(), v.maxLength(300)),
  text: v.pipe(v.string(), v.maxLength(600)),
  source: v.pipe(v.string(), v.maxLength(200)),
  url: v.nullable(v.pipe(v.string(), v.startsWith("https://"), v.maxLength(2000))),
  licence: v.nullable(v.pipe(v.string(), v.maxLength(100))),
  retrieved: v.pipe(v.string(), v.maxLength(20)),
});
export type Extract = v.InferOutput<typeof Extract>;

export const LookUpReply = v.variant("ok", [
  v.strictObject({ ok: v.literal(true), extract: Extract }),
  v.strictObject({ ok: v.literal(false), message: v.string() }),
]);
export type LookUpReply = v.InferOutput<typeof LookUpReply>;

/** From the content script to the background. */
export const FromPage = v.variant("kind", [
  v.strictObject({ kind: v.literal("started") }), // → boolean: true where it shall read by itself, unasked
  // → ReadReply. engine: the reader's answer, heard only where they want to be asked each time.
  v.strictObject({ kind: v.literal("read"), article: Article, engine: v.optional(EngineName) }),
  v.strictObject({ kind: v.literal("state"), state: PageState }), // also heard by an open panel
  v.strictObject({ kind: v.literal("open-panel") }),
  v.strictObject({ kind: v.literal("look-up"), actor: LookedUp }), // → LookUpReply
]);
export type FromPage = v.InferOutput<typeof FromPage>;

/** To the content script, from the background or the panel. */
export const ToPage = v.variant("kind", [
  v.strictObject({ kind: v.literal("toggle") }), // → PageState
  v.strictObject({ kind: v.literal("get-state") }), // → PageState
  v.strictObject({ kind: v.literal("progress"), step: Progress }),
  v.strictObject({ kind: v.literal("go"), target: Target }),
  v.strictObject({ kind: v.literal("go-mine"), id: v.string() }), // a mark of the reader's own
  v.strictObject({ kind: v.literal("mark-selection") }), // by key: offer to mark the selected words
  v.strictObject({ kind: v.literal("step"), mark: v.picklist(["quote", "actor"]), by: v.picklist([1, -1]) }),
  v.strictObject({ kind: v.literal("open-card") }), // by key: of the place that was last gone to
  v.strictObject({ kind: v.literal("choose"), engine: EngineName }), // in the panel, who shall read
  FieldAsks, // → boolean
]);
export type ToPage = v.InferOutput<typeof ToPage>;

/** From the panel and the options page to the background. */
export const FromOurPages = v.variant("kind", [
  v.strictObject({ kind: v.literal("test-server"), address: v.string() }), // → ServerTest
  v.strictObject({ kind: v.literal("toggle-tab"), tab: v.number() }), // → PageState
]);
export type FromOurPages = v.InferOutput<typeof FromOurPages>;

export const ServerTest = v.strictObject({ ok: v.boolean(), message: v.string() });
export type ServerTest = v.InferOutput<typeof ServerTest>;

/** From the background to the engine host, over a port named HOST_PORT: one port for one reading. */
export const ToHost = v.variant("kind", [
  v.strictObject({ kind: v.literal("host-read"), article: Article }), // → host-progress …, host-reply
]);
export type ToHost = v.InferOutput<typeof ToHost>;
export const HOST_PORT = "engine-host";

export const HostReply = v.variant("ok", [
  v.strictObject({ ok: v.literal(true), analysis: Analysis }),
  v.strictObject({ ok: v.literal(false), message: v.string() }),
]);
export type HostReply = v.InferOutput<typeof HostReply>;

/** From the engine host to the background. */
export const FromHost = v.variant("kind", [
  v.strictObject({ kind: v.literal("host-progress"), step: Progress }),
  v.strictObject({ kind: v.literal("host-reply"), reply: HostReply }),
]);
export type FromHost = v.InferOutput<typeof FromHost>;

/** From the engine host to the worker. The article is JSON, for Python to parse. */
export const ToWorker = v.strictObject({ article: v.string() });
export type ToWorker = v.InferOutput<typeof ToWorker>;

/** From the worker. "broken": Python or WebAssembly failed; the worker is not to be used again. */
export const FromWorker = v.variant("kind", [
  v.strictObject({ kind: v.literal("ready") }),
  v.strictObject({ kind: v.literal("answer"), json: v.string() }), // a HostReply
  v.strictObject({ kind: v.literal("broken"), message: v.string() }),
]);
export type FromWorker = v.InferOutput<typeof FromWorker>;
