// How the browser shows an element, as far as its text is concerned: at all, as a block, line by line.

/** Tags whose content stands on lines of its own, whatever floats or is positioned. */
const BLOCK_TAGS = new Set(
  "address article aside blockquote caption dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table tbody td tfoot th thead tr ul".split(
    " ",
  ),
);

const INLINE_DISPLAY = /^(inline|contents|ruby|ruby-text|)$/;
const INLINE_BOX_DISPLAY = /^inline-/;

/** Whether the element and everything in it is out of sight: no box, or one for screen readers only. */
export function isHidden(style: CSSStyleDeclaration): boolean {
  if (style.display === "none" || style.contentVisibility === "hidden") return true;
  if (style.position !== "absolute" && style.position !== "fixed") return false;
  return isClippedAway(style) || isOffScreen(style);
}

/** Whether text directly in an element of this style can be seen. Unlike isHidden, children may differ. */
export function showsText(style: CSSStyleDeclaration): boolean {
  return style.visibility !== "hidden" && style.visibility !== "collapse";
}

/**
 * Whether the element's text stands on lines of its own.
 *
 * Floating and positioned elements count as blocks for the browser; a drop cap does not for the reader. For
 * them, and for boxes inside a line, the tag decides.
 */
export function isBlock(element: Element, style: CSSStyleDeclaration): boolean {
  if (INLINE_DISPLAY.test(style.display)) return false;
  const lifted = style.position === "absolute" || style.position === "fixed" || isFloating(style);
  if (lifted || INLINE_BOX_DISPLAY.test(style.display)) return BLOCK_TAGS.has(element.localName);
  return true;
}

/** Whether line ends in the source are line ends on the screen (white-space: pre and its kin). */
export function keepsLines(style: CSSStyleDeclaration): boolean {
  return /^(pre|break-spaces)/.test(style.whiteSpace);
}

function isFloating(style: CSSStyleDeclaration): boolean {
  return style.cssFloat !== "none" && style.cssFloat !== "";
}

/** The usual recipes of "visually hidden" and "sr-only". */
function isClippedAway(style: CSSStyleDeclaration): boolean {
  if (/^rect\((0|1)(px)?,? (0|1)(px)?,? (0|1)(px)?,? (0|1)(px)?\)$/.test(style.clip)) return true;
  if (/^inset\((50|100)%/.test(style.clipPath)) return true;
  return (
    /^(hidden|clip)/.test(style.overflow) &&
    (Number.parseFloat(style.width) <= 1 || Number.parseFloat(style.height) <= 1)
  );
}

function isOffScreen(style: CSSStyleDeclaration): boolean {
  return Number.parseFloat(style.left) <= -999 || Number.parseFloat(style.top) <= -9999;
}
