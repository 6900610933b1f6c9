// The documents of a page in which its article may stand.

/** A frame that holds an article fills at least this part of the window. */
const FILLS = 0.25;

/**
 * The page's own document, then those of its frames that fill a good part of the window, the biggest first. Only
 * frames of the page's own origin: for any other the reader would have to allow more than this page. A frame
 * between two documents, whose next one has no root yet, is left out: its load will be heard.
 */
export function documentsOf(page: Document): Document[] {
  const view = page.defaultView;
  const window = view ? view.innerWidth * view.innerHeight : 0;
  const frames = [...page.querySelectorAll<HTMLIFrameElement | HTMLFrameElement>("iframe, frame")]
    .map((frame) => ({ frame, area: frame.clientWidth * frame.clientHeight }))
    .filter(({ area }) => area > 0 && area >= FILLS * window)
    .sort((one, other) => other.area - one.area)
    .flatMap(({ frame }) => (frame.contentDocument?.documentElement ? [frame.contentDocument] : []));
  return [page, ...frames];
}
