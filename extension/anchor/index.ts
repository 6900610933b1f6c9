// Keeping the article's spans on the words of the live page.

export { Anchors, type Change } from "./anchors";
export { Arrival } from "./arrival";
export {
  anchor,
  describe,
  type Selectors,
  type TextPositionSelector,
  type TextQuoteSelector,
} from "./selectors";
