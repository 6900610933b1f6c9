// The headline: where it stands in the page.

/** Where a page puts its headline, the likeliest first. */
const PLACES = ["h1", "[itemprop~='headline']", "h2, h3, [class*='headline']"];

/** Headlines are not longer than this, in UTF-16 units. */
const MAX_HEADLINE = 500;

/** How like the title a headline is: for certain, and for a page's only h1 (titles are often worded anew for search engines). */
const ALIKE = 0.6;
const AKIN = 0.2;

/**
 * The element that shows the headline: the one whose words are most like the title; null where none is.
 *
 * visible: whether the reader sees any text of an element.
 */
export function findHeadline(
  page: Document,
  title: string | null,
  visible: (element: Element) => boolean,
): Element | null {
  for (const place of PLACES) {
    const shown = [...page.querySelectorAll(place)].filter((element) => {
      const { length } = element.textContent.trim();
      return length > 0 && length <= MAX_HEADLINE && visible(element);
    });
    const [only] = shown;
    if (title === null) return only && shown.length === 1 ? only : null;
    let best: Element | null = null;
    let most = place === "h1" && shown.length === 1 ? AKIN : ALIKE;
    for (const element of shown) {
      const like = likeness(title, element.textContent);
      if (like < most || (best && like === most)) continue;
      best = element;
      most = like;
    }
    if (best) return best;
  }
  return null;
}

/** The share of words that two titles have in common, 0 to 1 (Dice's coefficient). */
function likeness(title: string, other: string): number {
  const ours = words(title);
  const theirs = words(other);
  const common = [...ours].filter((word) => theirs.has(word)).length;
  return common === 0 ? 0 : (2 * common) / (ours.size + theirs.size);
}

function words(text: string): Set<string> {
  return new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu));
}
