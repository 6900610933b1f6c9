// Long work on the page's main thread, cut into slices so that the page never waits for it.

/** How long one slice may take, in milliseconds; a frame of the page lasts 16. */
const SLICE = 8;

/** Told of each slice: which step it belongs to, when it began and ended (performance.now()). */
export type SliceWatch = (step: string, began: number, ended: number) => void;

/**
 * Runs work that yields wherever it may be interrupted, and gives the page its turn before each slice.
 *
 * The measurements go to `watch` alone: entries in the performance timeline could be read, and sent, by the page.
 */
export async function inSlices<T>(step: string, work: Generator<void, T>, watch?: SliceWatch): Promise<T> {
  for (;;) {
    await pageTurn();
    const began = performance.now();
    let next = work.next();
    while (!next.done && performance.now() - began < SLICE) next = work.next();
    watch?.(step, began, performance.now());
    if (next.done) return next.value;
  }
}

/** Runs work that cannot be interrupted, after giving the page its turn. */
export async function inOneSlice<T>(step: string, work: () => T, watch?: SliceWatch): Promise<T> {
  await pageTurn();
  const began = performance.now();
  const result = work();
  watch?.(step, began, performance.now());
  return result;
}

/** Lets the page do what waits there, and comes back soon. */
export function pageTurn(): Promise<void> {
  const { scheduler } = globalThis as { scheduler?: { yield?: () => Promise<void> } };
  return scheduler?.yield?.() ?? new Promise((resolve) => setTimeout(resolve));
}
