// The order of the text.

/** A copy of these, by where they stand. */
export const inOrder = <Thing>(things: readonly Thing[], place: (thing: Thing) => number): Thing[] =>
  [...things].sort((a, b) => {
    const [first, second] = [place(a), place(b)];
    return first === second ? 0 : first - second;
  });
