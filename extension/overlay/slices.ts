// Work in slices, so that the page answers to its reader between them.

/** Milliseconds after which a slice makes way. */
const SLICE = 12;

/** Thrown where the work was overtaken: something newer is being painted. */
export class Overtaken extends Error {}

/** Does something with each item, and lets the page go first whenever a slice is used up. */
export async function inSlices<Item>(
  items: Iterable<Item>,
  signal: AbortSignal,
  work: (item: Item) => void,
): Promise<void> {
  let began = performance.now();
  for (const item of items) {
    if (performance.now() - began > SLICE) {
      await pause(signal);
      began = performance.now();
    }
    work(item);
  }
}

/** Lets the page go first. */
export async function pause(signal: AbortSignal): Promise<void> {
  const scheduler = (globalThis as { scheduler?: { yield?: () => Promise<void> } }).scheduler;
  if (scheduler?.yield) await scheduler.yield();
  else await new Promise((resolve) => setTimeout(resolve));
  if (signal.aborted) throw new Overtaken();
}

/** Lets the page be drawn first. */
export async function nextFrame(signal: AbortSignal): Promise<void> {
  await new Promise(requestAnimationFrame);
  if (signal.aborted) throw new Overtaken();
}
