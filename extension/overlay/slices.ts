// Work in slices, so that the page answers to its reader between them.

import { pageTurn } from "../article/slices";

/** Milliseconds after which a slice makes way. */
const SLICE = 8;

/** So many are made and added in one frame: what a browser styles and lays out in some six milliseconds. */
const BATCH = 64;

/** Thrown where the work was overtaken: something newer is being painted. */
export class Overtaken extends Error {}

/** Does work that yields wherever it may be interrupted, and lets the page go first whenever a slice is used up. */
export async function inSlices<Result>(work: Generator<void, Result>, signal: AbortSignal): Promise<Result> {
  for (;;) {
    await pause(signal);
    const began = performance.now();
    let next = work.next();
    while (!next.done && performance.now() - began < SLICE) next = work.next();
    if (next.done) return next.value;
  }
}

/** Does such work in one piece: there is little of it. */
export function atOnce<Result>(work: Generator<void, Result>): Result {
  let next = work.next();
  while (!next.done) next = work.next();
  return next.value;
}

/** Lets the page go first. */
export async function pause(signal: AbortSignal): Promise<void> {
  await pageTurn();
  if (signal.aborted) throw new Overtaken();
}

/** Writes what there is, some of it in each frame. */
export async function inFrames<Part>(
  parts: readonly Part[],
  write: (some: readonly Part[], at: number) => void,
  signal: AbortSignal,
): Promise<void> {
  for (let at = 0; at < parts.length; at += BATCH) {
    if (at > 0) await nextFrame(signal);
    write(parts.slice(at, at + BATCH), at);
  }
}

/** Lets the page be drawn first. */
async function nextFrame(signal: AbortSignal): Promise<void> {
  await new Promise(requestAnimationFrame);
  if (signal.aborted) throw new Overtaken();
}
